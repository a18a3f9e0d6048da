"""One way to write a number, a day and a no-number."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from web import formats
from web.numbers import parse


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("1234.5", 1, "1\u00a0234,5"),
        ("1234567", 0, "1\u00a0234\u00a0567"),
        ("-1234.25", 1, "\u22121\u00a0234,3"),
        ("0", 0, "0"),
        ("0", 2, "0,00"),
        ("-0.4", 0, "0"),
        ("2.5", 0, "3"),
        ("999.95", 1, "1\u00a0000,0"),
    ],
)
def test_a_number_is_written_as_in_norway(value, decimals, written):
    assert formats.number(Decimal(value), decimals) == written


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_numbers_and_days_are_written_alike_in_all_languages(language):
    with translation.override(language):
        assert formats.number(Decimal("1234.5"), 1) == "1\u00a0234,5"
        assert formats.day(date(2026, 11, 24)) == "24.11.2026"


@given(st.decimals(-99_999_999_999, 99_999_999_999, places=4))
def test_what_is_shown_can_be_typed_back(value):
    assert parse(formats.number(value, 4)) == value


@pytest.mark.parametrize(
    ("value", "written"), [("13", "+13"), ("-13", "\u221213"), ("0", "0"), ("0.2", "0")]
)
def test_a_change_has_its_sign(value, written):
    assert formats.change(Decimal(value)) == written


def test_a_share_is_shown_in_percent():
    assert formats.share(Decimal("0.4675"), 1) == "46,8\u00a0%"


@pytest.mark.parametrize(("language", "written"), [("nb", "12 av 16"), ("en", "12 of 16")])
def test_how_many_of_how_many(language, written):
    with translation.override(language):
        assert formats.of(12, 16) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [("nb", "24.11.2026 kl. 13.05"), ("en", "24.11.2026 at 13.05")],
)
def test_a_moment_is_told_by_the_clock_in_oslo(language, written):
    with translation.override(language):
        assert formats.moment(datetime(2026, 11, 24, 12, 5, tzinfo=UTC)) == written


@pytest.mark.parametrize(
    ("kind", "nb", "nn"),
    [
        ("missing", "mangler", "manglar"),
        ("not_applicable", "ikke aktuelt", "ikkje aktuelt"),
        ("not_due", "ikke forfalt", "ikkje forfalle"),
        ("suppressed", "skjermet", "skjerma"),
    ],
)
def test_the_no_numbers_have_their_words(kind, nb, nn):
    with translation.override("nb"):
        assert str(formats.no_number(kind)) == nb
    with translation.override("nn"):
        assert str(formats.no_number(kind)) == nn


@pytest.mark.parametrize(
    ("value", "written"),
    [("12.5000", "12,5"), ("41.0000", "41"), ("1200", "1\u00a0200"), ("0", "0")],
)
def test_a_number_is_written_exactly_as_it_is_kept(value, written):
    assert formats.exactly(Decimal(value)) == written


def test_titles_stand_in_the_quotation_marks_of_the_language():
    assert formats.quoted(["Små boliger", "Flere"]) == "«Små boliger», «Flere»"
    with translation.override("en"):
        assert formats.quoted(["Homes"]) == "“Homes”"
