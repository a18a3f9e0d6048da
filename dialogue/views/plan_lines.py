"""The initiatives of an activity plan: taken in, changed, taken out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogue import plan_forms
from dialogue.actions import activity_plans
from dialogue.models import ActivityPlanLine
from dialogue.views.activity_plans import AboutPlan
from programme.access import WRITE
from web.second_save import SecondSave, Standing
from web.views import ActionPage, FormPage, Once


class AboutLines(AboutPlan):
    """A page about the initiatives of a plan."""

    form_class: Any = plan_forms.LineForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form chooses among the participation's own initiatives."""
        return super().get_form_kwargs() | {"plan": self.plan}  # type: ignore[misc]


class LineCreate(Once, AboutLines, FormPage):
    """Take an initiative into the plan."""

    access = WRITE
    title = _("Take in an initiative")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": ActivityPlanLine(plan=self.plan)}

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        activity_plans.add_line(plan=self.plan, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class LineChange(SecondSave, Standing, AboutLines, FormPage):
    """Change what is done in an initiative this year, and who pays."""

    access = WRITE
    title = _("Change the initiative in the plan")

    def find(self) -> Any:
        return activity_plans.found(self.plan, self.kwargs["line"])

    def act(self, form: Any) -> str:
        about = {"plan": self.plan, "line": self.kwargs["line"], "by": self.request.user}
        activity_plans.change_line(**about, **form.cleaned_data)
        return self.own_url()


class LineRemove(AboutPlan, ActionPage):
    """Take an initiative out of the plan."""

    access = WRITE

    def act(self) -> None:
        activity_plans.remove_line(
            plan=self.plan, line=self.kwargs["line"], by=self.request.user
        )

    def get_success_url(self) -> str:
        return self.own_url()
