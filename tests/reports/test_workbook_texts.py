"""Text and names as Excel can hold them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.workbook import texts

DAY = date(2026, 11, 24)


def test_control_characters_and_lone_surrogates_are_left_out():
    assert texts.clean("Nord\x00vik\x1b \ud83d\uffff") == "Nordvik "


def test_line_ends_are_all_of_one_kind():
    assert texts.clean("en\r\nto\rtre\nfire") == "en\nto\ntre\nfire"


def test_blanks_alone_are_an_empty_text():
    assert texts.clean(" \r\n ") == ""


def test_what_looks_like_an_escaped_character_is_escaped_itself():
    assert texts.escape("a_x000D_b _x00_ __x000d_") == "a_x005F_x000D_b _x00_ __x005F_x000d_"


@pytest.mark.parametrize("text", ["=1+1", "+47 900 00 000", "-5", "@sum", "\tx", "\nx"])
def test_what_a_spreadsheet_could_compute_is_told_apart(text):
    assert texts.may_be_read_as_formula(text)


def test_plain_words_are_not_taken_for_formulas():
    assert not texts.may_be_read_as_formula("Behov = ønske")


def test_a_text_of_the_longest_length_is_whole():
    assert texts.cut("å" * 10, 10) == "å" * 10


def test_a_longer_text_ends_with_a_mark():
    assert texts.cut("abcdefghijk", 10) == "abcdefghi…"


def test_a_letter_outside_the_basic_plane_counts_as_two_and_is_never_split():
    assert texts.cut("🏠🏠🏠", 5) == "🏠🏠…"
    assert texts.cut("🏠🏠🏠", 4) == "🏠…"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Mål/nullpunkt: [2026]?", "Mål nullpunkt 2026"),
        ("'Behov'", "Behov"),
        ("Kárášjohka – Karasjok", "Kárášjohka – Karasjok"),
        ("x" * 40, "x" * 30 + "…"),
        ("*?", "-"),
        ("History", "History (2)"),
    ],
)
def test_a_title_becomes_a_name_that_excel_allows(title, name):
    assert texts.sheet_name(title, []) == name


def test_two_sheets_of_one_name_are_told_apart_ignoring_case():
    assert texts.sheet_name("BEHOV", ["Behov", "behov (2)"]) == "BEHOV (3)"


def test_a_long_name_leaves_room_for_its_number():
    first = texts.sheet_name("x" * 40, [])

    assert texts.sheet_name("x" * 40, [first]) == "x" * 26 + "… (2)"


def test_headings_are_unlike_each_other_ignoring_case_and_never_empty():
    assert texts.headings(["Navn", "navn", "", " \n"]) == ["Navn", "navn (2)", "-", "- (2)"]


def test_a_heading_stands_on_one_line():
    assert texts.headings(["Del av\nveien"]) == ["Del av veien"]


def test_two_tables_of_one_name_are_told_apart():
    assert texts.table_name("t_needs_1", ["T_NEEDS_1"]) == "t_needs_1_2"


@pytest.mark.parametrize("name", ["A1", "R1C1", "t needs", "1_t", ""])
def test_a_table_is_not_named_like_a_cell(name):
    with pytest.raises(ValueError, match="t_needs_1"):
        texts.table_name(name, [])


@pytest.mark.parametrize(
    ("title", "subject", "name"),
    [
        ("Måloppnåelse", "Nordvik", "Måloppnåelse Nordvik 2026-11-24.xlsx"),
        ("Måloppnåelse", "", "Måloppnåelse 2026-11-24.xlsx"),
        ("Behov", "Unjárga/Nesseby: <alt>", "Behov Unjárga Nesseby alt 2026-11-24.xlsx"),
        ("../etc", "pass\x00wd\u202e", "etc passwd 2026-11-24.xlsx"),
        ("", "", "2026-11-24.xlsx"),
        ("x" * 200, "", "x" * 149 + "… 2026-11-24.xlsx"),
    ],
)
def test_a_file_is_named_in_words_that_windows_allows(title, subject, name):
    assert texts.file_name(title, subject, DAY) == name


@given(st.lists(st.text(), max_size=6))
def test_any_titles_become_names_that_excel_allows(titles):
    names: list[str] = []
    for title in titles:
        names.append(texts.sheet_name(title, names))

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in names)
    assert not any(set(name) & set("[]:*?/\\") for name in names)
