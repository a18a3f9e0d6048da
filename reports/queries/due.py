"""What is due, missing, waiting: the figures asked of each participation in the periods that are open."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from municipalities.completeness_facts import Line, lines, windows_of
from municipalities.gaps import Gap, gaps_of, when
from municipalities.models import Measurement, Participation


@dataclass(frozen=True)
class Row:
    """One participation in one open period."""

    participation_id: int
    participant: str
    region: str
    window_id: int
    period: str
    due_on: date
    when: str
    is_late: bool
    asked: int
    entered: int
    to_submit: int
    to_approve: int
    returned: int
    gaps: tuple[Gap, ...] = field(default=())

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of what is missing."""
        return tuple(gap.name for gap in self.gaps)

    @property
    def is_complete(self) -> bool:
        """Nothing is missing."""
        return not self.gaps


def rows(*, user: Any, today: date, participations: Any = None) -> list[Row]:
    """Every open period of every participation that the user sees, latest due first.

    Open by the programme's dates, or for one participation by an exception. Of others, a draft
    counts as missing (design 4). Eight queries.
    """
    visible = (
        Participation.objects.visible_to(user) if participations is None else participations
    )
    places = [*visible.with_names()]
    windows = windows_of({place.programme_id for place in places}, opens_on__lte=today)
    opened = [line for line in lines(user, places, windows) if _is_open(line, today)]
    found = [_row(line, user) for line in opened]
    return sorted(found, key=lambda row: (row.due_on, row.participant))


def _is_open(line: Line, today: date) -> bool:
    excepted = line.exception is not None and line.exception.until >= today
    return excepted or line.window.takes_on(today)


def _row(line: Line, user: Any) -> Row:
    place, window = line.participation, line.window
    own = user.scope.is_own(place.pk)
    gaps = tuple(gaps_of(line, user))

    def having(*wanted: str) -> int:
        if not own:
            return 0
        return sum(not known.states.isdisjoint(wanted) for known in line.held.values())

    return Row(
        participation_id=place.pk,
        participant=place.name,
        region=place.region.name,
        window_id=window.pk,
        period=str(window.period),
        due_on=window.due_on,
        when=when(line),
        is_late=line.today > window.due_on,
        asked=len(line.asked),
        entered=len(line.asked) - len(gaps),
        gaps=gaps,
        to_submit=having(Measurement.State.DRAFT),
        to_approve=having(Measurement.State.SUBMITTED),
        returned=having(Measurement.State.RETURNED),
    )
