"""What waits between the two sides, for each to see on its own front page. Lateness is told alike."""

from collections.abc import Callable, Iterator
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
from reports.questions.parts import address_of
from web import formats

Side = Comment.Side


MOST_PLANS = 3  # that stand open on a page; the others are folded


@dataclass(frozen=True)
class Line:
    """A sentence, and where its rows are: at an address, or folded under it."""

    sentence: str
    address: str = ""
    folded: tuple["Line", ...] = ()


def lines(*, user: Any, today: date) -> list[Line]:
    """What waits for the visitor's own side, then what it waits for. A fixed number of queries."""
    scope = user.scope
    found: list[Line] = []
    if scope.own_roles:
        found += _own(user, today)
    elif scope.may_somewhere("log_guidance"):
        found += _husbanken(user, today)
    elif scope.may_somewhere("take_reports"):
        found += _manager(user, today)
    if scope.may_somewhere("answer_activity_plan"):
        found += _lead(user, today)
    return found


def _own(user: Any, today: date) -> Iterator[Line]:
    """A participant's late promises and Husbanken's to it, what it may lose, and what it waits for."""
    own = user.scope.own()
    promises = Commitment.objects.filter(own)
    yield from _late(promises, Side.PARTICIPANT, today, yours=True)
    yield from _late(promises, Side.HUSBANKEN, today)
    yield from _lapsing(Grant.objects.filter(own), today)
    yield from _wishes(own, today, _wished_by_you)
    yield from _signals(own, today, _told_by_you)


def _manager(user: Any, today: date) -> Iterator[Line]:
    """What waits for Husbanken, and what both sides have not kept in time, for those who only read."""
    read = user.scope.read_by_husbanken()
    yield from _wishes(read, today, _wished)
    yield from _signals(read, today, _told)
    promises = Commitment.objects.filter(read)
    yield from _late(promises, Side.HUSBANKEN, today)
    yield from _late(promises, Side.PARTICIPANT, today)


def _husbanken(user: Any, today: date) -> Iterator[Line]:
    """Husbanken's late promises, and what it is asked for."""
    read = user.scope.read_by_husbanken()
    promises = Commitment.objects.filter(read)
    yield from _late(promises, Side.HUSBANKEN, today, yours=True)
    yield from _wishes(read, today, _wished)
    follow_ups = Guidance.objects.visible_to(user).waiting_for_follow_up()
    count = follow_ups.filter(follow_up_by__lt=today).count()
    if count:
        said = ngettext(
            "%(count)s follow-up after guidance is past its date",
            "%(count)s follow-ups after guidance are past their date",
            count,
        )
        yield Line(said % {"count": formats.number(count)}, f"{reverse('guidance')}?waits=true")
    yield from _lapsing(Grant.objects.filter(read), today)
    yield from _late(promises, Side.PARTICIPANT, today)


def _lead(user: Any, today: date) -> Iterator[Line]:
    """What the programme lead is to answer."""
    read = user.scope.read_by_husbanken()
    sent = ActivityPlan.objects.filter(read, state=ActivityPlan.State.SENT)
    named = sent.select_related("participation__municipality", "participation__district")
    plans = [_plan(each) for each in named.order_by("sent_at", "pk")]
    yield from plans[:MOST_PLANS]
    if further := tuple(plans[MOST_PLANS:]):
        said = ngettext(
            "%(count)s more participant waits for an answer to its activity plan",
            "%(count)s more participants wait for an answer to their activity plans",
            len(further),
        )
        yield Line(said % {"count": formats.number(len(further))}, folded=further)
    yield from _signals(read, today, _told)


def _wishes(of: Any, today: date, said: Callable[[int], str]) -> Iterator[Line]:
    """What participants have asked guidance in, and nobody has answered."""
    waiting = GuidanceRequest.objects.filter(of).unanswered()
    days = [each.days_waited(today) for each in waiting]
    yield from _unanswered(days, said, f"{reverse('guidance-requests')}?waits=true")


def _signals(of: Any, today: date, said: Callable[[int], str]) -> Iterator[Line]:
    """What is told of the state's instruments, and not answered."""
    days = [each.days_open(today) for each in PolicySignal.objects.filter(of).unanswered()]
    yield from _unanswered(days, said, f"{reverse('policy-signals')}?waits=true")


def _unanswered(days: list[int], said: Callable[[int], str], address: str) -> Iterator[Line]:
    """What waits for an answer, and how many days the oldest has waited."""
    if days:
        told = {"count": formats.number(len(days)), "days": _days(max(days))}
        yield Line(said(len(days)) % told, address)


def _wished(count: int) -> str:
    return ngettext(
        "%(count)s request for guidance waits, the oldest for %(days)s",
        "%(count)s requests for guidance wait, the oldest for %(days)s",
        count,
    )


def _wished_by_you(count: int) -> str:
    return ngettext(
        "You wait for an answer to %(count)s request for guidance, the oldest for %(days)s",
        "You wait for an answer to %(count)s requests for guidance, the oldest for %(days)s",
        count,
    )


def _told(count: int) -> str:
    return ngettext(
        "%(count)s policy signal waits, the oldest for %(days)s",
        "%(count)s policy signals wait, the oldest for %(days)s",
        count,
    )


def _told_by_you(count: int) -> str:
    return ngettext(
        "You wait for an answer to %(count)s policy signal, the oldest for %(days)s",
        "You wait for an answer to %(count)s policy signals, the oldest for %(days)s",
        count,
    )


def _plan(plan: ActivityPlan) -> Line:
    said = _("%(participant)s waits for an answer to the activity plan %(year)s") % {
        "participant": plan.participation.name,
        "year": plan.year,
    }
    return Line(said, reverse("activity-plan", args=[plan.participation_id, plan.pk]))


def _late(rows: Any, side: str, today: date, *, yours: bool = False) -> Iterator[Line]:
    """The promises of a side that are past their date; the visitor's own, or those of the other."""
    late = list(rows.filter(side=side).late_on(today))
    if late:
        longest = max(each.days_late(today) for each in late)
        said = _said_of_yours(len(late)) if yours else _said_of(side, len(late))
        told = {"count": formats.number(len(late)), "days": _days(longest)}
        yield Line(said % told, f"{reverse('commitments')}?side={side}&late=true")


def _said_of_yours(count: int) -> str:
    return ngettext(
        "%(count)s promise of yours is past its date, the oldest by %(days)s",
        "%(count)s promises of yours are past their date, the oldest by %(days)s",
        count,
    )


def _said_of(side: str, count: int) -> str:
    if side == Side.HUSBANKEN:
        return ngettext(
            "%(count)s promise of Husbanken's is past its date, the oldest by %(days)s",
            "%(count)s promises of Husbanken's are past their date, the oldest by %(days)s",
            count,
        )
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
        yield Line(said % {"count": formats.number(count)}, address_of("grants", "lapsing"))


def _days(count: int) -> str:
    """ "1 day", "20 days"."""
    said = ngettext("%(count)s day", "%(count)s days", count)
    return said % {"count": formats.number(count)}
