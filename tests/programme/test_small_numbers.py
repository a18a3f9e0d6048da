"""Small counts are hidden, and what would give them away (design 6.8)."""

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.small_numbers import Cell, Hidden, primary_suppressed, suppressed
from tests.sums import determined

NOBODY = Hidden(frozenset(), frozenset())


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (3, True), (4, False)])
def test_counts_from_1_to_3_are_hidden(count, hidden):
    assert primary_suppressed(Decimal(count), 4) is hidden


def test_nothing_is_hidden_without_a_limit_or_without_a_count():
    assert not primary_suppressed(Decimal(2), None)
    assert not primary_suppressed(None, 4)


# One sum over participants


def column(**counts):
    """The participants of a region, each with one count or with the sides of a rate."""
    return {who: Cell(sides(count), column="the region") for who, count in counts.items()}


def sides(count):
    if isinstance(count, tuple):
        numerator, denominator = map(Decimal, count)
        return numerator, denominator, denominator - numerator
    return (Decimal(count),)


def protecting(cells):
    return set(suppressed(cells, 4).secondary)


def test_the_smallest_remaining_is_hidden_beside_a_single_hidden_count():
    assert protecting(column(nordvik=2, sorvik=40, fjellby=0, elvebakk=7)) == {"elvebakk"}


def test_equal_counts_are_chosen_between_the_same_way_every_time():
    assert protecting(column(c=5, a=2, b=5)) == {"b"}


def test_two_hidden_counts_protect_each_other():
    assert not protecting(column(a=1, b=2, c=9))


@pytest.mark.parametrize("count", [1, 3])
def test_two_hidden_counts_that_can_be_only_one_thing_are_protected(count):
    assert protecting(column(a=count, b=count, c=9)) == {"c"}


def test_where_only_zeros_remain_all_are_hidden():
    assert protecting(column(a=2, b=0, c=0)) == {"b", "c"}


def test_nothing_more_is_hidden_where_nothing_is():
    assert suppressed(column(a=9, b=0), 4) == NOBODY
    assert suppressed(column(a=2, b=8), None) == NOBODY


def test_a_figure_that_is_alone_in_its_sum_is_hidden_alone():
    assert suppressed(column(a=2), 4) == Hidden(frozenset("a"), frozenset())


def test_a_rate_is_hidden_for_its_numerator_its_denominator_and_their_difference():
    rates = column(few=(2, 40), all=(0, 3), rest=(38, 40), many=(20, 40))
    assert suppressed(rates, 4).primary == {"few", "all", "rest"}


def test_a_small_numerator_is_protected_by_a_numerator_above_0():
    """a and c would do for denominators, but then the sum of numerators is that of a alone."""
    assert protecting(column(a=(2, 40), b=(0, 10), c=(20, 50))) == {"c"}


# Sums over parts and over participants at once


def table(rows):
    """A whole and its parts for each participant of a region; the whole is their sum."""
    return {
        (who, part): Cell(sides(count), row=who, column=part, is_whole=not part)
        for who, parts in rows.items()
        for part, count in enumerate([whole(parts), *parts])
    }


def whole(parts):
    if isinstance(parts[0], tuple):
        return tuple(map(sum, zip(*parts, strict=True)))
    return sum(parts)


def test_the_whole_less_the_groups_does_not_give_a_hidden_group_away():
    """86 less 83 told that 3 households were followed up."""
    assert protecting(table({"breivatn": [3, 20, 63]})) == {("breivatn", 2)}


def test_four_figures_in_a_ring_protect_each_other():
    """The 3 of a needs another in its row; that one another in its column; and so round."""
    rows = {"a": [3, 20, 63], "b": [9, 8, 70]}
    assert protecting(table(rows)) == {("a", 2), ("b", 1), ("b", 2)}


def test_hidden_figures_between_two_rings_are_told_by_no_adding_up_of_sums():
    """Every row and column with one hidden has another, and still sums of sums must not tell."""
    rows = {"a": [2, 2, 9, 9], "b": [2, 2, 9, 9], "c": [9, 3, 2, 2], "d": [9, 9, 2, 2]}
    cells = table(rows)
    hidden = {*suppressed(cells, 4).primary, *protecting(cells)}
    assert not determined(sums(cells), hidden)


def test_the_groups_of_a_hidden_whole_are_hidden_with_it():
    hidden = suppressed(table({"a": [2, 0, 0], "b": [9, 8, 7]}), 4)
    assert hidden.primary == {("a", 0), ("a", 1)}
    assert {("b", 0), ("b", 1)} <= hidden.secondary


def test_a_hidden_whole_that_can_be_only_one_thing_is_protected():
    """A whole of at most 3 with three groups of at least 1 is 3, unless a group more is unknown."""
    assert ("a", 4) in protecting(table({"a": [1, 1, 1, 0]}))


def test_a_part_of_a_rate_is_protected_on_every_side():
    cells = table({"a": [(2, 40), (30, 60), (0, 50)]})
    assert protecting(cells) == {("a", 2)}


counts = st.one_of(st.integers(0, 12), st.integers(0, 90))
rates = st.tuples(counts, counts).map(lambda pair: (pair[0], sum(pair)))
rows = st.one_of(
    *(
        st.dictionaries(st.sampled_from("abcdefgh"), st.lists(number, min_size=3, max_size=3))
        for number in (counts, rates)
    )
)


def sums(cells):
    """Every row and column of two and more, as an outsider writes them down."""
    found = defaultdict(dict)
    for key, cell in cells.items():
        if cell.row is not None:
            found["row", cell.row][key] = -1 if cell.is_whole else 1
        if cell.column is not None:
            found["column", cell.column][key] = 1
    return [line for line in found.values() if len(line) > 1]


@given(rows)
def test_no_hidden_figure_is_the_only_one_in_a_row_or_a_column(rows):
    cells = table(rows)
    hidden = {key for keys in suppressed(cells, 4) for key in keys}
    assert not [line for line in sums(cells) if len(hidden & {*line}) == 1]


@given(rows, st.data())
def test_no_adding_up_of_sums_tells_a_hidden_figure(rows, data):
    """With figures left out anywhere; but what is told even when all is hidden is left."""
    cells = table(rows)
    gaps = data.draw(st.sets(st.sampled_from(sorted(cells)))) if cells else set()
    left = {key: cell for key, cell in cells.items() if key not in gaps}
    hidden = {key for keys in suppressed(left, 4) for key in keys}
    assert determined(sums(left), hidden) <= determined(sums(left), left)


@given(rows)
def test_the_small_ones_are_always_hidden_and_marked_as_such(rows):
    cells = table(rows)
    small = {key for key, cell in cells.items() if any(0 < count < 4 for count in cell.counts)}
    hidden = suppressed(cells, 4)
    assert hidden.primary == small
    assert not hidden.secondary & small


@given(rows, st.randoms())
def test_the_order_of_entry_does_not_matter_for_what_is_hidden(rows, random):
    cells = table(rows)
    shuffled = list(cells.items())
    random.shuffle(shuffled)
    assert suppressed(dict(shuffled), 4) == suppressed(cells, 4)
