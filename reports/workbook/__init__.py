"""The one door to Excel: plain values in, a workbook that a manager can use as it is out.

Only this package writes with openpyxl. It knows no model and no request, it goes through the
rows once, and it owns every danger of the format: text that could become a formula, letters a
file cannot hold, names that clash, numbers and dates that would turn into text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from django.utils import translation
from django.utils.translation import gettext

from reports.columns import Column, Mark
from reports.workbook import front_page, package, pages
from reports.workbook.contents import (
    About,
    Answer,
    Chart,
    Definition,
    Drawn,
    Line,
    Section,
    Sheet,
    Text,
    step_of,
)
from reports.workbook.csv import write_tidy_csv
from reports.workbook.definitions import definitions_sheet
from reports.workbook.package import Target
from reports.workbook.pen import Pen
from reports.workbook.tables import Tables, Written
from reports.workbook.texts import file_name, one_line

__all__ = [
    "About",
    "Answer",
    "Chart",
    "Column",
    "Definition",
    "Drawn",
    "Line",
    "Mark",
    "Section",
    "Sheet",
    "file_name",
    "step_of",
    "write",
    "write_tidy_csv",
]

LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def write(
    path: Target,
    *,
    answer: Answer,
    sheets: Sequence[Sheet],
    tidy: Sheet | None,
    definitions: Sequence[Definition],
    about: About,
    refs: bool = True,
) -> int:
    """Write the workbook in the language of `about` and tell how many rows of data it holds.

    `refs` gives each cell its address, which is optional in the standard.
    """
    with translation.override(about.language):
        data = [*sheets, tidy] if tidy else list(sheets)
        pen = Pen()
        _describe(pen, answer, about)
        tables = Tables(pen, refs=refs)
        explained = [answer.table, *data] if answer.table else data
        written = _fill(
            pen, tables, answer, data, definitions_sheet(definitions, explained), about
        )
        _save(path, pen, tables, written.sheets)
    return written.rows


@dataclass(frozen=True)
class _Filled:
    """What was written: the sheets of tables, and the rows of data."""

    sheets: Sequence[Written]
    rows: int


def _fill(
    pen: Pen,
    tables: Tables,
    answer: Answer,
    data: Sequence[Sheet],
    definitions: Sheet,
    about: About,
) -> _Filled:
    """Name all the sheets first: the answer comes before the rows it counts."""
    first = pen.sheet(gettext("Answer"), landscape=front_page.is_wide(answer))
    named = [(pen.sheet(each.title, landscape=each.landscape), each) for each in data]
    explained = pen.sheet(definitions.title)
    last = pen.sheet(gettext("About this file"), landscape=False)

    written = [part for pair in named for part in tables.write(*pair, explained)]
    defined = tables.write(explained, definitions, last)
    counted: list[tuple[str, Text, int | None]] = [
        (each.sheet.title, each.note, each.count) for each in written
    ]
    others: pages.Counted = [(explained.title, "", None), (last.title, "", None)]
    titles = {str(content.title): sheet.title for sheet, content in reversed(named)}
    on_first = front_page.write(pen, first, answer, [*counted, *others], titles)
    if answer.table:
        counted.insert(0, (first.title, "", on_first))
    pages.write_about(pen, last, about, counted)
    return _Filled([*written, *defined], sum(each.count for each in written) + on_first)


def _save(target: Target, pen: Pen, tables: Tables, sheets: Sequence[Written]) -> None:
    """What openpyxl has drawn, with the rows put into it."""
    drawn = BytesIO()
    pen.workbook.save(drawn)
    rows = {each.sheet.path.lstrip("/"): each.rows for each in sheets if each.rows}
    package.write(target, drawn.getvalue(), rows, tables.strings)


def _describe(pen: Pen, answer: Answer, about: About) -> None:
    """What the file says about itself in its properties."""
    properties = pen.workbook.properties
    properties.title = one_line(answer.title)
    properties.subject = one_line(about.report)
    properties.creator = properties.lastModifiedBy = one_line(about.tool)
    properties.language = LANGUAGE_TAGS.get(about.language, about.language)
