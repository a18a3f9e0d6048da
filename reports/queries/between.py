"""What waits between the two sides, for each to see on its own front page. Lateness is told alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.models import (
    ActivityPlan,
    Commitment,
    Grant,
    Guidance,
    GuidanceRequest,
    PolicySignal,
)
from dialogue.models.activity_plan import WARNED_BEFORE
from municipalities.models import Comment
from web import formats


@dataclass(frozen=True)
class Line:
    """A sentence, and where its rows are."""

    sentence: str
    address: str


def lines(*, user: Any, today: date) -> list[Line]:
    """What waits between the sides, the visitor's own first. A fixed number of queries."""
    scope = user.scope
    found: list[Line] = []
    if scope.own_roles:
        found += _own(user, today)
    if scope.may_somewhere("log_guidance"):
        found += _husbanken(user, today)
    if scope.may_somewhere("answer_activity_plan"):
        found += _lead(user, today)
    return found


def _own(user: Any, today: date) -> Iterator[Line]:
    """Late promises of both sides, the participant's own first, and what it may lose."""
    ours = Commitment.objects.filter(user.scope.own())
    yield from _late(ours, Comment.Side.PARTICIPANT, today, _yours)
    yield from _late(ours, Comment.Side.HUSBANKEN, today, _husbankens)
    yield from _lapsing(Grant.objects.filter(user.scope.own()), today)


def _husbanken(user: Any, today: date) -> Iterator[Line]:
    """Late promises of both sides, Husbanken's own first, and what it is asked for."""
    read = user.scope.read_by_husbanken()
    followed = Commitment.objects.filter(read)
    yield from _late(followed, Comment.Side.HUSBANKEN, today, _yours)
    yield from _late(followed, Comment.Side.PARTICIPANT, today, _participants)
    waiting = list(GuidanceRequest.objects.filter(read).unanswered())
    if waiting:
        oldest = max(each.days_waited(today) for each in waiting)
        said = ngettext(
            "%(count)s request for guidance waits, the oldest for %(days)s",
            "%(count)s requests for guidance wait, the oldest for %(days)s",
            len(waiting),
        )
        told = {"count": formats.number(len(waiting)), "days": _days(oldest)}
        yield Line(said % told, f"{reverse('guidance-requests')}?waits=true")
    follow_ups = Guidance.objects.visible_to(user).waiting_for_follow_up()
    count = follow_ups.filter(follow_up_by__lt=today).count()
    if count:
        said = ngettext(
            "%(count)s thing promised in guidance is past its date",
            "%(count)s things promised in guidance are past their date",
            count,
        )
        yield Line(said % {"count": formats.number(count)}, f"{reverse('guidance')}?waits=true")
    yield from _lapsing(Grant.objects.filter(read), today)


def _lead(user: Any, today: date) -> Iterator[Line]:
    """What the programme lead is to answer."""
    read = user.scope.read_by_husbanken()
    plans = ActivityPlan.objects.filter(read, state=ActivityPlan.State.SENT)
    for plan in plans.select_related(
        "participation__municipality", "participation__district"
    ).order_by("sent_at", "pk"):
        yield Line(
            _plan_sentence(plan),
            reverse("activity-plan", args=[plan.participation_id, plan.pk]),
        )
    signals = list(PolicySignal.objects.filter(read).unanswered())
    if signals:
        oldest = max(each.days_open(today) for each in signals)
        said = ngettext(
            "%(count)s policy signal waits, the oldest for %(days)s",
            "%(count)s policy signals wait, the oldest for %(days)s",
            len(signals),
        )
        told = {"count": formats.number(len(signals)), "days": _days(oldest)}
        yield Line(said % told, reverse("policy-signals"))


def _plan_sentence(plan: ActivityPlan) -> str:
    return _("%(participant)s waits for an answer to the activity plan %(year)s") % {
        "participant": plan.participation.name,
        "year": plan.year,
    }


def _late(rows: Any, side: str, today: date, said: Any) -> Iterator[Line]:
    """The late promises of one side, told alike for both."""
    late = list(rows.filter(side=side).late_on(today))
    if late:
        longest = max(each.days_late(today) for each in late)
        told = {"count": formats.number(len(late)), "days": _days(longest)}
        yield Line(said(len(late)) % told, f"{reverse('commitments')}?side={side}&late=true")


def _yours(count: int) -> str:
    return ngettext(
        "%(count)s promise of yours is past its date, the oldest by %(days)s",
        "%(count)s promises of yours are past their date, the oldest by %(days)s",
        count,
    )


def _husbankens(count: int) -> str:
    return ngettext(
        "%(count)s promise of Husbanken is past its date, the oldest by %(days)s",
        "%(count)s promises of Husbanken are past their date, the oldest by %(days)s",
        count,
    )


def _participants(count: int) -> str:
    return ngettext(
        "%(count)s promise of the participants is past its date, the oldest by %(days)s",
        "%(count)s promises of the participants are past their date, the oldest by %(days)s",
        count,
    )


def _lapsing(rows: Any, today: date) -> Iterator[Line]:
    """Grants with something left whose last day for claims is near or past."""
    grants = rows.filter(claim_by__lte=today + WARNED_BEFORE)
    count = sum(grant.lapses_soon(today) for grant in grants)
    if count:
        said = ngettext(
            "%(count)s grant lapses within 90 days, or has lapsed",
            "%(count)s grants lapse within 90 days, or have lapsed",
            count,
        )
        yield Line(said % {"count": formats.number(count)}, reverse("report", args=["grants"]))


def _days(count: int) -> str:
    """ "1 day", "20 days"."""
    said = ngettext("%(count)s day", "%(count)s days", count)
    return said % {"count": formats.number(count)}
