"""Which figures are expected of a participation, and how many of them have come (design 5 and 6.1).

The rule, in full. A figure is expected of a participation for a period when all of this holds:

1. The programme has a window for figures in the period.
2. The indicator holds the municipality's own figures, and is asked of all by the programme or
   chosen by the participation.
3. The indicator is due at this length of period: every half-year, every year, or every fourth
   year, counted from the year in which the programme starts.
4. The indicator is valid on the last day of the period. So an indicator and the one that
   replaces it are never both asked for.
5. The participation takes part on some day of the period. Its phase does not matter: a phase has
   no dates, and what is so today must not change what was asked for before.

One figure is counted for each indicator: the part "total". It is reported when it is submitted
or approved; to the participation's own people also when it is entered. "Not applicable" is an
answer, and so is reported. A returned figure is not. What is not reported is missing from the
day after the due date; until then it is not yet due. It came late when it was first submitted
after the due date, by an exception too; a correction of a figure that came in time is not late.

Nothing here asks the database or the clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from programme.models.indicator import Frequency, Source

EVERY = 4  # years


def frequencies(period: Any, first_year: int) -> frozenset[str]:
    """The frequencies that are asked for in this period of a programme that started in a year."""
    if period.half is not None:
        return frozenset({Frequency.HALF_YEAR})
    if (period.year - first_year) % EVERY:
        return frozenset({Frequency.YEAR})
    return frozenset({Frequency.YEAR, Frequency.EVERY_4_YEARS})


def is_asked(indicator: Any, period: Any, first_year: int) -> bool:
    """Whether an indicator that is asked of all or chosen is asked for in this period."""
    return (
        indicator.source == Source.OWN
        and indicator.frequency in frequencies(period, first_year)
        and (indicator.valid_from or date.min) <= period.ends_on
        and (indicator.valid_to or date.max) >= period.ends_on
    )


def takes_part(participation: Any, period: Any) -> bool:
    """Whether the participation lasts on some day of the period."""
    ends = participation.ends_on or date.max
    return participation.starts_on <= period.ends_on and ends >= period.starts_on


class Came(StrEnum):
    """How far one expected figure has come."""

    APPROVED = "approved"
    SUBMITTED = "submitted"
    ENTERED = "entered"  # told to the participation's own people alone
    MISSING = "missing"
    NOT_DUE = "not_due"


REPORTED = frozenset({Came.APPROVED, Came.SUBMITTED, Came.ENTERED})


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader may know of one figure: its states, and the day on which it first came."""

    states: frozenset[str] = frozenset()
    first_on: date | None = None
    last_on: date | None = None
    is_documented: bool = False


NOTHING = Known()


def how_far(known: Known, *, is_due: bool) -> Came:
    """How far the figure has come; a correction that is being written leaves the old one standing."""
    for state in (Came.APPROVED, Came.SUBMITTED):
        if state in known.states:
            return state
    if "draft" in known.states:
        return Came.ENTERED
    return Came.MISSING if is_due else Came.NOT_DUE


@dataclass(frozen=True, slots=True)
class Count:
    """How many figures of a participation in a period are expected, and how many have come."""

    expected: int = 0
    reported: int = 0
    approved: int = 0
    late: int = 0
    missing: int = 0
    not_due: int = 0
    documented: int = 0

    def __add__(self, other: "Count") -> "Count":
        """The counts of several periods or participations."""
        return Count(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))


def count(figures: Iterable[Known], *, due_on: date, today: date) -> Count:
    """The counts of the figures that are expected, with one `Known` for each of them."""
    figures = [*figures]
    far = [how_far(each, is_due=today > due_on) for each in figures]
    came = [each for each, how in zip(figures, far, strict=True) if how in REPORTED]
    return Count(
        expected=len(figures),
        reported=len(came),
        approved=far.count(Came.APPROVED),
        late=sum(is_late(each, due_on) for each in came),
        missing=far.count(Came.MISSING),
        not_due=far.count(Came.NOT_DUE),
        documented=sum(each.is_documented for each in came),
    )


def is_late(known: Known, due_on: date) -> bool:
    """Whether the figure was first submitted after the due date."""
    return came_after(known.first_on, due_on)


def came_after(first_on: date | None, due_on: date) -> bool:
    """Whether what first came on a day is late; the due date itself is in time."""
    return first_on is not None and first_on > due_on


def days_late(figures: Iterable[Known], *, due_on: date, today: date) -> int | None:
    """Days from the due date until the last figure first came, or until today while one is missing.

    None before the due date, when nothing can be late yet.
    """
    if today <= due_on:
        return None
    figures = [*figures]
    if any(how_far(each, is_due=True) is Came.MISSING for each in figures):
        return (today - due_on).days
    came = [each.first_on for each in figures if each.first_on]
    return max((max(came, default=due_on) - due_on), timedelta()).days


class Extent(models.TextChoices):
    """How much of a period's figures is in."""

    APPROVED = "approved", _("all are in and approved")
    COMPLETE = "complete", _("all are in, not all approved")
    PARTLY = "partly", _("some are in")
    NOTHING = "nothing", _("none are in")
    NOT_DUE = "not_due", _("none are in yet, not yet due")


def extent(counted: Count) -> Extent:
    """How much is in, for a period in which something is expected."""
    if counted.reported == counted.expected:
        done = counted.approved == counted.expected
        return Extent.APPROVED if done else Extent.COMPLETE
    if counted.reported:
        return Extent.PARTLY
    return Extent.NOTHING if counted.missing else Extent.NOT_DUE
