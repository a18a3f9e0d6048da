"""What initiatives may cost and have cost, year by year: the years side by side, none summed away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from programme.figures import Figure, NoNumber


@dataclass(frozen=True)
class Row:
    """One initiative and its amounts by year; `row.budget_2026` is the budget of 2026."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    initiative: str
    years: tuple[tuple[int, Figure, Figure], ...]

    def __getattr__(self, name: str) -> Figure:
        """The amount of a year, by the name of its column. Missing is not zero."""
        kind, _line, year = name.partition("_")
        if kind not in ("budget", "spent") or not year.isdigit():
            raise AttributeError(name)
        told = {number: (budget, spent) for number, budget, spent in self.years}
        return told.get(int(year), (NoNumber.MISSING,) * 2)[kind == "spent"]


def rows(initiatives: Sequence[Any]) -> list[Row]:
    """One on each row, for those that have an amount in some year."""
    return [
        Row(
            participation_id=row.participation_id,
            participant=row.participant,
            municipality_code=row.municipality_code,
            region=row.region,
            initiative=row.initiative,
            years=row.years,
        )
        for row in initiatives
        if row.years
    ]
