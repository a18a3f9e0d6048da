"""What one pasted cell says: a value, or a sentence that says why it is not understood.

What can be read in one way is read; a word or a year that is read as another is told; the rest
is told and left blank.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from web import formats
from web.numbers import NumberRefused, parse

DAY = re.compile(
    r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2}|[0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})"
)
KRONER = re.compile(r"(kr\.?|kroner|,-)$", re.IGNORECASE)
LARGEST_AMOUNT = 10**11
THIS_CENTURY = 2000
MOST = 2_147_483_647  # what the database holds of a count
SHOWN = 60
YES = {"ja", "yes", "x", "1", "sann", "true"}
NO = {"nei", "no", "", "0", "usann", "false"}


@dataclass(frozen=True)
class Cell:
    """A cell as it is stored, in words, what was not understood, and what was read as another."""

    value: Any = None
    shown: str = ""
    problem: str = ""
    note: str = ""


Reader = Callable[[str], Cell]


def text(longest: int, *, one_line: bool = True) -> Reader:
    """A text; line breaks in a title become spaces."""

    def read(typed: str) -> Cell:
        words = " ".join(typed.split("\n")).strip() if one_line else typed.strip()
        if len(words) > longest:
            told = {"count": len(words), "most": longest}
            return Cell(
                "",
                "",
                _("The text has %(count)s characters. Write %(most)s at most.") % told,
            )
        return Cell(words, words)

    return read


def day(typed: str) -> Cell:
    """A date as dd.mm.yyyy, or as 2026-12-31; of two figures for the year it is told which it is."""
    words = typed.strip()
    if not words:
        return Cell()
    found = DAY.fullmatch(words)
    try:
        value = _date(*found.groups()) if found else None
    except ValueError:
        value = None
    if value is None:
        sentence = _("“%(typed)s” is not a date. Write it as 31.12.2026.")
        return Cell(problem=sentence % {"typed": short(words)})
    shown = formats.day(value)
    is_short = found and found[3] and len(found[3]) < 4
    return Cell(value, shown, note=read_as(words, shown) if is_short else "")


def _date(d: str | None, m: str | None, y: str | None, *iso: str) -> date:
    year, month, number = iso if y is None else (y, m, d)
    century = THIS_CENTURY if len(year or "") == 2 else 0
    return date(century + int(year), int(month), int(number))  # type: ignore[arg-type]


def amount(typed: str) -> Cell:
    """Whole kroner from zero up; “kr” beside the number says nothing new."""
    words = KRONER.sub("", typed.strip()).strip()
    try:
        number = parse(words)
    except NumberRefused as refusal:
        return Cell(problem=refusal.message)
    if number is None:
        return Cell()
    if number != number.to_integral_value() or not 0 <= number < LARGEST_AMOUNT:
        return Cell(problem=_("Write the amount in whole kroner, from 0 up."))
    return Cell(number, formats.number(number))


def whole_number(typed: str) -> Cell:
    """A count: a whole number from zero up."""
    try:
        number = parse(typed)
    except NumberRefused as refusal:
        return Cell(problem=refusal.message)
    if number is None:
        return Cell()
    if number != number.to_integral_value() or not 0 <= number <= MOST:
        sentence = _("“%(typed)s” is not a count. Write a whole number.")
        return Cell(problem=sentence % {"typed": short(typed.strip())})
    return Cell(int(number), formats.number(number))


def yes_no(typed: str) -> Cell:
    """Yes or no; blank is no."""
    words = typed.strip().casefold()
    if words in YES:
        return Cell(True, _("yes"))
    if words in NO:
        return Cell(False, "")
    sentence = _("“%(typed)s” is neither yes nor no.")
    return Cell(False, "", sentence % {"typed": short(typed.strip())})


def choice(choices: Any, blank: Any = "", also: dict[str, Any] | None = None) -> Reader:
    """One of a few words, in any of the languages; `also` are words that are read as one of them."""
    known: dict[str, Any] = {str(code): code for code in choices.values}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            known |= {str(label).casefold(): code for code, label in choices.choices}
    labels = dict(choices.choices)

    def read(typed: str) -> Cell:
        words = " ".join(typed.split())
        code = known.get(words.casefold())
        if code:
            return Cell(code, str(labels[code]))
        code = (also or {}).get(words.casefold())
        if code:
            return Cell(code, str(labels[code]), note=read_as(words, str(labels[code])))
        standing = str(labels.get(blank, ""))
        problem = not_listed(words, map(str, labels.values())) if words else ""
        return Cell(blank, standing, problem)

    return read


def listed(rows: Iterable[Any]) -> Reader:
    """A line of one of the programme's lists, by its name in any language."""
    known = names_of(rows)

    def read(typed: str) -> Cell:
        words = " ".join(typed.split())
        row = known.get(words.casefold())
        if row or not words:
            return Cell(row, row.name if row else "")
        return Cell(problem=not_in_list(words))

    return read


def many_listed(rows: Iterable[Any]) -> Reader:
    """Several lines of a list, with a comma, a semicolon or a line break between."""
    known = names_of(rows)
    return _many(known, {row: row.name for row in known.values()}, not_in_list)


def many_titled(rows: Iterable[Any], strange: Callable[[str], str]) -> Reader:
    """Several of the participation's own, by their titles; a title that two have points out none."""
    titles = {row: str(row) for row in rows}
    times = Counter(title.casefold() for title in titles.values())
    known = {
        " ".join(title.split()).casefold(): row
        for row, title in titles.items()
        if times[title.casefold()] == 1
    }
    return _many(known, titles, strange)


def _many(
    known: dict[str, Any], names: dict[Any, str], strange: Callable[[str], str]
) -> Reader:
    def read(typed: str) -> Cell:
        whole = " ".join(typed.split())
        parts = [whole] if whole.casefold() in known else _parts(typed)
        told = [name for part in parts if (name := " ".join(part.split()))]
        found = dict.fromkeys(
            known[name.casefold()] for name in told if name.casefold() in known
        )
        problems = [strange(name) for name in told if name.casefold() not in known]
        shown = ", ".join(names[row] for row in found)
        return Cell([*found], shown, " ".join(problems))

    return read


def _parts(typed: str) -> list[str]:
    """A comma may stand inside a name, so it parts names only where nothing better does."""
    return re.split(r"[;\n]", typed) if re.search(r"[;\n]", typed) else typed.split(",")


def names_of(rows: Iterable[Any]) -> dict[str, Any]:
    """The rows by their names in every language."""
    return {
        " ".join(name.split()).casefold(): row
        for row in rows
        for name in (row.name_en, row.name_nn, row.name_nb)
        if name
    }


def read_as(typed: str, shown: str) -> str:
    """The sentence about a word that is read as another."""
    return _("“%(typed)s” is read as: %(shown)s.") % {"typed": short(typed), "shown": shown}


def no_such_strategy(typed: str) -> str:
    """The sentence about a strategy that there is none of, or two."""
    return _("“%(typed)s” is not the title of one open strategy here.") % {
        "typed": short(typed)
    }


def not_in_list(typed: str) -> str:
    """The sentence about a name that no list has."""
    return _("“%(typed)s” is not in the list.") % {"typed": short(typed)}


def not_listed(typed: str, labels: Iterable[str]) -> str:
    """The sentence about a word that is not among a few, with the few."""
    told = {"typed": short(typed), "labels": ", ".join(labels)}
    return _("“%(typed)s” is not understood. Write one of: %(labels)s.") % told


def short(typed: str) -> str:
    """What was typed, cut for a sentence."""
    return typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
