"""Text and names as Excel can hold them: nothing typed by a user may break or run in a file."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from itertools import chain, count

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
LONGEST_HEADING = 255
LONGEST_FILE_NAME = 150

# What XML cannot hold: control characters, lone surrogates and two non-characters.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
LINE_ENDS = re.compile("\r\n?")
# Excel reads _x000D_ in a text as a carriage return, unless its first underscore is escaped.
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")
WIDE_STARTS = ("＝", "＋", "－", "＠")
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*]')
TABLE_NAME = re.compile("[a-z]+_[a-z0-9_]+")
RESERVED_SHEET_NAME = "history"
WEB = ("https://", "http://")  # no name of a sheet holds a slash


def clean(value: object) -> str:
    """The text without what a file cannot hold, its line ends alike; blanks alone are nothing."""
    text = UNWRITABLE.sub("", LINE_ENDS.sub("\n", str(value)))
    return text if text.strip() else ""


def one_line(value: object) -> str:
    """The text on one line, as names and headings are."""
    return " ".join(clean(value).split())


def escape(text: str) -> str:
    """The text with `_x000D_` and its like kept as they were typed."""
    return LOOKS_ESCAPED.sub("_x005F_", text)


def cut(text: str, longest: int, mark: str = "…") -> str:
    """The text, ended by a mark where it is longer than Excel allows."""
    if _length(text) <= longest:
        return text
    kept = _units(text)[: 2 * (longest - len(mark))]
    return kept.decode("utf-16-le", "ignore") + mark


def may_be_read_as_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for something to compute."""
    return text.startswith(FORMULA_STARTS)


def harmless(text: str) -> str:
    """The text as a file without types can hold it: an apostrophe keeps it from being computed.

    As OWASP advises against "CSV injection", the wide forms of the signs too.
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS + WIDE_STARTS) else text


def sheet_name(title: object, taken: Iterable[str]) -> str:
    """The title as a name that Excel allows for a sheet, unlike those that are taken."""
    name = one_line(NOT_IN_SHEET_NAMES.sub(" ", str(title))).strip("' ") or "-"
    used = {other.casefold() for other in taken} | {RESERVED_SHEET_NAME}
    return _unlike(name, used, LONGEST_SHEET_NAME)


def headings(texts: Iterable[object]) -> list[str]:
    """The headings of a table: never empty, each unlike the others also ignoring case."""
    used: set[str] = set()
    found: list[str] = []
    for text in texts:
        found.append(_unlike(one_line(text) or "-", used, LONGEST_HEADING))
        used.add(found[-1].casefold())
    return found


def table_name(name: str, taken: Iterable[str]) -> str:
    """A name for a table that no sheet has taken, and that is no cell's address."""
    if not TABLE_NAME.fullmatch(name):
        raise ValueError(f"A table is named like t_needs_1, not {name!r}")
    used = {other.casefold() for other in taken}
    return next(f"{name}{end}" for end in _ends("_{}") if f"{name}{end}" not in used)


def file_name(title: object, subject: object, day: date, ending: str = "xlsx") -> str:
    """The name of a download in words: `Måloppnåelse Nordvik 2026-11-24.xlsx`."""
    words = NOT_IN_FILE_NAMES.sub(" ", f"{title} {subject}")
    visible = "".join(letter for letter in words if unicodedata.category(letter) != "Cf")
    name = cut(unicodedata.normalize("NFC", one_line(visible)), LONGEST_FILE_NAME).lstrip(". ")
    return f"{name} {day.isoformat()}.{ending}".lstrip()


def _unlike(name: str, used: set[str], longest: int) -> str:
    candidates = (cut(name, longest - len(end)).rstrip() + end for end in _ends(" ({})"))
    return next(candidate for candidate in candidates if candidate.casefold() not in used)


def _ends(form: str) -> Iterable[str]:
    return chain([""], map(form.format, count(2)))


def _units(text: str) -> bytes:
    # Excel counts as Java and Windows do: two for a letter outside the basic plane.
    return text.encode("utf-16-le")


def _length(text: str) -> int:
    return len(_units(text)) // 2
