"""All that a programme plan says, fetched in a fixed number of queries: as it is, or as it stood."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from municipalities import links
from municipalities.audience import Audience
from municipalities.links import Linked
from municipalities.models import (
    Adoption,
    Goal,
    GoalIndicator,
    GoalVersion,
    Initiative,
    Membership,
    Need,
    NeedCount,
    NeedVersion,
    Participation,
    Plan,
    PlanVersion,
    Strategy,
    StrategyVersion,
)

OF_INITIATIVES = ("strategies", "budgets", "target_groups", "indicators")
ROLES = [each.value for each in reversed(Membership.Role)]


@dataclass(frozen=True)
class Material:
    """What the document is built from, as one reader sees it."""

    participation: Participation
    version: PlanVersion | None  # None where a decision was made before there was a plan
    as_of: Adoption | None  # the decision from which the words stood; None for those of today
    needs: list[Linked]
    goals: list[Linked]
    strategies: list[Linked]
    initiatives: list[Initiative]
    people: list[Membership]
    windows: list[Any]
    anchors: list[Any]
    audience: Audience
    today: date
    tells_gaps: bool  # own people see which parts are not written yet

    def words(self, name: str) -> str:
        """One part of the plan's own words."""
        return getattr(self.version, name) if self.version else ""

    def risks(self) -> list[Any]:
        """What may go wrong, by the plan's words of that time."""
        return [*self.version.risks.all()] if self.version else []

    def following(self) -> dict[int, list[Initiative]]:
        """The initiatives that follow each strategy."""
        found = defaultdict(list)
        for initiative in self.initiatives:
            for strategy in initiative.strategies.all():
                found[strategy.pk].append(initiative)
        return found


def of_today(plan: Plan, version: Any, user: Any, audience: Audience, gaps: bool) -> Material:
    """The plan as the reader sees it now: drafts for its own people, else what was given."""
    own = plan.participation
    return _material(
        own,
        version,
        user,
        audience,
        as_of=None,
        tells_gaps=gaps,
        needs=_seen(Need, _need_versions(), own, user, _counts()),
        goals=_seen(Goal, _goal_versions(), own, user),
        strategies=_seen(Strategy, _strategy_versions(), own, user),
    )


def of_adoption(adoption: Adoption, user: Any, audience: Audience) -> Material:
    """The plan as it stood from a decision on; what is never adopted is as it is today."""
    counts = Prefetch(
        "need__counts", NeedCount.objects.filter(counted_on__lte=adoption.decided_on)
    )
    return _material(
        adoption.participation,
        PlanVersion.objects.filter(stood_in=adoption).select_related("adoption").first(),
        user,
        audience,
        as_of=adoption,
        tells_gaps=False,
        needs=_stood(_need_versions().filter(stood_in=adoption).prefetch_related(counts)),
        goals=_stood(_goal_versions().filter(stood_in=adoption)),
        strategies=_stood(_strategy_versions().filter(stood_in=adoption)),
    )


def _material(
    own: Participation, version: Any, user: Any, audience: Audience, **words: Any
) -> Material:
    today = user.scope.today
    initiatives = Initiative.objects.visible_to(user).of(own).order_by("order", "pk")
    members = own.memberships.valid_on(today).select_related("user").order_by("user__name")
    windows = own.programme.windows.filter(due_on__gte=today).select_related("period")
    return Material(
        participation=own,
        version=version,
        initiatives=[*initiatives.select_related("type").prefetch_related(*OF_INITIATIVES)],
        people=sorted(members, key=lambda member: ROLES.index(member.role)),
        windows=[*windows],
        anchors=[*own.anchors.all()],
        audience=audience,
        today=today,
        **words,
    )


def _seen(model: Any, versions: Any, own: Any, user: Any, *more: Any) -> list[Linked]:
    rows = model.objects.visible_to(user).of(own).open().order_by("order", "pk")
    rows = rows.prefetch_related(Prefetch("versions", queryset=versions), *more)
    return [Linked(row, row.version_for(user)) for row in rows]


def _stood(versions: Any) -> list[Linked]:
    link = versions.model.owner_name()
    ordered = versions.select_related(link).order_by(f"{link}__order", f"{link}__pk")
    return [Linked(version.owner, version) for version in ordered]


def _counts() -> Prefetch:
    return Prefetch("counts", NeedCount.objects.all())


def _need_versions() -> Any:
    return NeedVersion.objects.select_related("category").prefetch_related("target_groups")


def _goal_versions() -> Any:
    rows = GoalIndicator.objects.with_flags().select_related("indicator", "baseline_period")
    indicators = rows.prefetch_related("targets")
    measured = Prefetch("goal_indicators", queryset=indicators.order_by("pk"))
    return GoalVersion.objects.prefetch_related(measured, "national_goals", "needs")


def _strategy_versions() -> Any:
    return StrategyVersion.objects.prefetch_related("needs", "goals")


def titles(rows: Iterable[Any], shown: list[Linked]) -> str:
    """The titles of what is linked to, as they stand in this document; the rest is left out."""
    linked = {row.pk for row in rows}
    return "; ".join(row.version.title for row in shown if row.owner.pk in linked)


def tree(goals: list[Linked]) -> list[Linked]:
    """Main goals followed by their part goals, without the visions."""
    return [row for row in links.as_tree(goals) if row.version.kind != Goal.Kind.VISION]
