"""What is reported, period by period, over all who are in the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One period with its due date."""

    period: str
    due_on: date
    participants: int
    expected: int
    reported: int
    approved: int
    late: int
    missing: int
    not_due: int
    lacking: int  # participants

    @property
    def waiting(self) -> int:
        """Reported, and not approved."""
        return self.reported - self.approved


COUNTS = ("expected", "reported", "approved", "late", "missing", "not_due")


def rows(found: Sequence[Any]) -> list[Row]:
    """Of the rows of who has reported what: the oldest period first, as time goes in a chart."""
    ordered = sorted(found, key=_period)
    return [_row(*key, [*own]) for key, own in groupby(ordered, key=_period)]


def _period(row: Any) -> tuple[date, str]:
    return row.due_on, row.period


def _row(due_on: date, period: str, own: list[Any]) -> Row:
    return Row(
        period=period,
        due_on=due_on,
        participants=len(own),
        **{name: sum(getattr(row, name) for row in own) for name in COUNTS},
        lacking=sum(bool(row.missing) for row in own),
    )
