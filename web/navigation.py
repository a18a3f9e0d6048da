"""The menu, as data that each app adds its lines to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Item:
    """A line in the menu, shown to those for whom `shown` says yes."""

    label: Any
    route: str
    shown: Callable[[Any], bool]
    order: int = 50


MENU: list[Item] = []


def add_item(item: Item) -> None:
    """Put a line into the menu; called once by each app's `ready`."""
    MENU.append(item)
    MENU.sort(key=lambda line: line.order)


def menu_for(user: Any) -> list[Item]:
    """The lines that this visitor may follow."""
    return [item for item in MENU if item.shown(user)]
