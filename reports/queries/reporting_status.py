"""R12: who has reported what: expected, reported, approved, late and missing, by participant and period."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from municipalities.completeness_facts import Line, lines, windows_of
from reports.queries import status_reports
from reports.queries.participants import code_of, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One participant in one period."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    adviser: str
    period: str
    due_on: date
    expected: int
    reported: int
    approved: int
    late: int
    missing: int
    not_due: int
    documented: int | None  # where the programme asks for documentation
    submitted_on: date | None
    days_late: int | None
    state: str
    exception_until: date | None
    report: str  # "sent" or "not sent"; empty where none is asked for
    report_due_on: date | None
    report_sent_on: date | None
    report_days_late: int | None

    @property
    def gaps_address(self) -> str:
        """The page that lists what is missing, each one click from its cell; empty for none."""
        return reverse("completeness-of", args=[self.participation_id]) if self.missing else ""


def rows(*, user: Any, period: Any = None, **chosen: Any) -> list[Row]:
    """The newest period first, then by name; of all periods that have opened when none is chosen.

    Who has reported nothing has a row too. A fixed number of queries.
    """
    who = participants(user=user, **chosen)
    wanted = {"period": period} if period else {"opens_on__lte": user.scope.today}
    windows = windows_of({each.programme_id for each in who}, **wanted)
    reports = status_reports.asked_by_period(who)
    return [
        _row(line, reports.get((line.participation.pk, line.window.period_id)))
        for line in lines(user, who, windows)
    ]


def _row(line: Line, report: status_reports.Asked | None) -> Row:
    place, counted = line.participation, line.count
    return Row(
        participation_id=place.pk,
        participant=place.name,
        municipality_code=code_of(place, line.today),
        region=place.region.name,
        adviser=place.adviser.name if place.adviser else "",
        period=str(line.window.period),
        due_on=line.window.due_on,
        expected=counted.expected,
        reported=counted.reported,
        approved=counted.approved,
        late=counted.late,
        missing=counted.missing,
        not_due=counted.not_due,
        documented=counted.documented if place.programme.asks_documentation else None,
        submitted_on=line.submitted_on,
        days_late=line.days_late,
        state=str(line.extent.label),
        exception_until=line.exception.until if line.exception else None,
        report=_sent_or_not(report),
        report_due_on=report.due_on if report else None,
        report_sent_on=report.sent_on if report else None,
        report_days_late=report.days_late(line.today) if report else None,
    )


def _sent_or_not(report: status_reports.Asked | None) -> str:
    """In words; outside a report that is not sent is never called a draft."""
    if report is None:
        return ""
    return gettext("sent") if report.sent_on else gettext("not sent")
