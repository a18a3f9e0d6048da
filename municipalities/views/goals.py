"""Goals: the list of a participation, one goal, and wording, measuring and sharing it."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import goals
from municipalities.actions.versions import stamp
from municipalities.audience import on_screen
from municipalities.models import Goal
from municipalities.progress import progress_of, with_versions
from municipalities.views.about import AboutParticipation
from municipalities.views.words import AboutOwned, DeleteDraft, SecondSave, ShareDraft
from municipalities.word_forms import GoalForm, GoalIndicatorForm
from programme.access import ANY_ROLE, SHARE, WRITE
from web.views import ActionPage, FormPage, TextPage


class GoalList(AboutParticipation, TextPage):
    """The goals of one participation."""

    access = ANY_ROLE
    section = "goal-list"
    title = _("Goals")
    template_name = "municipalities/goal_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        visible = (
            Goal.objects.visible_to(user).of(self.participation).prefetch_related("versions")
        )
        rows = [(goal, goal.version_for(user)) for goal in visible.order_by("order", "pk")]
        return super().get_context_data(rows=rows, **kwargs)


class GoalDetail(AboutOwned, TextPage):
    """One goal: its words, and how far it has come."""

    access = ANY_ROLE
    model = Goal
    section = "goal-list"
    template_name = "municipalities/goal_detail.html"

    def get_title(self) -> str:
        return self.version.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        audience = on_screen(user, self.participation)
        measured = with_versions(Goal.objects.filter(pk=self.owner.pk))
        return super().get_context_data(
            owner=self.owner,
            version=self.version,
            seen=stamp(self.version),
            progress=[*progress_of(measured, user, lambda _participation: audience)],
            may_share=user.scope.may("share", self.participation),
            **kwargs,
        )


class GoalCreate(SecondSave, AboutParticipation, FormPage):
    """Put a goal into words. A title is enough."""

    access = WRITE
    section = "goal-list"
    title = _("New goal")
    form_class = GoalForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"participation": self.participation}

    def act(self, form: Any) -> str:
        words = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        version = goals.word(participation=self.participation, by=self.request.user, **words)
        return reverse("goal", args=[self.participation.pk, version.goal_id])


class GoalChange(SecondSave, AboutOwned, FormPage):
    """Change the words of a goal, and where it belongs."""

    access = WRITE
    model = Goal
    section = "goal-list"
    title = _("Change the goal")
    form_class = GoalForm

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {
            "participation": self.participation,
            "owner": self.owner,
            "instance": self.version,
        }
        return super().get_form_kwargs() | about

    def get_initial(self) -> dict[str, Any]:
        needs = [*self.owner.needs.all()]
        place = {"kind": self.owner.kind, "parent": self.owner.parent, "needs": needs}
        return place | {"seen": stamp(self.version)}

    def act(self, form: Any) -> str:
        goals.reword(goal=self.owner, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class GoalIndicatorAdd(SecondSave, AboutOwned, FormPage):
    """Measure the goal by one more indicator."""

    access = WRITE
    model = Goal
    section = "goal-list"
    title = _("New indicator for the goal")
    form_class = GoalIndicatorForm
    replaces: int | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"year": self.request.today.year}

    def get_initial(self) -> dict[str, Any]:
        return {"seen": stamp(self.version)}

    def act(self, form: Any) -> str:
        names = ("indicator", "baseline", "baseline_period", "no_baseline", "seen")
        goals.measure(
            goal=self.owner,
            by=self.request.user,
            targets=form.targets(),
            replaces=self.replaces,
            **{name: form.cleaned_data[name] for name in names},
        )
        return self.own_url()


class GoalIndicatorChange(GoalIndicatorAdd):
    """Change baseline and targets of an indicator of the goal."""

    access = WRITE
    title = _("Change the indicator of the goal")

    def load(self) -> None:
        """Fetch the goal, and the indicator that measures it; 404 when it does not."""
        super().load()
        self.replaces = self.kwargs["indicator"]
        self.row = self.version.goal_indicators.filter(indicator=self.replaces).first()
        if self.row is None:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.row}


class GoalIndicatorRemove(AboutOwned, ActionPage):
    """Measure the goal by an indicator no longer."""

    access = WRITE
    model = Goal

    def act(self) -> None:
        goals.stop_measuring(
            goal=self.owner,
            by=self.request.user,
            indicator=self.kwargs["indicator"],
            seen=self.request.POST.get("seen", ""),
        )

    def get_success_url(self) -> str:
        return self.own_url()


class GoalShare(ShareDraft):
    """Share the draft of a goal, or take it back."""

    access = SHARE
    model = Goal
    deeds = goals


class GoalDelete(DeleteDraft):
    """Throw away the draft of a goal."""

    access = WRITE
    model = Goal
    deeds = goals
