"""Addresses of what passes between participant and Husbanken."""

from typing import Any

urlpatterns: list[Any] = []
