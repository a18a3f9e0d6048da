"""A column that stands for the years of its rows becomes two for each year: side by side, never summed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reports.columns import Column

MOST_PRINTED = 6  # years that a sheet of paper has room for
AMOUNTS = (("budget", _("Budget")), ("spent", _("Spent")))


def spread(columns: Sequence[Column], rows: Iterable[Any]) -> tuple[Column, ...]:
    """The columns, with those of the years in the place of the one that stands for them."""
    if not any(column.kind == "years" for column in columns):
        return (*columns,)
    years = years_of(rows)
    kept: list[Column] = []
    for column in columns:
        kept += _of_years(years) if column.kind == "years" else [column]
    # What has no room on paper stands to the right of what has.
    return (*sorted(kept, key=lambda column: not column.printed),)


def years_of(rows: Iterable[Any]) -> list[int]:
    """Every year from the first to the last, so that a year without an amount is seen too."""
    found = {year for row in rows for year, _budget, _spent in row.years}
    return [*range(min(found), max(found) + 1)] if found else []


def _of_years(years: Sequence[int]) -> list[Column]:
    return [
        Column(
            format_lazy("{} {}", heading, year),
            f"{kind}_{year}",
            "integer",
            11,
            printed=number < MOST_PRINTED,
        )
        for number, year in enumerate(years)
        for kind, heading in AMOUNTS
    ]
