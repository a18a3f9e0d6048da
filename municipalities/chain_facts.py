"""What of the rows decides the breaks, as plain values."""

from datetime import date
from typing import Any

from municipalities.break_facts import (
    Facts,
    GoalFacts,
    IndicatorFacts,
    InitiativeFacts,
    MovedFacts,
    NeedFacts,
    StrategyFacts,
)
from municipalities.chain_rows import Rows
from municipalities.links import Linked
from municipalities.models import GoalIndicator, Initiative
from municipalities.models.participation import Phase

CARRIED_OUT = (Phase.IMPLEMENTATION, Phase.EVALUATION, Phase.CONTINUATION, Phase.ENDED)


def facts_of(participation: Any, rows: Rows, today: date) -> Facts:
    """The plain values of one participation."""
    return Facts(
        participation_id=participation.pk,
        today=today,
        plan_is_due=participation.phase in CARRIED_OUT,
        plan_is_adopted=rows.plan_is_adopted,
        needs=tuple(map(_need, rows.needs)),
        goals=tuple(_goal(each, rows) for each in rows.goals),
        strategies=tuple(map(_strategy, rows.strategies)),
        initiatives=tuple(_initiative(each, rows) for each in rows.initiatives),
    )


def indicator_facts(row: GoalIndicator) -> IndicatorFacts:
    """Whether an indicator of a goal says where from, and to when."""
    return IndicatorFacts(
        row.indicator_id,
        row.indicator.name,
        row.baseline is not None or bool(row.no_baseline),
        tuple(target.year for target in row.targets.all()),
    )


def _need(need: Linked) -> NeedFacts:
    groups = sorted(need.version.target_groups.all(), key=lambda group: group.order)
    return NeedFacts(
        need.owner.pk,
        need.version.title,
        bool(need.owner.counts.all()),
        tuple((group.pk, group.name) for group in groups),
    )


def _goal(goal: Linked, rows: Rows) -> GoalFacts:
    version = goal.version
    return GoalFacts(
        goal.owner.pk,
        version.title,
        version.kind,
        version.parent_id,
        version.kind == "part" and version.parent_id in rows.closed_goals,
        _pks(version.needs),
        bool(version.national_goals.all()),
        tuple(map(indicator_facts, version.goal_indicators.all())),
        goal.owner.standing,
    )


def _strategy(strategy: Linked) -> StrategyFacts:
    version = strategy.version
    return StrategyFacts(
        strategy.owner.pk,
        version.title,
        _pks(version.needs),
        _pks(version.goals),
        strategy.owner.standing,
    )


def _initiative(row: Initiative, rows: Rows) -> InitiativeFacts:
    indicators = [
        MovedFacts(each.pk, each.name, rows.is_measured(row, each.pk))
        for each in row.indicators.all()
    ]
    return InitiativeFacts(
        row.pk,
        row.title,
        row.status,
        _pks(row.strategies),
        _pks(row.target_groups),
        tuple(indicators),
        row.is_trial and bool(row.learned.strip()),
        row.responsible_unit,
        row.starts_on,
        row.ends_on,
    )


def _pks(linked: Any) -> frozenset[int]:
    return frozenset(row.pk for row in linked.all())
