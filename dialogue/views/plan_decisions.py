"""The decision on an activity plan, which is taken outside the tool: recorded, and corrected."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogue import plan_forms
from dialogue.actions import activity_plans
from dialogue.views.activity_plans import AboutPlan
from programme.access import RECORD_ADOPTION
from web.second_save import SecondSave
from web.views import FormPage


class ActivityPlanDecide(AboutPlan, FormPage):
    """Record the decision on the plan, which is taken outside the tool."""

    access = RECORD_ADOPTION
    title = _("Record the decision")
    form_class = plan_forms.DecisionForm

    def act(self, form: Any) -> str:
        activity_plans.decide(
            plan=self.plan, by=self.request.user, today=self.request.today, **form.cleaned_data
        )
        return self.own_url()


class ActivityPlanCorrectDecision(SecondSave, AboutPlan, FormPage):
    """Correct what was written down of the decision."""

    access = RECORD_ADOPTION
    title = _("Correct the decision")
    intro = _("Only what was written down of the decision is corrected here.")
    form_class = plan_forms.DecisionCorrectionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.plan}

    def act(self, form: Any) -> str:
        activity_plans.correct_decision(
            plan=self.plan, by=self.request.user, today=self.request.today, **form.cleaned_data
        )
        return self.own_url()
