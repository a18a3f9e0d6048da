"""R12: who has reported what: expected, reported, approved, late and missing, by participant and period."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from municipalities.completeness_facts import Line, lines, windows_of
from reports.queries.participants import code_of, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One participant in one period."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    adviser: str
    period: str
    due_on: date
    expected: int
    reported: int
    approved: int
    late: int
    missing: int
    not_due: int
    documented: int | None  # where the programme asks for documentation
    submitted_on: date | None
    days_late: int | None
    state: str
    exception_until: date | None

    @property
    def gaps_address(self) -> str:
        """The page that lists what is missing, each one click from its cell; empty for none."""
        return reverse("completeness-of", args=[self.participation_id]) if self.missing else ""


def rows(
    *,
    user: Any,
    programme: Any = None,
    region: Any = None,
    participation: Any = None,
    period: Any = None,
) -> list[Row]:
    """The newest period first, then by name; of all periods that have opened when none is chosen.

    Who has reported nothing has a row too. A fixed number of queries.
    """
    who = participants(
        user=user, programme=programme, region=region, participation=participation
    )
    wanted = {"period": period} if period else {"opens_on__lte": user.scope.today}
    windows = windows_of({each.programme_id for each in who}, **wanted)
    return [_row(line) for line in lines(user, who, windows)]


def _row(line: Line) -> Row:
    place, counted = line.participation, line.count
    return Row(
        participation_id=place.pk,
        participant=place.name,
        municipality_code=code_of(place, line.today),
        region=place.region.name,
        adviser=place.adviser.name if place.adviser else "",
        period=str(line.window.period),
        due_on=line.window.due_on,
        expected=counted.expected,
        reported=counted.reported,
        approved=counted.approved,
        late=counted.late,
        missing=counted.missing,
        not_due=counted.not_due,
        documented=counted.documented if place.programme.asks_documentation else None,
        submitted_on=line.submitted_on,
        days_late=line.days_late,
        state=str(line.extent.label),
        exception_until=line.exception.until if line.exception else None,
    )
