"""The reports of a participation: those that are asked for, and how far each has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from dialogue import drafts, report_document, report_windows
from dialogue.models import SentReport, StatusReport
from dialogue.report_facts import standing_of
from dialogue.views.status_reports import AboutReports
from municipalities.models import ReportingException
from programme.access import READ
from programme.models import Period
from web.views import TextPage

NOT_SENT, NOT_STARTED = _("not sent"), _("not started")


@dataclass(frozen=True)
class Listed:
    """One report in the list: one that is asked for, or that there is."""

    kind: str
    period: Period
    report: StatusReport | None
    stands: Any
    due_on: date | None
    is_late: bool
    sent_at: Any
    window: Any
    exception: Any

    @property
    def name(self) -> str:
        """Which report it is."""
        kept = StatusReport(kind=self.kind, period=self.period)
        return report_document.title_of(kept)


class StatusReportList(AboutReports, TextPage):
    """The reports that are asked for, and how far each has come."""

    access = READ
    title = _("Status reports")
    template_name = "dialogue/status_report_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = self.request.user.scope.may("run_programme", self.participation)
        deleted = self.deleted() if self.is_own else []
        return super().get_context_data(
            rows=[*self.rows()], may_give=may, deleted=deleted, **kwargs
        )

    def deleted(self) -> list[drafts.Deleted]:
        """The drafts that were deleted, for the participation's own people."""
        return drafts.deleted(
            StatusReport,
            "status_report.deleted",
            self.participation,
            lambda row: f"{StatusReport.Kind(row.kind).label} {row.period}",
            "period",
        )

    def rows(self) -> Iterator[Listed]:
        """Those that there are and those that the calendar asks for, newest period first."""
        seen = StatusReport.objects.visible_to(self.request.user).of(self.participation)
        reports = {
            (row.kind, row.period_id): row
            for row in seen.select_related("period").prefetch_related(
                Prefetch("versions", SentReport.objects.defer("content"))
            )
        }
        asked = {
            (report_windows.kind_of(window.period), window.period_id): window
            for window in report_windows.windows(self.participation)
            if window.opens_on <= self.request.today
        }
        found = [self._row(key, reports.get(key), asked.get(key)) for key in {*reports, *asked}]
        yield from sorted(
            found, key=lambda row: (row.period.ends_on, row.period.half or 0), reverse=True
        )

    @cached_property
    def exceptions(self) -> dict[int, ReportingException]:
        """The exceptions that hold today, by window."""
        rows = ReportingException.objects.visible_to(self.request.user)
        held = rows.of(self.participation).on(self.request.today)
        return {row.window_id: row for row in held}

    def _row(self, key: tuple, report: StatusReport | None, window: Any) -> Listed:
        sent = [*report.versions.all()] if report else []
        late = window is not None and self.request.today > window.due_on
        if report:
            report.participation = self.participation
        return Listed(
            kind=key[0],
            period=report.period if report else window.period,
            report=report,
            stands=self._stands(report),
            due_on=window.due_on if window else None,
            is_late=sent[0].is_late if sent else late,
            sent_at=sent[-1].sent_at if sent else None,
            window=window,
            exception=self.exceptions.get(window.pk) if window else None,
        )

    def _stands(self, report: StatusReport | None) -> Any:
        if report is None:
            return NOT_STARTED if self.is_own else NOT_SENT
        return standing_of(report, self.request.today).told(own=self.is_own)
