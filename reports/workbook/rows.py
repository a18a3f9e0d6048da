"""Rows of a report as finished XML, streamed: nothing grows with their number.

A row is a pattern that is filled with its cells. Rows may be made of parts, such as the
participant and the indicator of a figure: what is told of a part in several places of the row is
laid into the pattern, which then serves all rows that follow each other with that part, and is
not filled in again. The addresses (`r="A5"`) are optional in the
standard, and half of the text; they stand until a workbook without them has been seen in Excel
itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter, getitem
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from reports.columns import Column
from reports.workbook.cells import Cells, Ink, Parts, cells_of
from reports.workbook.deflated import Body

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of Excel's sheets
BLOCK = 500  # rows
HERE = "\0"  # stands for the number of the row: no text holds it
LINE, PADDING = 15, 4  # points
MOST_LINES = 26  # Excel's rows are at most 409 points high


class _Place(NamedTuple):
    """Where in the row something is told: by one column, or by several of the same part."""

    field: str
    columns: Sequence[Column]
    rooms: Sequence[float]
    openings: Sequence[str]


class Writer:
    """Writes rows of one kind; the first of each sheet is below the header."""

    def __init__(
        self, ink: Ink, columns: Sequence[Column], rooms: Sequence[float], *, refs: bool
    ) -> None:
        self._ink, self._refs = ink, refs
        self._places = _places(columns, rooms, refs=refs)
        times = Counter(place.field for place in self._places if place.columns[0].of)
        self._leading = [field for field, count in times.items() if count > 1]
        self._filled = [each for each in self._places if each.field not in self._leading]
        self._laid = {
            number: self._parts(place)
            for number, place in enumerate(self._places)
            if place.field in self._leading
        }
        self._values = _all_of([place.field for place in self._filled])
        self._own = sorted({each.decimals_field for each in columns if each.decimals_field})
        self._run_of = _all_of([*self._leading, *self._own])
        self._plans: dict[tuple, list[Cells]] = {}

    def write(self, rows: Iterator[object], body: Body) -> int:
        """Write as many of the rows as a sheet has room for, and tell how many they were."""
        number, room = 1, LAST_ROW - 1
        while block := [*islice(rows, min(BLOCK, room))]:
            runs = groupby(block, self._run_of)
            lines = [line for key, run in runs for line in self._run(key, run)]
            body.add("".join(self._numbered(lines, number + 1)))
            number += len(block)
            room -= len(block)
        body.close()
        return number - 1

    def _numbered(self, lines: Sequence[str], first: int) -> Sequence[str]:
        """The rows with their numbers, where they have addresses."""
        if not self._refs:
            return lines
        return [line.replace(HERE, str(at)) for at, line in enumerate(lines, start=first)]

    def _run(self, key: tuple, rows: Iterable[object]) -> list[str]:
        """Rows that follow each other with the same leading parts, and as many decimals."""
        ink, plan, lines = self._ink, self._plan(key[len(self._leading) :]), []
        ink.lines = 1
        rest = self._pattern(dict(zip(self._leading, key, strict=False)))
        high = ink.lines
        begun = self._begun(high)
        pattern = begun + rest
        for values in map(self._values, rows):
            line = pattern % (*map(getitem, plan, values),)
            if ink.lines > high:
                line = self._begun(ink.lines) + line[len(begun) :]
                ink.lines = high
            lines.append(line)
        return lines

    def _begun(self, lines: int) -> str:
        high = f' ht="{height_of(lines)}" customHeight="1"' if lines > 1 else ""
        return f'<row r="{HERE}"{high}>' if self._refs else f"<row{high}>"

    def _pattern(self, leading: dict[str, Any]) -> str:
        """The cells of a run: what leads it is there, and places for the rest of the others."""
        cells = []
        for number, place in enumerate(self._places):
            laid = self._laid.get(number)
            told = "%s" if laid is None else laid[leading[place.field]].replace("%", "%%")
            cells.append(place.openings[0] + told)
        return f"{''.join(cells)}</row>"

    def _plan(self, own: tuple) -> list[Cells]:
        """The cells of the other places as they are in rows of so many decimals."""
        if own not in self._plans:
            decimals = dict(zip(self._own, own, strict=True))
            self._plans[own] = [self._cells(place, decimals) for place in self._filled]
        return self._plans[own]

    def _cells(self, place: _Place, decimals: dict[str, int | None]) -> Cells:
        (column, *_others), (room, *_rooms) = place.columns, place.rooms
        if column.of:
            return self._parts(place)
        own = decimals.get(column.decimals_field)
        return cells_of(self._ink, column, column.usual_decimals if own is None else own, room)

    def _parts(self, place: _Place) -> Parts:
        return Parts(self._ink, place.columns, place.rooms, place.openings)


def _places(columns: Sequence[Column], rooms: Sequence[float], *, refs: bool) -> list[_Place]:
    """Columns that stand side by side and are told by the same part have one place."""
    places = []
    numbered = enumerate(zip(columns, rooms, strict=True), start=1)
    for _key, found in groupby(numbered, lambda each: each[1][0].of or each[0]):
        numbers, pairs = zip(*found, strict=True)
        own, wide = zip(*pairs, strict=True)
        field = own[0].of or own[0].field
        places.append(_Place(field, own, wide, [opening(at, refs=refs) for at in numbers]))
    return places


def opening(number: int, *, refs: bool) -> str:
    """How the cell of a column begins: with its address, or without."""
    return f'<c r="{get_column_letter(number)}{HERE}"' if refs else "<c"


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
