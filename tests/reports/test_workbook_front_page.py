"""The first sheet: sentences, sections, the main table, and the way to the other sheets."""

import pytest
from django.utils.translation import gettext_lazy
from openpyxl.utils import range_boundaries

from reports import workbook
from reports.columns import Column
from reports.workbook import Answer, Line, Section
from tests.reports.test_workbook import Row, about, facts, sheet, words, written

NARROW = (Column("Deltaker", "participant", width=30), Column("Tall", "value", "integer"))


def first_page(*sheets, **answer):
    """The first sheet of a workbook with this answer."""
    return written(Answer("Årets tall", ("Det går fremover.", "To til."), **answer), *sheets)[
        "Svar"
    ]


def test_sections_stand_between_the_sentences_and_the_sheets():
    good = Section("Tre gode", (Line("Færre i midlertidig botilbud", "41 → 28"), Line("To")))

    page = first_page(sheet(), sections=(good, Section(gettext_lazy("Definition"), ())))

    assert words(page) == [
        "Årets tall",
        "Det går fremover.",
        "To til.",
        "Tre gode",
        "Færre i midlertidig botilbud",
        "41 → 28",
        "To",
        "Definisjon",
        "Ark i denne filen",
        "Rader",
        "Måloppnåelse",
        1,
        "Definisjoner",
        "Om uttaket",
    ]


def test_a_line_leads_to_a_sheet_by_its_title_or_to_an_address():
    title = "Mål og måltall som ingen fil har plass til"
    lines = (
        Line("Alle mål", link=title),
        Line("Siden", link="https://oversikt.example/a?b=1&c=2"),
    )

    page = first_page(sheet(title=title), sections=(Section("Mer", lines),))

    links = {cell.value: cell.hyperlink for cell in page["B"] if cell.hyperlink}
    assert links["Alle mål"].location == "'Mål og måltall som ingen fil h…'!A1"
    assert links["Siden"].target == "https://oversikt.example/a?b=1&c=2"


@pytest.mark.parametrize("link", ["Et annet ark", "javascript:alert(1)", "file:///etc/passwd"])
def test_a_line_that_leads_nowhere_is_refused(link):
    with pytest.raises(ValueError, match="No sheet of the workbook"):
        first_page(sheet(), sections=(Section("Mer", (Line("x", link=link),)),))


def test_the_main_table_stands_on_the_first_sheet():
    rows = (Row(participant="Nordvik"), Row(participant="=1+1", value=2))
    table = sheet(rows, title="Programmet", columns=NARROW, table="t_answer", note="Per år.")

    page = first_page(sheet(), table=table)

    told = words(page)
    assert told[told.index("Programmet") :][:8] == [
        "Programmet",
        "Per år.",
        "Deltaker",
        "Tall",
        "Nordvik",
        1234,
        "=1+1",
        2,
    ]
    table = page.tables["t_answer"]
    assert [column.name for column in table.tableColumns] == ["Deltaker", "Tall"]
    header, *_rows, last = page[table.ref]
    assert [cell.value for cell in (header[0], last[1])] == ["Deltaker", 2]


def test_the_rows_of_the_main_table_are_counted_and_its_columns_explained():
    columns = (Column("Deltaker", "participant", help="Kommune eller bydel."),)
    table = sheet((Row(),) * 2, title="Programmet", columns=columns, table="t_answer")

    book = written(Answer("Svar", (), table=table), sheet((Row(),) * 3))

    assert facts(book["Om uttaket"]).items() >= {("Svar", "2"), ("Måloppnåelse", "3")}
    assert "Kolonne i Programmet" in words(book["Definisjoner"])


def test_the_header_of_a_main_table_stands_on_each_printed_page():
    above = first_page(table=sheet(title="Programmet", table="t_answer"))

    first = range_boundaries(above.tables["t_answer"].ref)[1]
    assert above.print_title_rows == f"${first}:${first}"
    assert not first_page(sheet()).print_title_rows


def test_a_main_table_without_rows_says_so():
    page = first_page(sheet(), table=sheet((), title="Programmet", table="t_answer"))

    assert "Ingen rader passer filteret" in words(page)
    assert not page.tables


def test_the_page_lies_down_for_a_wide_table_only():
    wide = tuple(Column(f"Kolonne {number}", "value", "integer") for number in range(8))
    one = (Column("Deltaker", "participant"),)

    pages = [
        first_page(sheet(), table=sheet(columns=columns, table="t_answer"))
        for columns in (one, NARROW, wide)
    ]

    turned = [page.page_setup.orientation for page in pages]
    assert turned == ["portrait", "portrait", "landscape"]
    assert pages[1].column_dimensions["B"].width >= 80


def test_a_workbook_may_have_nothing_but_its_first_sheet():
    book = written(Answer("Svar", (), table=sheet(table="t_answer")))

    assert book.sheetnames == ["Svar", "Definisjoner", "Om uttaket"]
    assert workbook.About("Anne", about().taken_at, "R").language == "nb"


def test_sentences_reach_over_all_columns_of_a_wide_table_and_no_header_is_merged():
    columns = (*NARROW, Column("Mål", "value", "integer"))

    page = first_page(sheet(), table=sheet(columns=columns, table="t_answer"))

    merged = {str(each) for each in page.merged_cells.ranges}
    assert merged == {"B2:D2", "B4:D4", "B5:D5"}
    assert page.tables["t_answer"].ref == "B8:D9"


def test_the_status_line_reaches_over_a_wide_table_too():
    columns = (*NARROW, Column("Mål", "value", "integer"))
    status = "Status per 24.11.2026. Tall som ikke er godkjent ennå, er med i summene."

    page = first_page(table=sheet(columns=columns, table="t_answer"), status_line=status)

    (line,) = [row[1] for row in page.iter_rows() if row[1].value == status]
    assert f"B{line.row}:D{line.row}" in {str(each) for each in page.merged_cells.ranges}
    assert page.row_dimensions[line.row].height < 2 * 16


def test_words_are_printed_on_one_sheet_of_paper_and_a_table_on_as_many_as_it_takes():
    alone, above = first_page(), first_page(table=sheet(table="t_answer"))

    assert (alone.page_setup.fitToHeight, above.page_setup.fitToHeight) == (1, 0)
