"""What has happened that both sides may read: submitted, adopted, sent, corrected, commented.

Drafts, log-ins and what one side alone may see are never told. What an outsider could not open
is not told to an outsider.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from dialogue.models import ActivityPlan, SentReport
from municipalities.models import Adoption, Comment, Measurement, Participation
from municipalities.talk import address_in
from programme.models import Period, ReportingWindow
from web import formats
from web.collation import sort_key

LONGEST = 80  # letters of a comment
State = Measurement.State
RECORDED = "adoption.recorded"
SHARED = (*Measurement.STANDING, State.REPLACED)  # a replaced figure was submitted too


class Kind(models.TextChoices):
    """What happened."""

    SUBMITTED = "submitted", pgettext_lazy("change", "submitted")
    ADOPTED = "adopted", pgettext_lazy("change", "adopted")
    SENT = "sent", pgettext_lazy("change", "sent")
    CORRECTED = "corrected", pgettext_lazy("change", "corrected")
    TAKEN_BACK = "taken_back", pgettext_lazy("change", "taken back")
    COMMENTED = "commented", pgettext_lazy("change", "commented")


@dataclass(frozen=True, slots=True)
class Row:
    """Something that happened in one participation on a day."""

    day: date
    participation_id: int
    participant: str
    region: str
    kind_code: str
    what: str
    address: str

    @property
    def kind(self) -> str:
        """What happened, in words."""
        return str(Kind(self.kind_code).label)

    @property
    def sort_name(self) -> Any:
        """By what the participant is sorted."""
        return sort_key(self.participant)


Event = tuple[date, int, str, str, str]  # day, participation, kind, what, address


def rows(
    *, user: Any, participations: Iterable[Participation], since: date, kind: str = ""
) -> list[Row]:
    """All since the beginning of a day, the newest first. Nine queries at most.

    The participations come with their names.
    """
    places = {each.pk: each for each in participations}
    start = timezone.make_aware(datetime.combine(since, time.min))
    found = (
        *_figures(user, places, start),
        *_decisions(user, places, start),
        *_reports(user, places, start),
        *_plans(user, places, start),
        *_comments(user, places, start),
    )
    told = [_row(each, places) for each in found if kind in ("", each[2])]
    return sorted(
        told, key=lambda row: (-row.day.toordinal(), row.sort_name, row.kind_code, row.what)
    )


def _row(event: Event, places: dict[int, Participation]) -> Row:
    day, pk, kind, what, address = event
    place = places[pk]
    return Row(day, pk, place.name, place.region.name, kind, what, address)


def _figures(user: Any, places: dict[int, Participation], start: datetime) -> Iterator[Event]:
    """Figures of a period that were submitted on a day, and those that corrected others."""
    seen = user.scope.own() | user.scope.read_by_husbanken()
    submitted = Measurement.objects.filter(
        seen, participation__in=places, state__in=SHARED, submitted_at__gte=start
    )
    corrects = models.Case(models.When(correction_reason="", then=False), default=True)
    together = submitted.annotate(corrects=corrects).values_list(
        "participation_id", "period_id", "submitted_at", "corrects"
    )
    counts: Counter = Counter()
    for pk, period, at, is_correction, count in together.annotate(
        models.Count("pk")
    ).order_by():
        counts[timezone.localdate(at), pk, period, is_correction] += count
    periods = Period.objects.in_bulk({period for _day, _pk, period, _again in counts})
    pages = _pages(places.values(), periods)
    for (day, pk, period, is_correction), count in counts.items():
        told = {"count": formats.number(count), "period": periods[period]}
        kind = Kind.CORRECTED if is_correction else Kind.SUBMITTED
        said = ngettext(
            "%(count)s figure for %(period)s", "%(count)s figures for %(period)s", count
        )
        window = pages.get((places[pk].programme_id, period))
        page = (
            reverse("figures-of", args=[pk, window])
            if window
            else reverse("figures", args=[pk])
        )
        yield day, pk, kind, said % told, page


def _pages(
    places: Iterable[Participation], periods: Iterable[int]
) -> dict[tuple[int, int], int]:
    """The window on whose page the figures of a programme and a period are read. One query."""
    rows = ReportingWindow.objects.filter(
        programme__in={each.programme_id for each in places},
        period__in=periods,
        kind=ReportingWindow.Kind.FIGURES,
    )
    return {(row.programme_id, row.period_id): row.pk for row in rows}


def _decisions(user: Any, places: dict[int, Participation], start: datetime) -> Iterator[Event]:
    """Decisions on the day they were written in here; of those that were loaded, when they were made."""
    seen = Adoption.objects.filter(user.scope.own() | user.scope.read_by_husbanken())
    seen = seen.filter(participation__in=places)
    logged = Adoption.history.filter(history_type="+", history_change_reason=RECORDED)
    recorded = dict(
        logged.filter(history_date__gte=start, id__in=seen.values("pk")).values_list(
            "id", "history_date"
        )
    )
    made = models.Q(decided_on__gte=timezone.localdate(start))
    loaded = made & ~models.Q(pk__in=logged.values("id"))
    for row in seen.filter(models.Q(pk__in=recorded) | loaded).order_by("pk"):
        address = reverse("adoption", args=[row.participation_id, row.pk])
        at = recorded.get(row.pk)
        day = timezone.localdate(at) if at else row.decided_on
        yield day, row.participation_id, Kind.ADOPTED, _decision(row), address


def _decision(row: Adoption) -> str:
    said = _("Decision of %(day)s by %(body)s") % {
        "day": formats.day(row.decided_on),
        "body": row.get_body_display(),  # type: ignore[attr-defined]
    }
    return f"{said}, {row.reference}" if row.reference else said


def _reports(user: Any, places: dict[int, Participation], start: datetime) -> Iterator[Event]:
    """Reports as they were sent; one that is sent again corrects the one before."""
    seen = user.scope.own("report__participation__") | user.scope.read_by_husbanken(
        "report__participation__"
    )
    rows = SentReport.objects.filter(seen, report__participation__in=places)
    rows = rows.filter(sent_at__gte=start).defer("content").select_related("report__period")
    for row in rows.order_by("pk"):
        report, day = row.report, timezone.localdate(row.sent_at)
        kind = Kind.SENT if row.number == 1 else Kind.CORRECTED
        name = str(report)
        address = reverse("status-report", args=[report.participation_id, report.pk])
        yield day, report.participation_id, kind, capfirst(name), address


def _plans(user: Any, places: dict[int, Participation], start: datetime) -> Iterator[Event]:
    """Activity plans that were sent, taken back, and Husbanken's answers."""
    lately = (
        models.Q(sent_at__gte=start)
        | models.Q(taken_back_at__gte=start)
        | models.Q(answered_at__gte=start)
    )
    rows = ActivityPlan.objects.known_to(user).filter(lately, participation__in=places)
    for row in rows.order_by("pk"):
        address = reverse("activity-plan", args=[row.participation_id, row.pk])
        told = (
            (Kind.SENT, row.sent_at, _("Activity plan for %(year)s")),
            (Kind.TAKEN_BACK, row.taken_back_at, _("Activity plan for %(year)s")),
            (
                Kind.SENT,
                row.answered_at,
                _("Husbanken's answer to the activity plan for %(year)s"),
            ),
        )
        for kind, at, said in told:
            if at and at >= start:
                what = said % {"year": row.year}
                yield timezone.localdate(at), row.participation_id, kind, what, address


def _comments(user: Any, places: dict[int, Participation], start: datetime) -> Iterator[Event]:
    """Comments, questions and answers on what the reader sees."""
    rows = Comment.objects.visible_to(user).filter(
        participation__in=places, written_at__gte=start
    )
    for row in rows.order_by("pk"):
        what = _said_as(row) % {"text": Truncator(row.text).chars(LONGEST)}
        yield row.written_on, row.participation_id, Kind.COMMENTED, what, address_in(row)


def _said_as(row: Comment) -> str:
    if row.answers_id:
        return _("Answer: %(text)s")
    return _("Question: %(text)s") if row.waits_for else _("Comment: %(text)s")
