"""One report of a participation: as it is now, as it was sent, and its history."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue import (
    freezing,
    report_corrections,
    report_document,
    report_gaps,
    report_material,
    report_states,
    report_windows,
)
from dialogue.models import ReportTask, SentReport, StatusReport
from dialogue.report_facts import Standing, standing_of
from municipalities.audience import on_screen
from municipalities.talk import comments_about
from municipalities.views.about import AboutParticipation
from municipalities.views.comments import CommentWrite
from programme.access import COMMENT, READ
from web.changes import COMMON, Line, Teller
from web.views import HistoryPage, TextPage

REPORT_VERBS = COMMON | {
    "begun": _("began the report"),
    "reworded": _("wrote in the report"),
    "approval_asked": _("sent the report for approval"),
    "taken_back": _("took the report back"),
    "approved": _("approved the report"),
    "sent": _("sent the report to Husbanken"),
    "finished": _("finished the dialogue about the report"),
    "reopened": _("opened the report again"),
    "closed_again": _("closed the report again, as it was sent"),
    "ready": _("said that the part is ready"),
}
TOLD_OUTSIDE = {"sent", "finished", "reopened", "closed_again"}


class AboutReports(AboutParticipation):
    """A page about the reports of a participation."""

    section = "status-report-list"
    template_name: Any = "municipalities/words_form.html"

    def list_url(self) -> str:
        """The participation's reports."""
        return reverse("status-report-list", args=[self.participation.pk])

    @property
    def is_own(self) -> bool:
        """Whether the visitor acts for the participation."""
        return self.request.user.scope.is_own(self.participation.pk)


class AboutReport(AboutReports):
    """A page about one report; 404 for what the visitor may not see."""

    def load(self) -> None:
        """Fetch the participation, then the report."""
        super().load()
        rows = StatusReport.objects.visible_to(self.request.user).of(self.participation)
        self.report = self.named(rows.select_related("period"))
        self.report.participation = self.participation

    def own_url(self) -> str:
        """The page of the report."""
        return reverse("status-report", args=[self.participation.pk, self.report.pk])

    @cached_property
    def stands(self) -> Standing:
        """Where the report stands today."""
        return standing_of(self.report, self.request.today)

    @cached_property
    def material(self) -> report_material.Material:
        """What stands behind the words of a report that is being written."""
        return report_material.gather(
            self.participation, self.report.period, self.request.today
        )

    def gaps(self) -> list[report_gaps.Gap]:
        """What the report lacks."""
        return report_gaps.gaps(self.report, self.material)

    def about_sent(self, sent: SentReport) -> dict[str, Any]:
        """A version as it was sent, and what was corrected since."""
        sent.report = self.report
        user = self.request.user
        audience = on_screen(user, self.participation)
        return {
            "sent": sent,
            "document": freezing.document_of(sent, audience),
            "corrections": [*report_corrections.since(sent, user, audience)],
        }


class StatusReportDetail(AboutReport, TextPage):
    """The report: as it is being written for own people, else as it was last sent; and the dialogue."""

    access = READ
    template_name = "dialogue/status_report.html"

    def get_title(self) -> str:
        return report_document.title_of(self.report)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, stands = self.request.user, self.stands
        versions = [*self.report.versions.select_related("sent_by", "word_file", "workbook")]
        is_written = self.is_own and stands.code not in report_states.GIVEN
        told = self._being_written() if is_written else self.about_sent(versions[-1])
        dates = report_windows.dates_of(self.report, self.request.today)
        return super().get_context_data(
            report=self.report,
            told=stands.told(own=self.is_own),
            is_written=is_written,
            dates=dates,
            why_closed=dates.why_closed(again=bool(versions)) if is_written else "",
            versions=versions,
            steps={
                code: stands.may(code, user.scope, self.participation)
                for code in report_states.STEPS
            },
            may_ask=user.scope.may("comment", self.participation),
            texts=StatusReport.TEXTS,
            comments=comments_about(self.report, user),
            waiting=stands.waiting,
            **told,
            **kwargs,
        )

    def _being_written(self) -> dict[str, Any]:
        return {
            "document": report_document.build(self.report, self.material),
            "gaps": self.gaps(),
            "tasks": [
                (task, StatusReport.label_of(task.part))
                for task in self.report.tasks.select_related("given_to").order_by("pk")
            ],
        }


class StatusReportVersion(AboutReport, TextPage):
    """A version of the report as it was sent."""

    access = READ
    template_name = "dialogue/status_report_version.html"

    def load(self) -> None:
        super().load()
        rows = self.report.versions.select_related("sent_by", "word_file", "workbook")
        self.sent = get_object_or_404(rows, number=self.kwargs["number"])

    def get_title(self) -> str:
        told = _("%(title)s, version %(number)s")
        return str(told) % {
            "title": self.sent.content["title"],
            "number": self.sent.number,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            report=self.report, **self.about_sent(self.sent), **kwargs
        )


class StatusReportAsk(CommentWrite):
    """Ask about a report, by point."""

    access = COMMENT
    model = StatusReport

    def get_initial(self) -> dict[str, Any]:
        """The point that the question is about, when the address says which."""
        headings: dict[str, Any] = {
            name: StatusReport.label_of(name) for name in StatusReport.TEXTS
        }
        headings |= {"figures": _("Figures of the period"), "goals": _("Goals")}
        headings |= {"initiatives": _("Initiatives")}
        point = headings.get(self.request.GET.get("point", ""))
        return {"text": _("About “%(point)s”: ") % {"point": point}} if point else {}


class StatusReportHistory(AboutReport, HistoryPage):
    """Every change of the report; for outsiders that it was sent, finished and opened again."""

    access = READ
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self._name})

    @property
    def _name(self) -> str:
        return report_document.title_of(self.report)

    def lines(self) -> Iterator[Line]:
        told: Any = Teller(REPORT_VERBS)
        of_report = [*told.of_one(self.report.history.all(), self._name)]
        if not self.is_own:
            given = (line for line in of_report if line.code in TOLD_OUTSIDE)
            yield from (replace(line, fields=()) for line in given)
            return
        yield from of_report
        tasks = ReportTask.history.filter(report=self.report.pk)
        names = ("given_to", "is_done")
        yield from told.of_many(tasks, names, lambda record: StatusReport.label_of(record.part))

    def back_url(self) -> str:
        return self.own_url()
