"""The rows that chains are made of: loaded for many participations, seen by one reader."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from municipalities.audience import Audience, count_for, figure_for, number_for
from municipalities.links import Linked
from municipalities.models import (
    Adoption,
    Goal,
    Initiative,
    Need,
    NeedCount,
    NeedVersion,
    Plan,
    Strategy,
    StrategyVersion,
)
from municipalities.models.version import State
from municipalities.progress import (
    Progress,
    indicators_of,
    latest_figures,
    progress_of,
    seen_figure,
    with_versions,
)
from programme.figures import Figure, NoNumber

CURRENT = (State.DRAFT, State.IN_REVIEW, State.ADOPTED)


@dataclass
class Rows:
    """What one participation has in its chain, in order, as the reader sees it."""

    audience: Audience
    latest: dict[tuple[int, int], Any]
    participation_id: int
    has_adoption: bool = False
    plan_is_adopted: bool = False
    needs: list[Linked] = field(default_factory=list)
    goals: list[Linked] = field(default_factory=list)
    strategies: list[Linked] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    progress: dict[int, list[Progress]] = field(default_factory=lambda: defaultdict(list))
    closed_goals: set[int] = field(default_factory=set)

    def figure(self, indicator: int) -> Any:
        """The latest figure of an indicator that this reader may know of, or None."""
        return seen_figure(self.latest.get((self.participation_id, indicator)), self.audience)

    def shown(self, figure: Any) -> Figure:
        """The figure as this reader sees it: small ones are hidden outside."""
        return figure_for(self.audience, figure)

    def is_measured(self, initiative: Initiative, indicator: int) -> bool:
        """Whether there is a figure from after the start; "not applicable" is none."""
        figure = self.figure(indicator)
        if figure is None or figure.figure is NoNumber.NOT_APPLICABLE:
            return False
        return figure.period.ends_on > (initiative.starts_on or date.min)

    def counts(self, need: Need) -> list[tuple[NeedCount, Figure]]:
        """The latest count in each unit, with the number that this reader sees."""
        return [(count, count_for(self.audience, count)) for count in need.latest_counts()]

    def targets(self, progress: Progress) -> list[tuple[int, Figure]]:
        """Every target by year; small ones follow the rule of the figures."""
        return [
            (target.year, number_for(self.audience, target.value, progress.indicator))
            for target in progress.goal_indicator.targets.all()
        ]


def load_rows(who: Sequence[Any], user: Any, audience_of: Any) -> dict[int, Rows]:
    """The rows of each participation. A fixed number of queries."""
    goals, initiatives = _goals(who, user), [*_initiatives(who, user)]
    moved = {indicator.pk for each in initiatives for indicator in each.indicators.all()}
    latest = latest_figures([each.pk for each in who], indicators_of(goals) | moved)
    rows = {each.pk: Rows(audience_of(each), latest, each.pk) for each in who}
    _put(_needs(who, user), "needs", rows, user)
    _put(_strategies(who, user), "strategies", rows, user)
    _put_goals(goals, user, rows, latest)
    for initiative in initiatives:
        rows[initiative.participation_id].initiatives.append(initiative)
    _put_plans(who, user, rows)
    return rows


def _put(owners: Any, name: str, rows: dict[int, Rows], user: Any) -> None:
    for owner in owners:
        getattr(rows[owner.participation_id], name).append(
            Linked(owner, owner.version_for(user))
        )


def _goals(who: Sequence[Any], user: Any) -> list[Goal]:
    goals = with_versions(Goal.objects.visible_to(user).filter(participation__in=who))
    return [*goals.prefetch_related("versions__needs").order_by("order", "pk")]


def _put_goals(goals: list[Goal], user: Any, rows: dict[int, Rows], latest: Any) -> None:
    for goal in goals:
        if goal.closed_on:
            rows[goal.participation_id].closed_goals.add(goal.pk)
    still_open = [goal for goal in goals if not goal.closed_on]
    _put(still_open, "goals", rows, user)
    for row in progress_of(still_open, user, lambda each: rows[each.pk].audience, latest):
        rows[row.goal.participation_id].progress[row.goal.pk].append(row)


def _put_plans(who: Sequence[Any], user: Any, rows: dict[int, Rows]) -> None:
    plans = Plan.objects.visible_to(user).filter(participation__in=who)
    for plan in plans.current_last().prefetch_related("versions"):
        rows[plan.participation_id].plan_is_adopted = plan.adopted is not None
    decided = Adoption.objects.filter(participation__in=who).order_by()
    for pk in decided.values_list("participation_id", flat=True).distinct():
        rows[pk].has_adoption = True


def _needs(who: Sequence[Any], user: Any) -> Any:
    versions = NeedVersion.objects.filter(state__in=CURRENT).prefetch_related("target_groups")
    counts = NeedCount.objects.order_by("-counted_on", "-pk")
    return _open(Need, who, user).prefetch_related(
        Prefetch("versions", queryset=versions), Prefetch("counts", queryset=counts)
    )


def _strategies(who: Sequence[Any], user: Any) -> Any:
    versions = StrategyVersion.objects.filter(state__in=CURRENT)
    return _open(Strategy, who, user).prefetch_related(
        Prefetch("versions", queryset=versions.prefetch_related("needs", "goals"))
    )


def _initiatives(who: Sequence[Any], user: Any) -> Any:
    return (
        Initiative.objects.visible_to(user)
        .filter(participation__in=who)
        .prefetch_related("target_groups", "strategies", "indicators")
        .order_by("order", "pk")
    )


def _open(model: Any, who: Sequence[Any], user: Any) -> Any:
    visible = model.objects.visible_to(user).open().filter(participation__in=who)
    return visible.order_by("order", "pk")
