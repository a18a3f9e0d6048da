"""Rows of a report as finished XML, streamed: nothing grows with their number.

A row is a pattern that is filled with its cells. The addresses (`r="A5"`) are optional in the
standard, and half of the text; they stand until a workbook without them has been seen in Excel
itself.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import attrgetter, getitem

from openpyxl.utils import get_column_letter

from reports.columns import Column
from reports.workbook.cells import Cells, Ink
from reports.workbook.deflated import Body

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of Excel's sheets
BLOCK = 500  # rows
HERE = "\0"  # stands for the number of the row: no text holds it
LINE, PADDING = 15, 4  # points
MOST_LINES = 26  # Excel's rows are at most 409 points high


class Writer:
    """Writes rows of one kind; the first of each sheet is below the header."""

    def __init__(
        self, ink: Ink, columns: Sequence[Column], rooms: Sequence[int], *, refs: bool
    ) -> None:
        self._ink, self._columns, self._rooms = ink, columns, rooms
        self._pattern = _pattern(len(columns), refs=refs)
        self._values = _all_of([column.field for column in columns])
        own = sorted({each.decimals_field for each in columns if each.decimals_field})
        self._decimals, self._decimals_at = (
            _all_of(own),
            {name: n for n, name in enumerate(own)},
        )
        self._plans: dict[tuple, list[Cells]] = {}

    def write(self, rows: Iterator[object], body: Body) -> int:
        """Write as many of the rows as a sheet has room for, and tell how many they were."""
        number, room = 1, LAST_ROW - 1
        while block := [*islice(rows, min(BLOCK, room))]:
            lines = [self._row(row, at) for at, row in enumerate(block, start=number + 1)]
            body.add("".join(lines))
            number += len(block)
            room -= len(block)
        body.close()
        return number - 1

    def _row(self, row: object, number: int) -> str:
        ink = self._ink
        ink.lines = 1
        cells = (*map(getitem, self._plan(row), self._values(row)),)
        high = _high(ink.lines) if ink.lines > 1 else ""
        return (self._pattern % (high, *cells)).replace(HERE, str(number))

    def _plan(self, row: object) -> list[Cells]:
        """The columns as they write rows of so many decimals."""
        own = self._decimals(row)
        if own not in self._plans:
            self._plans[own] = self._planned(own)
        return self._plans[own]

    def _planned(self, own: tuple) -> list[Cells]:
        plan = []
        for column, room in zip(self._columns, self._rooms, strict=True):
            at = self._decimals_at.get(column.decimals_field)
            decimals = None if at is None else own[at]
            usual = column.usual_decimals if decimals is None else decimals
            plan.append(Cells(self._ink, column, usual, room))
        return plan


def _pattern(columns: int, *, refs: bool) -> str:
    """A row with places for its height and for the rest of each cell."""
    if not refs:
        return f"<row%s>{'<c%s' * columns}</row>"
    cells = (f'<c r="{get_column_letter(number + 1)}{HERE}"%s' for number in range(columns))
    return f'<row r="{HERE}"%s>{"".join(cells)}</row>'


def _high(lines: int) -> str:
    return f' ht="{height_of(lines)}" customHeight="1"'


def height_of(lines: int) -> int:
    """The points that a row of so many lines wants."""
    return min(lines, MOST_LINES) * LINE + PADDING


def _all_of(fields: Sequence[str]) -> Callable[[object], tuple]:
    """Several attributes at once, always as a tuple."""
    if not fields:
        return lambda _row: ()
    if len(fields) == 1:
        only = attrgetter(fields[0])
        return lambda row: (only(row),)
    return attrgetter(*fields)
