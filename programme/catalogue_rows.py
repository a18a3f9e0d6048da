"""The rows of the catalogue's files, and what may stand in each cell.

A row type's fields are its file's columns, in order; `readers_of` turns each cell into its value
or says why it cannot stand there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programme.models.indicator import (
    Accumulation,
    Direction,
    Frequency,
    Level,
    Nature,
    Source,
    Theme,
    Unit,
)

FACTOR_OF_UNIT = {"percent": 100, "per_1000": 1000}
LANGUAGES = ("nb", "nn", "en")

# A fault in a row: the column, what stands there, and why it cannot.
Fault = tuple[str, str, Any]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A need category or an initiative type."""

    code: str
    name_nb: str
    name_nn: str
    name_en: str


@dataclass(frozen=True, slots=True)
class TargetGroupRow(NamedRow):
    """A target group, with the wider group that KOSTRA counts it under."""

    kostra_category: str


@dataclass(frozen=True, slots=True)
class PartRow(NamedRow):
    """A part of a figure, with the target group it counts, where there is one."""

    target_group: str


@dataclass(frozen=True, slots=True)
class NationalGoalRow:
    """A goal of the state, with where it is written."""

    code: str
    text_nb: str
    text_nn: str
    text_en: str
    source: str
    valid_from: date | None
    valid_to: date | None


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
    theme: str


class CellFault(ValueError):  # noqa: N818 - a fault in somebody's cell, not in the program
    """What stands in a cell cannot stand there."""

    def __init__(self, message: Promise | str) -> None:
        super().__init__()
        self.message = message


def _code(cell: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", cell):
        raise CellFault(_("A code has small letters a–z, digits and underscores only."))
    return cell


def _code_or_blank(cell: str) -> str:
    return _code(cell) if cell else ""


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
    "unit": _one_of(Unit.values),
    "decimals": _one_of(range(5)),
    "direction": _one_of(Direction.values),
    "nature": _one_of(Nature.values),
    "accumulation": _one_of(Accumulation.values),
    "level": _one_of(Level.values),
    "source": _one_of(Source.values),
    "external_key": _words_or_blank,
    "factor": _one_of((1, 100, 1000)),
    "frequency": _one_of(Frequency.values),
    "suppress_below": _limit,
    "valid_from": _day,
    "valid_to": _day,
    "theme": _one_of(Theme.values),
    **_in_languages("text", _words),
    "kostra_category": _code,
    "target_group": _code_or_blank,
}


def readers_of(row_type: type) -> dict[str, Callable[[str], Any]]:
    """How each column of a file is read, in order; the source of a goal is where it is written."""
    known = READERS if row_type is IndicatorRow else READERS | {"source": _words_or_blank}
    return {field.name: known[field.name] for field in fields(row_type)}


def disagreements(values: dict[str, Any]) -> Iterator[Fault]:
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
