"""The questions between one participant and Husbanken in a year, and those that wait today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from municipalities.models import Comment
from municipalities.talk import listed


@dataclass(frozen=True, slots=True)
class Row:
    """One question, what it is about, and what was answered. Sides are named, never persons."""

    participation_id: int
    asked_on: date
    asked_by: str
    waits_for: str
    waits_for_code: str
    kind: str
    title: str
    text: str
    answered_on: date | None
    days: int
    answer: str

    @property
    def is_waiting(self) -> bool:
        """Whether nothing is answered yet."""
        return self.answered_on is None


def rows(*, user: Any, participation: Any, year: int) -> list[Row]:
    """Those that wait first, then the newest. A fixed number of queries."""
    visible = Comment.objects.visible_to(user).of(participation)
    found = [row for row in _questions(visible, user) if _concerns(row, year)]
    answers: dict[int | None, list[str]] = defaultdict(list)
    for reply in visible.filter(answers__in=found).order_by("written_at", "pk"):
        answers[reply.answers_id].append(reply.text)
    told = [_row(row, participation, user, answers[row.pk]) for row in found]
    return sorted(told, key=lambda row: (not row.is_waiting, -row.asked_on.toordinal()))


def _questions(visible: Any, user: Any) -> Any:
    asked = visible.questions().with_sides().with_objects()
    return asked.waiting_until(user.scope.today).order_by("written_at", "pk")


def _concerns(row: Comment, year: int) -> bool:
    answered = row.answered_on
    return answered is None or year in (row.written_on.year, answered.year)


def _row(row: Comment, participation: Any, user: Any, answers: list[str]) -> Row:
    question = listed(row, user)
    sides = dict(Comment.Side.choices) | {Comment.Side.PARTICIPANT: participation.name}
    return Row(
        participation_id=row.participation_id,
        asked_on=row.written_on,
        asked_by=str(sides[row.side]),
        waits_for=str(sides[row.waits_for]),
        waits_for_code=row.waits_for,
        kind=question.kind,
        title=question.title,
        text=row.text,
        answered_on=row.answered_on,
        days=question.days,
        answer="\n".join(answers),
    )
