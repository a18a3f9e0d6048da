"""What goes into a workbook: plain values only, no models and no request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from reports.columns import Column

Text = str | Promise
FEW = 10  # as many as an axis has room for one by one


@dataclass(frozen=True)
class Drawn:
    """A column of a chart, and how it is drawn: by a shape of its own besides its colour."""

    field: str
    look: str = "own"  # a line of `charts.LINES`, or a part of a bar of `charts.PARTS`
    name: Text = ""  # what the legend calls it, where the heading says more


@dataclass(frozen=True)
class Chart:
    """Columns of the sheet over another, as lines or as parts of bars; empty cells are gaps."""

    title: Text
    categories: str  # the field of the column that stands along the bottom
    values: tuple[Drawn, ...]
    axis: Text
    description: Text
    least: int | None = None  # where the axis begins; None lets Excel choose
    step: int | None = None  # between the numbers along the axis; likewise
    along: Text = ""  # what stands along the bottom, in words
    rows: tuple[int, int] | None = None  # the first and last row of the table; None is all
    is_bars: bool = False


def step_of(numbers: Iterable[Any], decimals: int) -> int | None:
    """One for a few of what is counted whole: Excel would write halves of them along the axis."""
    return 1 if not decimals and max(map(abs, numbers)) <= FEW else None


@dataclass(frozen=True)
class Sheet:
    """One sheet with one table; the rows are gone through once."""

    title: Text
    columns: tuple[Column, ...]
    rows: Iterable[object]
    table_name: str
    note: Text = ""
    landscape: bool = True
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of the first sheet: a matter, its figure in words, and where more is told."""

    text: Text
    figure: Text = ""
    link: str = ""  # the title of a sheet in the workbook, or an http(s) address


@dataclass(frozen=True)
class Section:
    """Lines of the first sheet under a heading, such as what goes well."""

    title: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Answer:
    """What the reader wanted to know: in three to five sentences, how final it is, and the rest.

    The sections and then the main table stand on the first sheet below the sentences.
    """

    title: Text
    sentences: tuple[Text, ...]
    status_line: Text = ""
    sections: tuple[Section, ...] = ()
    table: Sheet | None = None


@dataclass(frozen=True)
class About:
    """Where the workbook comes from: who took it out, when, what was chosen, the sources."""

    taken_by: str
    taken_at: datetime
    report: Text
    filters: tuple[tuple[Text, Text], ...] = ()
    sources: tuple[Text, ...] = ()
    suppression_note: Text = ""
    tool: Text = "Boligsosial oversikt"
    link: str = ""
    language: str = "nb"


@dataclass(frozen=True)
class Definition:
    """What an indicator or a word in the workbook means."""

    term: Text
    definition: Text
    unit: Text = ""
    code: str = ""
    accumulation: Text = ""
    direction: Text = ""
    weaknesses: Text = ""
    source: Text = ""
    concerns: Text = ""
