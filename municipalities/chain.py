"""The chain from need to result of participations, as one reader sees it, with its breaks.

Need → strategy → initiative → result, and goal → indicator → baseline and targets → result.
A fixed number of queries, however many participations there are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from municipalities.break_facts import Facts
from municipalities.breaks import Break, breaks_of
from municipalities.chain_facts import facts_of
from municipalities.chain_rows import Rows, load_rows
from municipalities.models import NeedCount
from programme.figures import Figure


@dataclass
class Result:
    """An indicator that an initiative should move, and its latest figure."""

    indicator: Any
    latest: Figure
    period: Any  # None where there is no figure
    is_after_start: bool
    state: str  # how final the figure is


@dataclass
class Line:
    """A need, goal, strategy or initiative: the object, the words that the reader sees, its breaks."""

    kind: str
    owner: Any
    version: Any  # of an initiative, itself
    breaks: list[Break] = field(default_factory=list)
    is_repeat: bool = False  # told earlier on the page, with its breaks

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"{self.kind}-{self.owner.pk}"


@dataclass
class InitiativeLine(Line):
    """An initiative, and what it has moved."""

    results: list[Result] = field(default_factory=list)


@dataclass
class StrategyLine(Line):
    """A strategy, and the initiatives that follow it."""

    initiatives: list[InitiativeLine] = field(default_factory=list)


@dataclass
class NeedLine(Line):
    """A need, how many, and the strategies that meet it."""

    counts: list[tuple[NeedCount, Figure]] = field(default_factory=list)
    strategies: list[StrategyLine] = field(default_factory=list)


@dataclass
class Measured:
    """An indicator of a goal: its progress, its targets by year, its breaks."""

    progress: Any
    targets: list[tuple[int, Figure]]
    breaks: list[Break]


@dataclass
class GoalLine(Line):
    """A goal, what it is measured by, its part goals, and the strategies that serve it."""

    measured: list[Measured] = field(default_factory=list)
    parts: list["GoalLine"] = field(default_factory=list)
    strategies: list[StrategyLine] = field(default_factory=list)


@dataclass
class Chain:
    """The whole chain of one participation."""

    participation: Any
    has_adoption: bool
    breaks: list[Break]
    plan_breaks: list[Break]
    needs: list[NeedLine]
    goals: list[GoalLine]  # visions and main goals; part goals without an open parent come last
    loose_strategies: list[StrategyLine]  # that meet no open need
    loose_initiatives: list[InitiativeLine]  # that follow no open strategy

    @property
    def is_empty(self) -> bool:
        """Whether nothing is put into words yet."""
        return not (self.needs or self.goals or self.loose_strategies or self.loose_initiatives)


def chain_of(participation: Any, user: Any, audience_of: Any) -> Chain:
    """The chain of one participation."""
    return chains([participation], user, audience_of)[0]


def chains(participations: Iterable[Any], user: Any, audience_of: Any) -> list[Chain]:
    """The chain of each, in their order. `audience_of` says who the reader is to each."""
    who = list(participations)
    loaded = load_rows(who, user, audience_of)
    return [_chain(each, loaded[each.pk], user.scope.today) for each in who]


def _chain(participation: Any, rows: Rows, today: date) -> Chain:
    facts = facts_of(participation, rows, today)
    breaks = breaks_of(facts)
    ties = _ties(facts)
    at = defaultdict(list)
    for found in breaks:
        at[found.kind, found.object_id].append(found)
    initiatives = [_initiative(each, rows, at) for each in rows.initiatives]
    strategies = [_strategy(each, initiatives, at, ties) for each in rows.strategies]
    needs = [_need(each, rows, strategies, at, ties) for each in rows.needs]
    loose = _not_in(strategies, (each.strategies for each in needs))
    told: set[str] = set()
    for need in needs:
        need.strategies = [_told(each, told) for each in need.strategies]
    return Chain(
        participation=participation,
        has_adoption=rows.has_adoption,
        breaks=breaks,
        plan_breaks=at["plan", None],
        needs=needs,
        goals=_tree([_goal(each, rows, strategies, at, ties) for each in rows.goals]),
        loose_strategies=[_told(each, told) for each in loose],
        loose_initiatives=_not_in(initiatives, (each.initiatives for each in strategies)),
    )


Ties = dict[tuple[str, int], frozenset[int]]  # kind of the other end, and own key → their keys


def _ties(facts: Facts) -> Ties:
    """What strategies and initiatives are tied to, gathered once."""
    ties: Ties = {}
    for strategy in facts.strategies:
        ties["need", strategy.pk], ties["goal", strategy.pk] = strategy.needs, strategy.goals
    for initiative in facts.initiatives:
        ties["strategy", initiative.pk] = initiative.strategies
    return ties


def _tied(lines: list[Any], kind: str, pk: int, ties: Ties) -> list[Any]:
    return [line for line in lines if pk in ties[kind, line.owner.pk]]


def _told(line: Any, told: set[str]) -> Any:
    """The line, with its breaks the first time it is told alone."""
    is_repeat = line.anchor in told
    told.add(line.anchor)
    changes: dict[str, Any] = {
        "is_repeat": is_repeat,
        "breaks": [] if is_repeat else line.breaks,
    }
    if isinstance(line, StrategyLine):
        changes["initiatives"] = [_told(each, told) for each in line.initiatives]
    return replace(line, **changes)


def _initiative(row: Any, rows: Rows, at: Any) -> InitiativeLine:
    results = [_result(row, indicator, rows) for indicator in row.indicators.all()]
    breaks = at["initiative", row.pk]
    return InitiativeLine("initiative", row, row, breaks, results=results)


def _result(initiative: Any, indicator: Any, rows: Rows) -> Result:
    figure = rows.figure(indicator.pk)
    return Result(
        indicator,
        rows.shown(figure),
        figure.period if figure else None,
        rows.is_measured(initiative, indicator.pk),
        figure.state if figure else "",
    )


def _strategy(
    seen: Any, initiatives: list[InitiativeLine], at: Any, ties: Ties
) -> StrategyLine:
    pk = seen.owner.pk
    follow = _tied(initiatives, "strategy", pk, ties)
    breaks = at["strategy", pk]
    return StrategyLine("strategy", seen.owner, seen.version, breaks, initiatives=follow)


def _need(
    seen: Any, rows: Rows, strategies: list[StrategyLine], at: Any, ties: Ties
) -> NeedLine:
    pk = seen.owner.pk
    return NeedLine(
        "need",
        seen.owner,
        seen.version,
        at["need", pk],
        counts=rows.counts(seen.owner),
        strategies=_tied(strategies, "need", pk, ties),
    )


def _goal(
    seen: Any, rows: Rows, strategies: list[StrategyLine], at: Any, ties: Ties
) -> GoalLine:
    pk = seen.owner.pk
    own = [found for found in at["goal", pk] if found.part_id is None]
    measured = [
        Measured(
            progress,
            rows.targets(progress),
            [found for found in at["goal", pk] if found.part_id == progress.indicator.pk],
        )
        for progress in rows.progress[pk]
    ]
    serve = _tied(strategies, "goal", pk, ties)
    words = ("goal", seen.owner, seen.version, own)
    return GoalLine(*words, measured=measured, strategies=serve)


def _tree(goals: list[GoalLine]) -> list[GoalLine]:
    """Visions first, then main goals with their part goals, then part goals that lost theirs."""
    main = {goal.owner.pk: goal for goal in goals if goal.version.kind != "part"}
    orphans: list[GoalLine] = []
    for goal in goals:
        if goal.version.kind == "part":
            parent = main.get(goal.version.parent_id)
            (parent.parts if parent else orphans).append(goal)
    return [*sorted(main.values(), key=lambda goal: goal.version.kind != "vision"), *orphans]


def _not_in(lines: list[Any], groups: Iterable[list[Any]]) -> list[Any]:
    placed = {line.owner.pk for group in groups for line in group}
    return [line for line in lines if line.owner.pk not in placed]
