"""What comes out of a printer can be read: A4 on its side, at no less than 65 per cent."""

from types import SimpleNamespace

import openpyxl
import pytest
from django.utils import timezone, translation

from reports import workbook
from reports.catalogue import REPORTS
from reports.columns import Column
from reports.sheets import tidy
from reports.workbook import pen, tables
from reports.yearly.parts import PARTS

A4_WIDE = 11.69  # inches
DIGIT = 7 / 96  # inches of a digit of Calibri 11, which widths are told in
LEAST_SCALE = 0.65

MORE = [sheet for report in REPORTS for _query, sheet in report.more]
SHEETS = [*(report.sheet for report in REPORTS), *MORE, tidy]
OF_PARTS = [part for part in PARTS if part.sheet not in SHEETS]  # of one participant alone


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each.__name__.split(".")[-1])
def test_the_printed_columns_are_readable_on_a4(sheet, language):
    with translation.override(language):
        widths = [tables.width_of(column) for column in sheet.COLUMNS if column.printed]

    room = A4_WIDE - 2 * pen.MARGIN
    assert room / (sum(widths) * DIGIT) >= LEAST_SCALE


@pytest.mark.parametrize("part", OF_PARTS, ids=lambda part: part.code)
def test_the_parts_of_a_year_are_readable_on_a4_in_each_language(part):
    for language in ("nb", "nn", "en"):
        with translation.override(language):
            widths = [tables.width_of(column) for column in part.columns if column.printed]

        assert (A4_WIDE - 2 * pen.MARGIN) / (sum(widths) * DIGIT) >= LEAST_SCALE


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each.__name__.split(".")[-1])
def test_what_is_not_printed_stands_to_the_right(sheet):
    printed = [column.printed for column in sheet.COLUMNS]

    assert printed == sorted(printed, reverse=True)
    of_many = "participant" in {column.field for column in sheet.COLUMNS}
    assert False in printed or not of_many


def written(path, rows, **column):
    columns = (Column("Deltaker", "name"), Column("Region", "region", **column))
    workbook.write(
        path,
        answer=workbook.Answer("Svar", ("Ett svar.",)),
        sheets=[workbook.Sheet("Status", columns, rows, "t_status")],
        tidy=None,
        definitions=(),
        about=workbook.About("Mona", timezone.now(), "Status"),
    )
    return openpyxl.load_workbook(path)["Status"]


def test_details_stay_on_the_screen(tmp_path):
    rows = [SimpleNamespace(name="Nordvik", region="Øst")]

    page = written(tmp_path / "a.xlsx", rows, printed=False)

    assert page.print_area == "'Status'!$A$1:$A$2"
    assert [cell.value for cell in page[1]] == ["Deltaker", "Region"]
    assert page.tables["t_status"].ref == "A1:B2"


def test_a_sheet_without_details_or_without_rows_is_printed_whole(tmp_path):
    rows = [SimpleNamespace(name="Nordvik", region="Øst")]

    assert not written(tmp_path / "a.xlsx", rows).print_area
    assert not written(tmp_path / "b.xlsx", [], printed=False).print_area
