"""The package is what Excel demands of one: order, names, types, and no half file."""

import re
import zlib
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from programme.figures import NoNumber
from reports import workbook
from reports.columns import Column
from reports.workbook import Answer, Line, Section, package
from reports.workbook.deflated import Body, Part, combined
from tests.reports.test_workbook import COLUMNS, Row, about, sheet, write

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The order of what a sheet holds: ECMA-376, part 1, 18.3.1.99 (CT_Worksheet).
SHEET = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
CHART = workbook.Chart("Utvikling", "on", (workbook.Drawn("value"),), "Husstander", "Går ned.")


def full(**more):
    """A workbook with everything a workbook can have, as an open package."""
    file = BytesIO()
    rows = (Row(), Row(participant="=1+1", value=NoNumber.SUPPRESSED), Row(value=None))
    workbook.write(
        file,
        answer=Answer(
            "Svar & mer",
            ("En.", "To."),
            "Per i dag.",
            (Section("Tre gode", (Line("Siden", "1", "https://oversikt.example/"),)),),
            sheet(rows, title="Programmet", table="t_answer"),
        ),
        sheets=[sheet(rows, charts=(CHART,)), sheet((), title="Tomt", table="t_none")],
        tidy=sheet(rows, title="Tall", table="t_figures"),
        definitions=[workbook.Definition("Barnefamilier", "Med barn.", code="BSU-01")],
        about=about(),
        **more,
    )
    return ZipFile(file)


def sheets(package):
    """The parts of the sheets, by name."""
    names = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    return {name: ElementTree.fromstring(package.read(name)) for name in names}


def test_what_a_sheet_holds_stands_in_the_order_of_the_standard():
    for name, root in sheets(full()).items():
        held = [child.tag.removeprefix(MAIN) for child in root]

        assert held == sorted(held, key=SHEET.index), name
        assert len(set(held)) == len(held)


def test_every_part_has_a_type_and_every_relation_leads_to_a_part():
    with full() as file:
        names = file.namelist()
        types = ElementTree.fromstring(file.read("[Content_Types].xml"))
        relations = {
            name: ElementTree.fromstring(file.read(name)) for name in names if "_rels" in name
        }

    named = {each.get("PartName", "").lstrip("/") for each in types}
    endings = {each.get("Extension") for each in types}
    assert all(name in named or name.rpartition(".")[2] in endings for name in names)
    assert named - {""} <= set(names)
    for each in relations.values():
        ids = [relation.get("Id") for relation in each]
        assert len(set(ids)) == len(ids)
    inside = [
        relation.get("Target").lstrip("/")
        for each in relations.values()
        for relation in each
        if relation.get("TargetMode") != "External"
    ]
    assert all(any(name.endswith(target) for name in names) for target in inside)


def test_the_package_is_whole_and_begins_with_its_types():
    with full() as file:
        assert file.testzip() is None
        assert file.namelist()[0] == "[Content_Types].xml"
        assert not any("calcChain" in name for name in file.namelist())


def test_the_texts_stand_once_and_every_number_of_a_text_is_in_the_table():
    with full() as file:
        table = ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
        texts = [item.findtext(f"{MAIN}t") for item in table]
        used = [
            int(cell.findtext(f"{MAIN}v"))
            for root in sheets(file).values()
            for cell in root.iter(f"{MAIN}c")
            if cell.get("t") == "s"
        ]

    assert len(set(texts)) == len(texts) == int(table.get("uniqueCount"))
    assert set(used) == set(range(len(texts)))


def test_a_sheet_says_its_true_size_and_its_table_fills_it():
    with full() as file:
        parts = sheets(file)
        sizes = [root.find(f"{MAIN}dimension") for root in parts.values()]
        tables = [file.read(name).decode() for name in file.namelist() if "/tables/" in name]

    refs = [size.get("ref") for size in sizes if size is not None]
    assert refs[:2] == ["A1:F4", "A1:F4"]
    assert all(f'ref="{ref}"' in "".join(tables) for ref in refs)


def test_the_styles_of_the_rows_are_in_the_workbook():
    with full() as file:
        formats = ElementTree.fromstring(file.read("xl/styles.xml")).find(f"{MAIN}cellXfs")
        used = {
            int(cell.get("s", 0))
            for root in sheets(file).values()
            for cell in root.iter(f"{MAIN}c")
        }

    assert max(used) < len(formats)


def test_excel_does_not_warn_of_codes_that_are_text():
    with full() as file:
        root = sheets(file)["xl/worksheets/sheet2.xml"]

    (calm,) = root.find(f"{MAIN}ignoredErrors")
    assert (calm.get("sqref"), calm.get("numberStoredAsText")) == ("B2:B4", "1")


def test_no_sheet_has_a_filter_but_that_of_its_table():
    assert all(root.find(f"{MAIN}autoFilter") is None for root in sheets(full()).values())


def test_cells_have_addresses_unless_they_are_left_out():
    told = {
        refs: [
            row.get("r")
            for row in sheets(full(refs=refs))["xl/worksheets/sheet2.xml"].iter(f"{MAIN}row")
        ]
        for refs in (True, False)
    }
    with full(refs=False) as bare, full() as usual:
        read = [
            [[cell.value for cell in row] for row in openpyxl.load_workbook(file.fp)["Tall"]]
            for file in (bare, usual)
        ]

    assert told == {True: ["1", "2", "3", "4"], False: ["1", None, None, None]}
    assert read[0] == read[1]


def test_a_file_that_cannot_be_finished_is_not_left_behind(tmp_path, monkeypatch):
    def full_disk(*_args):
        raise OSError("No space left")

    monkeypatch.setattr(package, "_end", full_disk)
    path = tmp_path / "file.xlsx"

    with pytest.raises(OSError, match="No space"):
        workbook.write(
            path,
            answer=Answer("A", ()),
            sheets=[sheet()],
            tidy=None,
            definitions=(),
            about=about(),
        )

    assert not path.exists()


def test_a_workbook_of_numbers_alone_has_no_table_of_texts():
    columns = (Column("Tall", "value", "integer"),)
    file, _count = write(sheet(columns=columns))
    with ZipFile(file) as opened:
        # The sheet of definitions is empty here, and headers stand in their own cells.
        assert "xl/sharedStrings.xml" not in opened.namelist()
        assert b"sharedStrings" not in opened.read("[Content_Types].xml")


def test_formulas_are_nowhere():
    with full() as file:
        parts = "".join(
            file.read(name).decode() for name in file.namelist() if "sheets/" in name
        )

    assert not re.search("<f[ >/]", parts)


@given(st.binary(), st.binary())
def test_the_check_number_of_two_texts_is_that_of_the_whole(first, second):
    assert combined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(
        first + second
    )


def test_a_part_is_one_text_however_it_was_squeezed():
    body = Body()
    for _number in range(9):
        body.add("æøå " * 9_000)
    body.close()
    part = Part(b"<a>", body, b"</a>")

    file = BytesIO()
    package._zip(file, {"å.xml": part})
    with ZipFile(file) as opened:
        assert opened.read("å.xml").decode() == f"<a>{'æøå ' * 81_000}</a>"
        (info,) = opened.infolist()
    assert (info.CRC, info.file_size) == (part.crc, part.size)


def test_columns_that_excel_has_no_room_for_are_refused():
    columns = tuple(Column(f"{number}", "value", "integer") for number in range(16_385))

    with pytest.raises(ValueError, match="at most 16384 columns"):
        write(sheet(columns=columns))


def test_all_kinds_of_columns_are_in_the_row():
    assert {column.kind for column in COLUMNS} >= {"text", "code", "number", "date", "datetime"}
