"""Typed numbers: what is read, what is asked about and what is refused (design 6.10)."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from web.numbers import NumberField, NumberRefused, parse, typed_form


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (" 12 ", "12"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000", "1000"),
        ("1\u2009000", "1000"),
        ("1\u200b000", "1000"),
        ("\ufeff7", "7"),
        ("1 234 567,25", "1234567.25"),
        ("\u22125", "-5"),
        ("-5", "-5"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("1,2345", "1.2345"),
        ("007", "7"),
        ("99999999999,9999", "99999999999.9999"),
        ("00000000000012", "12"),
    ],
)
def test_a_number_with_one_meaning_is_read(typed, number):
    assert parse(typed) == Decimal(number)


def test_minus_zero_is_zero():
    assert str(parse("-0")) == "0"


@pytest.mark.parametrize("typed", ["", "  ", "\t\n", "\u00a0"])
def test_a_blank_field_is_no_number(typed):
    assert parse(typed) is None


@pytest.mark.parametrize("typed", ["1.234", "1,234", "12.345", "-999,000"])
def test_a_number_with_two_meanings_is_asked_about(typed):
    assert refused(typed).code == "two_ways"


def test_the_question_names_both_meanings_and_how_to_write_them():
    assert str(refused("1.234").message) == (
        "Do you mean 1\u00a0234 or 1,234? You typed “1.234”, which can be read both ways. "
        "Write 1\u00a0234 for the large number, or 1,2340 for the decimal."
    )


def test_both_answers_to_the_question_are_read():
    words = refused("-1.234").words
    assert parse(words["thousands"]) == -1234
    assert parse(words["longer"]) == Decimal("-1.234")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.234.567", "points_between"),
        ("1,234.5", "points_between"),
        ("1.234,50", "points_between"),
        ("12 %", "percent"),
        ("<5", "limit"),
        ("≥ 10", "limit"),
        ("ca. 5", "about"),
        ("ca 5", "about"),
        ("Omtrent 5", "about"),
        ("~5", "about"),
        ("1e5", "exponent"),
        ("1,5E-3", "exponent"),
        ("١٢", "digits"),
        ("１２", "digits"),
        ("½", "digits"),
        ("10²", "digits"),
        ("1 23", "spaces"),
        ("1  000", "spaces"),
        ("1234 567", "spaces"),
        ("1,23456", "decimals"),
        ("123456789012", "large"),
        ("NaN", "text"),
        ("inf", "text"),
        ("Infinity", "text"),
        ("fem", "text"),
        ("casino", "text"),
        ("12,", "text"),
        (",5", "text"),
        ("--5", "text"),
        ("1_000", "text"),
        ("12\t130", "text"),
        ("12\n130", "text"),
        ("=1+1", "text"),
    ],
)
def test_the_rest_is_refused_with_what_was_typed(typed, code):
    refusal = refused(typed)
    assert refusal.code == code
    assert typed in str(refusal.message)


def test_a_pasted_page_is_not_quoted_in_full():
    assert str(refused("x" * 5000).message).startswith(f"“{'x' * 40}…” is not a number")


def refused(typed):
    with pytest.raises(NumberRefused) as caught:
        parse(typed)
    return caught.value


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_never_breaks(typed):
    assert read_or_refused(typed)


def read_or_refused(typed):
    try:
        number = parse(typed)
    except NumberRefused as refusal:
        return str(refusal.message) != ""
    return number is None or number.is_finite()


@given(st.decimals(-99_999_999_999, 99_999_999_999, places=4))
def test_what_stands_in_an_entry_field_is_read_back_unchanged(number):
    assert parse(typed_form(number)) == number


@pytest.mark.parametrize(
    ("number", "typed"),
    [("12.5000", "12,5"), ("1200", "1200"), ("-3.0000", "\u22123"), ("1.2340", "1,2340")],
)
def test_a_stored_number_stands_as_people_write_it(number, typed):
    assert typed_form(Decimal(number)) == typed


class FigureForm(forms.Form):
    """A form with one number."""

    figure = NumberField(required=False)


def test_the_field_gives_a_decimal():
    form = FigureForm({"figure": "12,5"})
    assert form.is_valid()
    assert form.cleaned_data["figure"] == Decimal("12.5")


def test_a_blank_optional_field_gives_none_and_not_zero():
    form = FigureForm({"figure": ""})
    assert form.is_valid()
    assert form.cleaned_data["figure"] is None


def test_an_absent_field_gives_none():
    form = FigureForm({})
    assert form.is_valid()
    assert form.cleaned_data["figure"] is None


def test_a_refused_number_stands_in_the_field_with_its_complaint():
    form = FigureForm({"figure": "ca. 5"})
    assert not form.is_valid()
    assert 'value="ca. 5"' in str(form["figure"])
    assert form.errors.as_data()["figure"][0].code == "about"


def test_the_field_is_a_text_field_with_the_keyboard_of_numbers():
    assert 'type="text"' in str(FigureForm()["figure"])
    assert 'inputmode="decimal"' in str(FigureForm()["figure"])


def test_a_stored_number_is_shown_as_typed_and_counts_as_unchanged():
    form = FigureForm({"figure": "12,5"}, initial={"figure": Decimal("12.5000")})
    assert 'value="12,5"' in str(FigureForm(initial={"figure": Decimal("12.5000")})["figure"])
    assert not form.has_changed()
