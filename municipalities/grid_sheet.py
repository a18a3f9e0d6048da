"""The grid as a sheet that is sent round, and the way back: each figure finds its cell by code and period.

A figure has one line, a rate two: its numerator and its denominator. The first column says which
by the indicator's code; the headings of the others say the periods.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from municipalities.grid import Cell, Grid, Row, Table
from municipalities.grid_opened import Opened, readable
from municipalities.grid_saving import Typed
from municipalities.grid_texts import is_no_number
from municipalities.models import Measurement
from municipalities.pasted_cells import rows_of
from programme.models import Indicator
from web.errors import Refused

NUMERATOR, DENOMINATOR = "/1", "/2"  # after the code of a rate
YEAR = re.compile(r"\s*([12][0-9]{3})\s*")
HALF = re.compile(r"\s*([12])\.?\s*\D*\s([12][0-9]{3})\s*")
MOST_ROWS = 1000


@dataclass(frozen=True)
class Line:
    """A line of the sheet: what it is, and what stands in each period's column."""

    code: str
    indicator: str
    what: str
    unit: str
    decimals: int
    figures: Mapping[int, Any]  # by period: a number, the reason why there is none, or None


@dataclass
class Pasted:
    """What a pasted sheet says: cells to save, and what found no place, in sentences."""

    cells: list[Typed] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


def lines_of(table: Table) -> list[Line]:
    """Every line of the sheet of one table."""
    return [line for row in table.rows for line in _lines(row)]


def read(block: str, grid: Grid) -> Pasted:
    """The cells that the pasted sheet fills; a blank one changes nothing."""
    rows = rows_of(block)[: MOST_ROWS + 1]
    number, codes, periods = _head(rows, grid)
    found, texts = Pasted(), _Texts(grid)
    for row in rows[number + 1 :]:
        code = row[codes].strip() if codes < len(row) else ""
        filled = {at: text for at, text in enumerate(row) if text.strip() and at in periods}
        if not filled:
            continue
        place = _place(code, grid)
        if place is None:
            found.left_over.append(_("“%(code)s” is not a code of yours.") % {"code": code})
            continue
        for at, text in filled.items():
            texts.put(place, periods[at], text)
    found.cells = texts.typed()
    found.left_over += _unknown_headings(rows[number], codes, periods)
    return found


class _Texts:
    """The texts of the cells that are pasted; what the sheet leaves blank is as it was."""

    def __init__(self, grid: Grid) -> None:
        cells = (cell for table in grid.tables for cell in table.cells)
        self.standing: dict[tuple[int, int], Cell] = {
            (cell.indicator.pk, cell.column.period.pk): cell for cell in cells
        }
        self.pasted: dict[tuple[int, int], list[str]] = {}

    def put(self, place: tuple[Indicator, int], period: int, text: str) -> None:
        indicator, part = place
        key = indicator.pk, period
        if is_no_number(text):
            return
        standing = self.standing.get(key)
        self.pasted.setdefault(key, [*(standing.texts if standing else ("", ""))])
        self.pasted[key][part] = readable(text)

    def typed(self) -> list[Typed]:
        return [
            Typed(indicator, period, (first, second))
            for (indicator, period), (first, second) in self.pasted.items()
        ]


def with_opened(
    cells: Iterable[Typed], opened: Mapping[str, Opened], posted: Mapping[str, str]
) -> list[Typed]:
    """The cells with what the preview was made on, and what was answered to its questions."""
    return [
        Typed(
            each.indicator,
            each.period,
            each.texts,
            seen=opened.get(each.key, Opened()).seen,
            note=readable(posted.get(f"note-{each.key}", "")),
            why=readable(posted.get(f"why-{each.key}", "")),
        )
        for each in cells
    ]


def _lines(row: Row) -> list[Line]:
    own = row.indicator
    if not own.is_rate:
        return [_line(row, own.code, "", own.decimals, "value")]
    numerator, denominator = (
        own.numerator or _("Numerator"),
        own.denominator or _("Denominator"),
    )
    return [
        _line(row, f"{own.code}{NUMERATOR}", numerator, 0, "numerator"),
        _line(row, f"{own.code}{DENOMINATOR}", denominator, 0, "denominator"),
    ]


def _line(row: Row, code: str, what: str, decimals: int, name: str) -> Line:
    figures = {
        cell.column.period.pk: _figure(cell.figure, name)
        for cell in row.cells
        if cell is not None
    }
    unit = str(row.indicator.get_unit_display())  # type: ignore[attr-defined]
    return Line(code, row.indicator.name, str(what), unit, decimals, figures)


def _figure(figure: Measurement | None, name: str) -> Decimal | str | None:
    if figure is None:
        return None
    if figure.not_applicable:
        return f"– {figure.not_applicable}" if name != "denominator" else None
    return getattr(figure, name)


def _head(rows: Sequence[Sequence[str]], grid: Grid) -> tuple[int, int, dict[int, int]]:
    """Which row has the headings, which column the codes, and which period each other column."""
    known: dict[Any, int] = {(w.period.year, w.period.half): w.period_id for w in grid.windows}
    for number, row in enumerate(rows):
        for codes, heading in enumerate(row):
            if heading.strip().lower() in {_("Code").lower(), "kode", "code"}:
                places = {at: known.get(_when(text)) for at, text in enumerate(row)}
                return number, codes, {at: pk for at, pk in places.items() if pk}
    raise Refused(
        _(
            "The line with the headings is missing. Copy the sheet from its first line on, with the column “Code”."
        )
    )


def _when(heading: str) -> tuple[int, int | None] | None:
    """The period that a heading names, in any of the languages: "2025", "1. halvår 2025"."""
    half = HALF.fullmatch(heading)
    if half:
        return int(half[2]), int(half[1])
    year = YEAR.fullmatch(heading)
    return (int(year[1]), None) if year else None


def _place(code: str, grid: Grid) -> tuple[Indicator, int] | None:
    """The indicator of a line, and which of its fields."""
    name, _slash, part = code.partition("/")
    found = {each.code: each for each in grid.indicators}.get(name)
    if found is None or part not in ("", "1", "2") or bool(part) != found.is_rate:
        return None
    return found, int(part == "2")


def _unknown_headings(
    row: Sequence[str], codes: int, periods: Mapping[int, int]
) -> Iterable[str]:
    """The columns that are named as periods, but are none of this participation's."""
    for at, heading in enumerate(row):
        if at != codes and at not in periods and _when(heading):
            yield _("“%(heading)s” is not a period of yours.") % {"heading": heading.strip()}
