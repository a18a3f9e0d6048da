"""
Reads the country from the files in `municipalities/data`; touches no database.

Who is the same municipality through time is decided here. A place goes on when it alone is
given a new name or a new number, and when others join it while its own number goes on
(Stavanger 2020). A merger under another number (Sandefjord 2017, Moss 2020) and each part of
a split one (Ålesund and Haram 2024) is a new place. `municipalities/data/SOURCES.md` says why.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
FIRST_DAY = date(2008, 1, 1)  # what had ended before this day is left out
NOT_A_MUNICIPALITY = "9999"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A number and a name, from a day until the day before another."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """True when the number had this name on the day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Place:
    """One municipality as it lasts: its spans in order of time."""

    spans: tuple[Span, ...]

    @property
    def name(self) -> str:
        """Today's name, or the last one."""
        return self.spans[-1].name


@dataclass(frozen=True)
class Change:
    """An old number that became, or became part of, a new one on a day."""

    old_code: str
    new_code: str
    on: date
    kind: str


@dataclass(frozen=True)
class People:
    """The people of today's municipality on 1 January of a year."""

    code: str
    year: int
    persons: int


@dataclass(frozen=True)
class RegionLine:
    """A region of Husbanken with the numbers of its counties."""

    code: str
    name_nb: str
    name_nn: str
    name_en: str
    counties: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """Every municipality since 2008 and what became of it."""

    places: tuple[Place, ...]
    changes: tuple[Change, ...]

    def on(self, code: str, day: date) -> Place:
        """The municipality that had the number on the day."""
        return next(place for place, span in self._by_code[code] if span.holds_on(day))

    def before_and_after(self, change: Change) -> tuple[Place, Place]:
        """The two that a change ties together; one and the same if it goes on."""
        old = self.on(change.old_code, change.on - ONE_DAY)
        return old, self.on(change.new_code, change.on)

    @cached_property
    def _by_code(self) -> dict[str, list[tuple[Place, Span]]]:
        found = defaultdict(list)
        for place in self.places:
            for span in place.spans:
                found[span.code].append((place, span))
        return found


def places() -> Places:
    """The municipalities of the files, put together through every change."""
    spans = _spans()
    changes = tuple(_changes(spans))
    return Places(tuple(_places(spans, changes)), changes)


def counties() -> list[Span]:
    """The counties since 2008, each with the name it has today or had last."""
    return [
        Span(row["code"], row["name"], _day(row["valid_from"]), _end(row["valid_to"]))
        for row in _table("counties.csv")
    ]


def regions() -> list[RegionLine]:
    """The regions of Husbanken as a start; the programme may change them."""
    return [
        RegionLine(**row | {"counties": tuple(row["counties"].split())})  # type: ignore[arg-type]
        for row in _table("regions.csv")
    ]


def population() -> list[People]:
    """People by municipality and year; a year that the source lacks has no row."""
    rows = _table("folkemengde_1jan_kommuner_2024grenser_2008-2026.csv")
    return [
        People(row["kommunenummer"], int(row["aar"]), int(row["folkemengde"])) for row in rows
    ]


def _spans() -> list[Span]:
    """The spans in order of number and time; versions without a new name are joined."""
    today = _names_today()
    lines = _json("kommuner_131_1838-2024.json")["codes"]
    spans = [_span(line, today) for line in lines if line["code"] != NOT_A_MUNICIPALITY]
    kept = [span for span in spans if span.valid_to is None or span.valid_to >= FIRST_DAY]
    kept.sort(key=lambda span: (span.code, span.valid_from))
    alike = groupby(kept, lambda span: (span.code, span.name))
    return [_joined(list(same)) for _, same in alike]


def _names_today() -> dict[str, str]:
    """The names of 2026: whole, with Sámi and Kven forms."""
    lines = _json("codesAt_131_2026-01-01_nb.json")["codes"]
    return {line["code"]: line["name"] for line in lines}


def _span(line: dict[str, Any], today: dict[str, str]) -> Span:
    """One version of a number. What still holds bears today's name."""
    valid_to = _end(line["validTo"])
    name = line["name"] if valid_to else today[line["code"]]
    return Span(line["code"], name, _day(line["validFrom"]), valid_to)


def _joined(same: list[Span]) -> Span:
    first, last = same[0], same[-1]
    return Span(first.code, first.name, first.valid_from, last.valid_to)


def _changes(spans: Iterable[Span]) -> Iterator[Change]:
    """The changes day by day, each with its kind."""
    lines = _json("changes_131_2008-01-01_2024-01-01.json")["codeChanges"]
    by_code = {code: list(same) for code, same in groupby(spans, lambda span: span.code)}
    for on, same_day in groupby(lines, lambda line: _day(line["changeOccurred"])):
        pairs = [(line["oldCode"], line["newCode"]) for line in same_day]
        for old, new in pairs:
            goes_on = any(span.holds_on(on - ONE_DAY) for span in by_code[new])
            yield Change(old, new, on, _kind(old, new, pairs, new_goes_on=goes_on))


def _kind(old: str, new: str, pairs: list[tuple[str, str]], *, new_goes_on: bool) -> str:
    """What happened to the old number, seen beside the other changes of the day."""
    if old == new:
        return "rename"
    if sum(pair[0] == old for pair in pairs) > 1:
        return "split"
    alone = sum(pair[1] == new for pair in pairs) == 1
    return "renumber" if alone and not new_goes_on else "merge"


def _places(spans: list[Span], changes: Iterable[Change]) -> Iterator[Place]:
    """Spans follow each other in one place by a new name, or a new number for it alone."""
    group = {span: [span] for span in spans}
    for before, after in _same_place(spans, changes):
        group[before] += group[after]
        group.update(dict.fromkeys(group[after], group[before]))
    for spans_of_one in {id(one): one for one in group.values()}.values():
        yield Place(tuple(sorted(spans_of_one, key=lambda span: span.valid_from)))


def _same_place(spans: list[Span], changes: Iterable[Change]) -> Iterator[tuple[Span, Span]]:
    """Pairs of spans in which the second goes on where the first ended."""
    for before, after in pairwise(spans):
        if before.code == after.code and before.valid_to == after.valid_from:
            yield before, after
    ended = {(span.code, span.valid_to): span for span in spans}
    begun = {(span.code, span.valid_from): span for span in spans}
    for change in changes:
        if change.kind == "renumber":
            yield ended[change.old_code, change.on], begun[change.new_code, change.on]


def _json(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _end(text: str | None) -> date | None:
    return _day(text) if text else None
