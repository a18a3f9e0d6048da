"""The demo, for the tests that look at a whole year of it."""

from tests.municipalities.conftest import demo, demo_made

__all__ = ["demo", "demo_made"]
