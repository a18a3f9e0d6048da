"""Cells as finished XML: each column knows how its values are written, and keeps what returns.

A cell begins with its address, which its row puts in front. What is kept here is the rest of it:
style, type and value. A column's plain dictionary lookup is all that a value costs that has been
seen before, and so a sheet of many rows with few different words is written fast.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import add
from types import NoneType
from typing import Any

from openpyxl.utils.datetime import to_excel

from programme.figures import Kept, NoNumber, NoValue
from reports.columns import Column
from reports.workbook import values
from reports.workbook.lines import lines_of
from reports.workbook.pen import Pen
from reports.workbook.strings import StringTable, element
from reports.workbook.values import Shown
from web.rounding import round_half_away

MOST_KEPT = 5_000  # of each column
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


class Cells(dict, ABC):
    """Finished cells by what they tell; what is not kept is written anew."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._tall: dict[Any, tuple[str, int]] = {}

    def __missing__(self, told: Any) -> str:
        """What is not kept, or makes its row higher."""
        kept = self._tall.get(told)
        written, lines = kept or self._drawn(told)
        if not kept and self._returns(told):
            self._keep(told, written, lines)
        self._ink.lines = max(self._ink.lines, lines)
        return written

    @abstractmethod
    def _drawn(self, told: Any) -> tuple[str, int]:
        """The finished text, and how many lines of the row it takes."""

    def _returns(self, _told: Any) -> bool:
        """Whether it is told again in other rows."""
        return True

    def _keep(self, told: Any, written: str, lines: int) -> None:
        if lines > 1 and len(self._tall) < MOST_KEPT:
            self._tall[told] = written, lines
        elif lines == 1 and len(self) < MOST_KEPT:
            self[told] = written


class Words(Cells):
    """The cells of one column by their values."""

    kept_types = KEPT_WORDS

    def __init__(self, ink: Ink, column: Column, decimals: int, room: float) -> None:
        super().__init__(ink)
        self._column, self._decimals, self._room = column, decimals, room

    def _drawn(self, told: Any) -> tuple[str, int]:
        shown = values.shown_value(told, self._column, self._decimals)
        return self._ink.written(shown), _lines(shown, self._room)

    def _returns(self, told: Any) -> bool:
        return type(told) in self.kept_types


class Figures(Words):
    """The cells of one column of figures, kept as they are shown.

    Rates have no end of digits, and few values when they are rounded.
    """

    kept_types = KEPT_FIGURES

    def __init__(self, ink: Ink, column: Column, decimals: int, room: float) -> None:
        super().__init__(ink, column, decimals, room)
        self._kept_decimals = decimals + 2 if column.kind == "percent" else decimals

    def __missing__(self, told: Any) -> str:
        """The figure is rounded once more where it is drawn, to the same decimals."""
        if type(told) is not Decimal or not told.is_finite():
            return super().__missing__(told)
        rounded = round_half_away(told, self._kept_decimals)
        return self.get(rounded) or super().__missing__(rounded)


class Parts(Cells):
    """Cells that stand side by side and tell of the same part of their rows.

    They are read from the part alone, so that no other row can be told with them.
    """

    def __init__(
        self,
        ink: Ink,
        columns: Sequence[Column],
        rooms: Sequence[float],
        openings: Sequence[str],
    ) -> None:
        super().__init__(ink)
        self._columns, self._rooms = columns, rooms
        self._openings = ("", *openings[1:])  # the first one's stands in its row

    def _drawn(self, told: Any) -> tuple[str, int]:
        shown = [values.shown(told, column) for column in self._columns]
        written = map(add, self._openings, map(self._ink.written, shown))
        return "".join(written), max(map(_lines, shown, self._rooms))


def cells_of(ink: Ink, column: Column, decimals: int, room: float) -> Words:
    """The cells of a column of its kind."""
    kind = Figures if column.is_figure else Words
    return kind(ink, column, decimals, room)


def _lines(shown: Shown, room: float) -> int:
    """How many lines a cell takes: a figure has one, for it never wraps."""
    return lines_of(shown.value, room) if shown.is_text and shown.look != "figure" else 1
