"""What a document is made of, as plain data that the page and the Word file both draw."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

ROWS_KEPT_TOGETHER = 10


@dataclass(frozen=True)
class Text:
    """Words as they were typed, lines and all."""

    text: str
    kind: str = field(default="text", init=False)


@dataclass(frozen=True)
class Note:
    """A sentence of the tool's own."""

    text: str
    kind: str = field(default="note", init=False)


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; level 3 stands under the section's own."""

    text: str
    level: int = 3
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True)
class Facts:
    """Names and values, one pair on each line."""

    pairs: tuple[tuple[str, str], ...]
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True)
class Cell:
    """What is written, and whether it stands to the right."""

    text: str
    is_figure: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under headings, and what the table is called."""

    caption: str
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str = field(default="table", init=False)

    @property
    def is_long(self) -> bool:
        """True for a table that may be divided between pages."""
        return len(self.rows) > ROWS_KEPT_TOGETHER


@dataclass(frozen=True)
class Section:
    """A part of the document: its heading and what stands under it."""

    code: str
    heading: str
    blocks: tuple[Any, ...]


@dataclass(frozen=True)
class Document:
    """A whole document in one written form."""

    language: str  # nb or nn
    title: str
    participant: str
    facts: Facts
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


def text(words: str) -> list[Text]:
    """The words, or nothing when there are none."""
    return [Text(words)] if words.strip() else []


def facts(*pairs: tuple[Any, Any]) -> list[Facts]:
    """The pairs that have a value, or nothing when none has."""
    told = tuple((str(name), str(value)) for name, value in pairs if value)
    return [Facts(told)] if told else []


def table(caption: Any, headings: list[Any], rows: list[list[Any]], figures: Any = ()) -> list:
    """The rows as cells, or nothing when there are none. `figures` holds column numbers."""
    made = tuple(tuple(_cells(row, figures)) for row in rows)
    return [Table(str(caption), tuple(_cells(headings, figures)), made)] if made else []


def _cells(row: list[Any], figures: Any) -> Iterator[Cell]:
    for number, value in enumerate(row):
        yield Cell("–" if value is None or value == "" else str(value), number in figures)
