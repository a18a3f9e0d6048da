"""The reports that wait for somebody: to be written, approved, sent, read, asked about or finished."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from dialogue import report_windows
from dialogue.models import ReportTask, SentReport, StatusReport
from municipalities.models import Comment, Participation, ReportingException
from programme.models import ReportingWindow

State = StatusReport.State
LATELY = timedelta(days=365)  # so long a report that is not sent is asked for


@dataclass(frozen=True)
class Row:
    """A report of one participation, or one that is asked for and not begun (`pk` is None)."""

    participation_id: int
    participant: str
    pk: int | None
    name: str
    state: str
    due_on: date | None
    is_late: bool
    days: int = 0  # since it was sent


@dataclass(frozen=True)
class Own:
    """What waits on the participant's side."""

    to_write: list[Row]
    to_approve: list[Row]
    to_send: list[Row]
    mine: list[ReportTask]


@dataclass(frozen=True)
class Followed:
    """What waits on Husbanken's side."""

    unread: list[Row]  # sent, and nothing is asked
    answered: list[Row]  # all that was asked is answered
    not_sent: int  # of the last twelve months, past their due date


def own(*, user: Any, today: date, participations: Any) -> Own:
    """What waits for this person, by the rights held in each of the participations. Six queries."""
    places = [*participations.with_names()]
    reports = {
        (row.participation_id, row.kind, row.period_id): row
        for row in StatusReport.objects.visible_to(user)
        .filter(participation__in=places)
        .select_related("period")
    }
    held = _held(places, today)
    due = [
        _row(place, report, window, today)
        for place, window in _asked(places, today)
        for report in [reports.get((place.pk, kind_of(window), window.period_id))]
        if user.scope.may("write", place)
        and _is_to_write(report, window, today, is_held=(place.pk, window.pk) in held)
    ]
    by_pk = {place.pk: place for place in places}

    def standing(state: str) -> list[Row]:
        found = [row for row in reports.values() if row.state == state]
        return [
            _row(by_pk[row.participation_id], row, None, today)
            for row in found
            if user.scope.may("send_report", by_pk[row.participation_id])
        ]

    return Own(due, standing(State.FOR_APPROVAL), standing(State.APPROVED), _mine(user, places))


def followed(*, user: Any, today: date) -> Followed:
    """What waits for those who follow participations for Husbanken, and how much has not come.

    Seven queries.
    """
    rows = (
        StatusReport.objects.visible_to(user)
        .filter(user.scope.read_by_husbanken(), state=State.SENT)
        .select_related(
            "period", "participation__municipality", "participation__district__municipality"
        )
        .prefetch_related(Prefetch("versions", SentReport.objects.defer("content")))
        .order_by("pk")
    )
    asked = _questions(rows)
    unread: list[Row] = []
    answered: list[Row] = []
    for report in rows:
        all_of_them, waiting = asked.get(report.pk, (0, 0))
        if not waiting:
            row = _sent(report, today)
            (answered if all_of_them else unread).append(row)
    places = Participation.objects.filter(user.scope.read_by_husbanken(""))
    unread, answered = (
        sorted(each, key=lambda row: (-row.days, row.participant))
        for each in (unread, answered)
    )
    return Followed(unread, answered, sum(not_sent(places, today).values()))


def kind_of(window: ReportingWindow) -> str:
    """The report that a window asks for."""
    return report_windows.kind_of(window.period)


def latest_sent(who: Iterable[Participation]) -> dict[int, SentReport]:
    """The last report that each has sent. One query."""
    rows = SentReport.objects.filter(report__participation__in=[each.pk for each in who])
    ordered = rows.defer("content").select_related("report__period").order_by("sent_at", "pk")
    return {row.report.participation_id: row for row in ordered}


@dataclass(frozen=True)
class Asked:
    """The report that is asked of one participation for a period, and when it was first sent."""

    due_on: date
    sent_on: date | None = None

    def days_late(self, today: date) -> int | None:
        """Days from the due date until it was sent, or until today; None before the due date."""
        days = ((self.sent_on or today) - self.due_on).days
        return max(days, 0) if self.sent_on or days > 0 else None


def asked_by_period(who: Iterable[Participation]) -> dict[tuple[int, int], Asked]:
    """The reports asked for, by participation and period; drafts are never told of. Two queries."""
    places = [*who]
    sent = SentReport.objects.filter(report__participation__in=[each.pk for each in places])
    first: dict[tuple[int, str, int], Any] = {}
    keys = ("report__participation", "report__kind", "report__period")
    for *key, at in sent.order_by("-sent_at", "-pk").values_list(*keys, "sent_at"):
        first[tuple(key)] = at  # type: ignore[index]
    windows = _windows(places, Q())
    return {
        (place.pk, window.period_id): Asked(
            window.due_on,
            timezone.localdate(at)
            if (at := first.get((place.pk, kind_of(window), window.period_id)))
            else None,
        )
        for place in places
        for window in windows[place.programme_id]
    }


def not_sent(who: Iterable[Participation], today: date) -> dict[int, int]:
    """How many reports of the last twelve months each has not sent, past their due date. Two queries."""
    return {pk: len(days) for pk, days in days_past_due(who, today).items()}


def days_past_due(who: Iterable[Participation], today: date) -> dict[int, list[int]]:
    """By how many days each report that each has not sent is past its due date. Two queries."""
    places = [*who]
    windows = _windows(places, Q(due_on__lt=today, due_on__gt=today - LATELY))
    sent = SentReport.objects.filter(report__participation__in=[each.pk for each in places])
    given = {*sent.values_list("report__participation", "report__kind", "report__period")}
    return {
        place.pk: [
            (today - window.due_on).days
            for window in windows[place.programme_id]
            if report_windows.takes_part(place, window.period)
            and (place.pk, kind_of(window), window.period_id) not in given
        ]
        for place in places
    }


def _asked(
    places: list[Participation], today: date
) -> Iterable[tuple[Participation, ReportingWindow]]:
    """The reports that have been asked for, by participation; the first due first."""
    windows = _windows(places, Q(opens_on__lte=today))
    for place in places:
        for window in windows[place.programme_id]:
            if report_windows.takes_part(place, window.period):
                yield place, window


def _held(places: list[Participation], today: date) -> set[tuple[int, int]]:
    """The participations and windows for which an exception holds. One query."""
    rows = ReportingException.objects.filter(participation__in=places).on(today)
    return {*rows.values_list("participation", "window")}


def _is_to_write(
    report: StatusReport | None, window: ReportingWindow, today: date, *, is_held: bool
) -> bool:
    """One that is begun, however late; one that is not, while it is taken."""
    if report is None:
        return is_held or today <= window.late_until
    return report.state in (State.DRAFT, State.REOPENED)


def _windows(places: Iterable[Participation], of: Q) -> dict[int, list[ReportingWindow]]:
    rows = ReportingWindow.objects.filter(
        of,
        programme__in={place.programme_id for place in places},
        kind=ReportingWindow.Kind.REPORT,
    )
    found = defaultdict(list)
    for window in rows.select_related("period").order_by("due_on", "pk"):
        found[window.programme_id].append(window)
    return found


def _row(
    place: Participation,
    report: StatusReport | None,
    window: ReportingWindow | None,
    today: date,
) -> Row:
    shown: Any = report or (window and StatusReport(kind=kind_of(window), period=window.period))
    return Row(
        participation_id=place.pk,
        participant=place.name,
        pk=report.pk if report else None,
        name=str(shown),
        state=report.state if report else "",
        due_on=window.due_on if window else None,
        is_late=window is not None and today > window.due_on,
    )


def _sent(report: StatusReport, today: date) -> Row:
    last = [*report.versions.all()][-1]
    return Row(
        participation_id=report.participation_id,
        participant=report.participation.name,
        pk=report.pk,
        name=str(report),
        state=report.state,
        due_on=None,
        is_late=last.is_late,
        days=max((today - timezone.localdate(last.sent_at)).days, 0),
    )


def _questions(rows: Any) -> dict[int, tuple[int, int]]:
    """By report: how many questions were asked, and how many wait."""
    kind = ContentType.objects.get_for_model(StatusReport)
    counted = (
        Comment.objects.questions()
        .filter(content_type=kind, object_id__in=[row.pk for row in rows])
        .order_by()
        .values_list("object_id")
        .annotate(asked=Count("pk"), waiting=Count("pk", Q(answered_at=None)))
    )
    return {pk: (asked, waiting) for pk, asked, waiting in counted}


def _mine(user: Any, places: list[Participation]) -> list[ReportTask]:
    """The parts that were given to the user and are not ready."""
    written = (State.DRAFT, State.REOPENED)
    rows = ReportTask.objects.filter(
        given_to=user,
        is_done=False,
        report__participation__in=places,
        report__state__in=written,
    )
    return [*rows.select_related("report__period").order_by("report__period__ends_on", "pk")]
