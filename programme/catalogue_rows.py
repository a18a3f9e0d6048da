"""The rows of the catalogue's files, and what may stand in each cell.

A row type's fields are its file's columns, in order; `readers_of` turns each cell into its value
or says why it cannot stand there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
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
from programme.models.lists import Part

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
    lowest: Decimal | None
    highest: Decimal | None
    is_share: bool
    jump_percent: int | None
    jump_least: Decimal
    zero_after: int | None
    parts: tuple[str, ...]
    parts_add_up: bool


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


def _yes_or_no(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise CellFault(_("Write yes or no."))
    return cell == "yes"


def _number(cell: str) -> Decimal:
    if not re.fullmatch(r"-?[0-9]{1,11}(\.[0-9]{1,4})?", cell):
        raise CellFault(_("Write a number with a point before the decimals, at most four."))
    return Decimal(cell)


def _number_or_blank(cell: str) -> Decimal | None:
    return _number(cell) if cell else None


def _whole_up_to(most: int) -> Callable[[str], int | None]:
    def read(cell: str) -> int | None:
        if not cell:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", cell) or not 1 <= int(cell) <= most:
            message = _("Write a whole number from 1 to %(most)s, or leave the cell blank.")
            raise CellFault(message % {"most": most})
        return int(cell)

    return read


def _codes(cell: str) -> tuple[str, ...]:
    codes = tuple(_code(code) for code in cell.split(" ")) if cell else ()
    if len({*codes}) < len(codes):
        raise CellFault(_("The same code stands twice."))
    return codes


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
    "lowest": _number_or_blank,
    "highest": _number_or_blank,
    "is_share": _yes_or_no,
    "jump_percent": _whole_up_to(1000),
    "jump_least": _number,
    "zero_after": _whole_up_to(100_000_000),
    "parts": _codes,
    "parts_add_up": _yes_or_no,
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
    is_rate = values["nature"] == Nature.RATE
    if values["factor"] != FACTOR_OF_UNIT.get(values["unit"], 1):
        yield "factor", str(values["factor"]), _("The factor does not belong to the unit.")
    if not is_rate and values["unit"] in FACTOR_OF_UNIT:
        yield "nature", values["nature"], _("A figure in this unit is a rate.")
    for column in (*_in_languages("numerator", str), *_in_languages("denominator", str)):
        if is_rate and not values[column]:
            yield column, "", _("A rate must say what is counted above and below the line.")
        if not is_rate and values[column]:
            yield column, values[column], _("Only a rate has a numerator and a denominator.")
    yield from _disordered(values)
    yield from _wrong_rules(values, is_rate=is_rate)


def _disordered(values: dict[str, Any]) -> Iterator[Fault]:
    first, last = values["valid_from"], values["valid_to"]
    if first and last and last < first:
        yield "valid_to", str(last), _("The last day is before the first day.")
    lowest, highest = values["lowest"], values["highest"]
    if lowest is not None and highest is not None and highest < lowest:
        yield "highest", str(highest), _("The highest figure is below the lowest.")


def _wrong_rules(values: dict[str, Any], *, is_rate: bool) -> Iterator[Fault]:
    if values["is_share"] and not (is_rate and values["factor"] > 1):
        yield "is_share", "yes", _("Only a percentage or a rate per 1 000 is a share.")
    if values["jump_least"] < 0:
        yield "jump_least", str(values["jump_least"]), _("Write 0 or more.")
    if Part.TOTAL in values["parts"]:
        message = _("Every indicator has the total. Name only the other parts.")
        yield "parts", " ".join(values["parts"]), message
