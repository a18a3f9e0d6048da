"""Whether an activity plan was changed after the decision that is recorded on it."""

from datetime import datetime
from itertools import takewhile
from typing import Any

from django.db.models import Max

from dialogue.models import ActivityPlan, ActivityPlanLine

REWORDED = "activity_plan.reworded"
LINES = tuple(f"activity_plan.line_{deed}" for deed in ("added", "changed", "removed"))


def changed_since_decision(plan: ActivityPlan) -> datetime | None:
    """When words or initiatives were last changed after the decision; None where they stand as decided.

    A decision is made anew when its date is another: what was changed before that is part of it.
    Three queries, none for a plan without a decision.
    """
    decided_at = _decided_at(plan) if plan.decided_on else None
    if decided_at is None:
        return None
    found = (
        _last(plan.history.filter(history_change_reason=REWORDED), decided_at),
        _last(
            ActivityPlanLine.history.filter(plan=plan.pk, history_change_reason__in=LINES),
            decided_at,
        ),
    )
    return max((each for each in found if each), default=None)


def _decided_at(plan: ActivityPlan) -> datetime | None:
    """When the date of the decision that stands was written down; None for one that was loaded."""
    log: Any = plan.history.order_by("-history_date", "-history_id")
    days = log.values_list("decided_on", "history_date")
    written = [at for _day, at in takewhile(lambda row: row[0] == plan.decided_on, days)]
    return min(written, default=None)


def _last(log: Any, after: datetime) -> datetime | None:
    return log.filter(history_date__gt=after).aggregate(last=Max("history_date"))["last"]
