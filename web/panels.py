"""Parts of pages and of histories that apps higher up add to them, as the menu's lines are added."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from web.changes import Line


@dataclass(frozen=True)
class Panel:
    """A template on a page, with what `facts` tells of the thing that the page is about."""

    page: str
    template: str
    facts: Callable[[Any, Any], dict[str, Any]]


PANELS: list[Panel] = []


def add_panel(panel: Panel) -> None:
    """Put a part onto a page; called once by each app's `ready`."""
    PANELS.append(panel)


def panels_of(page: str, request: Any, about: Any) -> list[dict[str, Any]]:
    """The parts of a page for this visitor, each with its template."""
    return [
        {"template": panel.template} | panel.facts(request, about)
        for panel in PANELS
        if panel.page == page
    ]


Tell = Callable[[Any, Any], Iterable[Line]]
HISTORIES: list[tuple[str, Tell]] = []


def add_history(page: str, tell: Tell) -> None:
    """Let a history page tell also of what lies higher up; called once by each app's `ready`."""
    HISTORIES.append((page, tell))


def lines_of(page: str, request: Any, about: Any) -> Iterator[Line]:
    """What is added to a history page, as this visitor may read it."""
    told = (tell(request, about) for name, tell in HISTORIES if name == page)
    return chain.from_iterable(told)
