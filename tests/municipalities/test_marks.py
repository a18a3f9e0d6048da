"""What a figure carries with it wherever it is shown."""

from decimal import Decimal

import pytest

from municipalities.marks import marks
from municipalities.models import Measurement
from programme.models import Indicator


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({}, []),
        ({"known": "estimated"}, ["anslått"]),
        ({"known": "self_assessed", "is_provisional": True}, ["egenvurdert", "foreløpig"]),
        ({"correction_reason": "Én for mye"}, ["rettet"]),
        ({"is_confirmed": True}, ["uvanlig, bekreftet"]),
        ({"indicator": Indicator(nature="rate")}, ["kjent uten teller og nevner"]),
    ],
)
def test_the_marks_of_a_figure(words, told):
    count = Indicator(nature="count")

    assert marks(Measurement(**{"indicator": count, "value": Decimal(3), **words})) == told


def test_of_a_hidden_figure_it_is_not_told_that_it_is_unusual():
    figure = Measurement(
        indicator=Indicator(nature="count"), value=1, is_confirmed=True, is_provisional=True
    )

    assert marks(figure, hidden=True) == ["foreløpig"]


@pytest.mark.parametrize(("hidden", "told"), [("", ["nevneren er 0"]), ("secondary", [])])
def test_0_of_0_says_why_it_has_no_value_unless_it_is_hidden(hidden, told):
    numbers = {"numerator": Decimal(0), "denominator": Decimal(0), "suppression": hidden}

    assert marks(Measurement(indicator=Indicator(nature="rate"), **numbers)) == told


def test_a_rate_with_its_parts_has_no_mark():
    numbers = {"numerator": Decimal(1), "denominator": Decimal(2)}

    assert marks(Measurement(indicator=Indicator(nature="rate"), **numbers)) == []
