"""Cells as finished XML: each column knows how its values are written, and keeps what returns.

A cell begins with its address, which its row puts in front. What is kept here is the rest of it:
style, type and value. A column's plain dictionary lookup is all that a value costs that has been
seen before, and so a sheet of many rows with few different words is written fast.
"""

from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from types import NoneType
from typing import Any

from openpyxl.utils.datetime import to_excel

from programme.figures import Kept, NoNumber, NoValue
from reports.columns import Column
from reports.workbook import values
from reports.workbook.pen import Pen
from reports.workbook.strings import StringTable, element
from reports.workbook.values import Shown
from web.rounding import round_half_away

MOST_KEPT = 5_000  # of each column
MOST_LETTERS = 4_000  # nothing longer fits in a row
# Only these are kept: a dictionary takes 1, True and 1.0 for one and the same.
KEPT_FIGURES = frozenset({Decimal, NoNumber, NoValue, Kept, NoneType})
KEPT_WORDS = frozenset({str, date, NoneType})


class Ink:
    """What the cells of one sheet share: styles, texts, and how many lines the row has come to."""

    def __init__(self, pen: Pen, sheet: Any, strings: StringTable) -> None:
        self.pen, self.sheet, self.strings = pen, sheet, strings
        self.lines = 1

    def written(self, shown: Shown) -> str:
        """The rest of a cell with its value, behind its address."""
        style = self.pen.style_number(self.sheet, shown)
        value = shown.value
        if value is None or value == "":
            return f' s="{style}"/>'
        if isinstance(value, str):
            return self._text(style, self.pen.fitting(value))
        if isinstance(value, date | datetime):
            value = to_excel(value)
        return f' s="{style}"><v>{value}</v></c>'

    def _text(self, style: int, text: str) -> str:
        number = self.strings.number(text)
        if number is None:
            return f' s="{style}" t="inlineStr"><is>{element(text)}</is></c>'
        return f' s="{style}" t="s"><v>{number}</v></c>'


class Cells(dict):
    """One column's cells by their values; what is not kept is written anew."""

    def __init__(self, ink: Ink, column: Column, decimals: int, room: int) -> None:
        super().__init__()
        self._ink, self._column, self._decimals, self._room = ink, column, decimals, room
        self._kept_types = KEPT_FIGURES if column.is_figure else KEPT_WORDS
        self._kept_decimals = decimals + 2 if column.kind == "percent" else decimals
        self._rounded: dict[Decimal, str] = {}
        self._tall: dict[Any, tuple[str, int]] = {}

    def __missing__(self, value: Any) -> str:
        """The cell of a value that is not kept, or that makes its row higher."""
        kept = self._tall.get(value)
        written, lines = kept or self._drawn(value)
        if not kept and type(value) in self._kept_types:
            self._keep(value, written, lines)
        self._ink.lines = max(self._ink.lines, lines)
        return written

    def _drawn(self, value: Any) -> tuple[str, int]:
        if self._column.is_figure and type(value) is Decimal and value.is_finite():
            return self._figure(round_half_away(value, self._kept_decimals)), 1
        return self._of_any(value)

    def _figure(self, rounded: Decimal) -> str:
        """Rates have no end of digits, and few values when they are rounded."""
        found = self._rounded.get(rounded)
        if found is None:
            found, _lines = self._of_any(rounded)
            if len(self._rounded) < MOST_KEPT:
                self._rounded[rounded] = found
        return found

    def _of_any(self, value: Any) -> tuple[str, int]:
        shown = values.shown_value(value, self._column, self._decimals)
        text = shown.value if shown.is_text else ""
        return self._ink.written(shown), lines_of(text, self._room)

    def _keep(self, value: Any, written: str, lines: int) -> None:
        if lines > 1 and len(self._tall) < MOST_KEPT:
            self._tall[value] = written, lines
        elif lines == 1 and len(self) < MOST_KEPT:
            self[value] = written


def lines_of(text: Any, room: int) -> int:
    """How many lines a text takes when it wraps between words."""
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(len(wrap(part, room)) or 1 for part in text[:MOST_LETTERS].split("\n"))
