"""Changes of the programme plan: begun, worded, thrown away. Its other steps are in `wordings`."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import versions, wordings
from municipalities.models import Participation, Plan, PlanVersion
from web import history
from web.errors import Refused


@transaction.atomic
def begin(*, participation: Participation, by: User, **words: Any) -> PlanVersion:
    """Start the plan of a participation. It has one that is open."""
    versions.hold(participation)
    if Plan.objects.of(participation).open().exists():
        raise Refused(_("The participant already has a plan."))
    plan = history.keep(Plan(participation=participation), by=by, reason="plan.created")
    return versions.write(PlanVersion(plan=plan), words, by=by, reason="plan.worded")


@transaction.atomic
def reword(*, plan: Plan, by: User, seen: str | None = None, **words: Any) -> PlanVersion:
    """Change the words of the draft, or of the revision while what is adopted stands."""
    plan = versions.opened(plan, "reword", seen)
    return versions.write(plan.working, words, by=by, reason="plan.reworded")


@transaction.atomic
def amend(*, plan: Plan, by: User, seen: str | None = None, **words: Any) -> PlanVersion:
    """Write in what those who decide changed, before the decision is recorded."""
    return wordings.amend(owner=plan, by=by, seen=seen, **words)


@transaction.atomic
def throw_away(*, plan: Plan, by: User) -> None:
    """Throw away a plan that nobody outside has seen."""
    wordings.throw_away(versions.locked(plan), by=by)
