"""Somebody who adds and subtracts everything that can be read from outside.

Every figure of the scene has a digit of its own, so that any sum or difference of them tells by its
digits what is in it. From all numbers that were read, Gauss's method finds the figures that follow.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

# The digit of a figure of the year before, of this year, and of both together or apart.
BEFORE, NOW = 1, 4
TABLE = {
    0: (0, 0),
    1: (1, 0),
    4: (0, 1),
    5: (1, 1),
    3: (-1, 1),
    -1: (-1, 0),
    -4: (0, -1),
    -3: (1, -1),
}
# The smallest figure has the ones to itself; it must be small in both years.
SMALL = {
    0: (0, 0),
    1: (1, 0),
    3: (0, 1),
    4: (1, 1),
    2: (-1, 1),
    -1: (-1, 0),
    -3: (0, -1),
    -2: (1, -1),
}
LEAST = 1_000  # what is less is a count of something else, a year or a share
SPACES = "\u00a0\u202f"
NUMBER = re.compile(rf"[-−]?\d+(?:[{SPACES}]\d{{3}})*(?:,\d+)?")

Vector = tuple[int, ...]


def numbers_in(text: str) -> Iterable[Decimal]:
    """Every number in a text, as people write them."""
    for found in NUMBER.findall(text):
        plain = re.sub(f"[{SPACES}]", "", found).replace("−", "-").replace(",", ".")
        yield Decimal(plain)


def told_by(number: Decimal, digits: int) -> Vector | None:
    """Which figures are in a number, and how many times; None for a number of something else.

    First all figures of the year before, by their digits from the ones up, then those of this year.
    """
    if number != int(number) or abs(number) < LEAST:
        return None
    parts, rest = [], int(number)
    for position in range(digits):
        digit = (rest + 4) % 10 - 4
        found = (TABLE if position else SMALL).get(digit)
        if found is None:
            return None
        parts.append(found)
        rest = (rest - digit) // 10
        if position == 0 and rest % 100 == 0:
            rest //= 100  # the tens and the hundreds belong to no figure
        elif position == 0:
            return None
    return tuple(part[year] for year in (0, 1) for part in parts) if rest == 0 else None


def figures_that_follow(known: Iterable[Vector]) -> set[int]:
    """The places in the vectors of the figures that can be reckoned out."""
    rows: list[list[Fraction]] = []
    leads: list[int] = []
    for vector in {*known}:
        row = [Fraction(part) for part in vector]
        for lead, other in zip(leads, rows, strict=True):
            row = _without(row, other, lead)
        lead = next((place for place, part in enumerate(row) if part), None)
        if lead is None:
            continue
        row = [part / row[lead] for part in row]
        rows = [_without(other, row, lead) for other in rows]
        rows.append(row)
        leads.append(lead)
    return {lead for lead, row in zip(leads, rows, strict=True) if sum(map(bool, row)) == 1}


def _without(row: list[Fraction], other: list[Fraction], lead: int) -> list[Fraction]:
    share = row[lead]
    return [a - share * b for a, b in zip(row, other, strict=True)] if share else row
