"""Words in review, reports and activity plans that wait for a decision, and reports that are due."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.models import ActivityPlan, ReminderKind, ReportTask, StatusReport
from dialogue.recipients import Places
from dialogue.reminding import Waiting
from municipalities.models import Goal, Need, Participation, Plan, Strategy
from municipalities.models.version import State
from programme.models import ReportingWindow
from web import formats

DECIDED_WITHIN = timedelta(days=30)  # after it was put forward; a decision has no other date
Written = StatusReport.State


def in_review(places: Places) -> Iterator[Waiting]:
    """The texts of a participation that are in review. Four queries."""
    since: dict[int, date] = {}
    counts: dict[int, int] = defaultdict(int)
    for model in (Plan, Need, Goal, Strategy):
        rows: Any = model.objects.filter(  # type: ignore[attr-defined]
            participation__in=places.by_pk, versions__state=State.IN_REVIEW
        )
        for place, count, first in (
            rows.order_by()
            .values("participation")
            .annotate(count=Count("pk"), first=Min("versions__edited_at"))
            .values_list("participation", "count", "first")
        ):
            counts[place] += count
            day = timezone.localdate(first)
            since[place] = min(since.get(place, day), day)
    for place, count in sorted(counts.items()):
        yield Waiting(
            kind=ReminderKind.APPROVALS,
            key=f"review:{place}",
            participation=places.by_pk[place],
            due_on=since[place] + DECIDED_WITHIN,
            people=places.owners(place),
            text=_review(count),
            address=reverse("adoption-list", args=[place]),
        )


def activity_plans(places: Places) -> Iterator[Waiting]:
    """The activity plans that Husbanken has not answered. One query."""
    rows = ActivityPlan.objects.filter(
        participation__in=places.by_pk, state=ActivityPlan.State.SENT
    )
    for row in rows.order_by("pk"):
        sent: Any = row.sent_at
        yield Waiting(
            kind=ReminderKind.APPROVALS,
            key=f"activity-plan:{row.pk}",
            participation=places.by_pk[row.participation_id],
            due_on=timezone.localdate(sent) + DECIDED_WITHIN,
            people=places.programme_leads(row.participation_id),
            text=_plan(row),
            address=reverse("activity-plan", args=[row.participation_id, row.pk]),
        )


def reports(places: Places) -> Iterator[Waiting]:
    """The reports that are not sent: to be written, approved or sent. Three queries."""
    windows = _windows(places)
    found, tasks = (_reports(places), _tasks(places)) if windows else ({}, {})
    for window in windows:
        for place in places.by_pk.values():
            if not (window.programme_id == place.programme_id and _takes_part(place, window)):
                continue
            report = found.get((place.pk, window.period_id))
            if report is None or not _is_sent(report):
                given = tasks.get(report.pk, set()) if report else set()
                yield _report(places, place, window, report, given)


def _report(
    places: Places,
    place: Participation,
    window: ReportingWindow,
    report: StatusReport | None,
    given: set[int],
) -> Waiting:
    """The owner approves and sends; before that the leader, and those who were given a part, write."""
    decides = report is not None and report.state in (Written.FOR_APPROVAL, Written.APPROVED)
    helpers = frozenset().union(*(places.still_there(place.pk, one) for one in given))
    return Waiting(
        kind=ReminderKind.APPROVALS if decides else ReminderKind.REPORTS,
        key=f"report:{place.pk}:{window.pk}:{'decide' if decides else 'write'}",
        participation=place,
        due_on=window.due_on,
        people=places.owners(place.pk) if decides else places.leaders(place.pk) | helpers,
        text=_report_words(window, decides=decides),
        address=_report_page(place, report),
    )


def _report_page(place: Participation, report: StatusReport | None) -> str:
    """The report; where there is none yet, the list on which it is begun."""
    if report is None:
        return reverse("status-report-list", args=[place.pk])
    return reverse("status-report", args=[place.pk, report.pk])


def _is_sent(report: StatusReport) -> bool:
    waits = (Written.DRAFT, Written.FOR_APPROVAL, Written.APPROVED, Written.REOPENED)
    return report.state not in waits


def _reports(places: Places) -> dict[tuple[int, int], StatusReport]:
    rows = StatusReport.objects.filter(participation__in=places.by_pk)
    of_periods = rows.exclude(kind=StatusReport.Kind.FINAL).order_by("pk")
    return {(row.participation_id, row.period_id): row for row in of_periods}


def _tasks(places: Places) -> dict[int, set[int]]:
    """By report: who has been given a part that is not done."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = ReportTask.objects.filter(report__participation__in=places.by_pk, is_done=False)
    for report, person in rows.values_list("report_id", "given_to_id"):
        found[report].add(person)
    return found


def _windows(places: Places) -> list[ReportingWindow]:
    """Those that are open, in time or late."""
    programmes = {row.programme_id for row in places.by_pk.values()}
    rows = ReportingWindow.objects.filter(
        programme__in=programmes, kind=ReportingWindow.Kind.REPORT
    )
    of_them = rows.select_related("period").order_by("due_on", "pk")
    return [row for row in of_them if row.takes_on(places.day) and places.wants(row.due_on)]


def _takes_part(place: Participation, window: ReportingWindow) -> bool:
    ends = place.ends_on or date.max
    return place.starts_on <= window.period.ends_on and ends >= window.period.starts_on


def _review(count: int) -> Callable[[], str]:
    def text() -> str:
        said = ngettext(
            "%(count)s text in review waits for a decision",
            "%(count)s texts in review wait for a decision",
            count,
        )
        return said % {"count": formats.number(count)}

    return text


def _plan(row: ActivityPlan) -> Callable[[], str]:
    def text() -> str:
        return _("Activity plan %(year)s waits for Husbanken's answer") % {"year": row.year}

    return text


def _report_words(window: ReportingWindow, *, decides: bool) -> Callable[[], str]:
    def text() -> str:
        said = (
            _("The report for %(period)s waits for you to approve it or send it")
            if decides
            else _("The report for %(period)s is not sent")
        )
        return said % {"period": window.period}

    return text


COLLECTORS = (in_review, activity_plans, reports)
