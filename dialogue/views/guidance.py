"""Guidance: what a participation has asked for, and what Husbanken has given."""

from collections.abc import Iterator
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue import guidance_forms as forms
from dialogue.access import ASK_GUIDANCE, LOG_GUIDANCE
from dialogue.actions import guidance as actions
from dialogue.models import Guidance, GuidanceRequest
from municipalities.models import Goal, Need
from municipalities.views.about import AboutParticipation
from programme.access import READ
from web.changes import COMMON, Line, Teller
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, HistoryPage, Once, TextPage

GUIDANCE_VERBS = COMMON | {
    "given": _("wrote down the guidance"),
    "changed": _("changed the guidance"),
    "followed_up": _("followed it up"),
}
REQUEST_VERBS = COMMON | {
    "asked": _("asked for guidance"),
    "answered": _("answered"),
}


class AboutGuidance(AboutParticipation):
    """A page about the guidance of a participation."""

    section = "guidance-list"
    template_name: Any = "municipalities/words_form.html"

    def own_url(self) -> str:
        """What the participation has asked for and been given."""
        return reverse("guidance-list", args=[self.participation.pk])

    def given(self) -> Any:
        """The guidance that this participation has been given."""
        visible = Guidance.objects.visible_to(self.request.user)
        return visible.filter(participations=self.participation).select_related("given_by")


class GuidanceList(AboutGuidance, TextPage):
    """What was asked for, how long it has waited, and what was given."""

    access = READ
    title = _("Guidance")
    template_name = "dialogue/guidance_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, today = self.request.user, self.request.today
        asked = GuidanceRequest.objects.visible_to(user).of(self.participation)
        rows = self.given().prefetch_related("participations", "needs", "goals")
        titles = self.titles()
        return super().get_context_data(
            asked=[(row, row.days_waited(today)) for row in asked.select_related("guidance")],
            given=[
                (row, len(row.participations.all()) - 1, _about(row, titles)) for row in rows
            ],
            may_ask=user.scope.may("ask_guidance", self.participation),
            may_log=user.scope.may("log_guidance", self.participation),
            today=today,
            **kwargs,
        )

    def titles(self) -> dict[Any, tuple[str, str]]:
        """What each need and goal that the visitor may see here is called, and where it is read."""
        user, found = self.request.user, {}
        for route, model in (("need", Need), ("goal", Goal)):
            visible: Any = model.objects.visible_to(user).of(self.participation)
            for row in visible.prefetch_related("versions"):
                address = reverse(route, args=[self.participation.pk, row.pk])
                found[row] = (row.version_for(user).title, address)
        return found


def _about(row: Guidance, titles: dict[Any, tuple[str, str]]) -> list[tuple[str, str]]:
    """The needs and goals of this participant that a guidance was about."""
    return [titles[each] for each in (*row.needs.all(), *row.goals.all()) if each in titles]


class GuidanceCreate(Once, AboutGuidance, FormPage):
    """Write down guidance: three fields to start with."""

    access = LOG_GUIDANCE
    title = _("Write down guidance")
    form_class = forms.GuidanceForm
    template_name = "dialogue/guidance_form.html"

    def get_initial(self) -> dict[str, Any]:
        return {"held_on": self.request.today, "participations": [self.participation.pk]}

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"user": self.request.user, "participation": self.participation}
        return super().get_form_kwargs() | about

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        actions.give(by=self.request.user, **form.cleaned_data)
        return self.own_url()


class AboutGiven(AboutGuidance):
    """A page about one guidance that the participation was given."""

    def load(self) -> None:
        """Fetch the participation, then the guidance."""
        super().load()
        self.guidance = get_object_or_404(self.given(), pk=self.kwargs["pk"])


class GuidanceChange(SecondSave, AboutGiven, FormPage):
    """Change what was written down, or add what came of it."""

    access = LOG_GUIDANCE
    title = _("Change the guidance")
    form_class = forms.GuidanceForm
    template_name = "dialogue/guidance_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"user": self.request.user, "participation": self.participation}
        return super().get_form_kwargs() | about | {"instance": self.guidance}

    def act(self, form: Any) -> str:
        about = {"guidance": self.guidance, "participation": self.participation}
        actions.change(**about, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class GuidanceFollowUp(AboutGiven, ActionPage):
    """Say that what was promised is done."""

    access = LOG_GUIDANCE
    done = _("It is followed up.")

    def act(self) -> None:
        user, today = self.request.user, self.request.today
        actions.follow_up(guidance=self.guidance, by=user, today=today)

    def get_success_url(self) -> str:
        return self.own_url()


class GuidanceHistory(AboutGiven, HistoryPage):
    """What was written down of a guidance; the other participants are not named to a participant."""

    access = READ
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.guidance})

    def lines(self) -> Iterator[Line]:
        told = Teller(GUIDANCE_VERBS)
        names = [each.name for each in Guidance._meta.concrete_fields if each.name in FIELDS]
        yield from told.of_many(
            self.guidance.history.all(), names, lambda record: record.get_theme_display()
        )

    def back_url(self) -> str:
        return self.own_url()


FIELDS = (
    *("held_on", "theme", "what", "kind", "present", "programme_text", "outcome"),
    *("follow_up", "follow_up_by", "followed_up_on"),
)


class RequestCreate(Once, AboutGuidance, FormPage):
    """Ask Husbanken for guidance."""

    access = ASK_GUIDANCE
    title = _("Ask for guidance")
    intro = _("Husbanken sees what you ask for, and how long it has waited.")
    submit_label = _("Ask")
    done = _("Husbanken sees that you have asked.")
    form_class = forms.RequestForm

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        about = {"participation": self.participation, "by": self.request.user}
        actions.ask(**about, today=self.request.today, **form.cleaned_data)
        return self.own_url()


class AboutRequest(AboutGuidance):
    """A page about one request."""

    def load(self) -> None:
        """Fetch the participation, then the request."""
        super().load()
        rows = GuidanceRequest.objects.visible_to(self.request.user).of(self.participation)
        self.asked = get_object_or_404(rows, pk=self.kwargs["pk"])


class RequestAnswer(AboutRequest, FormPage):
    """Answer with the guidance that was given, or in writing."""

    access = LOG_GUIDANCE
    title = _("Answer the request for guidance")
    form_class = forms.AnswerForm

    @property
    def intro(self) -> str:  # type: ignore[override]
        """What was asked for."""
        return self.asked.what

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"given": self.given()}

    def act(self, form: Any) -> str:
        about = {"request": self.asked, "by": self.request.user}
        actions.answer(**about, today=self.request.today, **form.cleaned_data)
        return self.own_url()


class RequestHistory(AboutRequest, HistoryPage):
    """What was asked and answered, and when."""

    access = READ
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.asked})

    def lines(self) -> Iterator[Line]:
        yield from Teller(REQUEST_VERBS).of_one(self.asked.history.all(), str(self.asked))

    def back_url(self) -> str:
        return self.own_url()
