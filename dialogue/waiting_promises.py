"""What the two sides have promised each other, and questions that wait for an answer."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue.models import (
    Commitment,
    Grant,
    Guidance,
    GuidanceRequest,
    PolicySignal,
    ReminderKind,
)
from dialogue.recipients import Places, Reader
from dialogue.reminding import Waiting
from municipalities.models import Comment
from municipalities.talk import address_in, title_of
from web import formats

SIGNALS_ANSWERED = (12, 31)  # month and day: they are answered in December (domain 7.5)
ANSWERED_WITHIN = timedelta(days=14)  # after it was asked; a question has no other date
Side = Comment.Side


def commitments(places: Places) -> Iterator[Waiting]:
    """Promises that are open, on either side. One query."""
    rows = Commitment.objects.filter(participation__in=places.by_pk).open()
    for row in rows.order_by("due_on", "pk"):
        place = row.participation_id
        ours = row.side == Side.PARTICIPANT
        yield Waiting(
            kind=ReminderKind.COMMITMENTS,
            key=f"commitment:{row.pk}",
            participation=places.by_pk[place],
            due_on=row.due_on,
            people=places.leaders(place) if ours else places.advisers(place),
            text=_promise(row),
            address=reverse("commitment", args=[place, row.pk]),
        )


def questions(places: Places) -> Iterator[Waiting]:
    """Questions without an answer, on what the side that is asked may see now."""
    readers = {
        Side.PARTICIPANT: places.participant_reader,
        Side.HUSBANKEN: places.husbanken_reader,
    }
    asked = _in_question(places)
    for side, reader in readers.items() if asked else ():
        rows = Comment.objects.visible_to(reader).filter(pk__in=asked, waits_for=side)
        for row in rows.with_objects().order_by("written_at", "pk"):
            yield Waiting(
                kind=ReminderKind.QUESTIONS,
                key=f"question:{row.pk}",
                participation=places.by_pk[row.participation_id],
                due_on=row.written_on + ANSWERED_WITHIN,
                people=_asked(row, places),
                text=_question(row, reader),
                address=address_in(row),
            )


def guidance_requests(places: Places) -> Iterator[Waiting]:
    """What participants have asked guidance in, and Husbanken has not answered. One query."""
    rows = GuidanceRequest.objects.filter(participation__in=places.by_pk).unanswered()
    for row in rows.order_by("asked_on", "pk"):
        place = row.participation_id
        yield Waiting(
            kind=ReminderKind.QUESTIONS,
            key=f"guidance-request:{row.pk}",
            participation=places.by_pk[place],
            due_on=row.asked_on + ANSWERED_WITHIN,
            people=places.advisers(place),
            text=_request(row),
            address=reverse("guidance-list", args=[place]),
        )


def policy_signals(places: Places) -> Iterator[Waiting]:
    """What stands in the way, told and not answered; answered by the end of the year. One query."""
    rows = PolicySignal.objects.filter(participation__in=places.by_pk).unanswered()
    for row in rows.order_by("sent_on", "pk"):
        place = row.participation_id
        yield Waiting(
            kind=ReminderKind.QUESTIONS,
            key=f"policy-signal:{row.pk}",
            participation=places.by_pk[place],
            due_on=date(row.sent_on.year, *SIGNALS_ANSWERED),
            people=places.programme_leads(place),
            text=_signal(row),
            address=reverse("policy-signal", args=[place, row.pk]),
        )


def follow_ups(places: Places) -> Iterator[Waiting]:
    """What Husbanken said that it would do after guidance, once however many it was given to."""
    given = Guidance.objects.filter(participations__in=places.by_pk).waiting_for_follow_up()
    rows = given.prefetch_related("participations").distinct().order_by("follow_up_by", "pk")
    for row in rows:
        place = min(each.pk for each in row.participations.all() if each.pk in places.by_pk)
        due_on: Any = row.follow_up_by
        yield Waiting(
            kind=ReminderKind.COMMITMENTS,
            key=f"guidance:{row.pk}",
            participation=places.by_pk[place],
            due_on=due_on,
            people=places.still_in_husbanken(place, row.given_by_id) or places.advisers(place),
            text=_follow_up(row),
            address=reverse("guidance-list", args=[place]),
        )


def grants(places: Places) -> Iterator[Waiting]:
    """Grants that are not all claimed; nothing can be done about them once the day is past. One query."""
    rows = Grant.objects.filter(participation__in=places.by_pk, claim_by__gte=places.day)
    for row in rows.order_by("claim_by", "pk"):
        place = row.participation_id
        if row.left > 0:
            yield Waiting(
                kind=ReminderKind.GRANTS,
                key=f"grant:{row.pk}",
                participation=places.by_pk[place],
                due_on=row.claim_by,
                people=places.leaders(place) | places.owners(place),
                text=_grant(row),
                address=reverse("grant-list", args=[place]),
            )


def _in_question(places: Places) -> list[int]:
    """The questions that are asked about now, whoever may see them. One query."""
    rows = Comment.objects.filter(participation__in=places.by_pk).unanswered()
    return [row.pk for row in rows if places.wants(row.written_on + ANSWERED_WITHIN)]


def _asked(row: Comment, places: Places) -> frozenset[int]:
    """The person who is asked, when the person is still there; else those of the side who answer."""
    place, person = row.participation_id, row.waits_for_person_id
    if row.waits_for == Side.PARTICIPANT:
        return places.still_there(place, person) or places.leaders(place)
    return places.still_in_husbanken(place, person) or places.advisers(place)


def _promise(row: Commitment) -> Callable[[], str]:
    def text() -> str:
        return _("Promise: %(what)s") % {"what": row}

    return text


def _question(row: Comment, reader: Reader) -> Callable[[], str]:
    def text() -> str:
        return _("Question from %(day)s about “%(title)s”") % {
            "day": formats.day(row.written_on),
            "title": title_of(row.about, reader),
        }

    return text


def _request(row: GuidanceRequest) -> Callable[[], str]:
    def text() -> str:
        return _("Request for guidance from %(day)s: %(what)s") % {
            "day": formats.day(row.asked_on),
            "what": row,
        }

    return text


def _signal(row: PolicySignal) -> Callable[[], str]:
    def text() -> str:
        return _("Policy signal from %(day)s: %(what)s") % {
            "day": formats.day(row.sent_on),
            "what": row,
        }

    return text


def _follow_up(row: Guidance) -> Callable[[], str]:
    def text() -> str:
        return _("To be followed up after guidance: %(what)s") % {"what": row.follow_up[:80]}

    return text


def _grant(row: Grant) -> Callable[[], str]:
    def text() -> str:
        return _("Grant %(number)s: %(left)s kroner is not claimed, and lapses") % {
            "number": row.number,
            "left": formats.number(row.left),
        }

    return text


COLLECTORS = (
    commitments,
    questions,
    guidance_requests,
    policy_signals,
    follow_ups,
    grants,
)
