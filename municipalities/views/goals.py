"""Goals: the list of a participation, one goal, and wording and measuring it."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from municipalities import goal_series, links
from municipalities.actions import goals
from municipalities.actions.versions import stamp
from municipalities.audience import on_screen
from municipalities.models import Goal
from municipalities.progress import progress_of, with_versions
from municipalities.views.words import AboutOwned, NewWords, WordList, WordsPage
from municipalities.word_forms import GoalForm, GoalIndicatorForm
from programme.access import READ, RECORD_ADOPTION, WRITE
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, TextPage


class GoalList(WordList, TextPage):
    """The goals of one participation, each main goal followed by its part goals."""

    access = READ
    model = Goal
    plural = "goals"
    title = _("Goals")
    create_label = _("New goal")
    empty = _("There are no goals to see here yet.")

    def in_order(self, rows: list[Any]) -> list[Any]:
        return links.as_tree(rows)


class GoalDetail(AboutOwned, TextPage):
    """One goal: its words, how far it has come, and what it hangs together with."""

    access = READ
    model = Goal
    template_name = "municipalities/goal_detail.html"

    def get_title(self) -> str:
        return self.version.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        audience = on_screen(user, self.participation)
        measured = with_versions(Goal.objects.filter(pk=self.owner.pk))
        progress = [*progress_of(measured, user, lambda _participation: audience)]
        return super().get_context_data(
            seen=stamp(self.version),
            progress=progress,
            series=goal_series.of_rows(self.participation, user, progress),
            linked=links.of_goal(self.owner, self.version, user),
            **kwargs,
        )


class GoalCreate(NewWords, FormPage):
    """Put a goal into words. A title is enough."""

    access = WRITE
    section = "goal-list"
    title = _("New goal")
    form_class = GoalForm
    deed = goals.word


class GoalReword(WordsPage, FormPage):
    """Change the words of a goal, and where it belongs."""

    access = WRITE
    model = Goal
    title = _("Change the goal")
    form_class = GoalForm
    deed = goals.reword


class GoalAmend(WordsPage, FormPage):
    """Write in what those who decide changed in a goal."""

    access = RECORD_ADOPTION
    model = Goal
    title = _("Changes made by those who decide")
    form_class = GoalForm
    step = "amend"
    deed = goals.amend


class GoalIndicatorAdd(SecondSave, AboutOwned, FormPage):
    """Measure the goal by one more indicator."""

    access = WRITE
    model = Goal
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
            amends=self.amends(),
            today=self.request.today,
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
            amends=self.amends(),
        )

    def get_success_url(self) -> str:
        return self.own_url()
