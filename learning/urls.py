"""Addresses of what was tried and learned."""

from typing import Any

urlpatterns: list[Any] = []
