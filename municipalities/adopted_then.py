"""What stood adopted at the end of an earlier day: goals, needs, strategies, and the initiatives beside them.

Read from the decisions and their dates: a version that was adopted is never changed. Of drafts
nothing is told of a day. Initiatives are not adopted; what they were is read from the log.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from municipalities.models import GoalVersion, Initiative, NeedVersion, StrategyVersion
from municipalities.models.version import GIVEN


def goals_on(participations: Collection[int], day: date) -> list[GoalVersion]:
    """The goals that were adopted and open, with indicators and targets. Three queries."""
    found = _standing(GoalVersion, participations, day)
    return _newest(found.prefetch_related("goal_indicators__targets"))


def needs_on(participations: Collection[int], day: date) -> list[NeedVersion]:
    """The needs that were adopted and open, with whom they are for. Two queries."""
    return _newest(
        _standing(NeedVersion, participations, day).prefetch_related("target_groups")
    )


def strategies_on(participations: Collection[int], day: date) -> list[StrategyVersion]:
    """The strategies that were adopted and open, with the needs that they meet. Two queries."""
    return _newest(_standing(StrategyVersion, participations, day).prefetch_related("needs"))


def _standing(model: Any, participations: Collection[int], day: date) -> Any:
    """Every version that had been adopted by then, of what was not closed; the newest of each last."""
    owner = model.owner_name()
    was_open = Q(**{f"{owner}__closed_on": None}) | Q(**{f"{owner}__closed_on__gt": day})
    return (
        model.objects.filter(**{f"{owner}__participation__in": participations})
        .filter(was_open, state__in=GIVEN, adoption__decided_on__lte=day)
        .select_related(owner)
        .order_by(f"{owner}_id", "number")
    )


def _newest(versions: Any) -> list[Any]:
    return [*{version.owner.pk: version for version in versions}.values()]


@dataclass(frozen=True)
class Doing:
    """An initiative as it was: whose, whether it was given up, whom it was for and what it followed."""

    participation_id: int
    status: str
    strategies: frozenset[int]
    groups: frozenset[int]


def initiatives_now(participations: Collection[int]) -> list[Doing]:
    """The initiatives as they are. Three queries."""
    found = Initiative.objects.filter(participation__in=participations).order_by("pk")
    return [
        Doing(
            each.participation_id,
            each.status,
            frozenset(strategy.pk for strategy in each.strategies.all()),
            frozenset(group.pk for group in each.target_groups.all()),
        )
        for each in found.prefetch_related("strategies", "target_groups")
    ]


def initiatives_on(participations: Collection[int], day: date) -> list[Doing]:
    """The initiatives as the log tells that they were at the end of the day. Three queries."""
    after = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    lines = Initiative.history.filter(
        participation__in=participations, history_date__lt=after
    ).latest_of_each()
    # Of several lines at one moment the last one written counts.
    last = {line.id: line for line in lines.order_by("history_id")}
    there = {line.history_id: line for line in last.values() if line.history_type != "-"}
    strategies, groups = (_tied(there, name) for name in ("strategies", "target_groups"))
    return [
        Doing(line.participation_id, line.status, strategies[pk], groups[pk])
        for pk, line in there.items()
    ]


def _tied(lines: Collection[int], name: str) -> dict[int, frozenset[int]]:
    """What each line of the log says that the initiative was tied to. One query."""
    field = Initiative._meta.get_field(name)
    log = Initiative.history.model._meta.get_field(f"historicalinitiative_{name}")
    other = field.related_model._meta.model_name  # type: ignore[union-attr]
    found: dict[int, set[int]] = {pk: set() for pk in lines}
    rows = log.related_model.objects.filter(history__in=lines)
    for line, pk in rows.values_list("history_id", f"{other}_id"):
        found[line].add(pk)
    return {line: frozenset(tied) for line, tied in found.items()}
