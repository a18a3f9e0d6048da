"""The tidy sheet as a text file: what Norwegian Excel and every program read alike."""

import csv
from decimal import Decimal

import pytest
from django.utils import translation

from programme.figures import NoNumber
from reports import workbook
from reports.columns import Column
from reports.workbook.csv import write_tidy_csv
from tests.reports.test_workbook import Row, sheet


def lines(path, *rows, **more):
    """The cells of the file, as a program reads them."""
    with translation.override("nb"):
        assert write_tidy_csv(path, sheet(rows, **more)) == len(rows)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tall.csv"


def test_the_file_is_as_norwegian_excel_opens_it(path):
    lines(path, Row(participant="Sørvik; nord", value=Decimal("-1234.25")))

    assert path.read_bytes().decode() == (
        "\ufeffDeltaker;Kommunenummer;Siste verdi;Målt;Endret;Godkjent\r\n"
        '"Sørvik; nord";0301;-1234,3;2026-06-30;2026-11-24 13:05:00;ja\r\n'
    )


def test_a_figure_that_is_not_there_is_a_word_and_nothing_is_nothing(path):
    _header, hidden, none = lines(
        path, Row(value=NoNumber.SUPPRESSED), Row(value=None, on=None)
    )

    assert hidden[2] == ":"
    assert none[2:4] == ["", ""]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_no_text_becomes_a_formula(path, text):
    _header, row = lines(path, Row(participant=text, code=text))

    expected = "'" + text.replace("\r", "\n")
    assert row[:2] == [expected, expected]


def test_what_is_typed_is_kept_in_full(path):
    for text in (
        "a_x000D_b",
        "å" * 40_000,
        "Guovdageaidnu 🏠",
        'to "ord"\nog en linje',
        "Nord",
    ):
        assert lines(path, Row(participant=text + "\ud83d\x00"))[1][0] == text


def test_a_number_with_more_digits_than_excel_keeps_is_still_a_number(path):
    columns = (Column("Tall", "value", "number", decimals=2),)

    assert lines(path, Row(value=Decimal("-12345678901234567.25")), columns=columns)[1] == [
        "-12345678901234567,25"
    ]
    assert workbook.write_tidy_csv is write_tidy_csv
