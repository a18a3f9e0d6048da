"""What stands in a cell of the grid, and what is read out of what is typed there."""

from decimal import Decimal

import pytest

from municipalities import grid_texts
from municipalities.models import Measurement
from programme.models import Indicator
from web.errors import Refused

COUNT, RATE = Indicator(nature="count"), Indicator(nature="rate")


@pytest.mark.parametrize(
    ("figure", "texts"),
    [
        (None, ("", "")),
        (Measurement(indicator=COUNT, value=Decimal("0.0000")), ("0", "")),
        (Measurement(indicator=COUNT, value=Decimal("1234.5000")), ("1234,5", "")),
        (
            Measurement(indicator=COUNT, not_applicable="Ingen  hospits"),
            ("– Ingen hospits", ""),
        ),
        (
            Measurement(indicator=RATE, numerator=Decimal(5), denominator=Decimal(10)),
            ("5", "10"),
        ),
        (Measurement(indicator=RATE, value=Decimal("31.5")), ("", "")),  # without its parts
    ],
)
def test_a_figure_stands_as_it_is_typed(figure, texts):
    assert grid_texts.texts_of(figure) == texts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        ("0", 0),
        ("1 041", 1041),
        ("-5", -5),
        ("− 5".replace(" ", ""), -5),
        ("12,5", Decimal("12.5")),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert grid_texts.read((text, ""), is_rate=False).value == number


def test_a_rate_is_read_as_its_two_parts():
    read = grid_texts.read((" 5 ", "10"), is_rate=True)

    assert read.of_figure == (None, 5, 10, "")


@pytest.mark.parametrize(
    "text",
    [
        "– Ingen hospits",
        "-ingen hospits",
        "Ikke aktuelt: Ingen hospits",
        "ikkje aktuelt – ingen hospits",
        "i/a Ingen hospits",
    ],
)
def test_a_dash_or_a_word_and_a_reason_is_not_applicable(text):
    assert grid_texts.read((text, ""), is_rate=False).not_applicable.lower() == "ingen hospits"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("–", ""), "etter streken"),
        (("– ingen", "10"), "ikke begge"),
        (("ca. 5", ""), "anslått"),
        (("– 5 boliger", ""), "ikke et tall"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(texts, told):
    with pytest.raises(Refused, match=told):
        grid_texts.read(texts, is_rate=True)


def test_our_own_word_for_a_missing_figure_is_no_figure():
    assert grid_texts.is_no_number(" Mangler ")
    assert not grid_texts.is_no_number("0")
