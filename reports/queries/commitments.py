"""What participant and Husbanken have promised each other in a year, and what is open today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogue.models import Commitment
from municipalities.models import Comment


@dataclass(frozen=True, slots=True)
class Row:
    """One promise."""

    participation_id: int
    side: str
    side_code: str
    what: str
    who: str
    due_on: date
    state: str
    days_late: int | None
    closed_on: date | None
    closing_comment: str


def rows(*, user: Any, participation: Any, year: int) -> list[Row]:
    """The participant's own first, then by date. One query."""
    found = Commitment.objects.visible_to(user).of(participation)
    own = Comment.Side.PARTICIPANT
    told = sorted(
        (row for row in found if _concerns(row, year)),
        key=lambda row: (row.side != own, row.due_on, row.pk),
    )
    return [_row(row, participation, user.scope.today) for row in told]


def _concerns(row: Commitment, year: int) -> bool:
    closed = row.closed_on.year if row.closed_on else None
    return closed is None or year in (row.due_on.year, closed)


def _row(row: Commitment, participation: Any, today: date) -> Row:
    own = row.side == Comment.Side.PARTICIPANT
    return Row(
        participation_id=row.participation_id,
        side=participation.name if own else str(Comment.Side.HUSBANKEN.label),
        side_code=row.side,
        what=row.what,
        who=row.who,
        due_on=row.due_on,
        state=str(row.get_state_display()),
        days_late=row.days_late(today) or None,
        closed_on=row.closed_on,
        closing_comment=row.closing_comment,
    )
