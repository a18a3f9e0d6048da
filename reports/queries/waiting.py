"""How many questions wait for an answer from one side, and how long the oldest has waited."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from municipalities.models import Comment

SIDE = Comment.Side


@dataclass(frozen=True)
class Waiting:
    """Questions without an answer."""

    count: int
    oldest_days: int


def from_participants(*, user: Any, today: date) -> Waiting:
    """What waits for the participants that the user acts for. One query."""
    return _waiting(user, today, SIDE.PARTICIPANT, user.scope.own())


def from_husbanken(*, user: Any, today: date) -> Waiting:
    """What waits for Husbanken, of participants that the user reads for it. One query."""
    return _waiting(user, today, SIDE.HUSBANKEN, user.scope.read_by_husbanken())


def _waiting(user: Any, today: date, side: str, of: Any) -> Waiting:
    rows = Comment.objects.visible_to(user).filter(of).unanswered()
    days = [row.days_waited for row in rows.filter(waits_for=side).waiting_until(today)]
    return Waiting(len(days), int(max(days, default=0)))
