"""Norwegian order and search, the same on SQLite and PostgreSQL.

PostgreSQL takes its order from ICU (`nb-NO`); SQLite gets the same order from `sort_key`, given to
each connection by `config.sqlite`. Both know it by the name `nb`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from django.contrib.postgres.operations import CreateCollation
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Collate, NullIf
from django.utils.translation import get_language

NAME = "nb"
# One place per letter, in order; letters that differ only by an accent share a place.
PUNCTUATION = " _-–,;:!?.'’\"«»()[]{}§@*/\\&#%`^+<=>|~$"
LETTERS = "0123456789abcdefghijklmnŋopqrstŧuvwxyzʒæøå"
PLACES = {sign: place for place, sign in enumerate(PUNCTUATION + LETTERS, start=1)}
# Accents, from the one that comes first.
ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"
PLAIN, FIRST_ACCENT = 0, 6
OTHER_ACCENT = FIRST_ACCENT + len(ACCENTS)
ACCENT_RANKS = {accent: rank for rank, accent in enumerate(ACCENTS, start=FIRST_ACCENT)}
# Letters that stand at the place of others, and how far behind those.
VARIANTS = {
    "ä": ("æ", 1),
    "ę": ("æ", 2),
    "ö": ("ø", 1),
    "ő": ("ø", 2),
    "œ": ("ø", 3),
    "aa": ("å", 1),
    "đ": ("d", 1),
    "ð": ("d", 2),
    "ǥ": ("g", 30),
    "ł": ("l", 30),
    "þ": ("th", 1),
    "ß": ("ss", 0),
    "ü": ("y", 30),
    "ű": ("y", 31),
    "\u00a0": (" ", 0),
}
Weights = tuple[int, ...]
# A letter with its own accent, or aa (but not aA: that is two letters), is one sign.
SIGN = re.compile("aa|A[aA]|[aA][\u030a\u0308]|[oOuU][\u0308\u030b]|[eE]\u0328|.", re.DOTALL)

Key = tuple[Weights, Weights, Weights, str]


@lru_cache(maxsize=20_000)
def sort_key(text: str) -> Key:
    """What `text` is sorted by: letters first, then accents, then case, small before capital."""
    places: list[int] = []
    accents: list[int] = []
    cases: list[int] = []
    for sign in SIGN.findall(unicodedata.normalize("NFD", text)):
        for place, accent, case in weights(sign):
            places += [place] if place else []
            accents.append(accent)
            cases.append(case)
    return tuple(places), tuple(accents), tuple(cases), text


@lru_cache(maxsize=1_000)
def weights(sign: str) -> tuple[tuple[int, int, int], ...]:
    """Place, accent and case of a sign; an accent on its own has no place."""
    small = unicodedata.normalize("NFC", sign.lower())
    case = sum(letter != letter.lower() for letter in sign)
    if small in VARIANTS:
        letters, behind = VARIANTS[small]
        return tuple((PLACES[letter], behind, case) for letter in letters)
    if unicodedata.combining(sign[0]):
        return ((0, ACCENT_RANKS.get(sign, OTHER_ACCENT), 0),)
    # Letters of other scripts come last, in the order of Unicode.
    return ((PLACES.get(small, len(PLACES) + ord(sign[0])), PLAIN, case),)


def compare(left: str, right: str) -> int:
    """-1, 0 or 1, as SQLite wants it."""
    first, second = sort_key(left), sort_key(right)
    return (first > second) - (first < second)


def like(pattern: object, text: object, escape: str | None = None) -> bool | None:
    """SQL's LIKE without regard to case, for every letter; SQLite's own knows only A to Z."""
    if pattern is None or text is None:
        return None
    return pattern_of(str(pattern), escape).fullmatch(str(text)) is not None


@lru_cache(maxsize=1_000)
def pattern_of(pattern: str, escape: str | None) -> re.Pattern[str]:
    """The regular expression that a LIKE pattern stands for."""
    parts, escaped = [], False
    for sign in pattern:
        if escaped or sign not in {escape, "%", "_"}:
            parts.append(re.escape(sign))
            escaped = False
        elif sign == escape:
            escaped = True
        else:
            parts.append(".*" if sign == "%" else ".")
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


def norwegian(field: Any) -> Collate:
    """The field in Norwegian order: `order_by(norwegian("name"))`, `norwegian("name").desc()`."""
    return Collate(field, NAME)


class CreateNorwegianCollation(CreateCollation):
    """Migration operation: the order `nb` on PostgreSQL; SQLite has it from its connection."""

    def __init__(self) -> None:
        super().__init__(NAME, locale="nb-NO", provider="icu")

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """As Django's, which forgets to leave other databases alone on the way back."""
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


def by_name(field: str = "name") -> Any:
    """The Norwegian order of a name as the reader reads it; bokmål where it is not filled in."""
    own = f"{field}_{(get_language() or 'nb')[:2]}"
    return norwegian(Coalesce(NullIf(F(own), Value("")), F(f"{field}_nb")))
