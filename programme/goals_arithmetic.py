"""Goals and figures: how much of the way is gone, and where the figure stands against the plan (design 6.4, 6.5).

As all the arithmetic, pure and on `Decimal`: what is not there never becomes 0, and nothing is
rounded on the way.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from programme.figures import (
    Direction,
    Figure,
    Kept,
    NoNumber,
    NoValue,
    Reason,
    Standing,
    is_number,
    kind_of,
    lacking,
)


def progress(
    baseline: Figure, latest: Figure, target: Figure, direction: str = Direction.CONTEXT
) -> Decimal | Kept | NoValue:
    """How much of the way from baseline to target is gone, as a share (design 6.4).

    Below 0 and above 1 are told as they are. When the target is the baseline, the answer is
    kept or not kept; a figure that is better than the target in the indicator's direction
    keeps it too.
    """
    if is_number(baseline) and is_number(latest) and is_number(target):
        if target == baseline:
            return _kept(latest, target, direction)
        return (latest - baseline) / (target - baseline)
    return lacking(
        {Reason.NO_BASELINE: baseline, Reason.NO_LATEST: latest, Reason.NO_TARGET: target}
    )


def expected(
    baseline: Figure, target: Figure, *, start: date, end: date, on: date
) -> Decimal | NoValue:
    """Where the straight line from baseline to target stands on a day (design 6.5).

    Before the start it stands at the baseline, after the end at the target.
    """
    if is_number(baseline) and is_number(target):
        point = _line(baseline, target, start, end, on)
        return Decimal(point.numerator) / Decimal(point.denominator)
    return lacking({Reason.NO_BASELINE: baseline, Reason.NO_TARGET: target})


def standing(
    *,
    baseline: Figure,
    latest: Figure,
    target: Figure,
    start: date,
    end: date,
    on: date,
    direction: str,
    tolerance: Decimal,
) -> Standing:
    """Ahead of, on or behind the straight line, on a day (design 6.5).

    `tolerance` is a share of the way from baseline to target: 0.1 lets a goal from 40 to 20
    be 2 off the line. Its edges count as on plan. Background figures are never judged, and
    who has not reported is not behind.
    """
    if direction == Direction.CONTEXT:
        return Standing.NOT_JUDGED
    if kind_of(latest) is NoNumber.MISSING:
        return Standing.NOT_REPORTING
    if not (is_number(baseline) and is_number(latest) and is_number(target)):
        return Standing.NOT_JUDGED
    above = Fraction(latest) - _line(baseline, target, start, end, on)
    better = above if direction == Direction.HIGHER else -above
    return _judged(better, Fraction(tolerance) * abs(Fraction(target) - Fraction(baseline)))


def _kept(latest: Decimal, target: Decimal, direction: str) -> Kept:
    """Whether a figure that was to stay where it was has done so."""
    better = {
        Direction.LOWER: latest < target,
        Direction.HIGHER: latest > target,
        Direction.CONTEXT: False,
    }[Direction(direction)]
    return Kept.KEPT if better or latest == target else Kept.NOT_KEPT


def _line(baseline: Decimal, target: Decimal, start: date, end: date, on: date) -> Fraction:
    """The straight line at a day, exactly: a third of the way has no last decimal."""
    if on >= end:
        return Fraction(target)
    gone = Fraction(max((on - start).days, 0), max((end - start).days, 1))
    return Fraction(baseline) + (Fraction(target) - Fraction(baseline)) * gone


def _judged(better: Fraction, allowed: Fraction) -> Standing:
    """The class of a figure that lies so much on the better side of the line."""
    if better > allowed:
        return Standing.AHEAD
    return Standing.BEHIND if better < -allowed else Standing.ON
