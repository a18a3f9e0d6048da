"""Median and quartiles of the programme's participants, and of a region beside them (design 4)."""

from collections.abc import Collection, Mapping
from typing import Any

from programme import calculation
from programme.spread import Spread

ENOUGH = 5  # whose figures a spread is made of


def spread_of(numbers: Mapping[int, Any], opened: Collection[int]) -> Spread:
    """Of five or more; those who have opened their figures are known, and do not count among the five."""
    return calculation.spread(numbers, ENOUGH + len(numbers.keys() & opened))


def spread_of_some(
    numbers: Mapping[int, Any], some: Collection[int], opened: Collection[int]
) -> Spread:
    """Of a region beside that of the whole: told when nobody else has a figure, or five others have.

    Else the two spreads together would tell the figures of the few outside the region.
    """
    inside = {pk: number for pk, number in numbers.items() if pk in some}
    outside = numbers.keys() - inside.keys()
    few = outside and len(outside - {*opened}) < ENOUGH
    return calculation.spread(inside, len(inside) + 1) if few else spread_of(inside, opened)
