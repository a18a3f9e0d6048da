"""Changes of learning notes: written, changed, shared and taken back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from learning.models import LearningNote
from municipalities.models import Initiative
from web import history
from web.errors import Refused
from web.second_save import unchanged


@transaction.atomic
def write(*, initiative: Initiative, by: User, today: date, **words: Any) -> LearningNote:
    """Write down what was tried, what happened, what was learned and what one would change."""
    note = LearningNote(
        participation=initiative.participation,
        initiative=initiative,
        written_by=by,
        written_on=today,
        **words,
    )
    return history.keep(note, by=by, reason="learning_note.written")


@transaction.atomic
def change(
    *, note: LearningNote, by: User, seen: str | None = None, **words: Any
) -> LearningNote:
    """Change the words of a note; what it said before stands in its history."""
    row = unchanged(LearningNote.objects.select_for_update().get(pk=note.pk), seen)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="learning_note.changed", fields=words)


@transaction.atomic
def share(*, note: LearningNote, by: User, is_shared: bool) -> LearningNote:
    """Let Husbanken read it, or stop further reading."""
    row = LearningNote.objects.select_for_update().get(pk=note.pk)
    if row.is_shared == is_shared:
        raise Refused(_("It already is."))
    row.is_shared = is_shared
    reason = "learning_note.shared" if is_shared else "learning_note.taken_back"
    return history.keep(row, by=by, reason=reason, fields=["is_shared"])
