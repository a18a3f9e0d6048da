"""Activity plans: written and sent by the municipality, answered by Husbanken."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogue import drafts, plan_changes, plan_forms, plan_states
from dialogue.access import ANSWER_PLAN, SEND_PLAN
from dialogue.actions import activity_plans
from dialogue.models import ActivityPlan, ActivityPlanLine
from municipalities.talk import comments_about
from municipalities.views.about import AboutParticipation
from programme.access import READ, WRITE
from web.changes import COMMON, Line, Teller
from web.second_save import SecondSave
from web.views import ActionPage, FormPage, HistoryPage, Once, TextPage

PLAN_FIELDS = (
    "words",
    "state",
    "body",
    "decided_on",
    "reference",
    "with_reservation",
    "answer",
    "answer_reason",
)
LINE_FIELDS = ("what", "own", "husbanken", "others")
PLAN_VERBS = COMMON | {
    "begun": _("began the plan"),
    "reworded": _("changed the words"),
    "decided": _("recorded the decision"),
    "decision_corrected": _("corrected the decision"),
    "sent": _("sent the plan to Husbanken"),
    "taken_back": _("took the plan back"),
    "answered": _("answered the plan"),
    "line_added": _("took the initiative into the plan"),
    "line_changed": _("changed the initiative in the plan"),
    "line_removed": _("took the initiative out of the plan"),
}
TOLD_OUTSIDE = {"sent", "taken_back", "answered"}  # always; the rest is the municipality's own
SOURCES = ("own", "husbanken", "others")


class AboutActivityPlans(AboutParticipation):
    """A page about the activity plans of a participation."""

    section = "activity-plan-list"
    template_name: Any = "municipalities/words_form.html"

    def list_url(self) -> str:
        """The participation's activity plans."""
        return reverse("activity-plan-list", args=[self.participation.pk])


class ActivityPlanList(AboutActivityPlans, TextPage):
    """The plans year by year, with what they cost."""

    access = READ
    title = _("Activity plans")
    template_name = "dialogue/activity_plan_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = ActivityPlan.objects.known_to(self.request.user).of(self.participation)
        own = self.request.user.scope.is_own(self.participation.pk)
        plans = [
            (plan, sums(plan.lines.all()) if own or plan.sent_at else None)
            for plan in rows.prefetch_related("lines")
        ]
        return super().get_context_data(
            plans=plans, deleted=self.deleted() if own else [], **kwargs
        )

    def deleted(self) -> list[drafts.Deleted]:
        """The drafts that were deleted, for the participation's own people."""
        said = str(_("Activity plan %(year)s"))
        return drafts.deleted(
            ActivityPlan,
            "activity_plan.deleted",
            self.participation,
            lambda row: said % {"year": row.year},
        )


class ActivityPlanBegin(Once, AboutActivityPlans, FormPage):
    """Begin the plan of a year, prefilled with the initiatives that are going on."""

    access = WRITE
    title = _("New activity plan")
    intro = _(
        "Every initiative that is going on is taken in, with its budget of the year as own money. Change it afterwards."
    )
    form_class = plan_forms.PlanBegin

    def get_initial(self) -> dict[str, Any]:
        return {"year": self.request.today.year + 1}

    def already_url(self) -> str:
        return self.list_url()

    def act(self, form: Any) -> str:
        plan = activity_plans.begin(
            participation=self.participation, by=self.request.user, **form.cleaned_data
        )
        return reverse("activity-plan", args=[self.participation.pk, plan.pk])


class AboutPlan(AboutActivityPlans):
    """A page about one activity plan; 404 for what the visitor may not see."""

    template_name: Any = "dialogue/activity_plan_form.html"

    def load(self) -> None:
        """Fetch the participation, then the plan."""
        super().load()
        rows = self.plans(ActivityPlan.objects.of(self.participation))
        self.plan = self.named(rows)
        self.plan.participation = self.participation

    def plans(self, rows: Any) -> Any:
        """Those that the page may be about."""
        return rows.visible_to(self.request.user)

    @property
    def is_own(self) -> bool:
        """Whether the visitor acts for the participation."""
        return self.request.user.scope.is_own(self.participation.pk)

    def own_url(self) -> str:
        """The page of the plan."""
        return reverse("activity-plan", args=[self.participation.pk, self.plan.pk])

    def may(self, code: str) -> bool:
        """Whether the visitor may take this step now."""
        right = plan_states.STEPS[code].right
        decided, answer = self.plan.decided_on is not None, self.plan.answer
        return self.request.user.scope.may(right, self.participation) and plan_states.is_open(
            code, self.plan.state, is_decided=decided, answer=answer
        )


class AboutKnownPlan(AboutPlan):
    """A page that tells those who have read a plan that it is taken back, and no more."""

    def plans(self, rows: Any) -> Any:
        return rows.known_to(self.request.user)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the visitor may know of the plan, and not read it now."""
        return not self.is_own and self.plan.sent_at is None


class ActivityPlanDetail(AboutKnownPlan, TextPage):
    """What is done in the year, who pays, where the plan stands, and the conversation about it."""

    access = READ

    def get_template_names(self) -> list[str]:
        name = "activity_plan_taken_back" if self.is_withdrawn else "activity_plan"
        return [f"dialogue/{name}.html"]

    def get_title(self) -> str:
        return str(_("Activity plan %(year)s") % {"year": self.plan.year})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {} if self.is_withdrawn else self._read()
        return super().get_context_data(plan=self.plan, **told, **kwargs)

    def _read(self) -> dict[str, Any]:
        """All that the plan holds."""
        lines = self.plan.lines.select_related("initiative").order_by("initiative__order", "pk")
        steps = {code: self.may(code) for code in plan_states.STEPS}
        steps["delete"] = steps["delete"] and not drafts.was_sent(self.plan)
        return {
            "lines": lines,
            "sums": sums(lines),
            "steps": steps,
            "changed_at": plan_changes.changed_since_decision(self.plan),
            "comments": comments_about(self.plan, self.request.user),
        }


class ActivityPlanReword(SecondSave, AboutPlan, FormPage):
    """Change what the year is about."""

    access = WRITE
    title = _("What the year is about")
    form_class = plan_forms.PlanReword

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.plan}

    def act(self, form: Any) -> str:
        activity_plans.reword(plan=self.plan, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class ActivityPlanSend(AboutPlan, FormPage):
    """Send the plan to Husbanken."""

    access = SEND_PLAN
    title = _("Send the activity plan")
    intro = _(
        "Husbanken reads what you send, and answers it as ground for grant. What is sent stands until you take it back."
    )
    submit_label = _("Send")
    done = _("The plan is sent to Husbanken.")
    form_class = plan_forms.SendForm

    def act(self, form: Any) -> str:
        activity_plans.send(plan=self.plan, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class ActivityPlanTakeBack(AboutPlan, ActionPage):
    """Take the plan back to change it."""

    access = SEND_PLAN
    done = _("The plan is taken back.")

    def act(self) -> None:
        activity_plans.take_back(plan=self.plan, by=self.request.user)

    def get_success_url(self) -> str:
        return self.own_url()


class ActivityPlanAnswer(SecondSave, AboutKnownPlan, FormPage):
    """Say yes, in part or no, with the reason; of one taken back meanwhile it is told, and what was typed stands."""

    access = ANSWER_PLAN
    title = _("Answer the activity plan")
    form_class = plan_forms.AnswerForm
    done = _("The answer is given. The participant sees it.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.plan}

    def act(self, form: Any) -> str:
        activity_plans.answer(plan=self.plan, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class ActivityPlanHistory(AboutKnownPlan, HistoryPage):
    """Every change of the plan and its initiatives.

    For outsiders since it was sent, and before that when it was sent, answered and taken back.
    """

    access = READ
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self._name})

    @property
    def _name(self) -> str:
        return str(_("Activity plan %(year)s") % {"year": self.plan.year})

    def lines(self) -> Iterator[Line]:
        told: Any = Teller(PLAN_VERBS)
        lines = ActivityPlanLine.history.filter(plan=self.plan.pk).select_related("initiative")
        found = [
            *told.of_one(self.plan.history.all(), self._name),
            *told.of_many(lines, LINE_FIELDS, lambda record: record.initiative.title),
        ]
        for line in found:
            if self.is_own or (self.plan.sent_at and line.at >= self.plan.sent_at):
                yield line
            elif line.code in TOLD_OUTSIDE:
                yield replace(line, fields=())

    def back_url(self) -> str:
        return self.own_url()


def sums(lines: Any) -> dict[str, Decimal]:
    """What the plan costs, by who pays and in all, in kroner."""
    found = {name: sum((getattr(line, name) for line in lines), Decimal(0)) for name in SOURCES}
    return found | {"total": sum(found.values(), Decimal(0))}
