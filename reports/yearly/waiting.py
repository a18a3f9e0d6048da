"""What waits for a participant today, in sentences that may stand under what is asked of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.models import Commitment, YearlyWord
from municipalities.audience import Audience
from municipalities.chain import chain_of
from municipalities.models import Comment, Participation
from reports.queries import grants, status_reports
from reports.queries.waiting import for_a_decision
from web import formats

Kind = YearlyWord.Kind
Sentence = tuple[str, str, str, str]  # rule, heading, what it is about, text
MOST = 3
LONGEST_PROMISE = 200  # letters


def sentences(participation: Any, user: Any) -> Iterator[Sentence]:
    """Breaks in the chain, then promises, questions, decisions, reports and grants."""
    yield from _breaks(participation, user)
    yield from _promises(participation, user)
    yield from _questions(participation, user)
    yield from _decisions(participation)
    yield from _reports(participation, user)
    yield from _lapsing(participation, user)


def _breaks(participation: Any, user: Any) -> Iterator[Sentence]:
    """Until the first adoption it is not called a break, and so is nothing to worry about."""
    chain = chain_of(participation, user, lambda _each: Audience.OWN)
    count = len(chain.breaks)
    if chain.has_adoption and count:
        said = ngettext(
            "The chain from need to result has %(count)s break.",
            "The chain from need to result has %(count)s breaks.",
            count,
        )
        yield "breaks", Kind.WORRYING, "chain", said % {"count": formats.number(count)}


def _promises(participation: Any, user: Any) -> Iterator[Sentence]:
    own = Commitment.objects.visible_to(user).of(participation).open()
    rows = own.filter(side=Comment.Side.PARTICIPANT).order_by("due_on", "pk")
    for row in rows[:MOST]:
        said = _("Keep our promise to Husbanken, due %(day)s: %(what)s")
        what = Truncator(row.what).chars(LONGEST_PROMISE)
        told = {"what": what, "day": formats.day(row.due_on)}
        yield "promise", Kind.ASKED, str(row.pk), said % told


def _questions(participation: Any, user: Any) -> Iterator[Sentence]:
    asked = Comment.objects.visible_to(user).of(participation).unanswered()
    count = asked.filter(waits_for=Comment.Side.PARTICIPANT).count()
    if count:
        said = ngettext(
            "Answer Husbanken: %(count)s question waits.",
            "Answer Husbanken: %(count)s questions wait.",
            count,
        )
        yield "question", Kind.ASKED, "all", said % {"count": formats.number(count)}


def _decisions(participation: Any) -> Iterator[Sentence]:
    found = for_a_decision(Participation.objects.filter(pk=participation.pk))
    for _own, count in found:
        said = ngettext(
            "Decide: %(count)s need, goal, strategy or plan is in review.",
            "Decide: %(count)s needs, goals, strategies or plans are in review.",
            count,
        )
        yield "decision", Kind.ASKED, "all", said % {"count": formats.number(count)}


def _reports(participation: Any, user: Any) -> Iterator[Sentence]:
    count = status_reports.not_sent([participation], user.scope.today)[participation.pk]
    if count:
        said = ngettext(
            "Send Husbanken the status report that is past due.",
            "Send Husbanken the %(count)s status reports that are past due.",
            count,
        )
        yield "report", Kind.ASKED, "all", said % {"count": formats.number(count)}


def _lapsing(participation: Any, user: Any) -> Iterator[Sentence]:
    rows = grants.rows(user=user, participation=participation)
    left = sum((row.left for row in rows if row.lapses_soon), Decimal(0))
    if left:
        said = _("Claim %(left)s kroner in grants that lapse within 90 days, or have lapsed.")
        yield "lapsing", Kind.ASKED, "all", said % {"left": formats.number(left)}
