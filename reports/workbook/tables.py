"""A sheet with one table: header, rows, widths, and a sentence where there are no rows."""

from math import ceil
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext
from openpyxl.utils import get_column_letter

from reports.columns import Column
from reports.workbook import charts, texts, values
from reports.workbook.contents import Sheet
from reports.workbook.pen import Pen

MARGIN = 3  # characters: room for the filter arrow and the indent
BOLD = 1.15  # how much wider bold letters are
SPARE = 2  # what the margin leaves for text
LETTER = 0.82  # a letter of Calibri is on average narrower than the digits widths are told in
LINE, PADDING = 15, 4  # points
MOST_LINES = 26  # Excel's rows are at most 409 points high
MOST_LETTERS = 4_000  # nothing longer fits in a row


def write_table(pen: Pen, sheet: Any, content: Sheet) -> int:
    """Write the sheet's table and tell how many rows it got."""
    names = texts.headings(column.heading for column in content.columns)
    _set_up(pen, sheet, content)
    rooms = [room(width_of(column)) for column in content.columns]
    _append(sheet, 1, header(pen, sheet, content, names), rooms)
    printed = sum(column.printed for column in content.columns)
    count = 0
    for row in content.rows:
        count += 1
        cells = [pen.cell(sheet, values.shown(row, column)) for column in content.columns]
        _append(sheet, count + 1, cells, rooms)
    if count:
        last = f"{get_column_letter(len(names))}{count + 1}"
        pen.table(sheet, content.table_name, names, f"A1:{last}")
        covered = charts.draw(sheet, content, count)
        if printed < len(names):
            pen.print_only(sheet, f"A1:{get_column_letter(printed)}{count + 1 + covered}")
    else:
        none = gettext("No rows match the filter")
        sheet.append([pen.cell(sheet, values.text(none, look="empty"))])
    return count


def _set_up(pen: Pen, sheet: Any, content: Sheet) -> None:
    for number, column in enumerate(content.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width_of(column)
    sheet.sheet_format.defaultRowHeight = LINE + PADDING
    sheet.sheet_format.customHeight = True
    pen.freeze_header(sheet)
    pen.print_header(sheet, content.title, content.note)


def width_of(column: Column) -> int:
    """As wide as the column asks, with its margin, and no word of its heading is broken."""
    longest = max((len(word) for word in str(column.heading).split()), default=0)
    return max(column.width, ceil(longest * BOLD)) + MARGIN


def room(width: int) -> int:
    """How many letters a line of a column of this width has room for."""
    return int((width - MARGIN + SPARE) / LETTER)


def header(pen: Pen, sheet: Any, content: Sheet, names: list[str]) -> list[Any]:
    """The cells of the header row, figures' to the right as the figures are."""
    looks = ["figure header" if column.is_figure else "header" for column in content.columns]
    # The name as it stands, which is the same here and in the table's own list.
    return [
        pen.cell(sheet, values.Shown(name, look, is_text=True))
        for name, look in zip(names, looks, strict=True)
    ]


def _append(sheet: Any, number: int, cells: list[Any], rooms: list[int]) -> None:
    """Append the row, as high as its longest text; the height is not kept in memory."""
    sheet.row_dimensions[number].height = height_of(cells, rooms)
    sheet.append(cells)
    sheet.row_dimensions.pop(number, None)


def height_of(cells: list[Any], rooms: list[int]) -> float | None:
    """The points that the longest text wants; None where each stands on one line."""
    lines = max(map(_lines, cells, rooms), default=1)
    return min(lines, MOST_LINES) * LINE + PADDING if lines > 1 else None


def _lines(cell: Any, room: int) -> int:
    """How many lines a text takes when it wraps between words."""
    text = cell.value
    if not isinstance(text, str) or (len(text) <= room and "\n" not in text):
        return 1
    return sum(len(wrap(part, room)) or 1 for part in text[:MOST_LETTERS].split("\n"))
