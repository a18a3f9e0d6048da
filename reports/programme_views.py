"""The programme's and the regions' figures side by side, for a year."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from programme.access import READ_PROGRAMME_FIGURES
from programme.figures import Standing
from reports import files, words
from reports.catalogue import BY_SLUG
from reports.queries.programme_figures import Row
from web import left_out
from web.collation import sort_key
from web.views import TextPage

SLUG = "programme-figures"
CLASSES = (Standing.AHEAD, Standing.ON, Standing.BEHIND, Standing.NOT_REPORTING)


@dataclass(frozen=True)
class Line:
    """One indicator: its row for each column, and the rows that together hold each participant once."""

    first: Row
    cells: tuple[Row | None, ...]
    all: tuple[Row, ...]

    @property
    def missing(self) -> str:
        """Who is missing, in words."""
        return words.names([name for row in self.all for name in row.names])

    @property
    def goals(self) -> list[tuple[int, Any]]:
        """How many goals stand where, those that there are some of."""
        return [
            (count, words.standing(code))
            for code in CLASSES
            if (count := sum(getattr(row, code) for row in self.all))
        ]


@dataclass(frozen=True)
class Group:
    """The indicators of one theme in one programme, and the headings of their columns."""

    programme: str
    theme: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


class ProgrammeFigures(TextPage):
    """Every indicator by theme: the programme and its regions, n, who is missing, and the goals."""

    access = READ_PROGRAMME_FIGURES
    title = _("The programme's figures")
    template_name = "reports/programme_figures.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The figures of what is kept of the choices."""
        report = BY_SLUG[SLUG]
        asked = left_out.read(partial(report.form, user=request.user), request.GET)
        chosen = asked.kept.chosen()
        rows = report.rows(user=request.user, **chosen)
        return self.render_to_response(
            self.get_context_data(
                **asked.shown_as("form"),
                answer=files.answer_of(report, rows, request.user, chosen),
                groups=groups(rows),
                year=rows[0].year if rows else None,
                row_count=len(rows),
            )
        )


def groups(rows: list[Row]) -> list[Group]:
    """The rows in tables: a table for each theme of each programme, a column for each group."""
    headings: dict[str, dict[int | None, str]] = defaultdict(dict)
    tables: dict[tuple[str, str], dict[str, dict[int | None, Row]]] = {}
    for row in rows:
        headings[row.programme][row.region_id] = row.group
        lines = tables.setdefault((row.programme, row.theme), {})
        lines.setdefault(row.indicator_code, {})[row.region_id] = row
    columns = {name: _in_order(found) for name, found in headings.items()}
    return [
        Group(
            programme,
            theme,
            tuple(headings[programme][column] for column in columns[programme]),
            tuple(_line(own, columns[programme]) for own in lines.values()),
        )
        for (programme, theme), lines in tables.items()
    ]


def _in_order(found: dict[int | None, str]) -> list[int | None]:
    """The whole programme, then the regions by name."""
    return sorted(found, key=lambda column: (column is not None, sort_key(found[column])))


def _line(own: dict[int | None, Row], columns: list[int | None]) -> Line:
    rows = (own[None],) if None in own else tuple(own.values())
    return Line(rows[0], tuple(own.get(column) for column in columns), rows)
