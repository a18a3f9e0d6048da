"""The day that the demo of these tests is made for."""

from datetime import date

DAY = date(2026, 11, 24)
