"""A report is one query module, one sheet module of the same name, and one line in the catalogue."""

import dataclasses
from pathlib import Path

import pytest

from reports.catalogue import BY_SLUG, REPORTS
from reports.queries import tidy
from reports.sheets import tidy as tidy_sheet
from reports.yearly.parts import PARTS

OF_PARTS = [(part.query, part.sheet) for part in PARTS]
MORE = [pair for report in REPORTS for pair in report.more]
REPORTS_APP = Path(__file__).parents[2] / "reports"


def modules(folder: str) -> set[str]:
    return {path.stem for path in (REPORTS_APP / folder).glob("[a-z]*.py")}


def test_every_sheet_has_its_query():
    assert modules("sheets") <= modules("queries")


def test_every_sheet_but_the_tidy_one_is_in_the_catalogue():
    own = {slug.replace("-", "_") for slug in BY_SLUG}
    further = {sheet.__name__.rpartition(".")[2] for _query, sheet in [*MORE, *OF_PARTS]}

    assert modules("sheets") - {"tidy"} == own | further


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.slug)
def test_query_and_sheet_are_called_as_the_report(report):
    name = report.slug.replace("-", "_")

    assert report.query.__name__ == f"reports.queries.{name}"
    assert report.sheet.__name__ == f"reports.sheets.{name}"


@pytest.mark.parametrize(
    ("query", "sheet"),
    [
        *((report.query, report.sheet) for report in REPORTS),
        *MORE,
        *OF_PARTS,
        (tidy, tidy_sheet),
    ],
)
def test_every_column_shows_something_that_the_row_has(query, sheet):
    named = dataclasses.fields(query.Row) if dataclasses.is_dataclass(query.Row) else ()
    fields = {field.name for field in named} | set(dir(query.Row))

    assert {column.field for column in sheet.COLUMNS} <= fields
