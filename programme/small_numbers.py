"""Which figures are hidden since they, or sums that hold them, could point at somebody (design 6.8).

Pure, on `Decimal`. A figure stands in up to two sums that are told: the row over the parts of one
participant, and the column over the participants. So every figure ties a row to a column, and no
adding up of rows and columns tells a hidden one that lies on a ring of hidden figures: one may be
greater where the next is less, all the way round, and every sum stays the same.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from heapq import heappop, heappush
from typing import Any, NamedTuple

from programme.figures import Figure, is_number

Line = tuple[str, Any] | None  # a row or a column; None where a figure stands in no sum

ZERO = Decimal(0)
ENOUGH = 5  # contributors of a total in which somebody's figure is hidden (decision 4)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, the sums it stands in, and its counts: the value, or all three of a rate.

    The counts of a rate are numerator, denominator and their difference. The cells of a line
    have equally many counts.
    """

    counts: tuple[Decimal, ...]
    row: Hashable = None
    column: Hashable = None
    is_whole: bool = False  # what the other cells of its row add up to

    @property
    def size(self) -> Decimal:
        """How much is lost when it is hidden: the value, or the denominator."""
        return self.counts[:2][-1]

    @property
    def lines(self) -> tuple[Line, Line]:
        """Its row and its column."""
        return _line("row", self.row), _line("column", self.column)


class Hidden(NamedTuple):
    """The keys of the cells that are small, and of those that protect them."""

    primary: frozenset[Any]
    secondary: frozenset[Any]


def primary_suppressed(count: Figure, below: int | None) -> bool:
    """Whether a count is so small that it could point at somebody.

    With `below` 4, the counts 1, 2 and 3 are hidden; 0 is shown, and no `below` hides nothing.
    """
    return below is not None and is_number(count) and 0 < count < below


def total_gives_away(hidden: int, n: int) -> bool:
    """Whether a total of n figures, so many of them hidden, would tell a hidden one (decision 4)."""
    return hidden == 1 or (hidden > 1 and n < ENOUGH)


def suppressed(cells: Mapping[Any, Cell], below: int | None) -> Hidden:
    """Which cells are hidden: the small ones, and those that keep the sums from telling them.

    Each turn hides more or is the last; what lies on a ring stays on it when more is hidden.
    """
    if below is None:
        return Hidden(frozenset(), frozenset())
    primary = frozenset(key for key, cell in cells.items() if _is_small(cell, below))
    table = _Table(cells)
    hidden, new, safe = set(primary), set(primary), set()
    while new:
        for key in sorted(new):
            if key not in safe:
                safe |= {key, *table.ring(key, hidden)}
                hidden |= safe
        new = set().union(*(table.lacking(line, hidden, below) for line in table.lines))
        hidden |= new
    return Hidden(primary, frozenset(hidden) - primary)


class _Table:
    """Cells between their sums. What would be the sum of one cell is not told."""

    def __init__(self, cells: Mapping[Any, Cell]) -> None:
        self.cells = cells
        self.lines = _lines(cells)
        self.ends: dict[Any, tuple[Line, Line]] = {}
        self.at: dict[Line, list[Any]] = defaultdict(list)
        for key in sorted(cells):
            row, column = (line if line in self.lines else None for line in cells[key].lines)
            self.ends[key] = row, column
            self.at[row].append(key)
            self.at[column].append(key)
        dear = sum((cell.size for cell in cells.values()), Decimal(1))
        self.costs = {key: _cost(cell, dear) for key, cell in cells.items()}

    def ring(self, key: Any, hidden: Collection[Any]) -> set[Any]:
        """The cells that make a ring with this one and cost least to hide; none if none can.

        A ring may run through what stands in no sum: nothing holds a figure there.
        """
        start, goal = sorted(self.ends[key], key=lambda end: len(self.at[end]))
        came = self._ways(start, goal, hidden, without=key)
        found = set()
        while goal != start and goal in came:
            over, goal = came[goal]
            found.add(over)
        return found

    def _ways(
        self, start: Line, goal: Line, hidden: Collection[Any], without: Any
    ) -> dict[Line, tuple[Any, Line]]:
        """The cheapest way to every line up to the goal; of equals the shorter (Dijkstra)."""
        came: dict[Line, tuple[Any, Line]] = {}
        best: dict[Line, tuple] = {}
        heap: list[tuple] = [(ZERO, 0, without, start, start)]
        while heap and goal not in came:
            cost, steps, over, end, before = heappop(heap)
            if end in came:
                continue
            came[end] = over, before
            for key in self.at[end]:
                row, column = self.ends[key]
                other = column if end == row else row
                if other in came or key == without:
                    continue
                offer = (cost if key in hidden else cost + self.costs[key], steps + 1, key)
                if other not in best or offer < best[other]:
                    best[other] = offer
                    heappush(heap, (*offer, other, end))
        return came

    def lacking(self, line: Line, hidden: Collection[Any], below: int) -> set[Any]:
        """Which more must be hidden, since the hidden ones of a line can be only one thing."""
        inside = [key for key in self.lines[line] if key in hidden]
        outside = [key for key in self.lines[line] if key not in hidden]
        if not (inside and outside):
            return set()
        lacks: set[Any] = set()
        for side in range(len(self.cells[inside[0]].counts)):
            if _given_away([self._told(line, key, side, below) for key in inside], below):
                lacks |= _least({key: self.cells[key].counts[side] for key in outside})
        return lacks

    def _told(self, line: Line, key: Any, side: int, below: int) -> Decimal:
        """A count as it goes into its line: what the row adds up to is on the other side."""
        cell = self.cells[key]
        count = cell.counts[side]
        is_other = cell.is_whole and line == self.ends[key][0]
        return below - count if is_other and 0 < count < below else count


def _cost(cell: Cell, dear: Decimal) -> Decimal:
    """Its size. A zero protects badly and is the last to be chosen."""
    return cell.size if all(cell.counts) else cell.size + dear


def _line(kind: str, name: Hashable) -> Line:
    return None if name is None else (kind, name)


def _lines(cells: Mapping[Any, Cell]) -> dict[Line, list[Any]]:
    """The cells of every sum that is told."""
    found: dict[Line, list[Any]] = defaultdict(list)
    for key in sorted(cells):
        for line in cells[key].lines:
            found[line].append(key)
    return {line: keys for line, keys in found.items() if line and len(keys) > 1}


def _is_small(cell: Cell, below: int) -> bool:
    return any(primary_suppressed(count, below) for count in cell.counts)


def _given_away(counts: Iterable[Decimal], below: int) -> bool:
    """Whether somebody who takes all of them to be small would know each from their sum.

    One is the sum; several are known when all must be the least or the greatest small count.
    A zero protects nobody.
    """
    small = [count for count in counts if count]
    if not small or not all(0 < count < below for count in small):
        return False
    return len(small) == 1 or sum(small) in (len(small), len(small) * (below - 1))


def _least(counts: Mapping[Any, Decimal]) -> set[Any]:
    """The least count above 0; where only zeros are left all of them, so that none stands out."""
    positive = [key for key, count in counts.items() if count > 0]
    return {min(positive, key=lambda key: (counts[key], key))} if positive else {*counts}
