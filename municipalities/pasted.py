"""A pasted list as it will be stored, row by row, with a sentence for all that is not understood."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from municipalities.models import Initiative
from municipalities.pasted_cells import rows_of
from municipalities.pasted_columns import Column
from municipalities.pasted_values import Cell, short
from web.errors import Refused

MOST_ROWS = 500
COUNTED = ("count", "unit", "counted_on", "method")
UNCERTAIN = "uncertainty"


@dataclass
class Row:
    """One row: its cells by column, and what is told of the row as a whole."""

    number: int
    cells: dict[str, Cell]
    told: list[str] = field(default_factory=list)

    @property
    def is_stored(self) -> bool:
        """Only what has a title is stored."""
        return bool(self.cells["title"].value)

    @property
    def problems(self) -> int:
        """How many cells are not understood."""
        return sum(bool(cell.problem) for cell in self.cells.values())

    def words(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: cell.value for name, cell in self.cells.items() if cell.value is not None}

    def refuse(self, name: str, sentence: str, standing: Cell | None = None) -> None:
        """Leave a cell blank, or as `standing`, with the reason."""
        standing = standing or Cell()
        self.cells[name] = Cell(standing.value, standing.shown, sentence)


@dataclass(frozen=True)
class Pasted:
    """The whole list: the columns that it has, its rows, and what is told of its headings."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    told: Sequence[str]

    @property
    def stored(self) -> list[Row]:
        """The rows that will be stored."""
        return [row for row in self.rows if row.is_stored]

    @property
    def left_out(self) -> list[Row]:
        """The rows that cannot be stored."""
        return [row for row in self.rows if not row.is_stored]

    @property
    def problems(self) -> int:
        """How many cells are not understood."""
        return sum(row.problems for row in self.rows)

    def table(self) -> list[tuple[Row, list[Cell]]]:
        """Each row with its cells in the order of the columns."""
        names = [column.name for column in self.columns]
        return [(row, [row.cells.get(name, Cell()) for name in names]) for row in self.rows]

    def mark(self, last: Any) -> str:
        """What the preview carries: the same only while the list and what stands are the same."""
        shown = [(row.number, repr(row.cells)) for row in self.rows]
        return sha256(repr((shown, last)).encode("utf-8", "backslashreplace")).hexdigest()


ByHeading = Callable[[str], Column | None]


def read(
    text: str,
    columns: Sequence[Column],
    *,
    today: date,
    standing: Collection[str],
    by_heading: ByHeading = lambda _heading: None,
) -> Pasted:
    """The list that the text holds. Raises Refused when there is none, or too much.

    `standing` are the titles that the participation has already; `by_heading` gives the columns
    that only headings can name.
    """
    found = [
        (number, cells)
        for number, cells in enumerate(rows_of(text), 1)
        if any(cell.strip() for cell in cells)
    ]
    if not found:
        raise Refused(_("Paste at least one row."))
    used, told, has_heading = _headings(found[0][1], columns, by_heading)
    found = found[has_heading:]
    if not found:
        raise Refused(_("There are only headings here. Paste the rows too."))
    if len(found) > MOST_ROWS:
        sentence = _("There are %(count)s rows. Paste %(most)s at most at a time.")
        raise Refused(sentence % {"count": len(found), "most": MOST_ROWS})
    rows = [_row(number, cells, used, today) for number, cells in found]
    _tell_of_twins(rows, standing)
    return Pasted([column for column in used if column], rows, told)


def _headings(
    first: list[str], columns: Sequence[Column], by_heading: ByHeading
) -> tuple[list[Column | None], list[str], bool]:
    """The column of each place, what is told of them, and whether the first row is headings."""
    called = [
        next((c for c in columns if c.is_called(cell)), None) or by_heading(cell)
        for cell in first
    ]
    known = [column for column in called if column]
    if not (columns[0] in known or len(known) > 1):
        return [*columns], [], False
    used: list[Column | None] = []
    told = []
    for column, heading in zip(called, first, strict=True):
        twice = column is not None and column.name in [each.name for each in used if each]
        used.append(None if twice else column)
        told += _told_of(heading, column, twice)
    if columns[0] not in known:
        told.append(_("No column is called title, so no row has one."))
    return used, told, True


def _told_of(heading: str, column: Column | None, twice: bool) -> list[str]:
    name = {"heading": short(heading.strip())}
    if twice:
        return [_("The column “%(heading)s” comes twice. The second is left out.") % name]
    if column is None and heading.strip():
        return [_("The column “%(heading)s” is not known and is left out.") % name]
    return []


def _row(number: int, typed: list[str], used: Sequence[Column | None], today: date) -> Row:
    cells = {
        column.name: column.read(cell)
        for column, cell in zip(used, typed, strict=False)
        if column
    }
    row = Row(number, {"title": Cell("")} | cells)
    if not row.is_stored and not row.cells["title"].problem:
        row.refuse("title", _("There is no title, so the row is not stored."))
    if any(cell.strip() for cell in typed[len(used) :]):
        row.told.append(_("There are more cells than columns. The last are left out."))
    _check_count(row, today)
    _check_dates(row)
    _check_learned(row)
    return row


def _check_count(row: Row, today: date) -> None:
    """A count is stored whole or not at all, and never dated after today."""
    given = {name: row.cells[name] for name in COUNTED if name in row.cells}
    day = given.get("counted_on", Cell()).value
    if day and day > today:
        row.refuse("counted_on", _("The count cannot be dated after today."))
    given |= {UNCERTAIN: row.cells[UNCERTAIN]} if UNCERTAIN in row.cells else {}
    lacking = [name for name in COUNTED if row.cells.get(name, Cell()).value in (None, "")]
    if lacking and any(cell.value not in (None, "") for cell in given.values()):
        row.told.append(
            _(
                "The count is left out: it needs how many, unit (households or persons), "
                "counted on and how counted."
            )
        )


def _check_dates(row: Row) -> None:
    starts, ends = (row.cells.get(name, Cell()).value for name in ("starts_on", "ends_on"))
    if starts and ends and ends < starts:
        row.refuse("ends_on", _("The planned end must come after the start."))


def _check_learned(row: Row) -> None:
    status = row.cells.get("status", Cell()).value
    if status == Initiative.Status.ENDED and not row.cells.get("learned", Cell()).value:
        planned = Initiative.Status.PLANNED
        sentence = _("Say what was learned in a column of its own. It is stored as planned.")
        row.refuse("status", sentence, Cell(planned, str(planned.label)))


def _tell_of_twins(rows: Sequence[Row], standing: Collection[str]) -> None:
    seen = {title.casefold() for title in standing}
    for row in rows:
        title = (row.cells["title"].value or "").casefold()
        if title and title in seen:
            row.told.append(_("There already is one with this title."))
        seen.add(title)


def count_of(words: dict[str, Any]) -> dict[str, Any] | None:
    """The count among the words of a need, when it is whole; it is taken out of them."""
    uncertain = words.pop(UNCERTAIN, "")
    count = {name: words.pop(name, None) for name in COUNTED}
    whole = all(value not in (None, "") for value in count.values())
    return count | {UNCERTAIN: uncertain} if whole else None


def with_budgets(words: dict[str, Any]) -> dict[str, Any]:
    """The words of an initiative with its amounts by year, as budget and spent."""
    amounts = {name: words[name] for name in words if name.startswith(("budget_", "spent_"))}
    years = {int(name[-4:]) for name in amounts}
    budgets = {
        year: (amounts.get(f"budget_{year}"), amounts.get(f"spent_{year}")) for year in years
    }
    rest = {name: value for name, value in words.items() if name not in amounts}
    return rest | ({"budgets": budgets} if budgets else {})
