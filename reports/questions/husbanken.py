"""Does Husbanken guide, and keep its word? Questions on guidance, answers, promises, grants and policy signals."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext, pgettext

from dialogue.models import Commitment, Guidance, GuidanceRequest
from municipalities.models import Comment
from programme.models.indicator import Theme
from reports import words
from reports.priorities import LONG
from reports.questions import exchange
from reports.questions.question import Answer, Answered, Change, Group, Question, Row
from reports.questions.rows import A_YEAR
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part

MOST_THEMES = 3


@dataclass(frozen=True)
class Waiting:
    """A question or a request that waits for Husbanken's answer."""

    row: Row
    days: int


@dataclass(frozen=True)
class Given:
    """A guidance of a year, and the participants in the scope that it reached."""

    pk: int
    theme: str
    held_on: date
    what: str
    places: frozenset[int]


def q16(scope: Scope) -> Answer:
    """What guidance was given, what waits for an answer, and which promises are past their date."""
    waiting, late, given = unanswered(scope), _late(scope), _given(scope, _year(scope))
    long = [each for each in waiting if each.days > LONG]
    reached = frozenset().union(*(each.places for each in given))
    return Answered(
        sentence=_waiting_sentence(long, waiting),
        figure=Decimal(len(long)),
        unit=npgettext("unit", "question or request", "questions and requests", len(long)),
        n=len(reached),
        of=len(scope.ids),
        missing=scope.names(scope.ids - reached),
        further=(_late_sentence(late, scope.today), _given_sentence(given, reached, scope)),
        period=str(_year(scope)),
        status=_("Questions and promises as of %(day)s; guidance of the year %(year)s.")
        % {"day": formats.day(scope.today), "year": _year(scope)},
        change=_change(scope, len(long)),
        picture=Bar(
            (
                Part(_("waited at most 30 days"), len(waiting) - len(long), "fair"),
                Part(_("waited more than 30 days"), len(long), "poor"),
            )
        ),
        rows=(
            *(each.row for each in waiting),
            *map(_late_row(scope), late),
            *_given_rows(given, scope),
        ),
        address=reverse("guidance"),
    )


def _year(scope: Scope) -> int:
    """Guidance is told for the chosen year, or for the one that runs."""
    return scope.chosen_year or scope.today.year


def unanswered(scope: Scope) -> list[Waiting]:
    """Questions and requests without an answer, the oldest first. Three queries."""
    found = [*_questions(scope), *_requests(scope)]
    return sorted(found, key=lambda each: -each.days)


def _questions(scope: Scope) -> Iterable[Waiting]:
    side = Comment.Side.HUSBANKEN
    asked = Comment.objects.visible_to(scope.user).filter(participation__in=scope.ids)
    for each in asked.unanswered().filter(waits_for=side).order_by("written_at", "pk"):
        days = max((scope.today - each.written_on).days, 0)
        address = reverse("question-list", args=[each.participation_id])
        place, text = (
            scope.by_pk[each.participation_id],
            _("Question: %(text)s") % {"text": each},
        )
        yield Waiting(_row(place, text, each.written_on, days, address), days)


def _requests(scope: Scope) -> Iterable[Waiting]:
    asked = GuidanceRequest.objects.visible_to(scope.user).filter(participation__in=scope.ids)
    for each in asked.unanswered().order_by("asked_on", "pk"):
        days = each.days_waited(scope.today)
        address = reverse("guidance-list", args=[each.participation_id])
        text = _("Request for guidance: %(text)s") % {"text": each}
        yield Waiting(
            _row(scope.by_pk[each.participation_id], text, each.asked_on, days, address), days
        )


def _row(place: Any, about: str, day: date, days: int, address: str) -> Row:
    return Row(
        participant=place.name,
        participation_id=place.pk,
        region=place.region.name,
        about=about,
        state=_("waits for Husbanken"),
        part="long" if days > LONG else "short",
        day=day,
        days=days,
        address=address,
    )


def _late(scope: Scope) -> list[Commitment]:
    """Husbanken's promises that are past their date, the oldest first. One query."""
    side = Comment.Side.HUSBANKEN
    found = Commitment.objects.visible_to(scope.user).filter(
        participation__in=scope.ids, side=side
    )
    return [*found.late_on(scope.today).order_by("due_on", "pk")]


def _late_row(scope: Scope) -> Any:

    def row(each: Commitment) -> Row:
        place = scope.by_pk[each.participation_id]
        return Row(
            participant=place.name,
            participation_id=place.pk,
            region=place.region.name,
            about=_("Promise by Husbanken: %(text)s") % {"text": each},
            state=_("past its date"),
            part="late",
            day=each.due_on,
            days=each.days_late(scope.today),
            address=reverse("commitment", args=[place.pk, each.pk]),
        )

    return row


def _given(scope: Scope, year: int) -> list[Given]:
    """The guidance of a year that reached somebody in the scope, newest first. One query."""
    return scope.once(("given", year), lambda: _read_given(scope, year))


def _read_given(scope: Scope, year: int) -> list[Given]:
    through = Guidance.participations.through.objects.filter(
        guidance__in=Guidance.objects.visible_to(scope.user).order_by().values("pk"),
        participation__in=scope.ids,
        guidance__held_on__year=year,
        guidance__held_on__lte=scope.today,
    )
    fields = ("guidance_id", "guidance__theme", "guidance__held_on", "guidance__what")
    found: dict[tuple, set[int]] = {}
    for *about, place in through.order_by("-guidance__held_on", "guidance_id").values_list(
        *fields, "participation_id"
    ):
        found.setdefault(tuple(about), set()).add(place)
    return [
        Given(pk, theme, held_on, what, frozenset(places))
        for (pk, theme, held_on, what), places in found.items()
    ]


def _given_rows(given: Iterable[Given], scope: Scope) -> Iterable[Row]:
    themes = dict(Theme.choices)
    for each in given:
        for place in scope.participations:
            if place.pk in each.places:
                yield Row(
                    participant=place.name,
                    participation_id=place.pk,
                    region=place.region.name,
                    about=_("Guidance: %(theme)s") % {"theme": themes[each.theme]},
                    period=str(each.held_on.year),
                    state=pgettext("guidance", "given"),
                    part="given",
                    day=each.held_on,
                    detail=each.what,
                    address=reverse("guidance-list", args=[place.pk]),
                )


def _waiting_sentence(long: Sequence[Waiting], waiting: Sequence[Waiting]) -> str:
    if not waiting:
        return _("No question or request to Husbanken waits for an answer.")
    said = ngettext(
        "%(long)s question or request to Husbanken has waited more than 30 days; in all %(all)s wait, the oldest for %(days)s.",
        "%(long)s questions and requests to Husbanken have waited more than 30 days; in all %(all)s wait, the oldest for %(days)s.",
        len(long),
    )
    return said % {
        "long": formats.number(len(long)),
        "all": formats.number(len(waiting)),
        "days": words.days(max(each.days for each in waiting)),
    }


def _late_sentence(late: Sequence[Commitment], today: date) -> str:
    if not late:
        return _("None of Husbanken's promises are past their date.")
    said = ngettext(
        "%(count)s of Husbanken's promises is past its date, by %(days)s.",
        "%(count)s of Husbanken's promises are past their date, the oldest by %(days)s.",
        len(late),
    )
    longest = max(each.days_late(today) for each in late)
    return said % {"count": formats.number(len(late)), "days": words.days(longest)}


def _given_sentence(given: Sequence[Given], reached: frozenset[int], scope: Scope) -> str:
    if not given:
        return _("No guidance is written down for %(year)s.") % {"year": _year(scope)}
    labels = dict(Theme.choices)
    most = Counter(each.theme for each in given).most_common(MOST_THEMES)
    said = ngettext(
        "Husbanken has given guidance %(count)s time in %(year)s, and reached %(who)s; most on: %(themes)s.",
        "Husbanken has given guidance %(count)s times in %(year)s, and reached %(who)s; most on: %(themes)s.",
        len(given),
    )
    return said % {
        "count": formats.number(len(given)),
        "year": _year(scope),
        "who": words.of_participants(len(reached), len(scope.ids)),
        "themes": ", ".join(f"{labels[code]} ({formats.number(n)})" for code, n in most),
    }


def _change(scope: Scope, long: int) -> Change:
    """From what had waited as long a year before, by the days of question and answer. Two queries."""
    day = scope.today - A_YEAR
    asked_by = day - timedelta(days=LONG)
    side = Comment.Side.HUSBANKEN
    mine = Q(participation__in=scope.ids)
    questions = Comment.objects.visible_to(scope.user).filter(mine, waits_for=side)
    requests = GuidanceRequest.objects.visible_to(scope.user).filter(mine)
    then = (
        questions.filter(written_at__date__lt=asked_by)
        .filter(Q(answered_at=None) | Q(answered_at__date__gt=day))
        .count()
        + requests.filter(asked_on__lt=asked_by)
        .filter(Q(answered_on=None) | Q(answered_on__gt=day))
        .count()
    )
    return Change(Decimal(long - then), formats.day(day))


QUESTIONS = (
    Question(
        "Q16",
        "guidance",
        Group.HUSBANKEN,
        gettext_lazy("Husbanken's guidance, answers and promises"),
        gettext_lazy(
            "What guidance has Husbanken given, which questions are unanswered after 30 days, and which of its promises are late?"
        ),
        q16,
        8,
    ),
    Question(
        "Q17",
        "grants",
        Group.HUSBANKEN,
        gettext_lazy("Husbanken's money"),
        gettext_lazy(
            "How much has been granted, used and accounted for, and what lapses within 90 days?"
        ),
        exchange.money,
    ),
    Question(
        "Q20",
        "policy-signals",
        Group.HUSBANKEN,
        gettext_lazy("What the state is asked to change"),
        gettext_lazy(
            "What have participants asked the state to change, what was the answer, and what came of it?"
        ),
        exchange.wishes,
    ),
)
