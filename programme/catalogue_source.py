"""Reading the catalogue's files: what the programme measures, and the field's own lists.

The files in `programme/catalogue/` are plain tables that people read and correct, so a fault
is told to the cell: which file, row and column, what stands there and what could. All faults
are collected before anything is refused; nobody should have to find them one at a time.
Reading is all that happens here; `programme/actions` stores what was read.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programme.catalogue_rows import (
    CellFault,
    Fault,
    IndicatorRow,
    NamedRow,
    NationalGoalRow,
    PartRow,
    TargetGroupRow,
    disagreements,
    readers_of,
)

FOLDER = Path(__file__).parent / "catalogue"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A fault in a cell; `row` counts as a spreadsheet does, with the header as row 1."""

    file: str
    row: int
    column: str
    value: str
    message: Promise | str

    def __str__(self) -> str:
        where = _("%(file)s, row %(row)s, %(column)s") % {
            "file": self.file,
            "row": self.row,
            "column": self.column or "–",
        }
        return f"{where}: {self.message} ({self.value!r})"


class CatalogueRefused(ValueError):  # noqa: N818 - refused with its reasons, nothing broke
    """The files hold faults; nothing is taken from any of them."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(map(str, self.complaints)))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All the files, read and agreeing with each other."""

    indicators: tuple[IndicatorRow, ...]
    target_groups: tuple[TargetGroupRow, ...]
    need_categories: tuple[NamedRow, ...]
    initiative_types: tuple[NamedRow, ...]
    national_goals: tuple[NationalGoalRow, ...]
    parts: tuple[PartRow, ...]


ROW_TYPES: dict[str, type] = {
    "indicators": IndicatorRow,
    "target_groups": TargetGroupRow,
    "need_categories": NamedRow,
    "initiative_types": NamedRow,
    "national_goals": NationalGoalRow,
    "parts": PartRow,
}


def read_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Every file of the catalogue, or one refusal with the faults of them all."""
    complaints: list[Complaint] = []
    lists = {name: _read(folder, name, complaints) for name in ROW_TYPES}
    complaints += _unknown_target_groups(lists["parts"], lists["target_groups"])
    if all(complaint.file != "parts.csv" for complaint in complaints):
        complaints += _unknown_parts(lists["indicators"], lists["parts"])
    if complaints:
        raise CatalogueRefused(complaints)
    return Catalogue(**{name: tuple(rows.values()) for name, rows in lists.items()})


def read_file(name: str, folder: Path = FOLDER) -> tuple[Any, ...]:
    """The rows of one file, by its name without ending: "indicators"."""
    complaints: list[Complaint] = []
    rows = _read(folder, name, complaints)
    if complaints:
        raise CatalogueRefused(complaints)
    return tuple(rows.values())


def _read(folder: Path, name: str, complaints: list[Complaint]) -> dict[int, Any]:
    """The sound rows of a file by row number; its faults are added to the complaints."""
    file, row_type = f"{name}.csv", ROW_TYPES[name]
    readers = readers_of(row_type)
    table = _table(file, (folder / file).read_bytes(), [*readers], complaints)
    rows, found = {}, []
    for number, cells in table:
        values, faults = _row(readers, cells)
        found += [Complaint(file, number, *fault) for fault in faults]
        if not faults:
            rows[number] = row_type(**values)
    found += _repeated(file, [*readers], table)
    complaints += sorted(found, key=lambda complaint: complaint.row)
    return rows


def _table(
    file: str, content: bytes, columns: list[str], complaints: list[Complaint]
) -> list[tuple[int, list[str]]]:
    """The rows under the header, numbered; none when the file as a whole cannot be read."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        complaints.append(Complaint(file, 1, "", "", _("The file is not saved as UTF-8.")))
        return []
    header, *rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) or [[]]
    if header != columns:
        complaints.append(_wrong_header(file, header, columns))
        return []
    return [(number, cells) for number, cells in enumerate(rows, 2) if any(cells)]


def _wrong_header(file: str, header: list[str], columns: list[str]) -> Complaint:
    """The first heading that is not the one that should stand there."""
    padded = header + [""] * len(columns)
    pairs = zip([*columns, ""], padded, strict=False)
    expected, stands = next((pair for pair in pairs if pair[0] != pair[1]), ("", padded[0]))
    message = _("The header differs from here on: expected “%(column)s”.") % {
        "column": expected
    }
    return Complaint(file, 1, expected, stands, message)


def _row(
    readers: dict[str, Callable[[str], Any]], cells: list[str]
) -> tuple[dict[str, Any], list[Fault]]:
    """The values of a row and its faults, each as column, what stands there and why not."""
    if len(cells) != len(readers):
        message = _("The row has %(found)s cells; it should have %(expected)s.")
        words = {"found": len(cells), "expected": len(readers)}
        return {}, [("", ";".join(cells)[:60], message % words)]
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for (column, read), cell in zip(readers.items(), cells, strict=True):
        try:
            values[column] = read(cell)
        except CellFault as fault:
            faults.append((column, cell, fault.message))
    if not faults and "nature" in values:
        faults += disagreements(values)
    return values, faults


def _repeated(
    file: str, columns: list[str], table: list[tuple[int, list[str]]]
) -> Iterator[Complaint]:
    """Codes and bokmål names that stand more than once; the later rows are complained about."""
    for column in ("code", "name_nb"):
        seen: Counter[str] = Counter()
        for number, cells in table:
            cell = dict(zip(columns, cells, strict=False)).get(column, "")
            seen[cell] += 1
            if cell and seen[cell] > 1:
                yield Complaint(file, number, column, cell, _("This stands in an earlier row."))


def _unknown_target_groups(
    parts: dict[int, PartRow], groups: dict[int, TargetGroupRow]
) -> list[Complaint]:
    """Parts that name a target group there is no row for."""
    known = {"", *(group.code for group in groups.values())}
    message = _("There is no such target group in target_groups.csv.")
    return [
        Complaint("parts.csv", number, "target_group", row.target_group, message)
        for number, row in parts.items()
        if row.target_group not in known
    ]


def _unknown_parts(
    indicators: dict[int, IndicatorRow], parts: dict[int, PartRow]
) -> list[Complaint]:
    """Indicators that are broken down by a part there is no row for."""
    known = {part.code for part in parts.values()}
    message = _("There is no such part in parts.csv.")
    return [
        Complaint("indicators.csv", number, "parts", code, message)
        for number, row in indicators.items()
        for code in row.parts
        if code not in known
    ]
