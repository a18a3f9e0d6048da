"""The plan's risks and its anchoring: added, changed, taken away."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import anchors, risks
from municipalities.models import Plan
from municipalities.plan_forms import AnchorForm, RiskForm
from municipalities.views.about import AboutParticipation
from municipalities.views.words import AboutOwned
from programme.access import WRITE
from web.second_save import SecondSave, Standing
from web.views import ActionPage, FormPage, Once


class AboutRisks(AboutOwned):
    """A page about the risks of a plan; which step it takes follows from where the plan stands."""

    model = Plan
    template_name: Any = "municipalities/words_form.html"

    def about(self) -> dict[str, Any]:
        """What every deed on risks is told."""
        return {"plan": self.owner, "by": self.request.user, "step": self.step()}

    def step(self) -> str:
        """Leaders write in what those who decide changed while the plan is in review."""
        return "amend" if self.amends() else "reword"


class RiskCreate(Once, AboutRisks, FormPage):
    """Write down what may go wrong."""

    access = WRITE
    title = _("New risk")
    form_class = RiskForm

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        risks.add(**self.about(), **form.cleaned_data)
        return self.own_url()


class RiskChange(SecondSave, Standing, AboutRisks, FormPage):
    """Change a risk of the version being written."""

    access = WRITE
    title = _("Change the risk")
    form_class = RiskForm

    def find(self) -> Any:
        return risks.found(self.version, self.kwargs["risk"])

    def act(self, form: Any) -> str:
        risks.change(**self.about(), risk=self.kwargs["risk"], **form.cleaned_data)
        return self.own_url()


class RiskRemove(AboutRisks, ActionPage):
    """Take a risk away."""

    access = WRITE

    def act(self) -> None:
        risks.remove(**self.about(), risk=self.kwargs["risk"])

    def get_success_url(self) -> str:
        return self.own_url()


class AboutAnchors(AboutParticipation):
    """A page about where a participation's work is anchored."""

    section = "plan-list"
    template_name: Any = "municipalities/words_form.html"

    def own_url(self) -> str:
        """The plan, or the page that says there is none yet."""
        return reverse("plan-list", args=[self.participation.pk])


class AnchorCreate(Once, AboutAnchors, FormPage):
    """Write down in which plan the work is anchored."""

    access = WRITE
    title = _("New anchoring")
    form_class = AnchorForm

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        about = {"participation": self.participation, "by": self.request.user}
        anchors.add(**about, today=self.request.today, **form.cleaned_data)
        return self.own_url()


class AnchorChange(SecondSave, Standing, AboutAnchors, FormPage):
    """Change what is said about an anchoring."""

    access = WRITE
    title = _("Change the anchoring")
    form_class = AnchorForm

    def find(self) -> Any:
        return anchors.found(self.participation, self.kwargs["anchor"])

    def act(self, form: Any) -> str:
        anchors.change(
            participation=self.participation,
            anchor=self.kwargs["anchor"],
            by=self.request.user,
            today=self.request.today,
            **form.cleaned_data,
        )
        return self.own_url()


class AnchorRemove(AboutAnchors, ActionPage):
    """Take an anchoring away."""

    access = WRITE

    def act(self) -> None:
        anchors.remove(
            participation=self.participation,
            anchor=self.kwargs["anchor"],
            by=self.request.user,
        )

    def get_success_url(self) -> str:
        return self.own_url()
