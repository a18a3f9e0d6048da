"""Which years rows tell of."""

from collections.abc import Iterable
from typing import Any


def years_of(rows: Iterable[Any]) -> list[int]:
    """Every year from the first to the last, so that a year without an amount is seen too."""
    found = {year for row in rows for year, _budget, _spent in row.years}
    return [*range(min(found), max(found) + 1)] if found else []
