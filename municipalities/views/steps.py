"""The steps that needs, goals, strategies and the plan have in common, each a button or a small form."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities import step_forms
from municipalities.actions import goals, needs, plans, strategies, wordings
from municipalities.actions.versions import noun
from municipalities.models import Goal, Need, Plan, Strategy
from municipalities.views.words import AboutOwned, ForStep, WordsPage, address_of
from programme.access import CLOSE, SEND_TO_REVIEW, SHARE, START_REVISION, WRITE
from web.views import ActionPage, FormPage

DEEDS = {Need: needs, Goal: goals, Strategy: strategies, Plan: plans}


class Step(AboutOwned, ActionPage, abstract=True):
    """A button on the page of a need, goal, strategy or plan; it leads back there."""

    def get_success_url(self) -> str:
        return self.own_url()


class Share(Step):
    """Share the draft with Husbanken, or take it back."""

    access = SHARE

    done = _("Husbanken can read the draft.")

    def act(self) -> None:
        if "take_back" in self.request.POST:
            self.done = _("The draft is taken back.")
        change = wordings.take_back if "take_back" in self.request.POST else wordings.share
        change(owner=self.owner, by=self.request.user)


class SendToReview(Step):
    """Freeze the draft while those who decide read it."""

    access = SEND_TO_REVIEW
    done = _("It is sent to review, and cannot be changed meanwhile.")

    def act(self) -> None:
        wordings.send_to_review(owners=[self.owner], by=self.request.user)


class TakeOutOfReview(Step):
    """Make it a draft again."""

    access = SEND_TO_REVIEW

    def act(self) -> None:
        wordings.take_out_of_review(owner=self.owner, by=self.request.user)


class Revise(Step):
    """Start the next version of what is adopted."""

    access = START_REVISION
    done = _("The revision is begun. What is adopted stands for everybody else meanwhile.")

    def act(self) -> None:
        wordings.revise(owners=[self.owner], by=self.request.user)


class DropRevision(Step):
    """Throw away a revision that nobody outside has seen."""

    access = START_REVISION

    def act(self) -> None:
        wordings.drop_revision(owner=self.owner, by=self.request.user)


class SetAside(ForStep, FormPage):
    """Lay aside a draft that may have been read outside; it is kept, with the reason."""

    access = START_REVISION
    step = "set_aside"
    title = _("Set aside")
    intro = _(
        "What is set aside is kept and can be read by your own people. What is adopted stands."
    )
    form_class = step_forms.SetAsideForm

    def act(self, form: Any) -> str:
        user, today = self.request.user, self.request.today
        wordings.set_aside(owner=self.owner, by=user, today=today, **form.cleaned_data)
        return address_of(self.owner)


class Reopen(Step):
    """Open again what was closed."""

    access = CLOSE

    def act(self) -> None:
        wordings.reopen(owner=self.owner, by=self.request.user)


class Move(Step):
    """Move it up or down in its list."""

    access = WRITE

    def act(self) -> None:
        wordings.move(owner=self.owner, up="up" in self.request.POST, by=self.request.user)

    def get_success_url(self) -> str:
        return reverse(f"{noun(self.owner)}-list", args=[self.participation.pk])


class Duplicate(Step):
    """Make a new draft with the same words."""

    access = WRITE
    done = _("A copy is made. It is a draft.")

    def act(self) -> None:
        self.owner = wordings.duplicate(owner=self.owner, by=self.request.user)


class ThrowAway(Step):
    """Throw away a draft that nobody outside has seen; a refusal comes back to its page."""

    access = WRITE
    done = _("The draft is deleted.")

    def act(self) -> None:
        throw_away: Any = DEEDS[self.model].throw_away  # type: ignore[attr-defined]
        throw_away(**{noun(self.owner): self.owner}, by=self.request.user)

    def get_success_url(self) -> str:
        if self.model.objects.filter(pk=self.owner.pk).exists():
            return self.own_url()
        return reverse(f"{self.model._meta.model_name}-list", args=[self.participation.pk])


class Correct(WordsPage, FormPage):
    """Correct the spelling of what is adopted, with the reason; the decision stands."""

    access = START_REVISION
    step = "correct"
    title = _("Correct the spelling")
    intro = _(
        "Only spelling is corrected here. What means something else needs a revision and a new decision."
    )

    def get_form_class(self) -> Any:
        return step_forms.correction_form(type(self.version))

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"correction": ""}

    def act(self, form: Any) -> str:
        wordings.correct(owner=self.owner, by=self.request.user, **form.cleaned_data)
        return address_of(self.owner)


class Close(ForStep, FormPage):
    """Close what is adopted: met, replaced or dropped, with the reason."""

    access = CLOSE
    step = "close"
    title = _("Close")
    form_class = step_forms.CloseForm

    def act(self, form: Any) -> str:
        user, today = self.request.user, self.request.today
        wordings.close(owner=self.owner, by=user, today=today, **form.cleaned_data)
        return address_of(self.owner)
