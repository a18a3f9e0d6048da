"""The programme's arithmetic, by figures worked by hand and by properties (design 6)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.calculation import (
    latest,
    mean,
    median,
    over_time,
    rate,
    rate_over,
    round_half_away,
    step,
    sum_of_all,
    total,
)
from programme.figures import NoNumber, NoValue, Reason, kind_of, worst_kind

MISSING, NOT_APPLICABLE = NoNumber.MISSING, NoNumber.NOT_APPLICABLE
NOT_DUE, SUPPRESSED = NoNumber.NOT_DUE, NoNumber.SUPPRESSED
START, END = date(2024, 1, 1), date(2027, 12, 31)

figures = st.decimals(
    min_value=-99_999_999_999, max_value=99_999_999_999, places=4, allow_nan=False
)
counts = st.integers(min_value=0, max_value=100_000).map(Decimal)
no_numbers = st.sampled_from([*NoNumber, None])
places = st.text("abcdefgh", min_size=1, max_size=3)


# What a figure is


def test_none_is_the_databases_word_for_missing():
    assert kind_of(None) is MISSING


def test_zero_is_a_number():
    assert kind_of(Decimal(0)) is None


def test_an_earlier_no_value_keeps_its_kind():
    assert kind_of(NoValue(SUPPRESSED, Reason.NO_PART)) is SUPPRESSED


def test_what_is_hidden_rules_over_what_is_missing():
    assert worst_kind([Decimal(1), None, SUPPRESSED, NOT_DUE]) is SUPPRESSED


# Rounding


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.45", 1, "2.5"),
        ("2.4499", 1, "2.4"),
        ("1000", 2, "1000.00"),
    ],
)
def test_half_goes_away_from_zero(value, decimals, shown):
    assert str(round_half_away(Decimal(value), decimals)) == shown


def test_nothing_is_shown_as_minus_zero():
    assert str(round_half_away(Decimal("-0.04"), 1)) == "0.0"


@given(figures, st.integers(0, 4))
def test_rounding_is_the_same_on_both_sides_of_zero(value, decimals):
    assert round_half_away(-value, decimals) == -round_half_away(value, decimals)


@given(figures, st.integers(0, 4))
def test_rounding_moves_a_figure_by_half_a_step_at_most(value, decimals):
    assert abs(round_half_away(value, decimals) - value) <= Decimal("0.5").scaleb(-decimals)


# Rates


def test_a_rate_is_numerator_over_denominator_times_factor():
    assert rate(Decimal(3), Decimal(8), 100) == Decimal("37.5")


def test_a_mean_is_a_rate_of_total_and_number_with_factor_1():
    assert rate(Decimal(1260), Decimal(14)) == Decimal(90)


def test_a_zero_numerator_is_a_rate_of_zero():
    assert rate(Decimal(0), Decimal(8), 100) == 0


def test_a_zero_denominator_gives_no_value():
    assert rate(Decimal(0), Decimal(0), 100) == NoValue(NOT_APPLICABLE, Reason.ZERO_DENOMINATOR)


def test_a_missing_denominator_gives_no_rate_and_says_so():
    assert rate(Decimal(3), None) == NoValue(MISSING, Reason.NO_DENOMINATOR)


def test_a_hidden_numerator_hides_the_rate():
    assert rate(SUPPRESSED, None) == NoValue(SUPPRESSED, Reason.NO_NUMERATOR)


def test_a_rate_over_municipalities_is_sum_over_sum_and_not_a_mean_of_rates():
    # 1 of 2 and 10 of 100 is 11 of 102, about 10.8 per cent; the mean of rates would be 30.
    both = rate_over(
        {"Nordvik": (Decimal(1), Decimal(2)), "Sørvik": (Decimal(10), Decimal(100))}, 100
    )
    assert round_half_away(both.value, 1) == Decimal("10.8")
    assert both.n == 2


def test_a_municipality_with_half_a_rate_is_left_out_of_both_sums_and_named():
    both = rate_over({"Nordvik": (Decimal(1), Decimal(4)), "Sørvik": (Decimal(10), None)}, 100)
    assert both.value == 25
    assert (both.n, both.missing) == (1, ("Sørvik",))


def test_a_rate_over_zero_denominators_gives_no_value():
    nothing = rate_over({"Nordvik": (Decimal(0), Decimal(0))}, 100)
    assert nothing.value == NoValue(NOT_APPLICABLE, Reason.ZERO_DENOMINATOR)


@given(
    st.dictionaries(places, st.tuples(counts, counts.map(lambda n: n + 1)), min_size=1),
    st.randoms(),
)
def test_the_order_of_entry_does_not_matter_for_a_rate(parts, random):
    shuffled = list(parts.items())
    random.shuffle(shuffled)
    assert rate_over(dict(shuffled), 100).value == rate_over(parts, 100).value


@given(counts, counts.map(lambda n: n + 1), st.integers(1, 1000))
def test_a_rate_keeps_its_value_when_both_parts_are_scaled(numerator, denominator, scale):
    scaled = rate(numerator * scale, denominator * scale, 100)
    assert round_half_away(scaled, 6) == round_half_away(rate(numerator, denominator, 100), 6)


@given(counts, no_numbers)
def test_a_lacking_part_never_becomes_a_rate(figure, nothing):
    assert isinstance(rate(figure, nothing), NoValue)
    assert isinstance(rate(nothing, figure), NoValue)


# Over participants


def test_a_total_carries_n_and_names_who_is_missing():
    both = total({"Nordvik": None, "Sørvik": Decimal(12), "Fjellby": Decimal(16)})
    assert (both.value, both.n, both.asked, both.missing) == (Decimal(28), 2, 3, ("Nordvik",))


def test_who_has_nothing_to_report_is_not_called_missing():
    some = total({"Nordvik": NOT_APPLICABLE, "Sørvik": Decimal(12), "Fjellby": NOT_DUE})
    assert (some.n, some.asked, some.missing) == (1, 1, ())
    assert (some.not_applicable, some.not_due) == (("Nordvik",), ("Fjellby",))


def test_a_total_of_nobody_is_no_value_and_not_zero():
    assert total({}).value == NoValue(MISSING, Reason.NOBODY)
    assert total({"Nordvik": NOT_DUE}).value == NoValue(NOT_DUE, Reason.NOBODY)


def test_a_hidden_part_hides_the_total():
    hidden = total({"Nordvik": SUPPRESSED, "Sørvik": Decimal(12)})
    assert hidden.value == NoValue(SUPPRESSED, Reason.NO_PART)


def test_a_total_of_fewer_than_are_needed_is_hidden():
    few = total({"Nordvik": Decimal(3), "Sørvik": Decimal(12)}, at_least=5)
    assert (few.value, few.n) == (NoValue(SUPPRESSED, Reason.TOO_FEW), 2)


def test_a_mean_rests_on_those_who_reported():
    assert mean(
        {"Nordvik": Decimal(2), "Sørvik": Decimal(3), "Fjellby": None}
    ).value == Decimal("2.5")


def test_the_middle_of_five_is_the_third():
    values = dict(zip("abcde", map(Decimal, (9, 1, 5, 3, 7)), strict=True))
    assert median(values).value == 5


def test_the_middle_of_six_lies_between_the_third_and_the_fourth():
    values = dict(zip("abcdef", map(Decimal, (9, 1, 5, 3, 7, 8)), strict=True))
    assert median(values).value == 6


def test_the_middle_of_four_is_not_told():
    values = dict(zip("abcd", map(Decimal, (9, 1, 5, 3)), strict=True))
    assert median(values).value == NoValue(SUPPRESSED, Reason.TOO_FEW)


@given(st.dictionaries(places, figures, min_size=1), st.randoms())
def test_the_order_of_entry_does_not_matter_for_a_total(values, random):
    shuffled = list(values.items())
    random.shuffle(shuffled)
    assert total(dict(shuffled)).value == total(values).value


@given(st.dictionaries(places, figures, min_size=1), st.sampled_from([MISSING, NOT_DUE, None]))
def test_a_missing_part_changes_neither_sum_nor_n(values, nothing):
    with_one_more = total({**values, "Nordvik": nothing})
    assert (with_one_more.value, with_one_more.n) == (total(values).value, len(values))


@given(st.lists(figures, min_size=1), st.lists(figures, min_size=1))
def test_a_sum_is_the_sum_of_its_parts(some, others):
    assert sum_of_all(some + others) == sum_of_all(some) + sum_of_all(others)


@given(st.lists(figures), no_numbers, st.lists(figures))
def test_a_sum_with_a_lacking_part_is_no_value(before, nothing, after):
    assert isinstance(sum_of_all([*before, nothing, *after]), NoValue)


def test_a_sum_of_no_parts_is_no_value():
    assert sum_of_all([]) == NoValue(MISSING, Reason.NOBODY)


# Over time

SPRING, AUTUMN = date(2026, 6, 30), date(2026, 12, 31)


def test_figures_for_the_period_add_up():
    assert over_time({SPRING: Decimal(4), AUTUMN: Decimal(7)}, "per_period") == 11


def test_a_year_with_a_missing_half_has_no_sum():
    nothing = over_time({SPRING: Decimal(4), AUTUMN: None}, "per_period")
    assert nothing == NoValue(MISSING, Reason.NO_PART)


@pytest.mark.parametrize("accumulation", ["running_total", "snapshot"])
def test_the_latest_counts_whatever_the_order(accumulation):
    assert over_time({AUTUMN: Decimal(7), SPRING: Decimal(4)}, accumulation) == 7


def test_the_latest_entered_counts_while_the_next_is_not_due():
    assert latest({SPRING: Decimal(4), AUTUMN: NOT_DUE}) == 4


def test_a_hidden_latest_figure_does_not_give_way_to_an_older_one():
    hidden = latest({SPRING: Decimal(4), AUTUMN: SUPPRESSED})
    assert hidden == NoValue(SUPPRESSED, Reason.NO_LATEST)


def test_there_is_no_latest_where_nothing_came():
    assert latest({}) == NoValue(MISSING, Reason.NO_LATEST)
    assert latest({SPRING: NOT_DUE}) == NoValue(NOT_DUE, Reason.NO_LATEST)


CHANGING = st.decimals(-1000, 1000, places=2)


@pytest.mark.parametrize(
    ("direction", "before", "after", "way"),
    [
        ("lower", 41, 28, 1),
        ("lower", 28, 41, -1),
        ("higher", 28, 41, 1),
        ("higher", 41, 28, -1),
        ("lower", 28, 28, 0),
        ("context", 28, 41, None),
    ],
)
def test_the_direction_of_the_indicator_decides_which_way_is_right(
    direction, before, after, way
):
    assert step(direction, Decimal(before), Decimal(after)) == way


@pytest.mark.parametrize("none", [None, NoNumber.MISSING, NoNumber.SUPPRESSED])
def test_nothing_is_said_of_a_figure_that_is_not_there(none):
    assert step("lower", none, Decimal(28)) is None
    assert step("lower", Decimal(28), none) is None


@given(CHANGING, CHANGING)
def test_what_is_right_one_way_is_wrong_the_other(before, after):
    up, down = (step(way, before, after) for way in ("higher", "lower"))
    assert up == -down
    assert step("higher", after, before) == -up
