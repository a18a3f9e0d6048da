"""Where the chain from need to result breaks, decided from plain values. Pure: no database.

Only what is open comes here: closed needs, goals and strategies, and initiatives that are done
or ended, have no breaks of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


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


RUNNING = ("planned", "under_way", "paused")
BEGUN = ("under_way", "paused")


@dataclass(frozen=True)
class NeedFacts:
    """What of a need decides its breaks."""

    pk: int
    title: str
    is_counted: bool = False
    groups: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator of a goal: whether it says where from, and to when."""

    pk: int
    name: str
    has_baseline_or_reason: bool = False
    target_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class GoalFacts:
    """What of a goal decides its breaks. The parent is that of a part goal."""

    pk: int
    title: str
    kind: str = "main"
    parent: int | None = None
    parent_is_closed: bool = False
    needs: frozenset[int] = frozenset()
    has_national_goal: bool = False
    indicators: tuple[IndicatorFacts, ...] = ()
    can_be_reworded: bool = True


@dataclass(frozen=True)
class StrategyFacts:
    """What of a strategy decides its breaks."""

    pk: int
    title: str
    needs: frozenset[int] = frozenset()
    goals: frozenset[int] = frozenset()
    can_be_reworded: bool = True


@dataclass(frozen=True)
class InitiativeFacts:
    """What of an initiative decides its breaks. `is_measured`: a figure from after its start."""

    pk: int
    title: str
    status: str = "planned"
    strategies: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    has_indicator: bool = False
    is_measured: bool = False
    unit: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """The chain of one participation on a day, as one reader sees it."""

    participation_id: int
    today: date
    plan_is_due: bool = False
    plan_is_adopted: bool = False
    needs: tuple[NeedFacts, ...] = ()
    goals: tuple[GoalFacts, ...] = ()
    strategies: tuple[StrategyFacts, ...] = ()
    initiatives: tuple[InitiativeFacts, ...] = ()


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
    can_be_reworded: bool = True  # whether its words are a draft or a revision now


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
    carried = [each for each in facts.initiatives if each.status != "ended"]
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
    following = _initiatives_of(need, facts)
    helped: frozenset[int] = frozenset().union(*(each.groups for each in following))
    for pk, name in need.groups:
        # Without any initiative the need or its strategies say so, once and not for each group.
        if following and pk not in helped:
            yield _break(Code.GROUP_NO_INITIATIVE, facts, "need", need, name, pk)


def _initiatives_of(need: NeedFacts, facts: Facts) -> list[InitiativeFacts]:
    """Those that follow the need's strategies, and are or have been carried out."""
    meets = {each.pk for each in facts.strategies if need.pk in each.needs}
    return [
        each
        for each in facts.initiatives
        if each.status != "ended" and not each.strategies.isdisjoint(meets)
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
    if initiative.status not in RUNNING:
        return iter(())
    ends, starts = initiative.ends_on, initiative.starts_on
    lacks = {
        Code.INITIATIVE_NO_STRATEGY: not initiative.strategies,
        Code.INITIATIVE_NO_INDICATOR: not initiative.has_indicator,
        Code.INITIATIVE_NO_RESULT: _should_be_measured(initiative, facts.today),
        Code.INITIATIVE_PAST_END: ends is not None and ends < facts.today,
        Code.INITIATIVE_NO_UNIT: not initiative.unit,
        Code.INITIATIVE_NO_START: starts is None,
    }
    return _lacking(lacks, facts, "initiative", initiative)


def _should_be_measured(initiative: InitiativeFacts, today: date) -> bool:
    """Begun, with indicators to move, and no figure of any of them from after the start."""
    has_begun = initiative.status in BEGUN and (initiative.starts_on or today) <= today
    return has_begun and initiative.has_indicator and not initiative.is_measured


def _lacking(
    lacks: dict[Code, bool],
    facts: Facts,
    kind: str,
    row: NeedFacts | GoalFacts | StrategyFacts | InitiativeFacts,
) -> Iterator[Break]:
    return (_break(code, facts, kind, row) for code, is_lacking in lacks.items() if is_lacking)


def _break(
    code: Code,
    facts: Facts,
    kind: str,
    row: NeedFacts | GoalFacts | StrategyFacts | InitiativeFacts,
    part: str = "",
    part_id: int | None = None,
) -> Break:
    where = (code, facts.participation_id, kind, row.pk, row.title)
    return Break(*where, part, part_id, getattr(row, "can_be_reworded", True))
