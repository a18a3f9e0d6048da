"""Changes of goals: worded, measured by indicators, shared, thrown away."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import versions
from municipalities.models import Goal, GoalIndicator, GoalVersion, Participation, Target
from municipalities.models.adoption import WORKING
from web import history
from web.errors import Refused

# What lies on the identity, and so is not a matter of versions.
TREE = ("kind", "parent")
MEASURED = ["indicator", "baseline_period", "baseline", "no_baseline"]


@transaction.atomic
def word(*, participation: Participation, by: User, **words: Any) -> GoalVersion:
    """Put a goal into words for the first time, as a draft. A title is enough."""
    goal = Goal(participation=participation)
    _place(goal, words, by=by, reason="goal.created")
    draft: Any = GoalVersion(goal=goal, title=words["title"])
    return versions.write(draft, _own_words(words), by=by, reason="goal.worded")


@transaction.atomic
def reword(*, goal: Goal, by: User, seen: str | None = None, **words: Any) -> GoalVersion:
    """Change the words and the place in the tree. What is adopted stands meanwhile.

    `seen` is the stamp that the page was opened with. Raises ChangedMeanwhile when someone
    else was first.
    """
    goal = versions.locked(goal)
    newest = versions.unchanged(goal, seen)
    _place(goal, words, by=by, reason="goal.placed")
    draft = _writable(newest, by)
    return versions.write(draft, _own_words(words), by=by, reason="goal.reworded")


@transaction.atomic
def measure(
    *,
    goal: Goal,
    by: User,
    targets: Mapping[int, Decimal],
    seen: str | None = None,
    replaces: int | None = None,
    **words: Any,
) -> GoalIndicator:
    """Measure the goal by an indicator, with baseline (or why none) and target values by year.

    `replaces` is the indicator whose row is changed; None adds a new one.
    """
    draft = _opened(goal, by, seen)
    row = draft.goal_indicators.filter(indicator=replaces).first() if replaces else None
    row = row or GoalIndicator(version=draft)
    for name, value in words.items():
        setattr(row, name, value)
    _same_decimals(row.indicator, [row.baseline, *targets.values()])
    history.keep(row, by=by, reason="goal.measured", fields=MEASURED)
    _set_targets(row, targets, by)
    versions.write(draft, {}, by=by, reason="goal.measured")
    return row


@transaction.atomic
def stop_measuring(*, goal: Goal, indicator: int, by: User, seen: str | None = None) -> None:
    """Take an indicator away from the version being written."""
    draft = _opened(goal, by, seen)
    row = draft.goal_indicators.filter(indicator=indicator).first()
    if row is None:
        raise Refused(_("The goal is no longer measured by this indicator."))
    _set_targets(row, {}, by)
    history.remove(row, by=by, reason="goal.not_measured")
    versions.write(draft, {}, by=by, reason="goal.not_measured")


@transaction.atomic
def share(*, goal: Goal, by: User) -> GoalVersion:
    """Let Husbanken read the draft."""
    return versions.set_shared(goal, True, by=by, noun="goal")


@transaction.atomic
def take_back(*, goal: Goal, by: User) -> GoalVersion:
    """Stop further reading of the draft."""
    return versions.set_shared(goal, False, by=by, noun="goal")


@transaction.atomic
def throw_away(*, goal: Goal, by: User) -> None:
    """Throw away a goal that nobody outside has seen."""
    goal = versions.locked(goal)
    draft: Any = versions.only_a_draft(goal)
    if goal.part_goals.exists():
        raise Refused(_("The goal has part goals. Move or delete them first."))
    for row in draft.goal_indicators.all():
        _set_targets(row, {}, by)
        history.remove(row, by=by, reason="goal.deleted")
    history.remove(draft, by=by, reason="goal.deleted")
    history.remove(goal, by=by, reason="goal.deleted")


def _own_words(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in words.items() if name not in (*TREE, "needs")}


def _place(goal: Goal, words: Mapping[str, Any], *, by: User, reason: str) -> None:
    """Where the goal stands in the tree, and which needs it answers, if that has changed."""
    place = {name: words[name] for name in TREE if name in words}
    needs = {*words["needs"]} if "needs" in words else None
    same_needs = needs is None or (goal.pk is not None and needs == {*goal.needs.all()})
    if goal.pk and same_needs and all(getattr(goal, name) == place[name] for name in place):
        return
    for name, value in place.items():
        setattr(goal, name, value)
    _refuse_wrong_tree(goal, needs or set())
    history.keep(goal, by=by, reason=reason, fields=place)
    if needs is not None:
        versions.set_many(goal, "needs", needs)


def _refuse_wrong_tree(goal: Goal, needs: set[Any]) -> None:
    related = [*needs, *([goal.parent] if goal.parent else [])]
    if any(row.participation_id != goal.participation_id for row in related):
        raise Refused(_("A goal answers needs and serves goals of its own municipality only."))
    if goal.parent and goal.kind != Goal.Kind.PART:
        raise Refused(_("Only a part goal belongs to another goal."))
    if goal.parent and (goal.parent == goal or goal.parent.kind != Goal.Kind.MAIN):
        raise Refused(_("A part goal belongs to a main goal. Choose which."))
    if goal.pk and goal.kind != Goal.Kind.MAIN and goal.part_goals.exists():
        raise Refused(_("The goal has part goals, so it must stay a main goal."))


def _opened(goal: Goal, by: User, seen: str | None) -> Any:
    return _writable(versions.unchanged(versions.locked(goal), seen), by)


def _writable(newest: Any, by: User) -> Any:
    """The version being written; a copy of the adopted, indicators and targets too, if none is."""
    if newest.state in WORKING:
        return newest
    draft = versions.next_draft(newest, by=by)
    for row in newest.goal_indicators.prefetch_related("targets"):
        copy = GoalIndicator(version=draft, **{name: getattr(row, name) for name in MEASURED})
        history.keep(copy, by=by, reason="goal.copied")
        for target in row.targets.all():
            new = Target(goal_indicator=copy, year=target.year, value=target.value)
            history.keep(new, by=by, reason="goal.copied")
    return draft


def _same_decimals(indicator: Any, numbers: list[Decimal | None]) -> None:
    for number in numbers:
        if number is not None and number != round(number, indicator.decimals):
            raise Refused(_too_fine(indicator))


def _too_fine(indicator: Any) -> str:
    return _(
        "“%(indicator)s” is given with %(decimals)s decimals. Write no more than that."
    ) % {
        "indicator": indicator.name,
        "decimals": indicator.decimals,
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
