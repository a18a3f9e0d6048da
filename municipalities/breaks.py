"""Where the chain from need to result breaks, decided from plain values. Pure: no database.

Closed needs, goals and strategies do not come here. An initiative that is done still breaks the
chain when its result is not measured; one that ended without being carried out never does, and
neither does a trial that is done and says what was learned: that is its result.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import chain

from municipalities.break_facts import (
    Facts,
    GoalFacts,
    IndicatorFacts,
    InitiativeFacts,
    NeedFacts,
    StrategyFacts,
)
from municipalities.states import DONE, DRAFT, ENDED, PAUSED, PLANNED, UNDER_WAY


class Code(StrEnum):
    """What is lacking, by what it is lacking in."""

    PLAN_NOT_ADOPTED = "plan_not_adopted"
    NEED_NO_STRATEGY = "need_no_strategy"
    NEED_NO_COUNT = "need_no_count"
    NEED_NO_GOAL = "need_no_goal"
    GROUP_NO_INITIATIVE = "group_no_initiative"
    GOAL_NO_INDICATOR = "goal_no_indicator"
    GOAL_NO_BASELINE = "goal_no_baseline"
    GOAL_NO_TARGET = "goal_no_target"
    GOAL_TARGET_PAST = "goal_target_past"
    GOAL_NO_NATIONAL = "goal_no_national"
    GOAL_NO_STRATEGY = "goal_no_strategy"
    GOAL_PARENT_CLOSED = "goal_parent_closed"
    STRATEGY_NO_INITIATIVE = "strategy_no_initiative"
    STRATEGY_NO_NEED = "strategy_no_need"
    STRATEGY_NO_GOAL = "strategy_no_goal"
    INITIATIVE_NO_STRATEGY = "initiative_no_strategy"
    INITIATIVE_NO_INDICATOR = "initiative_no_indicator"
    INITIATIVE_NO_RESULT = "initiative_no_result"
    INITIATIVE_PAST_END = "initiative_past_end"
    INITIATIVE_NO_UNIT = "initiative_no_unit"
    INITIATIVE_NO_START = "initiative_no_start"
    INITIATIVE_NOT_BEGUN = "initiative_not_begun"


RUNNING = (PLANNED, UNDER_WAY, PAUSED)
BEGUN = (UNDER_WAY, PAUSED)
Row = NeedFacts | GoalFacts | StrategyFacts | InitiativeFacts


@dataclass(frozen=True)
class Break:
    """Something that the chain lacks: what, where, and of which part (an indicator, a group)."""

    code: Code
    participation_id: int
    kind: str  # need, goal, strategy, initiative or plan
    object_id: int | None
    title: str
    part: str = ""
    part_id: int | None = None
    standing: str = DRAFT  # where its words stand: which step may change them
    strategy_id: int | None = None  # that what mends it should follow


@dataclass(frozen=True)
class _Links:
    """Which ends have something at their other end."""

    needs_met: frozenset[int] = frozenset()
    needs_answered: frozenset[int] = frozenset()
    goals_served: frozenset[int] = frozenset()
    strategies_followed: frozenset[int] = frozenset()
    parts: dict[int, list[int]] = field(default_factory=dict)


def breaks_of(facts: Facts) -> list[Break]:
    """Every break of the chain, from plan and needs to initiatives, in the order of the rows."""
    links = _links(facts)
    return [
        *_of_plan(facts),
        *(found for need in facts.needs for found in _of_need(need, facts, links)),
        *(found for goal in facts.goals for found in _of_goal(goal, facts, links)),
        *(found for each in facts.strategies for found in _of_strategy(each, facts, links)),
        *(found for each in facts.initiatives for found in _of_initiative(each, facts)),
    ]


def _links(facts: Facts) -> _Links:
    parts: dict[int, list[int]] = {}
    for goal in facts.goals:
        if goal.parent is not None:
            parts.setdefault(goal.parent, []).append(goal.pk)
    carried = [each for each in facts.initiatives if each.status != ENDED]
    return _Links(
        needs_met=frozenset().union(*(each.needs for each in facts.strategies)),
        needs_answered=frozenset().union(*(goal.needs for goal in facts.goals)),
        goals_served=frozenset().union(*(each.goals for each in facts.strategies)),
        strategies_followed=frozenset().union(*(each.strategies for each in carried)),
        parts=parts,
    )


def _of_plan(facts: Facts) -> Iterator[Break]:
    if facts.plan_is_due and not facts.plan_is_adopted:
        yield Break(Code.PLAN_NOT_ADOPTED, facts.participation_id, "plan", None, "")


def _of_need(need: NeedFacts, facts: Facts, links: _Links) -> Iterator[Break]:
    lacks = {
        Code.NEED_NO_STRATEGY: need.pk not in links.needs_met,
        Code.NEED_NO_COUNT: not need.is_counted,
        Code.NEED_NO_GOAL: need.pk not in links.needs_answered,
    }
    yield from _lacking(lacks, facts, "need", need)
    yield from _of_groups(need, facts)


def _of_groups(need: NeedFacts, facts: Facts) -> Iterator[Break]:
    """Groups that no initiative is for. Without any initiative need or strategies say so, once."""
    meets = {each.pk for each in facts.strategies if need.pk in each.needs}
    following = _following(meets, facts)
    helped: frozenset[int] = frozenset().union(*(each.groups for each in following))
    for pk, name in need.groups:
        if following and pk not in helped:
            found = _break(Code.GROUP_NO_INITIATIVE, facts, "need", need, name, pk)
            # What mends it must follow a strategy of the need, or it helps the need in no way.
            yield replace(found, strategy_id=min(meets))


def _following(strategies: set[int], facts: Facts) -> list[InitiativeFacts]:
    """Those that follow the strategies, and are or have been carried out."""
    return [
        each
        for each in facts.initiatives
        if each.status != ENDED and not each.strategies.isdisjoint(strategies)
    ]


def _of_goal(goal: GoalFacts, facts: Facts, links: _Links) -> Iterator[Break]:
    if goal.kind == "vision":
        return
    is_main = goal.kind == "main"
    lacks = {
        Code.GOAL_NO_INDICATOR: not goal.indicators,
        Code.GOAL_NO_NATIONAL: is_main and not goal.has_national_goal,
        Code.GOAL_NO_STRATEGY: is_main and not _is_served(goal, links),
        Code.GOAL_PARENT_CLOSED: goal.parent_is_closed,
    }
    yield from _lacking(lacks, facts, "goal", goal)
    for each in goal.indicators:
        for code in lacking_in(each, facts.today):
            yield _break(code, facts, "goal", goal, each.name, each.pk)


def _is_served(goal: GoalFacts, links: _Links) -> bool:
    return not links.goals_served.isdisjoint([goal.pk, *links.parts.get(goal.pk, [])])


def lacking_in(indicator: IndicatorFacts, today: date) -> list[Code]:
    """What an indicator of a goal lacks."""
    years = indicator.target_years
    lacks = {
        Code.GOAL_NO_BASELINE: not indicator.has_baseline_or_reason,
        Code.GOAL_NO_TARGET: not years,
        Code.GOAL_TARGET_PAST: bool(years) and max(years) < today.year,
    }
    return [code for code, is_lacking in lacks.items() if is_lacking]


def _of_strategy(strategy: StrategyFacts, facts: Facts, links: _Links) -> Iterator[Break]:
    lacks = {
        Code.STRATEGY_NO_INITIATIVE: strategy.pk not in links.strategies_followed,
        Code.STRATEGY_NO_NEED: not strategy.needs,
        Code.STRATEGY_NO_GOAL: not strategy.goals,
    }
    return _lacking(lacks, facts, "strategy", strategy)


def _of_initiative(initiative: InitiativeFacts, facts: Facts) -> Iterator[Break]:
    if initiative.status == DONE:
        return _of_results(initiative, facts)
    if initiative.status not in RUNNING:
        return iter(())
    ends, starts = initiative.ends_on, initiative.starts_on
    is_planned = initiative.status == PLANNED
    lacks = {
        Code.INITIATIVE_NO_STRATEGY: not initiative.strategies,
        Code.INITIATIVE_PAST_END: ends is not None and ends < facts.today,
        Code.INITIATIVE_NOT_BEGUN: is_planned and starts is not None and starts < facts.today,
        Code.INITIATIVE_NO_UNIT: not initiative.unit,
        Code.INITIATIVE_NO_START: starts is None,
    }
    own = _lacking(lacks, facts, "initiative", initiative)
    return chain(own, _of_results(initiative, facts))


def _of_results(initiative: InitiativeFacts, facts: Facts) -> Iterator[Break]:
    """What it should move, and each indicator without a figure from after its start."""
    if initiative.status == DONE and initiative.has_taught:
        return
    if not initiative.indicators:
        yield _break(Code.INITIATIVE_NO_INDICATOR, facts, "initiative", initiative)
    for each in initiative.indicators:
        if _has_begun(initiative, facts.today) and not each.is_measured:
            about = (facts, "initiative", initiative, each.name, each.pk)
            yield _break(Code.INITIATIVE_NO_RESULT, *about)


def _has_begun(initiative: InitiativeFacts, today: date) -> bool:
    if initiative.status == DONE:
        return True
    return initiative.status in BEGUN and (initiative.starts_on or today) <= today


def _lacking(
    lacks: dict[Code, bool],
    facts: Facts,
    kind: str,
    row: Row,
) -> Iterator[Break]:
    return (_break(code, facts, kind, row) for code, is_lacking in lacks.items() if is_lacking)


def _break(
    code: Code,
    facts: Facts,
    kind: str,
    row: Row,
    part: str = "",
    part_id: int | None = None,
) -> Break:
    where = (code, facts.participation_id, kind, row.pk, row.title)
    return Break(*where, part, part_id, getattr(row, "standing", DRAFT))
