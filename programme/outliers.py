"""Which figures stand out so much that somebody should look at them (issue "Measured results").

A figure stands out by one of two rules. Neither says that it is wrong.

1. A large change since the year before: the same as is asked about at entry. The change is larger
   than `jump_least`, and larger than `jump_percent` of the year before.
2. Far from the others: further from the median of all participants in the programme than three
   times 1.4826 times the median distance from it (the MAD, which is how a standard deviation
   looks when a few figures are far off). Counts and amounts are compared per 1,000 inhabitants.
   It takes at least five figures; and where more than half are equal, nobody is judged.

Both look at figures that stand and are hidden from nobody, so that no answer tells of a hidden one.
Pure, on `Decimal`; no database, no clock.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from programme import calculation
from programme.figures import Figure, is_number

AT_LEAST = 5
AS_DEVIATION = Decimal("1.4826")  # from MAD to standard deviation, of normally spread figures
TIMES = 3


def jumped(figure: Figure, before: Figure, *, percent: int | None, least: Decimal) -> bool:
    """Whether a figure has changed more since the year before than the indicator lets pass."""
    if percent is None or not (is_number(figure) and is_number(before)):
        return False
    change = abs(figure - before)
    return change > least and change * 100 > abs(before) * percent


def per_1000(figure: Figure, persons: int | None) -> Decimal | None:
    """A count for each thousand inhabitants; none where either is not known."""
    if not is_number(figure) or not persons:
        return None
    return figure * 1000 / persons


def far_from_others(values: Mapping[Any, Decimal]) -> frozenset[Any]:
    """Those whose figure lies outside the median plus or minus three deviations; the edge is inside."""
    middle = calculation.median(values, at_least=AT_LEAST).value
    if not is_number(middle):
        return frozenset()
    distances = {who: abs(value - middle) for who, value in values.items()}
    usual = calculation.median(distances, at_least=AT_LEAST).value
    if not is_number(usual) or usual == 0:
        return frozenset()
    limit = TIMES * AS_DEVIATION * usual
    return frozenset(who for who, distance in distances.items() if distance > limit)
