"""A sheet with one table: header, rows, widths, and a sentence where there are no rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from django.utils.translation import gettext
from openpyxl.utils import get_column_letter

from reports.columns import Column
from reports.workbook import charts, package, rows, texts, values
from reports.workbook.cells import Ink
from reports.workbook.contents import Sheet, Text
from reports.workbook.deflated import Body
from reports.workbook.lines import lines_of
from reports.workbook.marking import mark
from reports.workbook.pen import Pen
from reports.workbook.strings import StringTable

MARGIN = 3  # characters: room for the filter arrow and the indent
BOLD = 1.15  # digits that a bold letter of a heading may take
STRONG = 1.04  # how much wider bold letters are than the others
EDGES = 2  # digits that the indent and the edges of a cell take
SIGN = 2  # digits: the sign of a mark, and the space behind it


@dataclass(frozen=True)
class Written:
    """A sheet as it came to be: how many rows it got, and what is said of it."""

    sheet: Any
    note: Text
    count: int
    rows: package.Rows | None


class Tables:
    """Writes tables into the sheets of one workbook, a further sheet where one is not enough."""

    def __init__(self, pen: Pen, *, refs: bool) -> None:
        self._pen, self._refs, self.strings = pen, refs, StringTable()

    def write(self, sheet: Any, content: Sheet, further_before: Any = None) -> list[Written]:
        """Write the content, and further sheets `further_before` another when it is too long."""
        if len(content.columns) > rows.LAST_COLUMN:
            raise ValueError(f"A sheet has at most {rows.LAST_COLUMN} columns")
        names = texts.headings(column.heading for column in content.columns)
        found = iter(content.rows)
        written = [self._sheet(sheet, content, names, found)]
        while (row := next(found, None)) is not None:
            more = replace(content, charts=())
            sheet = self._pen.sheet(
                content.title, landscape=content.landscape, before=further_before
            )
            written[-1] = replace(written[-1], note=_continued(content.note, sheet.title))
            written.append(self._sheet(sheet, more, names, _with_first(row, found)))
        return written

    def _sheet(
        self, sheet: Any, content: Sheet, names: list[str], found: Iterator[object]
    ) -> Written:
        """One sheet with as many of the rows as it has room for."""
        pen, columns = self._pen, content.columns
        _set_up(pen, sheet, content)
        widths = [width_of(column) for column in columns]
        rooms = rooms_of(columns, widths)
        _append(sheet, 1, header(pen, sheet, content, names), of_header(widths))
        body = Body()
        ink = Ink(pen, sheet, self.strings)
        count = rows.Writer(ink, columns, rooms, refs=self._refs).write(found, body)
        if not count:
            none = gettext("No rows match the filter")
            sheet.append([pen.cell(sheet, values.text(none, look="empty"))])
            return Written(sheet, content.note, 0, None)
        return Written(
            sheet, content.note, count, self._framed(sheet, content, names, body, count)
        )

    def _framed(
        self, sheet: Any, content: Sheet, names: list[str], body: Body, count: int
    ) -> package.Rows:
        """All that rests on the last row: table, chart, print area, and the sheet's size."""
        ref = f"A1:{get_column_letter(len(names))}{count + 1}"
        self._pen.table(sheet, content.table_name, names, ref)
        mark(self._pen, sheet, content.columns, (2, count + 1))
        widths = [width_of(column) for column in content.columns]
        covered = charts.draw(sheet, content, widths, count)
        printed = sum(column.printed for column in content.columns)
        if printed < len(names):
            last = f"{get_column_letter(printed)}{count + 1 + covered}"
            self._pen.print_only(sheet, f"A1:{last}")
        return package.Rows(body, ref, tuple(_codes(content.columns, count)))


def _with_first(row: object, others: Iterator[object]) -> Iterator[object]:
    yield row
    yield from others


def _continued(note: Text, title: str) -> str:
    """The sheet's note, and that it goes on elsewhere."""
    told = gettext("Excel has no room for more rows in a sheet: it goes on in %(sheet)s.")
    return f"{note} {told % {'sheet': title}}".strip()


def _codes(columns: Sequence[Column], count: int) -> Iterator[str]:
    """Where text of digits is meant, which Excel would warn of in each cell."""
    for number, column in enumerate(columns, start=1):
        if column.kind == "code":
            letter = get_column_letter(number)
            yield f"{letter}2:{letter}{count + 1}"


def _set_up(pen: Pen, sheet: Any, content: Sheet) -> None:
    for number, column in enumerate(content.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width_of(column)
    sheet.sheet_format.defaultRowHeight = rows.LINE + rows.PADDING
    sheet.sheet_format.customHeight = True
    pen.freeze_header(sheet)
    pen.print_header(sheet, content.title, content.note)


def width_of(column: Column) -> int:
    """As wide as the column asks, with its margin, and no word of its heading is broken."""
    longest = max((len(word) for word in str(column.heading).split()), default=0)
    return max(column.width, ceil(longest * BOLD)) + MARGIN


def rooms_of(columns: Sequence[Column], widths: Sequence[int]) -> list[float]:
    """The room for a line in each column: marked words are bold and stand behind a sign."""
    return [
        (width - EDGES) / STRONG - SIGN
        if column.marks and not column.is_figure
        else width - EDGES
        for column, width in zip(columns, widths, strict=True)
    ]


def of_header(widths: Sequence[int]) -> list[float]:
    """The room for a line of each heading, which is bold."""
    return [(width - EDGES) / STRONG for width in widths]


def header(pen: Pen, sheet: Any, content: Sheet, names: list[str]) -> list[Any]:
    """The cells of the header row, figures' to the right as the figures are."""
    looks = ["figure header" if column.is_figure else "header" for column in content.columns]
    # The name as it stands, which is the same here and in the table's own list.
    return [
        pen.cell(sheet, values.Shown(name, look, is_text=True))
        for name, look in zip(names, looks, strict=True)
    ]


def _append(sheet: Any, number: int, cells: list[Any], rooms: Sequence[float]) -> None:
    """Append the row, as high as its longest text."""
    sheet.row_dimensions[number].height = height_of(cells, rooms)
    sheet.append(cells)


def height_of(cells: list[Any], rooms: Sequence[float]) -> float | None:
    """The points that the longest text wants; None where each stands on one line."""
    lines = max(map(_lines, cells, rooms), default=1)
    return rows.height_of(lines) if lines > 1 else None


def _lines(cell: Any, room: float) -> int:
    return lines_of(cell.value, room) if isinstance(cell.value, str) else 1
