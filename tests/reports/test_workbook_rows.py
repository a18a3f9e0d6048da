"""Rows as finished XML: more than a sheet holds, the last row and column, and what is kept."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from programme.figures import NoNumber
from reports import workbook
from reports.columns import Column
from reports.workbook import cells, charts, rows, strings
from tests.reports.test_workbook import Row, as_typed, facts, read, sheet, words, write

CHART = workbook.Chart("Utvikling", "on", (workbook.Drawn("value"),), "Husstander", "Går ned.")


@pytest.fixture
def small(monkeypatch):
    """Sheets of four rows, the header included."""
    monkeypatch.setattr(rows, "LAST_ROW", 4)
    monkeypatch.setattr(charts, "LAST_ROW", 40)
    monkeypatch.setattr(rows, "BLOCK", 2)


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(small):
    many = [Row(value=number, decimals=0) for number in range(8)]

    book = read(sheet(many, note="Alle mål.", charts=(CHART,)), tidy=sheet(title="Tall"))

    assert book.sheetnames == [
        "Svar",
        "Måloppnåelse",
        "Tall",
        "Måloppnåelse (2)",
        "Måloppnåelse (3)",
        "Definisjoner",
        "Om uttaket",
    ]
    numbers = [
        [cell.value for cell in page["C"][1:]] for page in book if page.title.startswith("Mål")
    ]
    assert numbers == [[0, 1, 2], [3, 4, 5], [6, 7]]
    tables = [[*page.tables.items()] for page in book if page.title.startswith("Mål")]
    assert tables == [
        [("t_goals_1", "A1:F4")],
        [("t_goals_1_2", "A1:F4")],
        [("t_goals_1_3", "A1:F3")],
    ]
    assert len(book["Måloppnåelse"]._charts) == 1


def test_the_first_sheet_says_that_the_rows_go_on(small):
    book = read(sheet([Row()] * 4, note="Alle mål."))

    said = words(book["Svar"])
    assert (
        "Alle mål. Excel har ikke plass til flere rader i ett ark: de fortsetter i Måloppnåelse (2)."
        in said
    )
    assert facts(book["Om uttaket"]).items() >= {
        ("Måloppnåelse", "3"),
        ("Måloppnåelse (2)", "1"),
    }


def test_a_sheet_that_is_just_full_needs_no_other(small):
    assert "Måloppnåelse (2)" not in read(sheet([Row()] * 3)).sheetnames


def test_a_chart_that_has_no_room_below_the_rows_is_left_out(small, monkeypatch):
    monkeypatch.setattr(charts, "LAST_ROW", 24)

    assert not read(sheet([Row()] * 3, charts=(CHART,)))["Måloppnåelse"]._charts


def test_the_last_row_and_column_that_excel_has_are_named_as_it_names_them():
    assert rows.opening(rows.LAST_COLUMN, refs=True) == f'<c r="XFD{rows.HERE}"'
    writer = rows.Writer(None, (Column("Ord", "it"),), (18,), refs=True)

    assert [*writer._numbered([writer._begun(1) + writer._pattern({})], rows.LAST_ROW)] == [
        '<row r="1048576"><c r="A1048576"%s</row>'
    ]


def test_long_texts_and_those_the_table_has_no_room_for_stand_in_their_cells(monkeypatch):
    monkeypatch.setattr(strings, "MOST", 2)
    texts = ["en", "to", "tre", "x" * 256, "en", " & <b>  ", "a\nb"]

    file, _count = write(sheet([Row(participant=text) for text in texts]))

    with ZipFile(file) as package:
        assert package.read("xl/sharedStrings.xml").count(b"<si>") == 2
    file.seek(0)
    book = CalamineWorkbook.from_filelike(file)
    assert [row[0] for row in book.get_sheet_by_index(1).to_python()[1:]] == texts


@dataclass(frozen=True)
class Any:
    """A row of one value."""

    it: object


def test_values_that_are_alike_to_python_are_not_mixed_up():
    text, figure = (Column("Ord", "it"), Column("Tall", "it", "integer"))
    texts = [Any(1), Any(True), Any("1"), Any(None), Any("missing"), Any(NoNumber.MISSING)]
    figures = [Any(Decimal(1)), Any(NoNumber.MISSING), Any(None), Any("kommer")]

    book = read(sheet(texts, columns=(text,)), sheet(figures, columns=(figure,), title="Tall"))

    shown = [cell.value for cell in book["Måloppnåelse"]["A"][1:]]
    assert shown == ["1", "ja", "1", None, "missing", "missing"]
    assert [cell.value for cell in book["Tall"]["A"][1:]] == [1, "mangler", None, "kommer"]


def test_what_is_kept_of_a_column_has_an_end(monkeypatch):
    monkeypatch.setattr(cells, "MOST_KEPT", 2)
    texts = ["en", "to", "tre", "ord " * 20, "a\nb", "c\nd", "ord " * 20, "c\nd", "tre"]

    found = [Row(participant=text, value=Decimal(at) / 16) for at, text in enumerate(texts * 2)]
    page = read(sheet(found[:9]), sheet(found, title="To ganger", table="t_goals_2"))[
        "Måloppnåelse"
    ]

    assert [cell.value for cell in page["C"][1:]] == [0, 0.1, 0.1, 0.2, 0.3, 0.3, 0.4, 0.4, 0.5]
    assert [cell.value.strip() for cell in page["A"][1:]] == [text.strip() for text in texts]
    heights = [page.row_dimensions[number].height for number in range(2, 11)]
    assert heights == [None, None, None, 64, 34, 34, 64, 34, None]


class Home(NamedTuple):
    """A part of a row that is told in two places."""

    name: str
    share: object
    region: str
    decimals: int = 1


class Kind(NamedTuple):
    """A part that is told in one."""

    known: str
    marks: str


class Told(NamedTuple):
    """A row that is made of parts."""

    home: Home
    kind: Kind
    value: object
    decimals: int


OF_PARTS = (
    Column("Navn", "name", of="home"),
    Column("Andel", "share", "number", decimals_field="decimals", of="home"),
    Column("Tall", "value", "number", decimals_field="decimals"),
    Column("Kjent", "known", of="kind"),
    Column("Merker", "marks", of="kind"),
    Column("Region", "region", of="home"),
)


@pytest.mark.parametrize("refs", [True, False])
def test_what_a_part_tells_stands_in_each_row_that_has_it(refs, monkeypatch):
    monkeypatch.setattr(strings, "MOST", 12)
    a, b = Home("100 % %s", Decimal("0.25"), "Øst"), Home("ord " * 20, NoNumber.MISSING, "")
    seen, tall = Kind("målt", ""), Kind("anslått", "en\nto")
    rows = [
        *(Told(a, seen, Decimal(1), 0), Told(a, tall, Decimal("2.25"), 1)),
        *(Told(a, seen, None, 0), Told(b, tall, Decimal(3), 0), Told(b, seen, Decimal(4), 0)),
        Told(a._replace(region="Vest"), seen, Decimal(5), 0),
    ]

    file, _count = write(sheet(rows, columns=OF_PARTS), refs=refs)

    page = openpyxl.load_workbook(file)["Måloppnåelse"]
    assert [[cell.value for cell in row] for row in page.iter_rows(2)] == [
        ["100 % %s", 0.3, 1, "målt", None, "Øst"],
        ["100 % %s", 0.3, 2.3, "anslått", "en\nto", "Øst"],
        ["100 % %s", 0.3, None, "målt", None, "Øst"],
        ["ord " * 20, "mangler", 3, "anslått", "en\nto", None],
        ["ord " * 20, "mangler", 4, "målt", None, None],
        ["100 % %s", 0.3, 5, "målt", None, "Vest"],
    ]
    heights = [page.row_dimensions[number].height for number in range(2, 8)]
    assert heights == [None, 34, None, 64, 64, None]


ALL = st.one_of(
    st.none(),
    st.sampled_from(NoNumber),
    st.decimals(-(10**11), 10**11, places=4, allow_nan=False, allow_infinity=False),
)
ROWS = st.lists(
    st.builds(
        Row,
        participant=st.text(max_size=40),
        code=st.text("0123456789=+-@", min_size=1, max_size=6),
        value=ALL,
        on=st.none() | st.dates(),
        approved=st.booleans(),
        decimals=st.integers(0, 4),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=20)
@given(ROWS, st.booleans())
def test_any_rows_are_read_alike_to_the_last_bit(made, refs):
    file, _count = write(sheet(made), refs=refs)

    page = openpyxl.load_workbook(file)["Måloppnåelse"]
    file.seek(0)
    other = CalamineWorkbook.from_filelike(file).get_sheet_by_name("Måloppnåelse").to_python()
    columns = sheet().columns
    for at, row in enumerate(made):
        cells = [workbook.values.shown(row, column) for column in columns]
        expected = [_plain(shown.value) for shown in cells]
        assert [_read(as_typed(cell.value)) for cell in page[at + 2]] == expected
        assert [_read(value) for value in other[at + 1]] == expected


def _plain(value):
    """What a reader has for what was written."""
    return float(value) if isinstance(value, Decimal) else _read(value)


def _read(value):
    """A day is a moment to one reader and a day to the other; nothing is nothing."""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:19].removesuffix("T00:00:00")
    return value or None if isinstance(value, str) else value
