"""Changes of goals: worded, measured by indicators, shared, thrown away."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import versions, wordings
from municipalities.actions.versions import MEASURED
from municipalities.models import Goal, GoalIndicator, GoalVersion, Participation, Target
from municipalities.models.version import State
from programme import units
from programme.models.indicator import Nature
from web import history
from web.errors import Refused


@transaction.atomic
def word(*, participation: Participation, by: User, **words: Any) -> GoalVersion:
    """Put a goal into words for the first time, as a draft. A title is enough."""
    versions.hold(participation)
    goal = Goal(participation=participation, order=versions.last_place(Goal, participation))
    _refuse_wrong_tree(goal, words)
    history.keep(goal, by=by, reason="goal.created")
    return versions.write(GoalVersion(goal=goal), words, by=by, reason="goal.worded")


@transaction.atomic
def reword(*, goal: Goal, by: User, seen: str | None = None, **words: Any) -> GoalVersion:
    """Change the words and the place in the tree of the draft or the revision.

    `seen` is the stamp that the page was opened with. Raises ChangedMeanwhile when someone
    else was first.
    """
    versions.hold(goal.participation)
    goal = versions.opened(goal, "reword", seen)
    _refuse_wrong_tree(goal, words)
    return versions.write(goal.working, words, by=by, reason="goal.reworded")


@transaction.atomic
def amend(*, goal: Goal, by: User, seen: str | None = None, **words: Any) -> GoalVersion:
    """Write in what those who decide changed, before the decision is recorded."""
    versions.hold(goal.participation)
    _refuse_wrong_tree(goal, words)
    return wordings.amend(owner=goal, by=by, seen=seen, **words)


@transaction.atomic
def measure(
    *,
    goal: Goal,
    by: User,
    targets: Mapping[int, Decimal],
    seen: str | None = None,
    replaces: int | None = None,
    amends: bool = False,
    today: date | None = None,
    **words: Any,
) -> GoalIndicator:
    """Measure the goal by an indicator, with baseline (or why none) and target values by year.

    `replaces` is the indicator whose row is changed; None adds a new one. `amends` writes in
    what those who decide changed, while the goal is in review. `today` refuses a baseline of a
    period that is not over; None passes the test by.
    """
    draft = versions.opened(goal, "amend" if amends else "reword", seen).working
    row = draft.goal_indicators.filter(indicator=replaces).first() if replaces else None
    row = row or GoalIndicator(version=draft)
    for name, value in words.items():
        setattr(row, name, value)
    _refuse_wrong_numbers(row, targets, today)
    history.keep(row, by=by, reason="goal.measured", fields=MEASURED)
    _set_targets(row, targets, by)
    versions.write(draft, {"amended": amends}, by=by, reason="goal.measured")
    return row


@transaction.atomic
def stop_measuring(
    *, goal: Goal, indicator: int, by: User, seen: str | None = None, amends: bool = False
) -> None:
    """Take an indicator away from the version being written, or changed in review."""
    draft = versions.opened(goal, "amend" if amends else "reword", seen).working
    row = draft.goal_indicators.filter(indicator=indicator).first()
    if row is None:
        raise Refused(_("The goal is no longer measured by this indicator."))
    _set_targets(row, {}, by)
    history.remove(row, by=by, reason="goal.not_measured")
    versions.write(draft, {"amended": amends}, by=by, reason="goal.not_measured")


@transaction.atomic
def throw_away(*, goal: Goal, by: User) -> None:
    """Throw away a goal that nobody outside has seen."""
    goal = versions.locked(goal)
    if goal.part_versions.exists():
        raise Refused(_("The goal has part goals. Move or delete them first."))
    wordings.throw_away(goal, by=by)


def _refuse_wrong_tree(goal: Goal, words: Mapping[str, Any]) -> None:
    """A part goal belongs to a main goal, and nothing else belongs to anything: so no loops."""
    versions.same_participation(goal, wordings.linked_in({**words}))
    kind, parent = words.get("kind", Goal.Kind.MAIN), words.get("parent")
    if parent and kind != Goal.Kind.PART:
        raise Refused(_("Only a part goal belongs to another goal."))
    if parent and (parent == goal or parent.newest.kind != Goal.Kind.MAIN):
        raise Refused(_("A part goal belongs to a main goal. Choose which."))
    if goal.pk and kind != Goal.Kind.MAIN and _has_parts(goal):
        raise Refused(_("The goal has part goals, so it must stay a main goal."))


def _has_parts(goal: Goal) -> bool:
    return goal.part_versions.exclude(state__in=[State.REPLACED, State.SET_ASIDE]).exists()


def _refuse_wrong_numbers(
    row: GoalIndicator, targets: Mapping[int, Decimal], today: date | None
) -> None:
    """A count is never below zero, no number is finer than the indicator, and a baseline is known."""
    typed = {"baseline": row.baseline} | {f"target_{year}": v for year, v in targets.items()}
    for field, number in typed.items():
        if number is not None and number != round(number, row.indicator.decimals):
            raise Refused(_too_fine(row.indicator), field)
        if number is not None and number < 0 and row.indicator.nature == Nature.COUNT:
            raise Refused(_("A count cannot be below zero."), field)
    period = row.baseline_period
    if today and row.baseline is not None and period and period.ends_on >= today:
        raise Refused(
            _("The period is not over, so its baseline is not known."), "baseline_period"
        )


def _too_fine(indicator: Any) -> str:
    return _("“%(indicator)s” is given with %(decimals)s. Write no more than that.") % {
        "indicator": indicator.name,
        "decimals": units.decimals(indicator.decimals),
    }


def _set_targets(row: GoalIndicator, targets: Mapping[int, Decimal], by: User) -> None:
    standing = {target.year: target for target in row.targets.all()}
    for year, target in standing.items():
        if year not in targets:
            history.remove(target, by=by, reason="target.removed")
    for year, value in targets.items():
        target = standing.get(year) or Target(goal_indicator=row, year=year)
        if target.value != value:
            target.value = value
            history.keep(target, by=by, reason="target.set", fields=["value"])
