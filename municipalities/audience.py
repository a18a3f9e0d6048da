"""Who reads a figure, and whether small numbers are hidden from them (design 6.8)."""

from decimal import Decimal
from enum import Enum
from typing import Any

from municipalities.models import GoalIndicator, Measurement, NeedCount, Participation
from programme import calculation
from programme.figures import Figure, NoNumber
from programme.models import Indicator

FEW = 4  # counts of 1 to 3 persons or households could point at somebody (design 6.8)
HIDDEN = NoNumber.SUPPRESSED
MISSING = NoNumber.MISSING


class Audience(Enum):
    """The readers that the rules tell apart."""

    OWN = "own"  # the participation's own people, on screen and in their own file
    FOLLOWING = "following"  # its adviser and the programme lead, on screen only
    OUTSIDE = "outside"  # everybody else, and every file outside the participation

    @property
    def sees_small_numbers(self) -> bool:
        """True for those from whom nothing is hidden."""
        return self is not Audience.OUTSIDE


def on_screen(user: Any, participation: Participation) -> Audience:
    """Who the reader of a page is to this participation."""
    if user.scope.is_own(participation.pk):
        return Audience.OWN
    follows = user.scope.may("see_submitted_small_numbers", participation)
    return Audience.FOLLOWING if follows else Audience.OUTSIDE


def in_file(user: Any, participation: Participation) -> Audience:
    """Who the reader of a report is: its preview shows what the file will show."""
    return Audience.OWN if user.scope.is_own(participation.pk) else Audience.OUTSIDE


def figure_for(audience: Audience, figure: Measurement | None) -> Figure:
    """The figure as this reader sees it; missing when there is none."""
    if figure is None:
        return MISSING
    if figure.suppression and not audience.sees_small_numbers:
        return HIDDEN
    return figure.figure


def count_for(audience: Audience, count: NeedCount | None) -> Figure:
    """How many are in need, as this reader sees it; missing when nothing is counted."""
    if count is None:
        return MISSING
    number = Decimal(count.count)
    hides = not audience.sees_small_numbers and calculation.primary_suppressed(number, FEW)
    return HIDDEN if hides else number


def baseline_for(audience: Audience, measured: GoalIndicator) -> Figure:
    """A baseline as this reader sees it: when it is small or would tell a hidden figure, it is hidden too.

    Asks for `with_flags`.
    """
    hides = measured.hides_baseline and not audience.sees_small_numbers  # type: ignore[attr-defined]
    if measured.baseline is not None and hides:
        return HIDDEN
    return number_for(audience, measured.baseline, measured.indicator)


def number_for(
    audience: Audience, number: Decimal | int | None, indicator: Indicator
) -> Figure:
    """A baseline, a target or a count as this reader sees it: small ones follow the same rule."""
    if number is None:
        return MISSING
    value = Decimal(number)
    hides = not audience.sees_small_numbers and calculation.primary_suppressed(
        value, indicator.suppress_below
    )
    return HIDDEN if hides else value
