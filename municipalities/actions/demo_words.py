"""The demo's needs and goals stored, with the decisions that made them valid."""

from typing import Any


def make(world: Any) -> None:
    """Needs, goals and adoptions of every participant."""
