"""How many questions wait for an answer from one side, and how long the oldest has waited."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogue.models import ActivityPlan
from municipalities.models import Comment, Goal, Need, Plan, Strategy
from municipalities.models.version import State

SIDE = Comment.Side


@dataclass(frozen=True)
class Waiting:
    """Questions without an answer."""

    count: int
    oldest_days: int


def from_participants(*, user: Any, today: date) -> Waiting:
    """What waits for the participants that the user acts for. One query."""
    return _waiting(user, today, SIDE.PARTICIPANT, user.scope.own())


def owed_to_participants(*, user: Any, today: date) -> Waiting:
    """What the participants that the user acts for wait for from Husbanken. One query."""
    return _waiting(user, today, SIDE.HUSBANKEN, user.scope.own())


def from_husbanken(*, user: Any, today: date) -> Waiting:
    """What waits for Husbanken, of participants that the user reads for it. One query."""
    return _waiting(user, today, SIDE.HUSBANKEN, user.scope.read_by_husbanken())


def for_a_decision(participations: Any) -> list[tuple[Any, int]]:
    """Participations with words in review, and how many wait for the decision. Five queries."""
    in_review: Counter = Counter()
    for model in (Plan, Need, Goal, Strategy):
        rows = model.objects.filter(
            participation__in=participations, versions__state=State.IN_REVIEW
        )
        in_review.update(rows.values_list("participation", flat=True))
    return [(each, in_review[each.pk]) for each in participations if each.pk in in_review]


def plans_to_send(*, user: Any, participations: Any) -> list[ActivityPlan]:
    """Activity plans that are decided on, and that the user may send. One query."""
    rows = ActivityPlan.objects.filter(
        participation__in=participations,
        state=ActivityPlan.State.DRAFT,
        decided_on__isnull=False,
    ).select_related("participation__municipality", "participation__district__municipality")
    return [
        row
        for row in rows.order_by("year", "pk")
        if user.scope.may("send_activity_plan", row.participation)
    ]


def _waiting(user: Any, today: date, side: str, of: Any) -> Waiting:
    rows = Comment.objects.visible_to(user).filter(of).unanswered()
    days = [row.days_waited for row in rows.filter(waits_for=side).waiting_until(today)]
    return Waiting(len(days), int(max(days, default=0)))
