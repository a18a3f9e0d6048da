"""A plain value as a cell holds it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils.translation import gettext_lazy

from programme.figures import Kept, NoNumber, NoValue, Reason
from reports.columns import Column
from reports.workbook.values import Shown, shown
from web import formats


def show(value, kind="text", *, digits=None, **column):
    """What a column of this kind shows of the value."""
    return shown(SimpleNamespace(it=value, digits=digits), Column("It", "it", kind, **column))


def test_a_figure_is_rounded_half_away_from_zero_to_the_decimals_of_the_column():
    assert show(Decimal("2.345"), "number", decimals=2) == Shown(
        Decimal("2.35"), "figure", "#,##0.00"
    )
    assert show(Decimal("-2.5"), "integer").value == Decimal(-3)


def test_a_row_decides_its_own_decimals_where_it_has_any():
    column = {"kind": "number", "decimals_field": "digits", "decimals": 2}

    assert show(Decimal("12.345"), digits=0, **column).number_format == "#,##0"
    assert show(Decimal("12.345"), digits=None, **column).value == Decimal("12.35")


def test_a_number_has_one_decimal_when_nobody_says_otherwise():
    assert show(Decimal("28.25"), "number") == Shown(Decimal("28.3"), "figure", "#,##0.0")


def test_a_share_of_one_is_shown_as_percent():
    assert show(Decimal("0.5714"), "percent") == Shown(Decimal("0.57"), "figure", "0 %")
    assert show(Decimal("0.5714"), "percent", decimals=1) == Shown(
        Decimal("0.571"), "figure", "0.0 %"
    )


def test_a_year_has_no_space_in_it():
    assert show(2026, "year") == Shown(Decimal(2026), "figure", "0")


def test_zero_is_a_number():
    assert show(0, "integer") == Shown(Decimal(0), "figure", "#,##0")


@pytest.mark.parametrize("kind", list(NoNumber))
def test_a_figure_that_is_not_there_is_a_word_and_never_zero_or_empty(kind):
    word = ":" if kind == NoNumber.SUPPRESSED else str(formats.no_number(kind))

    assert show(kind, "number") == Shown(word, "word", is_text=True)


def test_the_answer_of_a_calculation_without_a_value_is_its_kind():
    assert show(NoValue(NoNumber.NOT_DUE, Reason.NO_LATEST), "percent").value == str(
        formats.no_number("not_due")
    )


def test_a_target_that_was_to_stay_at_the_baseline_is_kept_or_not(settings):
    assert show(Kept.KEPT, "percent") == Shown("måltall holdt", "word", is_text=True)
    assert show(Kept.NOT_KEPT, "percent").value == "måltall ikke holdt"


def test_a_word_in_a_column_of_figures_is_centred():
    assert show("kommer", "integer").look == "word"


def test_nothing_is_shown_as_an_empty_cell():
    assert show(None) == Shown(None, "text")
    assert show(None, "number") == Shown(None, "figure")


def test_a_municipality_number_stays_a_text():
    assert show("0301", "code") == Shown("0301", "text", is_text=True, quoted=True)


def test_a_number_in_a_column_of_text_becomes_text():
    assert show(301) == Shown("301", "text", is_text=True, quoted=True)


@pytest.mark.parametrize("text", ["=1+1", "+47", "-", "@a", "\ta", "\r\na"])
def test_a_text_that_looks_like_a_formula_is_quoted(text):
    assert show(text).quoted
    assert show(text).is_text


def test_lazy_texts_are_told_in_the_reader_s_language():
    assert show(gettext_lazy("Answer")).value == "Svar"


def test_yes_and_no_are_words():
    assert [show(answer, "yes_no").value for answer in (True, False)] == ["ja", "nei"]


def test_a_day_stays_a_day():
    assert show(date(2026, 11, 24), "date") == Shown(date(2026, 11, 24), "date", "dd.mm.yyyy")


def test_a_moment_is_told_by_the_clock_in_oslo():
    assert show(datetime(2026, 11, 24, 23, 30, 5, 9, tzinfo=UTC), "datetime") == Shown(
        datetime(2026, 11, 25, 0, 30, 5),  # noqa: DTZ001
        "date",
        "dd.mm.yyyy hh:mm",
    )


def test_a_moment_in_a_column_of_days_is_its_day_in_oslo():
    assert show(datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "date").value == date(2026, 7, 1)


def test_days_that_excel_s_calendar_lacks_are_written_out():
    assert show(date(1838, 1, 1), "date").value == "01.01.1838"
    assert show(datetime(1838, 1, 1, 12, 0, tzinfo=UTC), "datetime").is_text


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        show(datetime(2026, 1, 1), "datetime")  # noqa: DTZ001


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_figure_is_refused(number):
    with pytest.raises(ValueError, match="no figure"):
        show(Decimal(number), "number")


def test_floats_are_refused():
    with pytest.raises(TypeError, match="float"):
        show(0.1, "number")


def test_a_number_with_more_digits_than_excel_keeps_is_written_as_text():
    assert show(1234567890123456, "integer") == Shown(
        "1234567890123456", "figure", is_text=True
    )
    assert show(123456789012345, "integer").value == Decimal(123456789012345)
    assert show(10**18, "integer").value == Decimal(10**18)


def test_a_misspelt_kind_of_column_is_refused():
    with pytest.raises(ValueError, match="nubmer"):
        Column("It", "it", "nubmer")
