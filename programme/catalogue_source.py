"""Reading the catalogue's files: what the programme measures, and the field's own lists.

The files in `programme/catalogue/` are plain tables that people read and correct, so a fault
is told to the cell: which file, row and column, what stands there and what could. All faults
are collected before anything is refused; nobody should have to find them one at a time.
Reading is all that happens here; `programme/actions` stores what was read.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programme.figures import Accumulation, Direction

FOLDER = Path(__file__).parent / "catalogue"

UNITS = (
    "households",
    "persons",
    "homes",
    "cases",
    "nok",
    "percent",
    "per_1000",
    "days",
    "months",
    "score",
)
NATURES = ("count", "rate", "amount", "score")
LEVELS = ("input", "activity", "output", "outcome")
SOURCES = ("own", "official")
FREQUENCIES = ("half_year", "year", "every_4_years")
FACTOR_OF_UNIT = {"percent": 100, "per_1000": 1000}
LANGUAGES = ("nb", "nn", "en")


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
class NamedRow:
    """A word of the field: an indicator group, need category, initiative type, goal or part."""

    code: str
    name_nb: str
    name_nn: str
    name_en: str


@dataclass(frozen=True, slots=True)
class TargetGroupRow(NamedRow):
    """A target group, with the wider group that KOSTRA counts it under."""

    kostra_category: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """What is measured, and how; the fields are the file's columns, in order."""

    code: str
    name_nb: str
    name_nn: str
    name_en: str
    definition_nb: str
    definition_nn: str
    definition_en: str
    unit: str
    decimals: int
    direction: str
    nature: str
    accumulation: str
    level: str
    source: str
    external_key: str
    factor: int
    frequency: str
    suppress_below: int | None
    numerator_nb: str
    numerator_nn: str
    numerator_en: str
    denominator_nb: str
    denominator_nn: str
    denominator_en: str
    weaknesses_nb: str
    weaknesses_nn: str
    weaknesses_en: str
    valid_from: date | None
    valid_to: date | None
    group: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All the files, read and agreeing with each other."""

    indicators: tuple[IndicatorRow, ...]
    indicator_groups: tuple[NamedRow, ...]
    target_groups: tuple[TargetGroupRow, ...]
    need_categories: tuple[NamedRow, ...]
    initiative_types: tuple[NamedRow, ...]
    national_goals: tuple[NamedRow, ...]
    parts: tuple[NamedRow, ...]


ROW_TYPES: dict[str, type] = {
    "indicators": IndicatorRow,
    "indicator_groups": NamedRow,
    "target_groups": TargetGroupRow,
    "need_categories": NamedRow,
    "initiative_types": NamedRow,
    "national_goals": NamedRow,
    "parts": NamedRow,
}


def read_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Every file of the catalogue, or one refusal with the faults of them all."""
    complaints: list[Complaint] = []
    lists = {name: _read(folder, name, complaints) for name in ROW_TYPES}
    complaints += _unknown_groups(lists["indicators"], lists["indicator_groups"])
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
    columns = [field.name for field in fields(row_type)]
    table = _table(file, (folder / file).read_bytes(), columns, complaints)
    rows, found = {}, []
    for number, cells in table:
        values, faults = _row(columns, cells)
        found += [Complaint(file, number, *fault) for fault in faults]
        if not faults:
            rows[number] = row_type(**values)
    found += _repeated(file, columns, table)
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


type_of_fault = tuple[str, str, Any]


def _row(columns: list[str], cells: list[str]) -> tuple[dict[str, Any], list[type_of_fault]]:
    """The values of a row and its faults, each as column, what stands there and why not."""
    if len(cells) != len(columns):
        message = _("The row has %(found)s cells; it should have %(expected)s.")
        words = {"found": len(cells), "expected": len(columns)}
        return {}, [("", ";".join(cells)[:60], message % words)]
    values: dict[str, Any] = {}
    faults: list[type_of_fault] = []
    for column, cell in zip(columns, cells, strict=True):
        try:
            values[column] = READERS[column](cell)
        except CellFault as fault:
            faults.append((column, cell, fault.message))
    if not faults and "unit" in values:
        faults += _disagreements(values)
    return values, faults


class CellFault(ValueError):  # noqa: N818 - a fault in somebody's cell, not in the program
    """What stands in a cell cannot stand there."""

    def __init__(self, message: Promise | str) -> None:
        super().__init__()
        self.message = message


def _code(cell: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", cell):
        raise CellFault(_("A code has small letters a–z, digits and underscores only."))
    return cell


def _words(cell: str) -> str:
    if not cell.strip():
        raise CellFault(_("This cell must be filled in."))
    return _words_or_blank(cell)


def _words_or_blank(cell: str) -> str:
    if cell != cell.strip():
        raise CellFault(_("Remove the space before or after the text."))
    return cell


def _one_of(choices: Iterable[Any]) -> Callable[[str], Any]:
    known = {str(choice): choice for choice in choices}

    def read(cell: str) -> Any:
        if cell not in known:
            message = _("This is not one of: %(choices)s.")
            raise CellFault(message % {"choices": ", ".join(known)})
        return known[cell]

    return read


def _limit(cell: str) -> int | None:
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", cell) or int(cell) < 2:
        raise CellFault(_("Write a whole number from 2 to 999, or leave the cell blank."))
    return int(cell)


def _day(cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise CellFault(_("Write the date as 2026-11-24, or leave the cell blank.")) from error


def _in_languages(column: str, read: Callable[[str], Any]) -> dict[str, Callable[[str], Any]]:
    return {f"{column}_{language}": read for language in LANGUAGES}


READERS: dict[str, Callable[[str], Any]] = {
    "code": _code,
    **_in_languages("name", _words),
    **_in_languages("definition", _words),
    **_in_languages("numerator", _words_or_blank),
    **_in_languages("denominator", _words_or_blank),
    **_in_languages("weaknesses", _words_or_blank),
    "unit": _one_of(UNITS),
    "decimals": _one_of(range(5)),
    "direction": _one_of(str(direction) for direction in Direction),
    "nature": _one_of(NATURES),
    "accumulation": _one_of(str(accumulation) for accumulation in Accumulation),
    "level": _one_of(LEVELS),
    "source": _one_of(SOURCES),
    "external_key": _words_or_blank,
    "factor": _one_of((1, 100, 1000)),
    "frequency": _one_of(FREQUENCIES),
    "suppress_below": _limit,
    "valid_from": _day,
    "valid_to": _day,
    "group": _code,
    "kostra_category": _code,
}


def _disagreements(values: dict[str, Any]) -> Iterator[type_of_fault]:
    """Where two sound cells of an indicator cannot both be right."""
    is_rate = values["nature"] == "rate"
    if values["factor"] != FACTOR_OF_UNIT.get(values["unit"], 1):
        yield "factor", str(values["factor"]), _("The factor does not belong to the unit.")
    if not is_rate and values["unit"] in FACTOR_OF_UNIT:
        yield "nature", values["nature"], _("A figure in this unit is a rate.")
    for column in (*_in_languages("numerator", str), *_in_languages("denominator", str)):
        if is_rate and not values[column]:
            yield column, "", _("A rate must say what is counted above and below the line.")
        if not is_rate and values[column]:
            yield column, values[column], _("Only a rate has a numerator and a denominator.")
    if (
        values["valid_from"]
        and values["valid_to"]
        and values["valid_to"] < values["valid_from"]
    ):
        yield "valid_to", str(values["valid_to"]), _("The last day is before the first day.")


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


def _unknown_groups(
    indicators: dict[int, IndicatorRow], groups: dict[int, NamedRow]
) -> list[Complaint]:
    """Indicators that name a group there is no row for."""
    known = {group.code for group in groups.values()}
    message = _("There is no such group in indicator_groups.csv.")
    return [
        Complaint("indicators.csv", number, "group", row.group, message)
        for number, row in indicators.items()
        if row.group not in known
    ]
