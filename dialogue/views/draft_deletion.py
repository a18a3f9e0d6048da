"""A draft of a report or an activity plan that was never sent is deleted, after a confirmation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.access import DELETE_DRAFT
from dialogue.actions import activity_plans, status_reports
from dialogue.views.activity_plans import AboutPlan
from dialogue.views.status_reports import AboutReport
from web.views import FormPage


class _Deletion(FormPage, abstract=True):
    """Says what is deleted and what stays, and asks once."""

    form_class = forms.Form
    submit_label = _("Delete the draft")
    done = _("The draft is deleted.")
    intro: Any = _(
        "The draft is deleted with all that is written in it, and cannot be opened again. The list tells that it was deleted, when and by whom."
    )


class ActivityPlanDelete(AboutPlan, _Deletion):
    """Delete a draft of an activity plan."""

    access = DELETE_DRAFT
    template_name = "dialogue/draft_deletion.html"

    def get_title(self) -> str:
        return str(_("Delete the draft: activity plan %(year)s") % {"year": self.plan.year})

    def act(self, form: Any) -> str:
        activity_plans.throw_away(plan=self.plan, by=self.request.user)
        return self.list_url()


class StatusReportDelete(AboutReport, _Deletion):
    """Delete a draft of a report."""

    access = DELETE_DRAFT
    template_name = "dialogue/draft_deletion.html"

    def get_title(self) -> str:
        return str(_("Delete the draft: %(report)s") % {"report": self.report})

    def act(self, form: Any) -> str:
        status_reports.throw_away(
            report=self.report, today=self.request.today, by=self.request.user
        )
        return self.list_url()
