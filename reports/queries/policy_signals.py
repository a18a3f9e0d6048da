"""What participants have met in the state's instruments, and what Husbanken answers."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogue.models import PolicySignal
from reports.queries.participants import code_of, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One signal. `told_by` is how many participants have sent one on the same instrument and theme."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    instrument: str
    theme: str
    what: str
    wish: str
    told_by: int
    sent_on: date
    state: str
    is_answered: bool
    answer: str
    reason: str
    days_open: int
    outcome: str


def rows(*, user: Any, year: int | None = None, **chosen: Any) -> list[Row]:
    """By participant, the newest first; of all years or of one. A fixed number of queries."""
    who = participants(user=user, **chosen)
    found: dict[int, list[PolicySignal]] = defaultdict(list)
    sent = {"sent_on__year": year} if year else {}
    signals = PolicySignal.objects.visible_to(user).filter(participation__in=who, **sent)
    for signal in signals.order_by("-sent_on", "-pk"):
        found[signal.participation_id].append(signal)
    told = Counter(
        {
            (signal.participation_id, signal.instrument, signal.theme)
            for own in found.values()
            for signal in own
        }
    )
    by_subject: Counter = Counter(key[1:] for key in told)
    today = user.scope.today
    return [row for each in who for row in _rows(each, found[each.pk], by_subject, today)]


def _rows(
    participation: Any, signals: list[PolicySignal], told: Counter, today: date
) -> Iterator[Row]:
    for signal in signals:
        yield Row(
            participation_id=participation.pk,
            participant=participation.name,
            municipality_code=code_of(participation, today),
            region=participation.region.name,
            instrument=str(signal.get_instrument_display()),
            theme=str(signal.get_theme_display()),
            what=signal.what,
            wish=signal.wish,
            told_by=told[signal.instrument, signal.theme],
            sent_on=signal.sent_on,
            state=str(signal.get_state_display()),
            is_answered=signal.answered_on is not None,
            answer=str(signal.get_answer_display()) if signal.answer else "",
            reason=signal.reason,
            days_open=signal.days_open(today),
            outcome=signal.outcome,
        )
