"""The columns of budgets: two for each year."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from reports.columns import Column
from reports.years import years_of

TITLE = _("Budget by year")
TABLE = "t_budgets"
MOST_PRINTED = 6  # years that a sheet of paper has room for


def _year(heading: Any, kind: str, year: int, printed: bool) -> Column:
    heading = format_lazy("{} {}", heading, year)
    return Column(heading, f"{kind}_{year}", "integer", 11, printed=printed)


def _for(years: Sequence[int]) -> tuple[Column, ...]:
    amounts = [
        _year(heading, kind, year, number < MOST_PRINTED)
        for number, year in enumerate(years)
        for heading, kind in ((_("Budget"), "budget"), (_("Spent"), "spent"))
    ]
    return (
        Column(_("Participant"), "participant", width=16),
        Column(_("Initiative"), "initiative", width=30),
        *amounts,
        Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
        Column(_("Region"), "region", width=16, printed=False),
    )


def columns(rows: Sequence[Any]) -> tuple[Column, ...]:
    """Two columns for each year that the rows tell of."""
    return _for(years_of(rows))


COLUMNS = _for(range(2020, 2020 + MOST_PRINTED))  # at its widest in print
