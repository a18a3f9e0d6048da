"""Reading the catalogue: every fault is told to the cell, and all of them at once."""

import shutil
from dataclasses import asdict

import pytest
from django.utils import translation

from municipalities.demo.levels import BROKEN_DOWN, SHARES
from programme.catalogue_rows import IndicatorRow
from programme.catalogue_source import (
    FOLDER,
    CatalogueRefused,
    read_catalogue,
    read_file,
)
from programme.models import (
    Indicator,
    InitiativeType,
    NationalGoal,
    NeedCategory,
    TargetGroup,
)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def folder(tmp_path):
    """A copy of the real files, for a test to spoil."""
    return shutil.copytree(FOLDER, tmp_path / "catalogue")


def spoil(folder, file, old, new):
    """Change one place in a copied file."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def spoil_cell(folder, code, column, new):
    """Write something else in one cell of the indicators, and give its row number."""
    path = folder / "indicators.csv"
    lines = [line.split(";") for line in path.read_text("utf-8").splitlines()]
    number = next(at for at, cells in enumerate(lines) if cells[0] == code)
    lines[number][lines[0].index(column)] = new
    path.write_text("\n".join(";".join(cells) for cells in lines), "utf-8")
    return number + 1


def complaints(folder):
    with pytest.raises(CatalogueRefused) as caught:
        read_catalogue(folder)
    return caught.value.complaints


# The real files


def test_the_catalogue_can_be_read():
    catalogue = read_catalogue()
    assert len(catalogue.indicators) >= 45
    assert len(catalogue.national_goals) == 3
    assert catalogue.parts[0].code == "total"


def test_an_indicator_is_read_with_its_kinds():
    rows = {row.code: row for row in read_file("indicators")}
    share = rows["temp_over_90d_share"]
    assert isinstance(share, IndicatorRow)
    assert (share.factor, share.decimals, share.suppress_below) == (100, 1, 4)
    assert rows["waiting_psych_rus"].valid_from.isoformat() == "2020-01-01"
    assert rows["stock_total"].suppress_below is None


def test_definitions_are_whole_sentences_in_all_languages():
    for row in read_file("indicators"):
        for text in (row.definition_nb, row.definition_nn, row.definition_en):
            assert text[0].isupper()
            assert text.endswith(".")


def test_every_indicator_says_what_it_cannot_tell():
    assert all(row.weaknesses_nb and row.weaknesses_nn for row in read_file("indicators"))


def test_the_two_written_forms_are_kept_apart():
    for row in read_file("indicators"):
        bokmaal = f" {row.name_nb} {row.definition_nb} {row.weaknesses_nb} ".lower()
        nynorsk = f" {row.name_nn} {row.definition_nn} {row.weaknesses_nn} ".lower()
        assert not [w for w in (" ikkje ", " frå ", " ein ", "bustad") if w in bokmaal]
        assert not [w for w in (" ikke ", " fra ", " en ", "bolig", " hvor") if w in nynorsk]


def test_small_numbers_of_people_are_hidden_unless_they_are_published():
    for row in read_file("indicators"):
        if row.source == "own" and row.unit in ("households", "cases"):
            assert row.suppress_below == 4


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("indicators", Indicator),
        ("target_groups", TargetGroup),
        ("need_categories", NeedCategory),
        ("initiative_types", InitiativeType),
        ("national_goals", NationalGoal),
    ],
)
def test_every_row_fits_the_model_it_is_stored_in(name, model):
    for row in read_file(name):
        words = asdict(row)
        words.pop("parts", None)
        model(**words).clean_fields()


# Faults


@pytest.mark.parametrize(
    ("column", "new", "message"),
    [
        ("unit", "people", "This is not one of: households, persons,"),
        ("decimals", "7", "This is not one of: 0, 1, 2, 3, 4."),
        ("direction", "up", "This is not one of: lower, higher, context."),
        ("name_nb", "", "This cell must be filled in."),
        ("name_nn", " Bustader", "Remove the space before or after the text."),
        ("suppress_below", "1", "Write a whole number from 2 to 999"),
        ("suppress_below", "four", "Write a whole number from 2 to 999"),
        ("valid_from", "01.01.2020", "Write the date as 2026-11-24"),
        ("code", "Refused", "A code has small letters"),
        ("theme", "castles", "This is not one of: homes, waiting,"),
        ("factor", "1000", "The factor does not belong to the unit."),
        ("nature", "count", "A figure in this unit is a rate."),
        ("numerator_nb", "", "A rate must say what is counted"),
        ("is_share", "ja", "Write yes or no."),
        ("lowest", "0,5", "Write a number with a point before the decimals"),
        ("highest", "1" * 40, "Write a number with a point before the decimals"),
        ("highest", "-1", "The highest figure is below the lowest."),
        ("jump_least", "", "Write a number with a point before the decimals"),
        ("jump_least", "-1", "Write 0 or more."),
        ("jump_percent", "0", "Write a whole number from 1 to 1000"),
        ("zero_after", "ti", "Write a whole number from 1 to 100000000"),
        ("parts", "total", "Every indicator has the total."),
        ("parts", "youth youth", "The same code stands twice."),
        ("parts", "youth  other", "A code has small letters"),
        ("parts", "youth castles", "There is no such part in parts.csv."),
    ],
)
def test_a_fault_is_told_to_the_cell(folder, column, new, message):
    number = spoil_cell(folder, "refused_share", column, new)
    first = complaints(folder)[0]
    assert (first.file, first.row, first.column) == ("indicators.csv", number, column)
    assert first.value in new.split(" ") or first.value == new
    assert str(first.message).startswith(message)


def test_a_complaint_reads_as_a_sentence_with_its_place(folder):
    spoil(folder, "parts.csv", "youth;", "Youth;")
    assert str(complaints(folder)[0]) == (
        "parts.csv, row 4, code: A code has small letters a–z, digits and underscores only. "
        "('Youth')"
    )


def test_all_faults_of_all_files_are_told_at_once(folder):
    spoil_cell(folder, "stock_total", "unit", "people")
    spoil_cell(folder, "stock_total", "decimals", "7")
    spoil_cell(folder, "night_shelter", "level", "dream")
    spoil(folder, "parts.csv", "youth;", "Youth;")
    assert [each.column for each in complaints(folder)] == ["unit", "decimals", "level", "code"]


def test_only_a_rate_has_a_denominator(folder):
    spoil_cell(folder, "stock_total", "denominator_en", "Homes")
    assert [each.column for each in complaints(folder)] == ["denominator_en"]


def test_only_a_rate_of_parts_in_a_whole_is_a_share(folder):
    spoil_cell(folder, "stock_total", "is_share", "yes")
    assert [each.column for each in complaints(folder)] == ["is_share"]


def test_every_indicator_has_rules_for_what_is_typed():
    rows = {row.code: row for row in read_file("indicators")}
    assert all(row.is_share == (row.unit == "percent") for row in rows.values())
    assert (rows["maturity_score"].lowest, rows["maturity_score"].highest) == (1, 5)
    assert (rows["temp_families"].zero_after, rows["user_satisfaction"].zero_after) == (5, None)
    assert rows["temp_cost"].jump_least == 250_000
    assert not rows["users_involved"].parts_add_up


def test_what_the_demo_breaks_down_has_parts_in_the_catalogue():
    broken_down = {row.code for row in read_file("indicators") if row.parts}
    assert broken_down == {*BROKEN_DOWN}
    parts = {row.parts for row in read_file("indicators")} - {()}
    assert parts == {(*SHARES, "other")}


def test_an_indicator_does_not_end_before_it_begins(folder):
    spoil_cell(folder, "waiting_psych_rus", "valid_to", "2019-12-31")
    assert [each.column for each in complaints(folder)] == ["valid_to"]


def test_a_repeated_code_is_told_where_it_stands_again(folder):
    spoil(folder, "parts.csv", "youth;", "families;")
    (only,) = complaints(folder)
    assert (only.row, only.column, only.value) == (4, "code", "families")


def test_a_part_names_a_target_group_that_is_there(folder):
    spoil(folder, "parts.csv", ";refugees\n", ";fugitives\n")
    (only,) = complaints(folder)
    assert (only.row, only.column, only.value) == (5, "target_group", "fugitives")


def test_a_row_with_too_few_cells_is_told(folder):
    spoil(folder, "parts.csv", "youth;", "")
    (only,) = complaints(folder)
    assert str(only.message) == "The row has 4 cells; it should have 5."
    assert "row 4, –:" in str(only)


@pytest.mark.parametrize(
    ("old", "new", "column", "value"),
    [
        ("code;name_nb", "code;name", "name_nb", "name"),
        (";target_group\n", "\n", "target_group", ""),
        (";target_group\n", ";target_group;extra\n", "", "extra"),
        ("code;", "\ufeffcode;", "code", "\ufeffcode"),
    ],
)
def test_another_header_is_refused_at_the_first_difference(folder, old, new, column, value):
    spoil(folder, "parts.csv", old, new)
    (only,) = complaints(folder)
    assert (only.row, only.column, only.value) == (1, column, value)


def test_an_empty_file_is_refused(folder):
    (folder / "parts.csv").write_text("")
    assert [each.column for each in complaints(folder)] == ["code"]


def test_a_file_in_another_encoding_is_refused(folder):
    (folder / "parts.csv").write_bytes("code;Nordvikvåg".encode("latin-1"))
    with pytest.raises(CatalogueRefused, match="not saved as UTF-8"):
        read_file("parts", folder)


def test_blank_rows_are_passed_by(folder):
    with (folder / "parts.csv").open("a") as file:
        file.write(";;;;\n\n")
    assert len(read_catalogue(folder).parts) == len(read_file("parts"))
