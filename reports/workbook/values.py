"""A plain value as a cell holds it: which type it gets and how it looks.

Figures are rounded here, once (design 6.7). A figure that is not there is a word, never 0.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext

from programme.figures import Kept, NoNumber, NoValue
from reports.columns import Column
from reports.workbook import texts
from web import formats
from web.rounding import round_half_away

OSLO = ZoneInfo("Europe/Oslo")
FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is a day off, or has no days at all
MOST_DIGITS = 15  # what Excel keeps of a number
SUPPRESSED_SIGN = ":"


class Shown(NamedTuple):
    """A value ready for its cell: `look` names the style, `is_text` says it is never computed."""

    value: str | int | Decimal | date | datetime | None
    look: str
    number_format: str = "General"
    is_text: bool = False
    quoted: bool = False


def shown(row: object, column: Column) -> Shown:
    """What the column shows of the row."""
    decimals = column.decimals_of(row) if column.is_figure else 0
    return shown_value(getattr(row, column.field), column, decimals)


def shown_value(value: Any, column: Column, decimals: int) -> Shown:
    """What the column shows of this value of a row's, a figure with so many decimals."""
    if isinstance(value, NoValue):
        value = value.kind
    if value is None:
        return Shown(None, "figure" if column.is_figure else "text")
    if isinstance(value, StrEnum) and column.is_figure:
        return Shown(_word(value), "word", is_text=True)
    if isinstance(value, bool):
        return text(pgettext("cell", "yes") if value else pgettext("cell", "no"))
    return _typed(value, column, decimals)


def text(value: object, *, look: str = "text", code: bool = False) -> Shown:
    """A text that stays a text."""
    written = texts.clean(value)
    quoted = code or texts.may_be_read_as_formula(written)
    return Shown(written, look, is_text=True, quoted=quoted)


def oslo(moment: datetime) -> datetime:
    """The moment by the clock on a Norwegian wall, without the zone that Excel cannot hold."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone")
    return moment.astimezone(OSLO).replace(tzinfo=None, microsecond=0)


def _typed(value: Any, column: Column, decimals: int) -> Shown:
    if isinstance(value, int | Decimal):
        if column.is_figure:
            return _figure(Decimal(value), column, decimals)
        return text(value, code=True)
    if isinstance(value, datetime):
        return _moment(value, column)
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, str | Promise):
        return text(value, look=_look(column), code=column.kind == "code")
    raise TypeError(f"{column.field} holds a {type(value).__name__}, which no cell can hold")


def _look(column: Column) -> str:
    return "word" if column.is_figure else "text"


def _figure(value: Decimal, column: Column, decimals: int) -> Shown:
    if not value.is_finite():
        raise ValueError(f"{column.field} is {value}, which is no figure")
    kept = decimals + 2 if column.kind == "percent" else decimals
    rounded = round_half_away(value, kept)
    if len(str(rounded)) > MOST_DIGITS and _digits(rounded) > MOST_DIGITS:
        return Shown(f"{rounded:f}", "figure", is_text=True)
    return Shown(rounded, "figure", number_format(column.kind, decimals))


def _digits(value: Decimal) -> int:
    return len(f"{abs(value):f}".replace(".", "").strip("0"))


@cache
def number_format(kind: str, decimals: int) -> str:
    """The format that every language of Excel understands and shows in its own way."""
    tail = f".{'0' * decimals}" if decimals else ""
    # 1.234 can be read in two ways when it is copied back, and 1.2340 in one (`web.numbers`).
    entry = "0.0000" if decimals == 3 else f"0{tail}"
    return {"percent": f"0{tail} %", "year": "0", "entry": entry}.get(kind, f"#,##0{tail}")


def _moment(value: datetime, column: Column) -> Shown:
    local = oslo(value)
    if column.kind == "date":
        return _day(local.date())
    if local.date() < FIRST_DAY:
        return text(f"{local:%d.%m.%Y %H:%M}")
    return Shown(local, "date", "dd.mm.yyyy hh:mm")


def _day(value: date) -> Shown:
    if value < FIRST_DAY:
        return text(formats.day(value))
    return Shown(value, "date", "dd.mm.yyyy")


def _word(kind: StrEnum) -> str:
    """The word for a figure that is not there; the sign of Statistics Norway for a hidden one."""
    if kind == NoNumber.SUPPRESSED:
        return SUPPRESSED_SIGN
    if kind in set(NoNumber):
        return str(formats.no_number(kind))
    kept = {Kept.KEPT: gettext("target kept"), Kept.NOT_KEPT: gettext("target not kept")}
    return kept[Kept(kind)]
