"""Median and quartiles, and parts against their total, by figures worked by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.calculation import median, off_by, spread, sum_of
from programme.figures import NoNumber, NoValue, Reason
from programme.spread import Spread

counts = st.integers(min_value=0, max_value=100_000).map(Decimal)


def of(*numbers):
    return {f"place {number}": Decimal(each) for number, each in enumerate(numbers)}


@pytest.mark.parametrize(
    ("numbers", "lower", "middle", "upper"),
    [
        ((9, 1, 5, 3, 7), "3", "5", "7"),
        ((9, 1, 5, 3, 7, 8), "3.5", "6", "7.75"),
        ((1, 2, 3, 4, 5, 6, 7), "2.5", "4", "5.5"),
        ((4, 4, 4, 4, 4), "4", "4", "4"),
    ],
)
def test_the_quartiles_lie_where_a_spreadsheet_puts_them(numbers, lower, middle, upper):
    told = spread(of(*numbers))
    assert (told.lower, told.median, told.upper) == (
        Decimal(lower),
        Decimal(middle),
        Decimal(upper),
    )


def test_a_spread_of_four_is_not_told():
    hidden = NoValue(NoNumber.SUPPRESSED, Reason.TOO_FEW)
    assert spread(of(9, 1, 5, 3)) == Spread(hidden, hidden, hidden, 4)


def test_a_spread_names_who_is_not_in_it():
    told = spread({**of(9, 1, 5, 3, 7), "Nordvik": None, "Sørvik": NoNumber.NOT_APPLICABLE})
    assert (told.n, told.missing, told.not_applicable) == (5, ("Nordvik",), ("Sørvik",))
    assert (told.median, told.not_due, told.suppressed) == (5, (), ())


@given(st.lists(counts, min_size=5), st.randoms())
def test_the_quartiles_stand_in_order_whatever_the_order_of_entry(numbers, random):
    told = spread(of(*numbers))
    shuffled = random.sample(numbers, len(numbers))
    assert min(numbers) <= told.lower <= told.median <= told.upper <= max(numbers)
    assert spread(of(*shuffled)) == told
    assert median(of(*shuffled)).value == told.median


@pytest.mark.parametrize(
    ("parts", "total", "answer"),
    [
        ((4, 5, 3), 12, 0),
        ((4, 5, 3), 10, 2),
        ((4, 5), 10, -1),
    ],
)
def test_parts_are_held_against_their_total(parts, total, answer):
    assert off_by(map(Decimal, parts), Decimal(total)) == answer


def test_parts_are_not_held_against_a_total_until_all_are_in():
    assert off_by([Decimal(4), None], Decimal(10)) == NoValue(NoNumber.MISSING, Reason.NO_PART)
    assert off_by([Decimal(4)], None) == NoValue(NoNumber.MISSING, Reason.NO_TOTAL)


@given(st.lists(counts, min_size=1))
def test_parts_always_add_up_to_their_own_sum(numbers):
    assert off_by(numbers, sum_of(numbers)) == 0
