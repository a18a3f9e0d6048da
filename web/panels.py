"""Parts of a page that an upper app adds to a page of a lower one."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

# What a panel is made of: the object of the page and the visitor in, template and words out.
Panel = Callable[[Any, Any], tuple[str, dict[str, Any]]]
PANELS: dict[str, list[Panel]] = defaultdict(list)


def add_panel(page: str, panel: Panel) -> None:
    """Add a panel to the pages of this name; called once by the upper app's `ready`."""
    PANELS[page].append(panel)


def panels_of(page: str, shown: Any, user: Any) -> list[tuple[str, dict[str, Any]]]:
    """The panels of a page, each with its template and its words."""
    return [panel(shown, user) for panel in PANELS[page]]
