"""Changes of meetings: called with an agenda, written down afterwards."""

from typing import Any

from django.db import transaction

from accounts.models import User
from dialogue.models import Meeting
from municipalities.models import Participation
from web import history
from web.second_save import unchanged


@transaction.atomic
def call(*, participation: Participation, by: User, **words: Any) -> Meeting:
    """Call a meeting of the two sides."""
    return history.keep(
        Meeting(participation=participation, **words), by=by, reason="meeting.called"
    )


@transaction.atomic
def change(*, meeting: Meeting, by: User, seen: str | None = None, **words: Any) -> Meeting:
    """Move it, change its agenda, or write down the minutes."""
    row = unchanged(Meeting.objects.select_for_update().get(pk=meeting.pk), seen)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="meeting.changed", fields=words)
