"""The steps of a report: begun, written, approved, sent, finished by Husbanken, opened again."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue import report_document, report_forms, report_windows
from dialogue.access import FINISH_REPORT, SEND_REPORT, SUBMIT_REPORT
from dialogue.actions import report_tasks, status_reports
from dialogue.models import StatusReport
from dialogue.views.status_reports import AboutReport, AboutReports
from programme.access import WRITE
from programme.models import Period
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, Once


class StatusReportBegin(Once, AboutReports, FormPage):
    """Begin a report of a period that has one, prefilled with what is known already."""

    access = WRITE
    title = _("Start a report")
    intro = _(
        "The report is filled in with figures, goals, initiatives and what the last report says. You write the rest."
    )
    submit_label = _("Start")
    done = _("The report is begun.")
    form_class = report_forms.ReportBegin

    def get_initial(self) -> dict[str, Any]:
        """The report that the visitor chose in the list."""
        chosen = self.request.GET
        return {name: chosen[name] for name in ("period", "kind") if name in chosen}

    def get_form_kwargs(self) -> dict[str, Any]:
        today = self.request.today
        asked = {
            window.period_id
            for window in report_windows.windows(self.participation)
            if window.opens_on <= today
        }
        years = Period.objects.filter(half=None, starts_on__lte=today)
        taken = {row.pk for row in years if report_windows.takes_part(self.participation, row)}
        return super().get_form_kwargs() | {"periods": asked | taken}

    def already_url(self) -> str:
        return self.list_url()

    def act(self, form: Any) -> str:
        report = status_reports.begin(
            participation=self.participation,
            by=self.request.user,
            today=self.request.today,
            **form.cleaned_data,
        )
        return reverse("status-report", args=[self.participation.pk, report.pk])


class StatusReportWrite(SecondSave, AboutReport, FormPage):
    """Write the parts of the report, or one of them."""

    access = WRITE
    form_class = report_forms.ReportForm
    template_name = "dialogue/status_report_write.html"

    def load(self) -> None:
        super().load()
        self.part = self.kwargs.get("part", "")
        if self.part and self.part not in StatusReport.TEXTS:
            raise Http404
        waiting = self.report.tasks.filter(part=self.part, is_done=False)
        self.is_given = waiting.exists()

    def get_title(self) -> str:
        told = (
            StatusReport.label_of(self.part)
            if self.part
            else report_document.title_of(self.report)
        )
        return str(_("Write: %(what)s") % {"what": told})

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"instance": self.report, "part": self.part, "given": self.is_given}
        return super().get_form_kwargs() | about

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        last = status_reports.last_before(self.report)
        parts = [self.part] if self.part else StatusReport.TEXTS
        said = [(StatusReport.label_of(name), getattr(last, name, "")) for name in parts]
        planned = last.next_steps if last and "done" in parts else ""
        return super().get_context_data(
            last=last, said=[row for row in said if row[1]], planned=planned, **kwargs
        )

    def act(self, form: Any) -> str:
        words = dict(form.cleaned_data)
        about = {
            "report": self.report,
            "today": self.request.today,
            "by": self.request.user,
        }
        is_ready = words.pop("is_ready", False)
        status_reports.write(**about, **words)
        if is_ready:
            report_tasks.finish(**about, part=self.part)
        return self.own_url()


class StatusReportGive(AboutReport, FormPage):
    """Give a part to a colleague."""

    access = WRITE
    title = _("Give a part to a colleague")
    intro = _("The colleague sees it on the front page.")
    submit_label = _("Give the part")
    done = _("The part is given.")
    form_class = report_forms.TaskForm

    def get_form_kwargs(self) -> dict[str, Any]:
        people = report_tasks.colleagues(self.report, self.request.today)
        rows = User.objects.filter(pk__in=[person.pk for person in people]).order_by("name")
        return super().get_form_kwargs() | {"people": rows}

    def act(self, form: Any) -> str:
        about = {"report": self.report, "today": self.request.today, "by": self.request.user}
        report_tasks.give(**about, **form.cleaned_data)
        return self.own_url()


class StatusReportStep(AboutReport, ActionPage, abstract=True):
    """A step that is a button alone."""

    step: Any = None

    def act(self) -> None:
        """Take the step."""
        today = self.request.today
        type(self).step(report=self.report, today=today, by=self.request.user)

    def get_success_url(self) -> str:
        """Back to the report."""
        return self.own_url()


class StatusReportAskApproval(StatusReportStep):
    """Send the report to those who approve it."""

    access = SUBMIT_REPORT
    step = status_reports.ask_approval
    done = _("The report waits for approval.")


class StatusReportTakeBack(StatusReportStep):
    """Take the report back to change it."""

    access = SUBMIT_REPORT
    step = status_reports.take_back
    done = _("The report is taken back.")


class StatusReportApprove(StatusReportStep):
    """Approve the report."""

    access = SEND_REPORT
    step = status_reports.approve
    done = _("The report is approved. It can be sent now.")


class StatusReportCloseAgain(StatusReportStep):
    """Give up an opening: what was sent stands."""

    access = SEND_REPORT
    step = status_reports.close_again
    done = _("The report stands as it was sent.")


class StatusReportFinish(StatusReportStep):
    """Say that Husbanken has what it asked for."""

    access = FINISH_REPORT
    step = status_reports.finish
    done = _("The report is finished.")


class StatusReportSend(AboutReport, FormPage):
    """Send the report to Husbanken."""

    access = SEND_REPORT
    title = _("Send the report")
    intro = _(
        "What you send is kept as it is, with its figures and files. Figures that are corrected later are shown beside it."
    )
    submit_label = _("Send")
    done = _("The report is sent to Husbanken.")
    template_name = "dialogue/status_report_send.html"
    form_class = report_forms.SendForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"has_gaps": bool(self.gaps())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(gaps=self.gaps(), **kwargs)

    def act(self, form: Any) -> str:
        about = {"report": self.report, "today": self.request.today, "by": self.request.user}
        status_reports.send(**about, **form.cleaned_data)
        return self.own_url()


class StatusReportReopen(AboutReport, FormPage):
    """Open a sent report again."""

    access = SEND_REPORT
    title = _("Open the report again")
    intro = _(
        "What was sent stands, and is read by Husbanken, until you send the next version."
    )
    submit_label = _("Open again")
    done = _("The report is open again.")
    form_class = report_forms.ReopenForm

    def act(self, form: Any) -> str:
        about = {"report": self.report, "today": self.request.today, "by": self.request.user}
        status_reports.reopen(**about, **form.cleaned_data)
        return self.own_url()
