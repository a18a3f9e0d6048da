"""What a break in the chain is called, and what can be done next."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.breaks import Break, Code

LABELS = {
    Code.PLAN_NOT_ADOPTED: _("The programme plan is not adopted"),
    Code.NEED_NO_STRATEGY: _("Need without a strategy"),
    Code.NEED_NO_COUNT: _("Need without a count"),
    Code.NEED_NO_GOAL: _("Need without a goal"),
    Code.GROUP_NO_INITIATIVE: _("Target group without an initiative"),
    Code.GOAL_NO_INDICATOR: _("Goal without an indicator"),
    Code.GOAL_NO_BASELINE: _("Indicator without a baseline"),
    Code.GOAL_NO_TARGET: _("Indicator without a target value and year"),
    Code.GOAL_TARGET_PAST: _("The last target year is past"),
    Code.GOAL_NO_NATIONAL: _("Main goal without a national goal"),
    Code.GOAL_NO_STRATEGY: _("Goal without a strategy"),
    Code.GOAL_PARENT_CLOSED: _("Part goal whose main goal is closed"),
    Code.STRATEGY_NO_INITIATIVE: _("Strategy without an initiative"),
    Code.STRATEGY_NO_NEED: _("Strategy without a need"),
    Code.STRATEGY_NO_GOAL: _("Strategy without a goal"),
    Code.INITIATIVE_NO_STRATEGY: _("Initiative without a strategy"),
    Code.INITIATIVE_NO_INDICATOR: _("Initiative without an indicator"),
    Code.INITIATIVE_NO_RESULT: _("Initiative without a measured result"),
    Code.INITIATIVE_PAST_END: _("Initiative past its planned end"),
    Code.INITIATIVE_NO_UNIT: _("Initiative without a responsible unit"),
    Code.INITIATIVE_NO_START: _("Initiative without a start"),
    Code.INITIATIVE_NOT_BEGUN: _("Planned initiative whose start is past"),
}
NEXT = {
    Code.PLAN_NOT_ADOPTED: _("Send the plan to review, and record the decision."),
    Code.NEED_NO_STRATEGY: _("Write a strategy that meets the need."),
    Code.NEED_NO_COUNT: _("Write down how many there are. An estimate is better than nothing."),
    Code.NEED_NO_GOAL: _("Write a goal that answers the need, or tie one to it."),
    Code.GROUP_NO_INITIATIVE: _("Plan an initiative for this group, or tie one to it."),
    Code.GOAL_NO_INDICATOR: _("Choose an indicator that shows whether the goal is reached."),
    Code.GOAL_NO_BASELINE: _("Give the baseline, or say why there is none."),
    Code.GOAL_NO_TARGET: _("Set a target value and the year it is to be reached."),
    Code.GOAL_TARGET_PAST: _("Set a new target year, or close the goal."),
    Code.GOAL_NO_NATIONAL: _("Tie the goal to a national goal."),
    Code.GOAL_NO_STRATEGY: _("Write a strategy that serves the goal, or tie one to it."),
    Code.GOAL_PARENT_CLOSED: _("Move the part goal to an open main goal, or close it too."),
    Code.STRATEGY_NO_INITIATIVE: _("Plan an initiative that follows the strategy."),
    Code.STRATEGY_NO_NEED: _("Choose the need that the strategy meets."),
    Code.STRATEGY_NO_GOAL: _("Choose the goal that the strategy serves."),
    Code.INITIATIVE_NO_STRATEGY: _("Choose the strategy that the initiative follows."),
    Code.INITIATIVE_NO_INDICATOR: _("Choose the indicators that the initiative should move."),
    Code.INITIATIVE_NO_RESULT: _("Enter a figure from after the start of the initiative."),
    Code.INITIATIVE_PAST_END: _("Set it to done, end it, or set a new planned end."),
    Code.INITIATIVE_NO_UNIT: _("Say which unit is responsible."),
    Code.INITIATIVE_NO_START: _("Say when it starts."),
    Code.INITIATIVE_NOT_BEGUN: _("Begin it, set a new start, or end it."),
}


def label(found: Break) -> str:
    """What is lacking, with the indicator or the target group that it is lacking for."""
    said = str(LABELS[found.code])
    return f"{said}: {found.part}" if found.part else said


def next_step(found: Break) -> str:
    """What can be done about it, as a sentence."""
    return str(NEXT[found.code])


def object_address(found: Break) -> str:
    """The page of what the break is in."""
    return page_address(found.kind, found.participation_id, found.object_id)


def page_address(kind: str, participation_id: int, pk: int | None) -> str:
    """The page of a need, goal, strategy or initiative; of no one plan the list."""
    if pk is None:
        return reverse(f"{kind}-list", args=[participation_id])
    return reverse(kind, args=[participation_id, pk])


def anchor(found: Break) -> str:
    """The place on the chain page."""
    return f"#{found.kind}-{found.object_id or 'none'}"
