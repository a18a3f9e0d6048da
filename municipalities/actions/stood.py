"""The plan as it stood from each decision on, kept anew when decisions come in another order."""

from collections.abc import Sequence
from typing import Any

from accounts.models import User
from municipalities.actions import versions
from municipalities.models import (
    Adoption,
    GoalVersion,
    NeedVersion,
    PlanVersion,
    StrategyVersion,
)
from web import history

STOOD = {"needs": NeedVersion, "goals": GoalVersion, "strategies": StrategyVersion}


def keep_anew(adoptions: Sequence[Adoption], *, by: User) -> None:
    """Let each keep what stood by the dates, of all that any of them adopted; the rest as it was."""
    plans = _adopted_by(adoptions, PlanVersion)
    found = {name: _adopted_by(adoptions, model) for name, model in STOOD.items()}
    for adoption in adoptions:
        plan = _stood(adoption, plans, [adoption.plan] if adoption.plan else [])
        adoption.plan = plan[-1] if plan else None
        history.keep(adoption, by=by, reason="adoption.kept_anew", fields=["plan"])
        for name, owners in found.items():
            kept = [*getattr(adoption, name).all()]
            versions.set_many(adoption, name, _stood(adoption, owners, kept))


def _adopted_by(adoptions: Sequence[Adoption], model: Any) -> list[Any]:
    """The identities of which any of the decisions adopted a version."""
    found = model.objects.filter(adoption__in=adoptions)
    return [*{version.owner.pk: version.owner for version in found}.values()]


def _stood(adoption: Adoption, owners: list[Any], kept: list[Any]) -> list[Any]:
    """What was kept of others, and of these the version that stood by the dates."""
    again = {owner.pk for owner in owners}
    others = [version for version in kept if version.owner.pk not in again]
    stood = [_of(owner, adoption, kept) for owner in owners]
    return others + [version for version in stood if version]


def _of(owner: Any, adoption: Adoption, kept: list[Any]) -> Any:
    """The version of the last decision up to this one, in the spelling that was kept; None if none."""
    was_closed = owner.closed_on and owner.closed_on <= adoption.decided_on
    if was_closed and owner not in [version.owner for version in kept]:
        return None
    given = [*owner.versions.exclude(adoption=None).select_related("adoption")]
    before = [version for version in given if _turn(version.adoption) <= _turn(adoption)]
    before.sort(key=lambda version: (_turn(version.adoption), version in kept, -version.number))
    return before[-1] if before else None


def _turn(adoption: Adoption) -> tuple[Any, int]:
    """Where it stands in the order of the decisions."""
    return adoption.decided_on, adoption.pk
