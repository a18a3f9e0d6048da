"""The sheet that says what the indicators, the words and the columns mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports.columns import Column
from reports.workbook.contents import Definition, Sheet

COLUMNS = (
    Column(_("Concerns"), "concerns", width=18),
    Column(_("Code"), "code", "code", width=9),
    Column(_("Name"), "term", width=24),
    Column(_("Definition"), "definition", width=44),
    Column(_("Unit"), "unit", width=11),
    Column(_("How periods become one"), "accumulation", width=18),
    Column(_("Which way is better"), "direction", width=14),
    Column(_("Known weaknesses"), "weaknesses", width=28),
    Column(_("Source"), "source", width=16),
)
ALWAYS = {"concerns", "term", "definition"}


def definitions_sheet(definitions: Sequence[Definition], sheets: Sequence[Sheet]) -> Sheet:
    """One row for each indicator and word, then for each column that has a definition."""
    rows = [*map(_named, definitions), *_of_columns(sheets)]
    return Sheet(gettext("Definitions"), tuple(_used(rows)), rows, "t_definitions")


def _named(definition: Definition) -> Definition:
    usual = gettext("Indicator") if definition.code else gettext("Word")
    return replace(definition, concerns=definition.concerns or usual)


def _of_columns(sheets: Iterable[Sheet]) -> Iterator[Definition]:
    for sheet in sheets:
        concerns = gettext("Column in %(sheet)s") % {"sheet": sheet.title}
        for column in sheet.columns:
            if column.help:
                yield Definition(column.heading, column.help, concerns=concerns)


def _used(rows: Sequence[Definition]) -> Iterator[Column]:
    for column in COLUMNS:
        if column.field in ALWAYS or any(str(getattr(row, column.field)) for row in rows):
            yield column
