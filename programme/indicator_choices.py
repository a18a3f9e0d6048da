"""Indicators to choose among, as a form shows them: by theme, each with what it means."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from programme.models import Indicator


@dataclass(frozen=True)
class Choice:
    """One indicator with its checkbox."""

    indicator: Indicator
    element: str
    is_chosen: bool
    tags: tuple[Any, ...] = ()


def by_theme(bound: Any, tags: Any = None) -> list[tuple[Any, list[Choice]]]:
    """The choices of a form's field in groups, in the order of the themes.

    `tags` gives the words beside an indicator, by its id.
    """
    chosen = {str(value) for value in bound.value() or ()}
    choices = [
        Choice(
            indicator,
            f"{bound.auto_id}_{indicator.pk}",
            str(indicator.pk) in chosen,
            tuple((tags or {}).get(indicator.pk, ())),
        )
        for indicator in bound.field.queryset.in_order()
    ]
    return [*themes(choices)]


def themes(choices: Iterable[Choice]) -> Iterable[tuple[Any, list[Choice]]]:
    """The theme's name, and its own choices."""
    for _theme, own in groupby(choices, key=lambda choice: choice.indicator.theme):
        group = [*own]
        yield group[0].indicator.get_theme_display(), group  # type: ignore[attr-defined]
