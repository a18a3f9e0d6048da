"""What the rows of a report and the rows of an answer share, and how both are counted."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from programme.figures import Figure
from reports.questions.question import Change
from reports.questions.scope import Scope
from web import formats

A_YEAR = timedelta(days=365)


def whose(row: Any) -> dict[str, Any]:
    """Whose row it is."""
    return {
        "participant": row.participant,
        "participation_id": row.participation_id,
        "region": row.region,
    }


def who(rows: Iterable[Any]) -> frozenset[int]:
    """The participants that have such a row."""
    return frozenset(row.participation_id for row in rows)


def resting_on(scope: Scope, having: Iterable[int]) -> dict[str, Any]:
    """How many participants an answer rests on, of how many, and who is missing."""
    ids = frozenset(having)
    return {"n": len(ids), "of": len(scope.ids), "missing": scope.names(scope.ids - ids)}


def since_a_year_ago(
    scope: Scope, rows: Iterable[Any], day_of: Callable[[Any], date | None], worth: Any = None
) -> Change:
    """What has come in the last twelve months: how many rows, or what they are worth together."""
    day = scope.today - A_YEAR
    fresh = [row for row in rows if (on := day_of(row)) is not None and on > day]
    value: Figure = sum((worth(row) if worth else Decimal(1) for row in fresh), Decimal(0))
    return Change(value, formats.day(day))
