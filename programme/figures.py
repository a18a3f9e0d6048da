"""The words figures are spoken of in: the kinds of no-number, and what a calculation answers.

A figure comes as a `Decimal`, as a `NoNumber`, as the `NoValue` of an earlier calculation, or
as None, which is the database's word for missing. It never comes as a float.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeGuard


class NoNumber(StrEnum):
    """The four ways of having no number; the fifth no-number, 0, is a number (design 6.1)."""

    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NOT_DUE = "not_due"
    SUPPRESSED = "suppressed"


class Reason(StrEnum):
    """What a calculation lacked."""

    STATED = "stated"  # nothing was calculated: the figure itself is a no-number
    ZERO_DENOMINATOR = "zero_denominator"
    NO_NUMERATOR = "no_numerator"
    NO_DENOMINATOR = "no_denominator"
    NO_BASELINE = "no_baseline"
    NO_LATEST = "no_latest"
    NO_TARGET = "no_target"
    NO_PART = "no_part"
    NO_TOTAL = "no_total"
    NOBODY = "nobody"
    TOO_FEW = "too_few"


class Direction(StrEnum):
    """Which way is better; `context` is background and is never judged (design 6.5)."""

    LOWER = "lower"
    HIGHER = "higher"
    CONTEXT = "context"


class Accumulation(StrEnum):
    """How the figures of several periods become one (design 6.3)."""

    PER_PERIOD = "per_period"
    RUNNING_TOTAL = "running_total"
    SNAPSHOT = "snapshot"


class Kept(StrEnum):
    """The answer to progress when the target is to stay at the baseline (design 6.4)."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"


class Standing(StrEnum):
    """Where a figure stands against the plan (design 6.5)."""

    AHEAD = "ahead"
    ON = "on"
    BEHIND = "behind"
    NOT_REPORTING = "not_reporting"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class NoValue:
    """No answer: of which kind, and what was lacking."""

    kind: NoNumber
    reason: Reason = Reason.STATED


Figure = Decimal | NoNumber | NoValue | None

# When several parts lack a number, the first of these found is what is said. What is hidden
# comes first, so that no other word gives away that there was something to hide.
PRECEDENCE = (
    NoNumber.SUPPRESSED,
    NoNumber.MISSING,
    NoNumber.NOT_DUE,
    NoNumber.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum, mean or rate over participants: how many it rests on, and who is not in it (6.6)."""

    value: Decimal | NoValue
    n: int
    missing: tuple[Any, ...] = ()
    not_due: tuple[Any, ...] = ()
    not_applicable: tuple[Any, ...] = ()
    suppressed: tuple[Any, ...] = ()

    @property
    def asked(self) -> int:
        """Of how many a figure could be had by now: the 16 of "12 av 16"."""
        return self.n + len(self.missing) + len(self.suppressed)


def is_number(figure: Figure) -> TypeGuard[Decimal]:
    """Whether this is a figure one can reckon with."""
    return isinstance(figure, Decimal)


def kind_of(figure: Figure) -> NoNumber | None:
    """Which kind of no-number this is; None when it is a number."""
    if is_number(figure):
        return None
    if isinstance(figure, NoValue):
        return figure.kind
    return figure if isinstance(figure, NoNumber) else NoNumber.MISSING


def worst_kind(figures: Iterable[Figure]) -> NoNumber | None:
    """The kind of no-number that rules when some of these lack a number; None when none do."""
    kinds = {kind_of(figure) for figure in figures}
    return next((kind for kind in PRECEDENCE if kind in kinds), None)


def lacking(parts: Mapping[Reason, Figure]) -> NoValue:
    """No answer, for the part whose lack rules; the first named when several lack alike."""
    kind = worst_kind(parts.values()) or NoNumber.MISSING
    return NoValue(
        kind, next(reason for reason, part in parts.items() if kind_of(part) == kind)
    )
