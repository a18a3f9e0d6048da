"""Parts of a page that apps higher up add to it, as the menu's lines are added."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


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
