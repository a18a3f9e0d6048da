"""When a report is due, whether it may be sent on a day, and when it is past changing (design 5)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dialogue.models import SentReport, StatusReport
from municipalities.models import Participation, ReportingException
from programme.models import Period, ReportingWindow
from programme.models.calendar import WindowState
from web import formats

KIND = ReportingWindow.Kind.REPORT


def kind_of(period: Period) -> str:
    """The report that the calendar asks for in a period."""
    return StatusReport.Kind.ANNUAL if period.half is None else StatusReport.Kind.HALF_YEAR


def windows(participation: Participation) -> list[ReportingWindow]:
    """The reports that the programme asks of the participation, newest first."""
    rows = ReportingWindow.objects.filter(programme=participation.programme_id, kind=KIND)
    newest = rows.select_related("period").order_by("-period__ends_on", "-period__starts_on")
    return [window for window in newest if takes_part(participation, window.period)]


def takes_part(participation: Participation, period: Period) -> bool:
    """Whether the participation lasts on some day of the period."""
    ends = participation.ends_on or date.max
    return participation.starts_on <= period.ends_on and ends >= period.starts_on


def window_of(report: StatusReport) -> ReportingWindow | None:
    """The dates of the report; a final report has none."""
    if report.kind == StatusReport.Kind.FINAL:
        return None
    rows = ReportingWindow.objects.filter(
        programme=report.participation.programme_id, period=report.period_id, kind=KIND
    )
    return rows.first()


@dataclass(frozen=True)
class Dates:
    """The dates of one report on a day."""

    window: ReportingWindow | None
    exception: ReportingException | None
    today: date

    @property
    def due_on(self) -> date | None:
        """The last day on which it is in time."""
        return self.window.due_on if self.window else None

    @property
    def is_late(self) -> bool:
        """Whether what is sent today comes late; an exception does not change that."""
        return self.window is not None and self.today > self.window.due_on

    @property
    def is_past(self) -> bool:
        """Whether corrections are no longer taken."""
        return (
            self.window is not None
            and self.exception is None
            and self.today > self.window.corrections_until
        )

    def why_closed(self, *, again: bool) -> str:
        """Why it cannot be sent today, as a sentence; empty when it can. `again`: it was sent before."""
        if self.window is None or self.exception is not None:
            return ""
        state, window = self.window.state_on(self.today), self.window
        if state == WindowState.NOT_OPEN:
            return _("The report can be sent from %(day)s.") % {
                "day": formats.day(window.opens_on)
            }
        if state == WindowState.CORRECTIONS and not again:
            return _(
                "Reports of this period were taken until %(day)s. Ask Husbanken for an exception."
            ) % {"day": formats.day(window.late_until)}
        if state == WindowState.CLOSED:
            return _("This period was closed on %(day)s. Ask Husbanken for an exception.") % {
                "day": formats.day(window.corrections_until)
            }
        return ""


def dates_of(report: StatusReport, today: date) -> Dates:
    """The dates of a report. Two queries at most."""
    window = window_of(report)
    exceptions = ReportingException.objects.of(report.participation).on(today)
    found = exceptions.filter(window=window).first() if window else None
    return Dates(window, found, today)


def is_past(report: StatusReport, today: date) -> bool:
    """Whether the report is past changing: by its dates, or since a later one has been sent."""
    return dates_of(report, today).is_past or later_is_sent(report)


def later_is_sent(report: StatusReport) -> bool:
    """Whether the participation has sent the report of a later period."""
    later: Any = {"report__period__ends_on__gt": report.period.ends_on}
    of_it = SentReport.objects.filter(report__participation=report.participation_id)
    return of_it.filter(**later).exists()
