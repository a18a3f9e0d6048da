"""The workbook as it is read back: by openpyxl, by calamine and by LibreOffice."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from programme.figures import NoNumber
from reports import workbook
from reports.columns import Column
from tests import office
from web import formats

NOW = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)
COLUMNS = (
    Column("Deltaker", "participant"),
    Column("Kommunenummer", "code", "code", width=6),
    Column("Siste verdi", "value", "number", decimals_field="decimals", help="Siste måling."),
    Column("Målt", "on", "date"),
    Column("Endret", "changed", "datetime"),
    Column("Godkjent", "approved", "yes_no"),
)


@dataclass(frozen=True)
class Row:
    """A row as a query gives it."""

    participant: object = "Nordvik"
    code: object = "0301"
    value: object = Decimal("1234.25")
    on: object = date(2026, 6, 30)
    changed: object = NOW
    approved: object = True
    decimals: int = 1


def sheet(rows=(Row(),), *, title="Måloppnåelse", columns=COLUMNS, table="t_goals_1", **more):
    return workbook.Sheet(title, columns, rows, table, **more)


def about(**more):
    return workbook.About("Anne", NOW, "Måloppnåelse", **more)


def write(
    *sheets, tidy=None, definitions=(), told=None, status="", title="Slik står det til", **more
):
    """The finished file and the number of rows it says it has."""
    file = BytesIO()
    count = workbook.write(
        file,
        answer=workbook.Answer(title, ("Barnefamilier 41 → 28, 12 av 16 kommuner.",), status),
        sheets=sheets,
        tidy=tidy,
        definitions=definitions,
        about=told or about(),
        **more,
    )
    file.seek(0)
    return file, count


def read(*sheets, **more):
    """The file as openpyxl reads it."""
    return openpyxl.load_workbook(write(*sheets, **more)[0])


def written(answer, *sheets):
    """The workbook of this answer, as openpyxl reads it."""
    file = BytesIO()
    workbook.write(file, answer=answer, sheets=sheets, tidy=None, definitions=(), about=about())
    return openpyxl.load_workbook(file)


def as_typed(value):
    """The text that Excel shows: openpyxl leaves `_x000D_` escaped where it stands in a cell."""
    return value.replace("_x005F_x", "_x") if isinstance(value, str) else value


def words(sheet):
    """Every text and number on a page, in reading order."""
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def facts(sheet):
    """What a page of labels and values says."""
    return {row[1].value: row[2].value for row in sheet.iter_rows() if len(row) > 2}


def test_the_answer_comes_first_and_where_it_is_from_comes_last():
    book = read(sheet(), tidy=sheet(title="Data", table="t_data_1"))

    assert book.sheetnames == ["Svar", "Måloppnåelse", "Data", "Definisjoner", "Om uttaket"]


def test_the_workbook_is_in_the_language_that_was_asked_for():
    book = read(sheet(title=gettext_lazy("Definition")), told=about(language="nn"))

    assert book.sheetnames == ["Svar", "Definisjon", "Definisjonar", "Om uttaket"]
    assert book.properties.language == "nn-NO"


def test_the_answer_says_its_sentences_and_leads_to_each_sheet():
    page = read(sheet((Row(),) * 3, note="Ett mål per rad."), status="Tall per i dag.")["Svar"]

    assert words(page) == [
        "Slik står det til",
        "Barnefamilier 41 → 28, 12 av 16 kommuner.",
        "Tall per i dag.",
        "Ark i denne filen",
        "Rader",
        "Måloppnåelse",
        3,
        "Ett mål per rad.",
        "Definisjoner",
        "Om uttaket",
    ]
    links = {cell.value: cell.hyperlink.location for cell in page["B"] if cell.hyperlink}
    assert links == {
        name: f"'{name}'!A1" for name in ("Måloppnåelse", "Definisjoner", "Om uttaket")
    }


def test_a_link_reaches_a_sheet_with_an_apostrophe_in_its_name():
    page = read(sheet(title="Kommunen's mål"))["Svar"]

    assert "'Kommunen''s mål'!A1" in [c.hyperlink.location for c in page["B"] if c.hyperlink]


def test_the_rows_are_counted_over_all_sheets_of_data():
    assert write(sheet((Row(),) * 3), tidy=sheet((Row(),) * 4, table="t_data_1"))[1] == 7


def test_rows_are_gone_through_once():
    assert write(sheet(iter([Row(), Row()])))[1] == 2


def test_each_kind_of_value_keeps_its_type():
    row = read(sheet())["Måloppnåelse"][2]

    assert [(cell.value, cell.data_type, cell.number_format) for cell in row] == [
        ("Nordvik", "s", "General"),
        ("0301", "s", "General"),
        (1234.3, "n", "#,##0.0"),
        (datetime(2026, 6, 30), "d", "dd.mm.yyyy"),  # noqa: DTZ001
        (datetime(2026, 11, 24, 13, 5), "d", "dd.mm.yyyy hh:mm"),  # noqa: DTZ001
        ("ja", "s", "General"),
    ]


def test_another_reader_sees_the_same():
    book = CalamineWorkbook.from_filelike(write(sheet())[0])

    assert book.get_sheet_by_name("Måloppnåelse").to_python() == [
        [column.heading for column in COLUMNS],
        ["Nordvik", "0301", 1234.3, date(2026, 6, 30), datetime(2026, 11, 24, 13, 5), "ja"],  # noqa: DTZ001
    ]


def test_the_header_stays_in_sight_and_every_page_is_named_and_numbered():
    page = read(sheet(note="R&D"))["Måloppnåelse"]

    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.right.text == "Side &P av &N"
    assert page.oddHeader.left.text == "Måloppnåelse"
    assert not page.merged_cells.ranges


def test_a_table_has_the_headings_of_its_header_cells():
    columns = (*COLUMNS, Column("deltaker", "participant"), Column(" a_x000D_\nb ", "code"))

    page = read(sheet(columns=columns))["Måloppnåelse"]

    table = page.tables["t_goals_1"]
    assert (table.ref, table.autoFilter.ref) == ("A1:H2", "A1:H2")
    names = [unescape(cell.value) for cell in page[1]]  # openpyxl reads the cells as they stand
    assert [column.name for column in table.tableColumns] == names
    assert names[-2:] == ["deltaker (2)", "a_x000D_ b"]


def test_two_tables_of_one_name_are_both_there():
    book = read(sheet(), sheet())

    assert book.sheetnames[1:3] == ["Måloppnåelse", "Måloppnåelse (2)"]
    assert list(book["Måloppnåelse (2)"].tables) == ["t_goals_1_2"]


def test_a_sheet_without_rows_says_so_and_has_no_table():
    page = read(sheet(()))["Måloppnåelse"]

    assert page["A2"].value == "Ingen rader passer filteret"
    assert not page.tables


def test_the_gridlines_are_off_on_the_pages_only():
    book = read(sheet())

    hidden = [page.title for page in book if page.sheet_view.showGridLines is False]
    assert hidden == ["Svar", "Om uttaket"]


def test_no_word_of_a_heading_is_broken():
    page = read(sheet())["Måloppnåelse"]

    assert page.column_dimensions["B"].width >= len("Kommunenummer")


def test_a_row_is_as_high_as_its_longest_text():
    rows = (
        Row(),
        Row(participant="ord " * 20),
        Row(participant="a\nb"),
        Row(participant="x" * 9999),
    )

    page = read(sheet(rows))["Måloppnåelse"]

    heights = [page.row_dimensions[number].height for number in (2, 3, 4, 5)]
    assert heights == [None, 64, 34, 394]


@pytest.mark.parametrize(
    "text",
    ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "#N/A", "=", "\t=1", "12,5"],
)
def test_a_text_is_never_anything_but_text(text):
    cell = read(sheet((Row(participant=text),)))["Måloppnåelse"]["A2"]

    assert (cell.value, cell.data_type) == (text, "s")


def test_no_file_holds_a_formula():
    file, _count = write(sheet((Row(participant="=1+1"),)), told=about(sources=("=2+2",)))

    with ZipFile(file) as package:
        parts = [package.read(name) for name in package.namelist() if "sheets/" in name]
    assert not any(b"<f>" in part or b"<f " in part for part in parts)


def test_excel_is_not_told_to_compute_anything():
    assert not read(sheet()).calculation.fullCalcOnLoad


def test_two_workbooks_written_at_once_keep_their_own_looks():
    inner = []

    def rows():
        inner.append(read(sheet((Row(value=Decimal(2), decimals=3),), title="Indre")))
        yield Row()

    outer = read(sheet(rows()))

    assert outer["Måloppnåelse"]["C2"].number_format == "#,##0.0"
    assert inner[0]["Indre"]["C2"].number_format == "#,##0.000"


def test_what_could_be_computed_is_quoted():
    page = read(sheet((Row(participant="=1+1"), Row())))["Måloppnåelse"]

    assert [bool(page[at].quotePrefix) for at in ("A2", "A3", "B3")] == [True, False, True]


@pytest.mark.parametrize(
    "name", ["Guovdageaidnu – Kautokeino", "Unjárga", "Sørvik", "Raarvihke 🏠"]
)
def test_every_name_is_kept(name):
    file, _count = write(sheet((Row(participant=name),), title=name[:20]), title=name)

    book = CalamineWorkbook.from_filelike(file)
    assert book.get_sheet_by_index(1).to_python()[1][0] == name
    assert book.sheet_names[1] == name[:20]


@pytest.mark.parametrize("kind", list(NoNumber))
def test_a_figure_that_is_not_there_is_a_centred_word(kind):
    cell = read(sheet((Row(value=kind),)))["Måloppnåelse"]["C2"]

    word = ":" if kind == NoNumber.SUPPRESSED else str(formats.no_number(kind))
    assert (cell.value, cell.data_type) == (word, "s")
    assert cell.alignment.horizontal == "center"


def test_a_text_too_long_for_excel_is_cut_and_the_last_sheet_says_so():
    book = read(sheet((Row(participant="å" * 40_000), Row(participant="ø" * 40_000))))

    assert book["Måloppnåelse"]["A2"].value == "å" * 32_766 + "…"
    assert facts(book["Om uttaket"])["Lange tekster"] == (
        "2 tekster var lengre enn Excel tillater, og slutter med …"
    )


def test_the_last_sheet_says_where_the_figures_come_from():
    told = about(
        filters=(("Region", "Midt"),),
        sources=("Kommunenes egne tall",),
        suppression_note="Tre tall er skjermet.",
        link="https://oversikt.example/",
    )

    page = read(sheet((Row(),) * 2), told=told)["Om uttaket"]
    said = facts(page)

    assert said.items() >= {
        ("Rapport", "Måloppnåelse"),
        ("Tatt ut av", "Anne"),
        ("Tatt ut", "24.11.2026 13:05"),
        ("Laget med", "Boligsosial oversikt"),
        ("Adresse", "https://oversikt.example/"),
        ("Region", "Midt"),
        ("Måloppnåelse", "2"),
        ("0", "Talt, og det var ingen"),
        (":", "Skjermet, så ingen kan kjennes igjen"),
        ("Skjermede tall", "Tre tall er skjermet."),
    }
    assert "Kommunenes egne tall" in words(page)


def test_without_a_filter_the_last_sheet_says_so():
    said = facts(read(sheet())["Om uttaket"])

    assert said["Valgte filtre"] == "Ingen: alt den som tok ut filen, har tilgang til"
    assert "Hva som er utelatt" not in said


def test_the_definitions_tell_of_indicators_words_and_columns():
    definitions = (
        workbook.Definition("Barnefamilier", "Antall husstander.", "husstander", "BSU-01"),
        workbook.Definition("I rute", "På linjen."),
        workbook.Definition("Nullpunkt", "Der målet regnes fra.", concerns="Mål"),
    )

    page = read(sheet(), definitions=definitions)["Definisjoner"]

    assert [[cell.value for cell in row] for row in page] == [
        ["Gjelder", "Kode", "Navn", "Definisjon", "Enhet"],
        ["Indikator", "BSU-01", "Barnefamilier", "Antall husstander.", "husstander"],
        ["Ord", None, "I rute", "På linjen.", None],
        ["Mål", None, "Nullpunkt", "Der målet regnes fra.", None],
        ["Kolonne i Måloppnåelse", None, "Siste verdi", "Siste måling.", None],
    ]


def test_the_file_tells_what_it_is_and_in_which_language():
    properties = read(sheet()).properties

    assert (properties.title, properties.creator) == (
        "Slik står det til",
        "Boligsosial oversikt",
    )
    assert (properties.subject, properties.language) == ("Måloppnåelse", "nb-NO")


def test_a_refused_value_leaves_no_file(tmp_path):
    path = tmp_path / "file.xlsx"
    told = workbook.Answer("Svar", ())

    with pytest.raises(ValueError, match="no figure"):
        workbook.write(
            path,
            answer=told,
            sheets=[sheet((Row(value=Decimal("NaN")),))],
            tidy=None,
            definitions=(),
            about=about(),
        )

    assert not path.exists()


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_any_text_is_read_back_as_it_was_but_for_what_xml_cannot_hold(values):
    file, _count = write(sheet([Row(participant=value) for value in values]))

    read = CalamineWorkbook.from_filelike(file).get_sheet_by_index(1).to_python()
    assert [row[0] for row in read[1:]] == [workbook.texts.clean(value) for value in values]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.decimals(-(10**9), 10**9, places=4, allow_nan=False), min_size=1, max_size=8),
    st.integers(0, 4),
)
def test_any_figure_is_read_back_as_it_was_shown(values, decimals):
    file, _count = write(sheet([Row(value=value, decimals=decimals) for value in values]))

    read = CalamineWorkbook.from_filelike(file).get_sheet_by_index(1).to_python()
    assert [Decimal(str(row[2])) for row in read[1:]] == [
        workbook.values.round_half_away(value, decimals) for value in values
    ]


@pytest.mark.libreoffice
def test_libreoffice_reads_the_same_and_computes_nothing(tmp_path):
    path = tmp_path / "fil.xlsx"
    texts = ("=1+1", "+1", "-1", "@a", "Unjárga 🏠", "a_x000D_b", "עברית", " to  ord ", "a\nb")
    rows = [
        Row(participant=text, value=Decimal(number) / 8) for number, text in enumerate(texts)
    ]
    rows += [Row(value=NoNumber.SUPPRESSED), Row(value=None, on=date(1838, 1, 1))]
    path.write_bytes(write(sheet(rows), tidy=sheet(rows, table="t_data_1"))[0].read())

    office.resaved([path], tmp_path / "lest")

    ours, theirs = map(openpyxl.load_workbook, (path, tmp_path / "lest" / "fil.xlsx"))
    assert theirs.sheetnames == ours.sheetnames
    for page in ours:
        read = [[cell.value for cell in row] for row in theirs[page.title].iter_rows()]
        for own, other in zip(page.iter_rows(), read, strict=False):
            assert other[: len(own)] == [as_typed(cell.value) for cell in own]
