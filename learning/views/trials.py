"""Trials: what an initiative tests, and what became of it."""

from collections.abc import Iterator
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from learning.actions import trials as actions
from learning.forms import TrialForm, VerdictForm
from learning.models import Trial
from municipalities.views.initiatives import AboutInitiative
from programme.access import READ, WRITE
from web.changes import COMMON, Line, Teller
from web.second_save import SecondSave
from web.views import FormPage, HistoryPage, Once

TRIAL_VERBS = COMMON | {
    "begun": _("wrote down what is tested"),
    "changed": _("changed what is tested"),
    "concluded": _("gave the verdict"),
}


class TrialBegin(Once, AboutInitiative, FormPage):
    """Say what the initiative tests."""

    access = WRITE
    title = _("What do we test?")
    form_class = TrialForm
    template_name = "municipalities/words_form.html"

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        words = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        actions.begin(initiative=self.initiative, by=self.request.user, **words)
        return self.own_url()


class AboutTrial(AboutInitiative):
    """A page about the trial of an initiative."""

    template_name: Any = "municipalities/words_form.html"

    def load(self) -> None:
        """Fetch the initiative, then its trial."""
        super().load()
        visible = Trial.objects.visible_to(self.request.user)
        self.trial = get_object_or_404(visible, initiative=self.initiative)


class TrialChange(SecondSave, AboutTrial, FormPage):
    """Change what is tested."""

    access = WRITE
    title = _("Change what we test")
    form_class = TrialForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.trial}

    def act(self, form: Any) -> str:
        actions.change(trial=self.trial, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class TrialConclude(AboutTrial, FormPage):
    """Give the verdict."""

    access = WRITE
    title = _("What became of the trial?")
    intro = _(
        "All three are results. A trial that ended in learning is as good as one that was taken into use."
    )
    form_class = VerdictForm

    def act(self, form: Any) -> str:
        about = {"trial": self.trial, "by": self.request.user, "today": self.request.today}
        actions.conclude(**about, **form.cleaned_data)
        return self.own_url()


class TrialHistory(AboutTrial, HistoryPage):
    """What was written down of the trial, and when."""

    access = READ
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.initiative.title})

    def lines(self) -> Iterator[Line]:
        yield from Teller(TRIAL_VERBS).of_one(self.trial.history.all(), str(_("Trial")))

    def back_url(self) -> str:
        return self.own_url()
