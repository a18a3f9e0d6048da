"""Somebody who adds and subtracts the sums that are told: an attacker, who knows nothing of rings."""

from collections.abc import Collection, Hashable, Iterable

PRIME = 2_147_483_647  # the coefficients are 1 and -1: what is 0 here is 0


def determined(
    sums: Iterable[dict[Hashable, int]], unknown: Collection[Hashable]
) -> set[Hashable]:
    """Which unknown figures follow from all the sums together, by Gauss' elimination.

    Each sum is the coefficient of every figure in it.
    """
    solved: dict[Hashable, dict[Hashable, int]] = {}  # by the figure that is solved for
    for told in sums:
        line = {who: factor % PRIME for who, factor in told.items() if who in unknown}
        for who in [*line]:
            if who in solved:
                line = _without(who, line, solved[who])
        if line:
            first = next(iter(line))
            inverse = pow(line[first], -1, PRIME)
            line = {who: factor * inverse % PRIME for who, factor in line.items()}
            solved = {who: _without(first, other, line) for who, other in solved.items()}
            solved[first] = line
    return {who for who, line in solved.items() if len(line) == 1}


def _without(
    who: Hashable, line: dict[Hashable, int], other: dict[Hashable, int]
) -> dict[Hashable, int]:
    """A line less so much of the other that a figure falls out of it."""
    times = line.get(who, 0)
    if not times:
        return line
    left = {
        each: (line.get(each, 0) - times * other.get(each, 0)) % PRIME
        for each in {**line, **other}
    }
    return {each: factor for each, factor in left.items() if factor}
