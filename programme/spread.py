"""The middle and the spread of several figures: median and quartiles (design 4).

A quartile is found as Excel's KVARTIL.INC finds it. The figures stand in order of size; the
lower quartile lies a quarter, the upper three quarters of the way from the first to the last.
Where that is between two figures, it lies as far from the one to the other. So the lower
quartile of 1, 3, 5, 7, 9 is 3, and of 1, 3, 5, 7 it is 2.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from programme.figures import NoValue


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and quartiles over participants: how many they rest on, and who is not in them.

    All three are numbers, or all three are the same no-value.
    """

    median: Decimal | NoValue
    lower: Decimal | NoValue
    upper: Decimal | NoValue
    n: int
    missing: tuple[Any, ...] = ()
    not_due: tuple[Any, ...] = ()
    not_applicable: tuple[Any, ...] = ()
    suppressed: tuple[Any, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether there were enough figures for it."""
        return isinstance(self.median, Decimal)


def quartiles(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Lower quartile, median and upper quartile of figures that are all there."""
    ordered = sorted(numbers)
    lower, middle, upper = (_at_quarter(ordered, quarter) for quarter in (1, 2, 3))
    return lower, middle, upper


def _at_quarter(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    """So many quarters of the way from the first to the last, between two figures if need be."""
    place, rest = divmod((len(ordered) - 1) * quarter, 4)
    if not rest:
        return ordered[place]
    return ordered[place] + (ordered[place + 1] - ordered[place]) * rest / 4
