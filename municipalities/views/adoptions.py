"""Decisions made elsewhere: sending to review, recording, revising, and the record itself."""

from collections.abc import Iterable
from typing import Any

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities import step_forms
from municipalities.actions import adoptions, wordings
from municipalities.actions.versions import stamp
from municipalities.documents import given_back
from municipalities.models import Adoption, Goal, Need, Plan, Strategy
from municipalities.talk import comments_about
from municipalities.views.about import AboutParticipation
from programme.access import READ, RECORD_ADOPTION, SEND_TO_REVIEW, START_REVISION
from web.second_save import SecondSave
from web.views import FormPage, Page, TextPage

WHOLE = (Plan, Need, Goal, Strategy)  # what a decision adopts, in the order of the document


def owners_of(participation: Any, *standings: str) -> Iterable[Any]:
    """The plan, needs, goals and strategies of a participation that stand so."""
    for model in WHOLE:
        rows = model.objects.of(participation).open().prefetch_related("versions")
        yield from (row for row in rows.order_by("order", "pk") if row.standing in standings)


def adoptions_of(participation: Any, user: Any) -> Any:
    """The decisions, newest first, for everybody who may open the participation's adopted words."""
    mine, others = user.scope.own(), user.scope.read_by_husbanken()
    return Adoption.objects.of(participation).filter(mine | others).select_related("document")


class AdoptionList(AboutParticipation, TextPage):
    """What has been decided, and what waits."""

    access = READ
    section = "adoption-list"
    title = _("Decisions")
    template_name = "municipalities/adoption_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        scope = self.request.user.scope
        own = scope.is_own(self.participation.pk)
        return super().get_context_data(
            adoptions=adoptions_of(self.participation, self.request.user),
            drafts=[*owners_of(self.participation, "draft", "revision_draft")] if own else [],
            in_review=[*owners_of(self.participation, "in_review", "revision_in_review")]
            if own
            else [],
            may_send=scope.may("send_to_review", self.participation),
            may_record=scope.may("record_adoption", self.participation),
            may_revise=scope.may("start_revision", self.participation),
            **kwargs,
        )


class ChooseMany(AboutParticipation):
    """A form that lets a step be taken for many at once, all of them unless some are left out."""

    section = "adoption-list"
    form_class: Any = step_forms.ChosenForm
    template_name: Any = "municipalities/choose_form.html"
    standings: tuple[str, ...]
    nothing: Any  # said when there is nothing to choose

    def get_form_kwargs(self) -> dict[str, Any]:
        """What can be chosen now."""
        owners = owners_of(self.participation, *self.standings)
        return super().get_form_kwargs() | {"versions": [owner.newest for owner in owners]}  # type: ignore[misc]

    def back(self) -> str:
        """The list of decisions."""
        return reverse("adoption-list", args=[self.participation.pk])


class ReviewMany(ChooseMany, FormPage):
    """Send the whole plan to review, or a choice of its parts."""

    access = SEND_TO_REVIEW
    title = _("Send to review")
    intro = _("What is sent to review is frozen until it is adopted or taken out of review.")
    submit_label = _("Send to review")
    nothing = _("There are no drafts to send.")
    standings = ("draft", "revision_draft")

    def act(self, form: Any) -> str:
        owners = [version.owner for version in form.chosen_versions()]
        wordings.send_to_review(owners=owners, by=self.request.user)
        return self.back()


class ReviseMany(ChooseMany, FormPage):
    """Copy forward from the adopted plan what the next plan builds on."""

    access = START_REVISION
    title = _("Revise the plan")
    intro = _(
        "Choose what follows into the next plan. What is adopted stands for everybody else until the next is adopted."
    )
    submit_label = _("Start the revision")
    nothing = _("Nothing that is adopted can be revised now.")
    standings = ("adopted",)

    def act(self, form: Any) -> str:
        owners = [version.owner for version in form.chosen_versions()]
        wordings.revise(owners=owners, by=self.request.user)
        return self.back()


class AdoptionRecord(ChooseMany, FormPage):
    """Record a decision taken elsewhere; it adopts all that is in review, or a choice."""

    access = RECORD_ADOPTION
    title = _("Record a decision")
    intro = _(
        "The decision is taken outside the tool. Here it is written down, and what was adopted takes effect for everybody."
    )
    submit_label = _("Record the decision")
    form_class = step_forms.AdoptionForm
    nothing = _("Nothing is in review. Send the plan to review first.")
    standings = ("in_review", "revision_in_review")

    def act(self, form: Any) -> str:
        words = {**form.cleaned_data}
        words.pop("chosen")
        chosen = form.chosen_versions()
        adoption = adoptions.record(
            participation=self.participation,
            versions_adopted=chosen,
            seen={version: stamp(version) for version in chosen},
            by=self.request.user,
            today=self.request.today,
            **words,
        )
        return reverse("adoption", args=[self.participation.pk, adoption.pk])


class AboutAdoption(AboutParticipation):
    """A page about one decision; 404 for those who may not read what it adopted."""

    section = "adoption-list"

    def load(self) -> None:
        """Fetch the participation, then the decision."""
        super().load()
        rows = adoptions_of(self.participation, self.request.user)
        self.adoption = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.adoption.participation = self.participation


class AdoptionCorrect(SecondSave, AboutAdoption, FormPage):
    """Correct what was written down of a decision. What it adopted stands."""

    access = RECORD_ADOPTION
    title = _("Correct the decision")
    intro = _(
        "Only what was written down of the decision is corrected here. What it adopted stands."
    )
    form_class = step_forms.AdoptionCorrectionForm
    template_name = "municipalities/words_form.html"

    def own_url(self) -> str:
        """The page of the decision."""
        return reverse("adoption", args=[self.participation.pk, self.adoption.pk])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.adoption}

    def act(self, form: Any) -> str:
        user, today = self.request.user, self.request.today
        adoptions.correct(adoption=self.adoption, by=user, today=today, **form.cleaned_data)
        return self.own_url()


class AdoptionDetail(AboutAdoption, TextPage):
    """One decision: who, when, what it adopted, and the plan as it stood from then on."""

    access = READ
    template_name = "municipalities/adoption_detail.html"

    def get_title(self) -> str:
        return str(self.adoption)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.adoption
        stood = [
            (_("Needs"), kept.needs.select_related("need").order_by("need__order")),
            (_("Goals"), kept.goals.select_related("goal").order_by("goal__order")),
            (_("Strategies"), kept.strategies.select_related("strategy")),
        ]
        talk = comments_about(kept, self.request.user)
        may_correct = self.request.user.scope.may("record_adoption", self.participation)
        return super().get_context_data(
            adoption=kept, stood=stood, comments=talk, may_correct=may_correct, **kwargs
        )


class AdoptionDocument(AboutAdoption, Page):
    """The file of a decision, sent to be saved, never shown in the site."""

    access = READ

    def get(self, request: Any, *args: Any, **kwargs: Any) -> FileResponse:
        """The file under its own name."""
        return given_back(self.adoption.document)
