"""Changes of commitments: promised, moved, closed. Each side writes its own promises."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue.models import Commitment, Meeting
from dialogue.sides import side_of
from municipalities.models import Participation
from web import history
from web.errors import Refused
from web.second_save import unchanged


@transaction.atomic
def promise(*, participation: Participation, by: User, **words: Any) -> Commitment:
    """Promise something on behalf of one's own side."""
    row = Commitment(participation=participation, side=side_of(by, participation), **words)
    return history.keep(row, by=by, reason="commitment.promised")


@transaction.atomic
def agree(*, meeting: Meeting, side: str, by: User, **words: Any) -> Commitment:
    """Write down what a meeting agreed that one of the sides does; both were there."""
    row = Commitment(participation=meeting.participation, meeting=meeting, side=side, **words)
    return history.keep(row, by=by, reason="commitment.agreed")


@transaction.atomic
def change(
    *, commitment: Commitment, by: User, seen: str | None = None, **words: Any
) -> Commitment:
    """Change an open promise of one's own side."""
    row = unchanged(_own_open(commitment, by), seen)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="commitment.changed", fields=words)


@transaction.atomic
def close(
    *, commitment: Commitment, state: str, closing_comment: str, by: User, today: date
) -> Commitment:
    """Say that a promise is kept, or dropped by agreement, and how it went."""
    row = _own_open(commitment, by)
    if state == Commitment.State.OPEN:
        raise Refused(_("Choose how the promise is closed."), "state")
    row.state, row.closing_comment = state, closing_comment
    row.closed_on, row.closed_by = today, by
    fields = ["state", "closing_comment", "closed_on", "closed_by"]
    return history.keep(row, by=by, reason=f"commitment.{state}", fields=fields)


def _own_open(commitment: Commitment, by: User) -> Commitment:
    row = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if row.side != side_of(by, row.participation):
        raise Refused(_("The other side has promised this. Comment on it instead."))
    if row.state != Commitment.State.OPEN:
        raise Refused(_("The promise is already closed."))
    return row
