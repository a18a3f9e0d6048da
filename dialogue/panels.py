"""What the overview of a participation tells of the cooperation."""

from typing import Any

from django.db.models import Max

from dialogue.models import (
    Commitment,
    Guidance,
    Meeting,
    PolicySignal,
    SentReport,
    StatusReport,
)
from municipalities.models import Comment


def of_participation(request: Any, participation: Any) -> dict[str, Any]:
    """How many promises each side has open and past their date, and when the two last met, and the last report."""
    user, today = request.user, request.today
    promises = list(Commitment.objects.visible_to(user).of(participation).open())
    sides = [
        (
            participation.name if side == Comment.Side.PARTICIPANT else label,
            sum(row.side == side for row in promises),
            sum(row.side == side and row.days_late(today) > 0 for row in promises),
        )
        for side, label in Comment.Side.choices
    ]
    reads = user.scope.may("read_shared", participation)
    return {
        "promises": sides if reads else [],
        "last_contact": _last_contact(participation, user, today) if reads else None,
        "last_report": _last_report(participation, user) if reads else None,
    }


def of_need(request: Any, need: Any) -> dict[str, Any]:
    """What the participant has told the state that stands in the way of it, and how far that has come."""
    rows = PolicySignal.objects.visible_to(request.user).filter(need=need)
    return {
        "signals": [(row, row.days_open(request.today)) for row in rows],
        "may_send": request.user.scope.may("send_signals", need.participation),
    }


def of_completeness(request: Any, participation: Any) -> dict[str, Any]:
    """Whether the visitor may remind the participation of what is missing."""
    return {"may_remind": request.user.scope.may("remind", participation)}


def _last_report(participation: Any, user: Any) -> SentReport | None:
    """The report that was sent last, as it was sent; None when none is."""
    seen = StatusReport.objects.visible_to(user).of(participation)
    sent = SentReport.objects.filter(report__in=seen).defer("content")
    return sent.select_related("report__period").order_by("-sent_at", "-pk").first()


def _last_contact(participation: Any, user: Any, today: Any) -> Any:
    """The day of the latest meeting held or guidance given; None when there is none yet."""
    met = Meeting.objects.visible_to(user).of(participation).filter(held_on__lte=today)
    given = Guidance.objects.visible_to(user).filter(
        participations=participation, held_on__lte=today
    )
    days = [rows.aggregate(last=Max("held_on"))["last"] for rows in (met, given)]
    return max((day for day in days if day), default=None)
