"""What is tried: the hypothesis, how far it has come, and what was learned."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from learning.models import LearningNote
from municipalities.models import Initiative
from reports.queries.participants import code_of, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One trial of a participant. None is ever counted as a failure (design 1)."""

    participation_id: int
    initiative_id: int
    participant: str
    municipality_code: str
    region: str
    trial: str
    hypothesis: str
    signs: str
    starts_on: date | None
    ends_on: date | None
    ended_on: (
        date | None
    )  # of the verdict; of a closed one without a verdict, when it was closed
    state: str
    verdict: str  # the code, or nothing while it is tried
    verdict_on: date | None
    is_running: bool
    learned: str
    notes: int


def rows(*, user: Any, **chosen: Any) -> list[Row]:
    """By participant, in its own order. A fixed number of queries."""
    who = participants(user=user, **chosen)
    trials = Initiative.objects.visible_to(user).filter(participation__in=who, is_trial=True)
    found: dict[int, list[Initiative]] = defaultdict(list)
    for initiative in trials.select_related("trial").order_by("order", "pk"):
        found[initiative.participation_id].append(initiative)
    notes, closed = _notes(user, who), _closed(who)
    return [row for each in who for row in _rows(each, found[each.pk], notes, closed, user)]


def _closed(who: list) -> dict[int, date]:
    """When trials were finished or ended, by initiative. One query."""
    lines = Initiative.history.filter(
        participation__in=who,
        is_trial=True,
        history_change_reason__in=("initiative.finished", "initiative.ended"),
    )
    return {
        pk: timezone.localdate(moment)
        for pk, moment in lines.order_by("history_date").values_list("id", "history_date")
    }


def _notes(user: Any, who: list) -> dict[int, list[str]]:
    """What the learning notes say was learned, by initiative, oldest first."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = LearningNote.objects.visible_to(user).filter(participation__in=who)
    for note in rows.order_by("written_on", "pk"):
        found[note.initiative_id].append(note.learned)
    return found


def _rows(
    participation: Any,
    trials: list[Initiative],
    notes: dict[int, list[str]],
    closed: dict[int, date],
    user: Any,
) -> Iterator[Row]:
    for initiative in trials:
        trial = getattr(initiative, "trial", None)
        verdict = trial.verdict if trial else ""
        learned = [
            initiative.learned,
            trial.verdict_words if trial else "",
            *notes[initiative.pk],
        ]
        yield Row(
            participation_id=participation.pk,
            initiative_id=initiative.pk,
            participant=participation.name,
            municipality_code=code_of(participation, user.scope.today),
            region=participation.region.name,
            trial=initiative.title,
            hypothesis=trial.hypothesis if trial else "",
            signs=trial.signs if trial else "",
            starts_on=initiative.starts_on,
            ends_on=trial.ends_on if trial else initiative.ends_on,
            ended_on=_ended_on(initiative, trial, closed),
            state=_state(initiative, trial),
            verdict=verdict,
            verdict_on=trial.verdict_on if trial else None,
            is_running=initiative.is_open and not verdict,
            learned="\n".join(text for text in learned if text),
            notes=len(notes[initiative.pk]),
        )


def _ended_on(initiative: Initiative, trial: Any, closed: dict[int, date]) -> date | None:
    if trial and trial.verdict:
        return trial.verdict_on
    return None if initiative.is_open else closed.get(initiative.pk)


def _state(initiative: Initiative, trial: Any) -> str:
    """The verdict, or how far the initiative has come."""
    if trial and trial.verdict:
        return str(trial.get_verdict_display())
    if not initiative.is_open and initiative.learned:
        return _("ended with learning")
    return str(initiative.get_status_display())
