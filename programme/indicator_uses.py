"""What hangs on an indicator in the apps above, asked through one door: imports go down only.

The app that holds figures, goals and followers opens the door once, when the site starts.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from programme.figures import Figure
from programme.models import Indicator, Programme


@dataclass(frozen=True)
class Uses:
    """What an indicator is used for. The counts tell only what stands, never of a draft."""

    is_used: bool = False  # by anything at all, also by what only its own people know of
    has_figures: bool = False  # of any kind
    figures: int = 0
    reporters: int = 0
    decimals: int = 0  # the most that a figure, a baseline or a target has
    parts: frozenset[int] = frozenset()  # those that there are figures of
    first_day: date | None = None  # of the periods that there are figures of
    last_period: str = ""  # the latest that there is a figure of
    last_end: date | None = None  # the day on which that period ends
    followers: tuple[str, ...] = ()
    goals: int = 0  # adopted ones that it measures
    targets: tuple[tuple[int, int], ...] = ()  # the year, and how many adopted targets it has


@dataclass(frozen=True)
class Shift:
    """What the programme's figure over some periods is, and what it would become, with n of each."""

    label: str
    before: Figure
    n_before: int
    after: Figure
    n_after: int


@dataclass(frozen=True)
class Door:
    """What the app above answers, and does, about an indicator."""

    uses: Callable[[Indicator], Uses]
    shifts: Callable[[Indicator, str], list[Shift]]
    decide_small_numbers: Callable[[Indicator], None]
    asked_anew: Callable[
        [Programme, Collection[Indicator], date], Mapping[int, tuple[str, ...]]
    ]


_doors: list[Door] = []


def open_door(door: Door) -> None:
    """Called once, by the app that holds what hangs on indicators."""
    _doors[:] = [door]


def uses_of(indicator: Indicator) -> Uses:
    """Everything that hangs on an indicator."""
    return _doors[0].uses(indicator)


def shifts_of(indicator: Indicator, accumulation: str) -> list[Shift]:
    """What the programme's figures become when periods go together in another way (design 6.3)."""
    return _doors[0].shifts(indicator, accumulation)


def decide_small_numbers(indicator: Indicator) -> None:
    """Decide again which of its figures are hidden outside, by its new limit (design 6.8)."""
    _doors[0].decide_small_numbers(indicator)


def asked_anew(programme: Programme, indicators: Collection[Indicator], today: date) -> Any:
    """By indicator: the participants that would report it and do not follow it today, by name."""
    return _doors[0].asked_anew(programme, indicators, today)
