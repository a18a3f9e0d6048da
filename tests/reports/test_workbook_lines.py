"""A row is as high as its text: nothing is cut, in Excel's own typeface."""

import pytest

from reports.columns import Column, Mark
from reports.workbook import rows, tables
from reports.workbook.lines import lines_of
from tests.reports.test_workbook import Row, read, sheet

LONG = "Barnefamilier blir boende for lenge i midlertidig botilbud"


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 1),
        ("0123456789", 10.4, 1),  # USUAL is a digit and a little more
        ("0123456789", 10.3, 2),  # a word that is too long is broken
        ("0123456789" * 3, 10.4, 3),
        ("illi lill", 4.5, 1),  # letters that are narrow: 8 * 0.47 and a space
        ("MWM MWM", 6, 2),  # letters that are wide
        ("en to\ntre", 20, 2),
        ("en\n\nto", 20, 3),
        ("😀😀", 4, 2),
        ("Boazoluokta čáŋŋga", 13, 2),
        ("x" * 100_000, 50, 68),  # 4 000 letters of 0.85: no row is so high
        (LONG, 23, 3),
        ("Kolonne i Saksbehandling", 19, 2),
    ],
)
def test_lines_are_counted_by_the_widths_of_letters(text, room, lines):
    assert lines_of(text, room) == lines


def test_a_row_has_room_for_the_last_line_of_its_text():
    page = read(
        sheet([Row(participant=LONG)], columns=(Column("Behov", "participant", width=22),))
    )

    assert page["Måloppnåelse"].row_dimensions[2].height == rows.height_of(3)


def test_what_is_marked_is_bold_and_stands_behind_a_sign():
    words, marks = "alle er inne og godkjent", (Mark(good=True, says="alle"),)
    plain, marked = Column("Status", "it"), Column("Status", "it", marks=marks)

    plain, marked = tables.rooms_of((plain, marked), (22, 22))

    assert (lines_of(words, plain), lines_of(words, marked)) == (1, 2)


def test_a_heading_that_wraps_is_not_cut():
    column = Column("Budsjett 2025 og 2026", "value", "number", 11)

    page = read(sheet(columns=(column,)))["Måloppnåelse"]

    assert page.row_dimensions[1].height == rows.height_of(2)
