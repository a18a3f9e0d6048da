"""Small counts are hidden, and what would give them away (design 6.8)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.calculation import primary_suppressed, secondary_suppressed

places = st.text("abcdefgh", min_size=1, max_size=3)


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (3, True), (4, False)])
def test_counts_from_1_to_3_are_hidden(count, hidden):
    assert primary_suppressed(Decimal(count), 4) is hidden


def test_nothing_is_hidden_without_a_limit_or_without_a_count():
    assert not primary_suppressed(Decimal(2), None)
    assert not primary_suppressed(None, 4)


def test_the_smallest_remaining_is_hidden_beside_a_single_hidden_count():
    counts = {
        "Nordvik": Decimal(2),
        "Sørvik": Decimal(40),
        "Fjellby": Decimal(0),
        "Elvebakk": Decimal(7),
        "Ås": None,
    }
    assert secondary_suppressed(counts, 4) == {"Elvebakk"}


def test_equal_counts_are_chosen_between_the_same_way_every_time():
    assert secondary_suppressed({"c": Decimal(5), "a": Decimal(2), "b": Decimal(5)}, 4) == {"b"}


def test_two_hidden_counts_protect_each_other():
    assert not secondary_suppressed({"a": Decimal(1), "b": Decimal(2), "c": Decimal(9)}, 4)


@pytest.mark.parametrize("count", [1, 3])
def test_two_hidden_counts_that_can_be_only_one_thing_are_protected(count):
    assert secondary_suppressed(
        {"a": Decimal(count), "b": Decimal(count), "c": Decimal(9)}, 4
    ) == {"c"}


def test_where_only_zeros_remain_all_are_hidden():
    assert secondary_suppressed({"a": Decimal(2), "b": Decimal(0), "c": Decimal(0)}, 4) == {
        "b",
        "c",
    }


def test_nothing_more_is_hidden_where_nothing_is():
    assert not secondary_suppressed({"a": Decimal(9), "b": Decimal(0)}, 4)
    assert not secondary_suppressed({"a": Decimal(2), "b": Decimal(8)}, None)


@given(st.dictionaries(places, st.integers(0, 12).map(Decimal)), st.randoms())
def test_the_order_of_entry_does_not_matter_for_what_is_hidden(counts, random):
    shuffled = list(counts.items())
    random.shuffle(shuffled)
    assert secondary_suppressed(dict(shuffled), 4) == secondary_suppressed(counts, 4)
