"""Charts of the file: from their own rows, with gaps, words, and a shape for each thing besides its colour."""

import re
from decimal import Decimal
from zipfile import ZipFile

import pytest

from reports import workbook
from reports.columns import Column
from reports.workbook import charts
from tests.reports.test_workbook import Row, read, sheet, write

COLUMNS = (
    Column("Periode", "participant", width=30),
    Column("Tall", "value", "number", width=30),
    Column("Måltall", "decimals", "integer", width=40),
    Column("Kode", "code", "code", printed=False),
)
ROWS = [Row(participant=str(2020 + number), value=Decimal(number)) for number in range(6)]
LINES = tuple(workbook.Drawn("value", look) for look in ("own", "path", "target", "median"))
PARTS = tuple(workbook.Drawn("decimals", look) for look in ("best", "good", "poor", "none"))


def chart(*values, **more):
    """A chart of the columns, of all rows unless told."""
    words = {"axis": "husstander", "description": "Går ned.", "along": "Periode"}
    return workbook.Chart("Utvikling", "participant", values, **(words | more))


def drawn(*drawings, rows=ROWS, columns=COLUMNS):
    """The parts of the file that hold the charts, and where they stand, as text."""
    made = sheet(rows, columns=columns, charts=drawings)
    package = ZipFile(write(made)[0])
    numbers = range(1, len(drawings) + 1)
    told = [package.read(f"xl/charts/chart{number}.xml").decode() for number in numbers]
    return told, package.read("xl/drawings/drawing1.xml").decode()


def test_a_line_has_axes_with_words_gaps_and_a_description():
    ((line,), drawing) = drawn(chart(workbook.Drawn("value"), least=0, step=1))

    assert re.findall("<a:t>(.*?)</a:t>", line) == ["Utvikling", "Periode", "husstander"]
    assert line.count('<delete val="0"') == 2
    assert '<dispBlanksAs val="gap"' in line
    assert '<min val="0"' in line
    assert '<majorUnit val="1"' in line
    assert "<legend>" not in line
    assert re.findall("<f>(.*?)</f>", line) == [
        "'Måloppnåelse'!$B$1",
        "'Måloppnåelse'!$A$2:$A$7",
        "'Måloppnåelse'!$B$2:$B$7",
    ]
    assert 'descr="Går ned."' in drawing
    assert set(re.findall(r'sz="(\d+)"', line)) == {"1300", "1000"}


def test_each_line_is_told_from_the_others_without_its_colour():
    ((line,), _drawing) = drawn(chart(*LINES))

    series = line.split("<ser>")[1:]
    shapes = [
        (
            *re.findall('<symbol val="(.*?)"', each),
            *re.findall('prstDash val="((?:sys|da)[a-zA-Z]+)"', each),
        )
        for each in series
    ]
    assert shapes == [("circle",), ("none", "sysDot"), ("diamond",), ("triangle", "dash")]
    assert "<a:noFill" in series[2]
    assert '<legendPos val="r"' in line  # the names of four lines have no room below
    ((line,), _drawing) = drawn(chart(*LINES[:3]))
    assert '<legendPos val="b"' in line


def test_each_part_of_a_bar_is_told_from_the_others_without_its_colour():
    ((bars,), _drawing) = drawn(chart(*PARTS, is_bars=True))

    assert '<grouping val="stacked"' in bars
    assert '<overlap val="100"' in bars
    parts = [
        re.findall('<a:pattFill.*? prst="(.*?)"', each) for each in bars.split("<ser>")[1:]
    ]
    assert parts == [[], ["wdUpDiag"], ["pct50"], ["pct5"]]


def test_a_chart_is_drawn_from_its_own_rows_under_a_name_of_its_own():
    named = workbook.Drawn("value", name="Husstander")

    ((_first, second), _drawing) = drawn(chart(named, rows=(1, 2)), chart(named, rows=(3, 6)))

    assert re.findall("<f>(.*?)</f>", second) == [
        "'Måloppnåelse'!$A$4:$A$7",
        "'Måloppnåelse'!$B$4:$B$7",
    ]
    assert "<v>Husstander</v>" in second


def places(drawing):
    """Column, centimetres into it, and row of each chart, and how wide it is."""
    named = [
        re.findall(f"<(?:xdr:)?{name}>(\\d+)<", drawing) for name in ("col", "colOff", "row")
    ]
    wide = re.findall(r'ext cx="(\d+)"', drawing)
    return [
        (int(column), round(int(into) / 360_000, 1), int(row), round(int(width) / 360_000, 1))
        for column, into, row, width in zip(*named, wide, strict=True)
    ]


def test_several_stand_two_and_two_as_wide_as_the_table_on_paper():
    five = [chart(workbook.Drawn("value")) for _number in range(5)]
    made = sheet(ROWS, columns=COLUMNS, charts=tuple(five))
    (_charts, drawing) = drawn(*five)

    # Columns of 33, 33 and 43 letters are 20.2 cm on paper, so each chart has 12 at least.
    assert places(drawing) == [
        (0, 0.0, 8, 12.0),
        (2, 0.3, 8, 12.0),
        (0, 0.0, 23, 12.0),
        (2, 0.3, 23, 12.0),
        (0, 0.0, 38, 12.0),
    ]
    page = read(made)["Måloppnåelse"]
    assert [each.id for each in page.row_breaks.brk] == [7, 37]
    assert page.print_area == "'Måloppnåelse'!$A$1:$C$52"


def test_beside_a_narrow_table_the_second_stands_to_the_right_of_it():
    two = [chart(workbook.Drawn("value")) for _number in range(2)]

    (_charts, drawing) = drawn(*two, columns=COLUMNS[:2])

    assert places(drawing)[1][:2] == (2, 0.0)


@pytest.mark.parametrize(("count", "breaks"), [(12, []), (13, [14])])
def test_one_alone_begins_a_page_where_the_table_fills_it(count, breaks):
    made = sheet([Row()] * count, columns=COLUMNS, charts=(chart(workbook.Drawn("value")),))

    assert [each.id for each in read(made)["Måloppnåelse"].row_breaks.brk] == breaks


def test_below_no_rows_there_is_no_chart():
    made = sheet((), columns=COLUMNS, charts=(chart(workbook.Drawn("value")),))

    assert not read(made)["Måloppnåelse"]._charts
    shapes = [shape[1:] for shape in charts.LINES.values()]
    assert len({*shapes}) == len(shapes)  # no two lines are told apart by their colour alone
    assert {*charts.PARTS} == {each.look for each in PARTS}
