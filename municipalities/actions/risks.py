"""Changes of the plan's risks. They are part of the words that a decision adopts."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import versions
from municipalities.models import Plan, PlanVersion, Risk
from web import history
from web.errors import Refused
from web.second_save import unchanged

WORDS = ["text", "likelihood", "consequence", "action"]


@transaction.atomic
def add(*, plan: Plan, by: User, step: str = "reword", **words: Any) -> Risk:
    """Write down what may go wrong. `step` is "amend" for what those who decide changed."""
    version = versions.opened(plan, step).working
    risk = history.keep(Risk(version=version, **words), by=by, reason="risk.added")
    _mark(version, step, by, "plan.risk_added")
    return risk


@transaction.atomic
def change(
    *,
    plan: Plan,
    risk: int,
    by: User,
    step: str = "reword",
    seen: str | None = None,
    **words: Any,
) -> Risk:
    """Change what a risk says, of the version being written."""
    version = versions.opened(plan, step).working
    row = unchanged(found(version, risk), seen)
    for name, value in words.items():
        setattr(row, name, value)
    history.keep(row, by=by, reason="risk.changed", fields=WORDS)
    _mark(version, step, by, "plan.risk_changed")
    return row


@transaction.atomic
def remove(*, plan: Plan, risk: int, by: User, step: str = "reword") -> None:
    """Take a risk away from the version being written."""
    version = versions.opened(plan, step).working
    history.remove(found(version, risk), by=by, reason="risk.removed")
    _mark(version, step, by, "plan.risk_removed")


def found(version: PlanVersion, risk: int) -> Risk:
    """The risk in this version. Raises Refused when it has been taken away."""
    row = version.risks.filter(pk=risk).first()
    if row is None:
        raise Refused(_("The risk is no longer in the plan. Someone else has removed it."))
    return row


def _mark(version: PlanVersion, step: str, by: User, reason: str) -> None:
    """The version has changed, so that nobody adopts another than the one that was read."""
    amended = {"amended": True} if step == "amend" else {}
    versions.write(version, amended, by=by, reason=reason)
