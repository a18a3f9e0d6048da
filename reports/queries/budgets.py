"""What initiatives may cost and have cost, year by year: the years side by side, none summed away."""

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

from programme.figures import NoNumber
from reports.years import years_of


def rows(initiatives: Sequence[Any]) -> list[SimpleNamespace]:
    """One on each row, with a budget and a spent amount for every year that any of them has."""
    years = years_of(initiatives)
    return [
        SimpleNamespace(
            participation_id=row.participation_id,
            participant=row.participant,
            initiative=row.initiative,
            municipality_code=row.municipality_code,
            region=row.region,
            years=row.years,
            **_amounts(row, years),
        )
        for row in initiatives
        if row.years
    ]


def _amounts(row: Any, years: Iterable[int]) -> dict[str, Any]:
    missing = dict.fromkeys(
        (f"{kind}_{year}" for year in years for kind in ("budget", "spent")), NoNumber.MISSING
    )
    for year, budget, spent in row.years:
        missing |= {f"budget_{year}": budget, f"spent_{year}": spent}
    return missing
