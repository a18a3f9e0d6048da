"""Many participants at once, each with a whole adopted chain: for counting queries at national scale."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from municipalities.models import (
    Adoption,
    Goal,
    GoalIndicator,
    GoalVersion,
    Initiative,
    InitiativeBudget,
    Municipality,
    MunicipalityCode,
    Need,
    NeedCount,
    NeedVersion,
    Participation,
    Plan,
    PlanVersion,
    Strategy,
    StrategyVersion,
    Target,
)
from web import history
from web.models import Tracked

NATIONAL = 357
START = date(2023, 1, 1)
FIRST_CODE = 1000


def participants(
    count: int, *, programme: Any, region: Any, indicator: Any, by: Any, first: int = 0
) -> list[Any]:
    """So many more participants of a region; a few statements whatever the number."""
    where = _places(range(first, first + count), programme, region, by)
    decided = _each(
        Adoption, where, by, lambda at: {"participation": at, "body": "delegated"}, on=START
    )
    of = dict(zip(where, decided, strict=True))
    owned = {
        model: _each(model, where, by, lambda at: {"participation": at})
        for model in (Plan, Need, Goal, Strategy)
    }
    _version(PlanVersion, "plan", owned[Plan], of, by)
    needs = owned[Need]
    _version(NeedVersion, "need", needs, of, by)
    _each(NeedCount, needs, by, lambda need: {"need": need} | COUNTED)
    goals = _version(GoalVersion, "goal", owned[Goal], of, by, kind="main")
    _measured(goals, indicator, by)
    strategies = _version(StrategyVersion, "strategy", owned[Strategy], of, by)
    _link(GoalVersion.needs, goals, needs)
    _link(StrategyVersion.needs, strategies, needs)
    _link(StrategyVersion.goals, strategies, owned[Goal])
    _carried_out(where, owned[Strategy], indicator, by)
    return where


COUNTED = {"count": 12, "unit": "households", "counted_on": START, "method": "mapping"}


def _places(numbers: Sequence[int], programme: Any, region: Any, by: Any) -> list[Any]:
    places = [Municipality(name=f"Sted {number:03}") for number in numbers]
    _kept(places, by)
    codes = [
        MunicipalityCode(
            municipality=each, code=str(FIRST_CODE + number), name=each.name, valid_from=START
        )
        for number, each in zip(numbers, places, strict=True)
    ]
    _kept(codes, by)
    rows = [
        Participation(programme=programme, municipality=each, region=region, starts_on=START)
        for each in places
    ]
    return _kept(rows, by)


def _kept(rows: list[Any], by: Any) -> list[Any]:
    model: Any = type(rows[0])
    if issubclass(model, Tracked):
        return [*history.keep_new(rows, by=by, reason="benchmark.loaded")]
    return model.objects.bulk_create(rows)


def _each(
    model: Any,
    rows: Sequence[Any],
    by: Any,
    words: Callable[[Any], dict[str, Any]],
    on: date | None = None,
) -> list[Any]:
    more = {"decided_on": on} if on else {}
    made = [model(**words(row), **more) for row in rows]
    return _kept(made, by)


def _version(
    model: Any, name: str, owners: Sequence[Any], of: dict, by: Any, **words: Any
) -> list:
    return _each(
        model,
        owners,
        by,
        lambda owner: {
            name: owner,
            "title": f"{name} {owner.pk}",
            "state": "adopted",
            "adoption": of[owner.participation],
            "edited_by": by,
            **words,
        },
    )


def _measured(goals: Sequence[Any], indicator: Any, by: Any) -> None:
    told = {"indicator": indicator, "no_baseline": "under_way"}
    rows = _each(GoalIndicator, goals, by, lambda goal: {"version": goal, **told})
    _each(Target, rows, by, lambda row: {"goal_indicator": row, "year": 2027, "value": 20})


def _carried_out(
    where: Sequence[Any], strategies: Sequence[Any], indicator: Any, by: Any
) -> None:
    words = {"title": "Boligkontor", "status": "under_way", "edited_by": by}
    rows = _each(Initiative, where, by, lambda at: {"participation": at, **words})
    _link(Initiative.strategies, rows, strategies)
    _link(Initiative.indicators, rows, [indicator] * len(rows))
    amount = {"year": 2026, "amount": Decimal(500_000)}
    _each(InitiativeBudget, rows, by, lambda row: {"initiative": row, **amount})


def _link(field: Any, rows: Sequence[Any], others: Sequence[Any]) -> None:
    """One link from each row to the other of the same place."""
    through, here, there = (
        field.through,
        field.field.m2m_field_name(),
        field.field.m2m_reverse_field_name(),
    )
    pairs = zip(rows, others, strict=True)
    links = [through(**{here: row, there: other}) for row, other in pairs]
    through.objects.bulk_create(links, batch_size=500)
