"""Drafts of reports and activity plans: which may be deleted, and which have been."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from dialogue.models import ActivityPlan
from municipalities.models import Comment, Participation
from web.changes import name_of
from web.errors import Refused


@dataclass(frozen=True)
class Deleted:
    """A draft that was deleted: what it was of, when, and by whom."""

    what: str
    at: datetime
    by: str


def was_sent(plan: ActivityPlan) -> bool:
    """Whether the plan was ever sent, also when it is taken back."""
    log: Any = plan.history.filter(state=ActivityPlan.State.SENT)
    return plan.sent_at is not None or plan.taken_back_at is not None or log.exists()


def refuse_if_known(row: Any, is_sent: bool) -> None:
    """What was sent, and what somebody has said something about, is never deleted."""
    if is_sent:
        raise Refused(_("It has been sent, and what was sent is never deleted."))
    if Comment.objects.on(row).exists():
        raise Refused(_("Somebody has written a comment on it, so it is not deleted."))


def still_there(rows: Any) -> Any:
    """The one row, held so that nobody changes it meanwhile. Raises Refused when it is deleted."""
    row = rows.select_for_update().first()
    if row is None:
        raise Refused(_("Somebody else has deleted the draft."))
    return row


def deleted(
    model: Any,
    reason: str,
    participation: Participation,
    name: Callable[[Any], str],
    *about: str,
) -> list[Deleted]:
    """The drafts of a participation that were deleted, the last first. One query.

    `about` names the rows that the name is made with.
    """
    rows = model.history.filter(
        history_type="-", history_change_reason=reason, participation=participation
    )
    rows = rows.select_related("history_user", *about).order_by("-history_date", "-history_id")
    return [Deleted(name(row), row.history_date, name_of(row.history_user)) for row in rows]
