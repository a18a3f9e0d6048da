"""Changes of activity plans: written, decided on, sent, taken back, answered."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from dialogue import drafts, plan_states
from dialogue.models import ActivityPlan, ActivityPlanLine
from municipalities.models import Initiative, InitiativeBudget, Participation
from web import history
from web.errors import Refused
from web.second_save import unchanged

FIRST, LAST = 2000, 2100
ANSWER = ("answer", "answer_reason", "answered_by", "answered_at")
SENDING = ("sent_by", "sent_at", "taken_back_at")
CLOSED = {
    "write": gettext_lazy(
        "The plan is sent, and what was sent stands. Take it back to change it."
    ),
    "decide": gettext_lazy("The decision is already recorded."),
    "send": gettext_lazy("The plan is already sent."),
    "correct_decision": gettext_lazy("No decision is recorded yet."),
    "take_back": gettext_lazy(
        "Only a plan that is sent, and that Husbanken has not accepted, can be taken back."
    ),
    "answer": gettext_lazy("Only a plan that is sent can be answered."),
    "delete": gettext_lazy("Only a draft can be deleted."),
}


@transaction.atomic
def begin(
    *, participation: Participation, year: int, words: str = "", by: User
) -> ActivityPlan:
    """Begin the plan of a year, with every initiative that is going on and its budget that year."""
    if not FIRST <= year <= LAST:
        raise Refused(
            _("Give a year between %(first)s and %(last)s.") % {"first": FIRST, "last": LAST},
            "year",
        )
    _refuse_other_years(participation, year)
    plan = ActivityPlan(participation=participation, year=year, words=words)
    history.keep(plan, by=by, reason="activity_plan.begun")
    budgets: dict[int, Any] = dict(
        InitiativeBudget.objects.filter(
            initiative__participation=participation, year=year, amount__isnull=False
        ).values_list("initiative_id", "amount")
    )
    going = Initiative.objects.of(participation).filter(status__in=Initiative.GOING)
    lines = [
        ActivityPlanLine(plan=plan, initiative=each, own=budgets.get(each.pk, Decimal(0)))
        for each in going.order_by("order", "pk")
    ]
    history.keep_new(lines, by=by, reason="activity_plan.line_added")
    return plan


@transaction.atomic
def reword(
    *, plan: ActivityPlan, words: str, by: User, seen: str | None = None
) -> ActivityPlan:
    """Change what the year is about."""
    row = unchanged(_locked(plan, "write"), seen)
    row.words = words
    return history.keep(row, by=by, reason="activity_plan.reworded", fields=["words"])


@transaction.atomic
def add_line(*, plan: ActivityPlan, by: User, **words: Any) -> ActivityPlanLine:
    """Take an initiative into the plan."""
    row = _locked(plan, "write")
    if words["initiative"].participation_id != row.participation_id:
        raise Refused(_("The initiative belongs to another participant."), "initiative")
    return history.keep(
        ActivityPlanLine(plan=row, **words), by=by, reason="activity_plan.line_added"
    )


@transaction.atomic
def change_line(
    *, plan: ActivityPlan, line: int, by: User, seen: str | None = None, **words: Any
) -> ActivityPlanLine:
    """Change what is done in an initiative this year, and who pays."""
    row = unchanged(found(_locked(plan, "write"), line), seen)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="activity_plan.line_changed", fields=words)


@transaction.atomic
def remove_line(*, plan: ActivityPlan, line: int, by: User) -> None:
    """Take an initiative out of the plan."""
    row = found(_locked(plan, "write"), line)
    history.remove(row, by=by, reason="activity_plan.line_removed")


@transaction.atomic
def decide(*, plan: ActivityPlan, by: User, today: date, **decision: Any) -> ActivityPlan:
    """Record the decision taken elsewhere; for a plan sent with reservation also after it is sent."""
    row = _locked(plan, "decide")
    return _decided(row, decision, today, by, "activity_plan.decided")


@transaction.atomic
def correct_decision(
    *, plan: ActivityPlan, by: User, today: date, seen: str | None = None, **decision: Any
) -> ActivityPlan:
    """Correct what was written down of the decision; the plan stands where it stood."""
    row = unchanged(_locked(plan, "correct_decision"), seen)
    return _decided(row, decision, today, by, "activity_plan.decision_corrected")


def _decided(
    row: ActivityPlan, decision: dict[str, Any], today: date, by: User, reason: str
) -> ActivityPlan:
    if decision["decided_on"] > today:
        raise Refused(_("The decision cannot be dated in the future."), "decided_on")
    for name, value in decision.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason=reason, fields=decision)


@transaction.atomic
def send(*, plan: ActivityPlan, by: User, with_reservation: bool = False) -> ActivityPlan:
    """Send the plan to Husbanken: decided on, or with reservation for the budget decision."""
    row = _locked(plan, "send")
    if not row.lines.exists():
        raise Refused(
            _("The plan has no initiative yet. Take in at least one before it is sent.")
        )
    if not (row.decided_on or with_reservation):
        raise Refused(
            _("Record the decision, or send the plan with reservation for the budget decision.")
        )
    row.with_reservation = with_reservation and not row.decided_on
    row.state, row.sent_by, row.sent_at = ActivityPlan.State.SENT, by, timezone.now()
    row.taken_back_at = None
    row.answer = row.answer_reason = ""  # of what was sent before; it stands in the history
    row.answered_by = row.answered_at = None
    fields = ["state", "with_reservation", *SENDING, *ANSWER]
    return history.keep(row, by=by, reason="activity_plan.sent", fields=fields)


@transaction.atomic
def take_back(*, plan: ActivityPlan, by: User) -> ActivityPlan:
    """Take a plan back to be changed: not answered, or not accepted as it is.

    What was sent stands in the history. The last answer is read while the plan is changed. Husbanken
    is told that it is taken back.
    """
    row = _locked(plan, "take_back")
    row.state, row.sent_by, row.sent_at = ActivityPlan.State.DRAFT, None, None
    row.taken_back_at = timezone.now()
    row.with_reservation = False
    fields = ["state", "with_reservation", *SENDING]
    return history.keep(row, by=by, reason="activity_plan.taken_back", fields=fields)


@transaction.atomic
def answer(
    *, plan: ActivityPlan, answer: str, answer_reason: str, by: User, seen: str | None = None
) -> ActivityPlan:
    """Say yes, in part or no to the plan as ground for grant, with the reason; also once more."""
    row = unchanged(_locked(plan, "answer"), seen)
    row.state, row.answer, row.answer_reason = (
        ActivityPlan.State.ANSWERED,
        answer,
        answer_reason,
    )
    row.answered_by, row.answered_at = by, timezone.now()
    fields = ["state", *ANSWER]
    return history.keep(row, by=by, reason="activity_plan.answered", fields=fields)


@transaction.atomic
def throw_away(*, plan: ActivityPlan, by: User) -> None:
    """Delete a draft that was never sent, for instance one of the wrong year; its history stays."""
    row = _locked(plan, "delete")
    drafts.refuse_if_known(row, drafts.was_sent(row))
    for line in row.lines.order_by("pk"):
        history.remove(line, by=by, reason="activity_plan.deleted")
    history.remove(row, by=by, reason="activity_plan.deleted")


def found(plan: ActivityPlan, line: int) -> ActivityPlanLine:
    """The line of this plan. Raises Refused when someone else has taken it away."""
    row = plan.lines.filter(pk=line).first()
    if row is None:
        raise Refused(
            _("The initiative is no longer in the plan. Someone else has removed it.")
        )
    return row


def _locked(plan: ActivityPlan, step: str) -> ActivityPlan:
    """The plan, so that nobody changes it meanwhile, if the step is open from where it stands."""
    row = drafts.still_there(ActivityPlan.objects.filter(pk=plan.pk))
    decided = row.decided_on is not None
    if not plan_states.is_open(step, row.state, is_decided=decided, answer=row.answer):
        raise Refused(str(CLOSED[step]))
    return row


def _refuse_other_years(participation: Participation, year: int) -> None:
    if not participation.takes_part_in(year):
        raise Refused(
            _("The participant does not take part in the programme that year."), "year"
        )
