"""The word for a unit beside a number, for one and for many."""

import pytest
from django.utils import translation

from municipalities.models import NeedCount
from programme import units
from programme.models.indicator import Unit


@pytest.mark.parametrize(
    ("written", "unit", "nb", "nn"),
    [
        ("1", "households", "husstand", "husstand"),
        ("2", "households", "husstander", "husstandar"),
        ("0", "cases", "saker", "saker"),
        ("1", "cases", "sak", "sak"),
        ("1,0", "months", "måneder", "månader"),
        ("1", "months", "måned", "månad"),
        ("1", "homes", "bolig", "bustad"),
        ("1", "percent", "prosent", "prosent"),
        ("skjermet", "persons", "personer", "personar"),
    ],
)
def test_one_alone_has_the_word_for_one(written, unit, nb, nn):
    told = []
    for language in ("nb", "nn"):
        with translation.override(language):
            told.append(units.beside(written, unit))

    assert told == [nb, nn]


def test_a_number_stands_with_its_unit():
    with translation.override("nb"):
        assert units.counted(1, "persons") == "1 person"
        assert units.counted(1200, "persons") == "1\N{NO-BREAK SPACE}200 personer"


def test_every_unit_has_a_word_for_one_and_needs_are_counted_in_the_same_units():
    with translation.override("nb"):
        same = [unit for unit in Unit if units.one(unit) == unit.label]

    assert same == [Unit.PERCENT, Unit.PER_1000, Unit.SCORE]
    assert {*NeedCount.Unit.values} <= {*Unit.values}


def test_one_decimal_is_one():
    with translation.override("nb"):
        assert [units.decimals(count) for count in (1, 2)] == ["1 desimal", "2 desimaler"]
