"""The programme's arithmetic: pure, on `Decimal`, with no database and no clock (design 6).

Two rules hold everywhere. A figure that is not there never becomes 0: a function that cannot
answer gives a `NoValue`, which says what kind of no-number it is and what was lacking. And
nothing is rounded on the way: `round_half_away` is called once, where a figure is shown.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from programme.figures import (
    PRECEDENCE,
    Accumulation,
    Direction,
    Figure,
    NoNumber,
    NoValue,
    Reason,
    Total,
    is_number,
    kind_of,
    lacking,
    worst_kind,
)
from programme.small_numbers import primary_suppressed
from programme.spread import Spread, quartiles
from web.rounding import round_half_away

# Told from here too: those who reckon look for them among the arithmetic.
__all__ = ["Spread", "primary_suppressed", "round_half_away"]


# Rates


def rate(numerator: Figure, denominator: Figure, factor: int = 1) -> Decimal | NoValue:
    """Numerator over denominator times factor; no value over zero (design 6.2).

    A hidden part hides the rate (design 6.8).
    """
    if is_number(numerator) and is_number(denominator):
        if denominator == 0:
            return NoValue(NoNumber.NOT_APPLICABLE, Reason.ZERO_DENOMINATOR)
        return numerator * factor / denominator
    return lacking({Reason.NO_NUMERATOR: numerator, Reason.NO_DENOMINATOR: denominator})


def rate_over(
    parts: Mapping[Any, tuple[Figure, Figure]], factor: int = 1, at_least: int = 1
) -> Total:
    """One rate for several municipalities or years: sum over sum, never a mean of rates (6.2).

    `parts` maps who (or when) to numerator and denominator; one without both is left out of
    both sums and named.
    """
    whole = {who: _whole(pair) for who, pair in parts.items()}
    return _gathered(whole, lambda pairs: _rate_of_sums(pairs, factor), at_least)


# Over participants


def total(values: Mapping[Any, Figure], at_least: int = 1) -> Total:
    """The sum over participants, with n and who is missing; a missing one adds no 0 (6.6)."""
    return _gathered(values, sum_of, at_least)


def mean(values: Mapping[Any, Figure], at_least: int = 1) -> Total:
    """The mean over those who reported; for counts and scores, never for rates (6.2, 6.6)."""
    return _gathered(values, lambda numbers: sum_of(numbers) / len(numbers), at_least)


def median(values: Mapping[Any, Figure], at_least: int = 5) -> Total:
    """The middle figure of others, told only when there are enough of them (design 4)."""
    return _gathered(values, lambda numbers: quartiles(numbers)[1], at_least)


def spread(values: Mapping[Any, Figure], at_least: int = 5) -> Spread:
    """Median and quartiles of others, told only when there are enough of them (design 4).

    `values` maps who to their figure; with fewer than `at_least` all three are hidden.
    """
    all_three = _gathered(values, quartiles, at_least)
    told: Any = all_three.value
    lower, middle, upper = (told,) * 3 if isinstance(told, NoValue) else told
    return Spread(
        median=middle,
        lower=lower,
        upper=upper,
        n=all_three.n,
        missing=all_three.missing,
        not_due=all_three.not_due,
        not_applicable=all_three.not_applicable,
        suppressed=all_three.suppressed,
    )


def sum_of(numbers: Iterable[Decimal]) -> Decimal:
    """The sum of figures that are all there."""
    return sum(numbers, Decimal(0))


def sum_of_all(figures: Iterable[Figure]) -> Decimal | NoValue:
    """The sum, only if every part has a number: periods of a year, or merged municipalities (6.9)."""
    parts = list(figures)
    kind = worst_kind(parts)
    if kind:
        return NoValue(kind, Reason.NO_PART)
    if not parts:
        return NoValue(NoNumber.MISSING, Reason.NOBODY)
    return sum_of(part for part in parts if is_number(part))


def off_by(parts: Iterable[Figure], total: Figure) -> Decimal | NoValue:
    """How much the parts of a figure come to above its total; 0 when they add up.

    A part that is not there is not 0, so nothing is said until all are in.
    """
    together = sum_of_all(parts)
    if is_number(together) and is_number(total):
        return together - total
    return lacking({Reason.NO_PART: together, Reason.NO_TOTAL: total})


# Over time


def over_time(values: Mapping[date, Figure], accumulation: str) -> Decimal | NoValue:
    """One figure for several periods, by the indicator's accumulation (design 6.3).

    `values` maps the end of each period to its figure. Figures for the period are added, and
    only if all are there; of running totals and snapshots the latest one entered counts.
    """
    if accumulation == Accumulation.PER_PERIOD:
        return sum_of_all(values.values())
    return latest(values)


def latest(values: Mapping[date, Figure]) -> Decimal | NoValue:
    """The figure of the latest period that has an answer.

    What is missing or not due is passed by; "not applicable" and a hidden figure are answers.
    """
    passed_by = (NoNumber.MISSING, NoNumber.NOT_DUE)
    answers = [day for day, figure in values.items() if kind_of(figure) not in passed_by]
    if not answers:
        kind = worst_kind(values.values()) or NoNumber.MISSING
        return NoValue(kind, Reason.NO_LATEST)
    figure = values[max(answers)]
    return figure if is_number(figure) else lacking({Reason.NO_LATEST: figure})


# One figure and another


def change(baseline: Figure, latest: Figure) -> Decimal | NoValue:
    """How much the latest figure differs from the baseline; none when a part is missing."""
    if is_number(baseline) and is_number(latest):
        return latest - baseline
    return lacking({Reason.NO_BASELINE: baseline, Reason.NO_LATEST: latest})


def step(direction: str, before: Figure, after: Figure) -> int | None:
    """1 for the right way, -1 for the wrong way, 0 for no change; None where nothing can be said.

    What is background is never judged (design 6.5).
    """
    if not (is_number(before) and is_number(after)) or direction == Direction.CONTEXT:
        return None
    grew = (after > before) - (after < before)
    return grew if direction == Direction.HIGHER else -grew


def _gathered(values: Mapping[Any, Any], calculate: Callable, at_least: int) -> Total:
    """What `calculate` makes of those who have a number, with the others named by kind."""
    numbers = [value for value in values.values() if _kind_of_part(value) is None]
    without = {kind.value: _named(values, kind) for kind in PRECEDENCE}
    return Total(_or_none(numbers, without, calculate, at_least), len(numbers), **without)


def _or_none(
    numbers: list, without: Mapping[str, tuple], calculate: Callable, at_least: int
) -> Decimal | NoValue:
    """The figure itself, unless a part is hidden or too few have one."""
    if without[NoNumber.SUPPRESSED]:
        return NoValue(NoNumber.SUPPRESSED, Reason.NO_PART)
    if not numbers:
        kind = next((kind for kind in PRECEDENCE if without[kind]), NoNumber.MISSING)
        return NoValue(kind, Reason.NOBODY)
    if len(numbers) < at_least:
        return NoValue(NoNumber.SUPPRESSED, Reason.TOO_FEW)
    return calculate(numbers)


def _kind_of_part(value: Any) -> NoNumber | None:
    """As `kind_of`, where a whole pair of numerator and denominator counts as a number."""
    return None if isinstance(value, tuple) else kind_of(value)


def _named(values: Mapping[Any, Any], kind: NoNumber) -> tuple[Any, ...]:
    """Who has this kind of no-number, in the order they came."""
    return tuple(who for who, value in values.items() if _kind_of_part(value) == kind)


def _whole(pair: tuple[Figure, Figure]) -> NoNumber | tuple[Figure, Figure]:
    """A pair with both its numbers, or the kind of no-number it is."""
    return worst_kind(pair) or pair


def _rate_of_sums(pairs: list, factor: int) -> Decimal | NoValue:
    """Sum of numerators over sum of denominators."""
    numerators, denominators = zip(*pairs, strict=True)
    return rate(sum_of(numerators), sum_of(denominators), factor)
