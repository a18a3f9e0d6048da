"""The one door to Excel: plain values in, a workbook that a manager can use as it is out.

Only this package writes with openpyxl. It knows no model and no request, it goes through the
rows once, and it owns every danger of the format: text that could become a formula, letters a
file cannot hold, names that clash, numbers and dates that would turn into text.
"""

from collections.abc import Sequence
from os import PathLike

from django.utils import translation
from django.utils.translation import gettext

from reports.columns import Column
from reports.workbook import front_page, pages
from reports.workbook.contents import (
    About,
    Answer,
    Chart,
    Definition,
    Line,
    Section,
    Sheet,
    Text,
)
from reports.workbook.csv import write_tidy_csv
from reports.workbook.definitions import definitions_sheet
from reports.workbook.pen import Pen
from reports.workbook.tables import write_table
from reports.workbook.texts import file_name, one_line

__all__ = [
    "About",
    "Answer",
    "Chart",
    "Column",
    "Definition",
    "Line",
    "Section",
    "Sheet",
    "file_name",
    "write",
    "write_tidy_csv",
]

LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def write(
    path: str | PathLike[str],
    *,
    answer: Answer,
    sheets: Sequence[Sheet],
    tidy: Sheet | None,
    definitions: Sequence[Definition],
    about: About,
) -> int:
    """Write the workbook in the language of `about` and tell how many rows of data it holds."""
    with translation.override(about.language):
        data = [*sheets, tidy] if tidy else list(sheets)
        pen = Pen()
        _describe(pen, answer, about)
        explained = [answer.table, *data] if answer.table else data
        rows = _fill(pen, answer, data, definitions_sheet(definitions, explained), about)
        pen.workbook.save(path)
    return rows


def _fill(
    pen: Pen, answer: Answer, data: Sequence[Sheet], definitions: Sheet, about: About
) -> int:
    """Name all the sheets first: the answer comes before the rows it counts."""
    first = pen.sheet(gettext("Answer"), landscape=front_page.is_wide(answer))
    tables = [(pen.sheet(each.title, landscape=each.landscape), each) for each in data]
    explained = pen.sheet(definitions.title)
    last = pen.sheet(gettext("About this file"), landscape=False)

    counts = [write_table(pen, sheet, content) for sheet, content in tables]
    write_table(pen, explained, definitions)
    counted: list[tuple[str, Text, int | None]] = [
        (sheet.title, content.note, count)
        for (sheet, content), count in zip(tables, counts, strict=True)
    ]
    others: pages.Counted = [(explained.title, "", None), (last.title, "", None)]
    titles = {str(content.title): sheet.title for sheet, content in reversed(tables)}
    on_first = front_page.write(pen, first, answer, [*counted, *others], titles)
    if answer.table:
        counted.insert(0, (first.title, "", on_first))
    pages.write_about(pen, last, about, counted)
    return sum(counts) + on_first


def _describe(pen: Pen, answer: Answer, about: About) -> None:
    """What the file says about itself in its properties."""
    properties = pen.workbook.properties
    properties.title = one_line(answer.title)
    properties.subject = one_line(about.report)
    properties.creator = properties.lastModifiedBy = one_line(about.tool)
    properties.language = LANGUAGE_TAGS.get(about.language, about.language)
