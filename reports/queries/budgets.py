"""What initiatives may cost and have cost, year by year: the years side by side, none summed away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from programme.figures import Figure, NoNumber
from reports.years import BySpan, Span


@dataclass(frozen=True)
class Row(BySpan):
    """One initiative and its amounts by year; missing is not zero."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    initiative: str
    spans: Mapping[Span, Mapping[str, Figure]]

    without: ClassVar[Mapping[str, Figure]] = dict.fromkeys(
        ("budget", "spent"), NoNumber.MISSING
    )


def rows(initiatives: Sequence[Any]) -> list[Row]:
    """One on each row, for those that have an amount in some year."""
    return [
        Row(
            participation_id=row.participation_id,
            participant=row.participant,
            municipality_code=row.municipality_code,
            region=row.region,
            initiative=row.initiative,
            spans={
                Span(year): {"budget": budget, "spent": spent}
                for year, budget, spent in row.years
            },
        )
        for row in initiatives
        if row.years
    ]
