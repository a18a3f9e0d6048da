"""What one participant has written down of what it learned in a year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from learning.models import LearningNote


@dataclass(frozen=True, slots=True)
class Row:
    """One learning note."""

    participation_id: int
    written_on: date
    initiative: str
    tried: str
    happened: str
    learned: str
    would_change: str


def rows(*, user: Any, participation: Any, year: int) -> list[Row]:
    """The newest first. One query."""
    notes = LearningNote.objects.visible_to(user).of(participation)
    found = notes.filter(written_on__year=year).select_related("initiative")
    return [
        Row(
            participation_id=note.participation_id,
            written_on=note.written_on,
            initiative=note.initiative.title,
            tried=note.tried,
            happened=note.happened,
            learned=note.learned,
            would_change=note.would_change,
        )
        for note in found.order_by("-written_on", "-pk")
    ]
