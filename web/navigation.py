"""The menu, as data that each app adds its lines to, gathered so that it is one line long."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Group:
    """Lines that belong together: one line of the menu, and theirs below it on their pages."""

    label: Any
    order: int = 50


@dataclass(frozen=True)
class Item:
    """A line in the menu, shown to those for whom `shown` says yes."""

    label: Any
    route: str
    shown: Callable[[Any], bool]
    order: int = 50
    group: Group | None = None


@dataclass(frozen=True)
class Line:
    """A line as one visitor sees it: where it leads, and whether that is the page one is on."""

    label: Any
    address: str
    is_here: bool = False
    below: tuple["Line", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the page one is on is among the lines below."""
        return any(line.is_here for line in self.below)


MENU: list[Item] = []


def add_item(item: Item) -> None:
    """Put a line into the menu; called once by each app's `ready`."""
    MENU.append(item)
    MENU.sort(key=lambda line: line.order)


def menu_for(user: Any, path: str) -> list[Line]:
    """The lines that this visitor may follow, on the page with this path."""
    shown = [item for item in MENU if item.shown(user)]
    lines = [(item, _line(item, path)) for item in shown]
    groups = gathered((item.group, line) for item, line in lines if item.group)
    alone = [(item.order, line) for item, line in lines if not item.group]
    return [line for _order, line in sorted([*alone, *groups], key=lambda each: each[0])]


def gathered(lines: Iterable[tuple[Group, Line]]) -> list[tuple[int, Line]]:
    """Each group with its lines below it, and its place; a line alone stands as itself."""
    of: dict[Group, list[Line]] = {}
    for group, line in lines:
        of.setdefault(group, []).append(line)
    return [(group.order, _group(group, below)) for group, below in of.items()]


def _line(item: Item, path: str) -> Line:
    address = reverse(item.route)
    return Line(item.label, address, address == path)


def _group(group: Group, below: Sequence[Line]) -> Line:
    """A group leads to the first of its pages."""
    if len(below) == 1:
        return below[0]
    return Line(group.label, below[0].address, below=tuple(below))
