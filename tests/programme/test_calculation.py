"""The programme's arithmetic, by figures worked by hand and by properties (design 6)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.calculation import (
    expected,
    latest,
    mean,
    median,
    over_time,
    primary_suppressed,
    progress,
    rate,
    rate_over,
    round_half_away,
    secondary_suppressed,
    standing,
    sum_of_all,
    total,
)
from programme.figures import Kept, NoNumber, NoValue, Reason, Standing, kind_of, worst_kind

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


# Against goals


@pytest.mark.parametrize(
    ("baseline", "now", "target", "share"),
    [
        (40, 30, 20, "0.5"),
        (40, 44, 20, "-0.2"),
        (40, 15, 20, "1.25"),
        (10, 16, 18, "0.75"),
        (40, 40, 20, "0"),
    ],
)
def test_progress_is_the_share_of_the_way_and_is_not_cut(baseline, now, target, share):
    assert progress(Decimal(baseline), Decimal(now), Decimal(target)) == Decimal(share)


@pytest.mark.parametrize(
    ("now", "direction", "answer"),
    [
        (5, "context", Kept.KEPT),
        (4, "context", Kept.NOT_KEPT),
        (4, "lower", Kept.KEPT),
        (6, "lower", Kept.NOT_KEPT),
        (6, "higher", Kept.KEPT),
        (4, "higher", Kept.NOT_KEPT),
    ],
)
def test_a_target_at_the_baseline_is_kept_or_not(now, direction, answer):
    assert progress(Decimal(5), Decimal(now), Decimal(5), direction) == answer


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((None, Decimal(1), Decimal(2)), Reason.NO_BASELINE),
        ((Decimal(1), None, Decimal(2)), Reason.NO_LATEST),
        ((Decimal(1), Decimal(2), None), Reason.NO_TARGET),
    ],
)
def test_a_missing_part_gives_no_progress_and_says_which(parts, reason):
    assert progress(*parts) == NoValue(MISSING, reason)


@given(counts, counts, counts, st.integers(1, 1000))
def test_progress_does_not_depend_on_the_unit(baseline, now, target, scale):
    if baseline == target:
        return
    scaled = progress(baseline * scale, now * scale, target * scale)
    assert round_half_away(scaled, 6) == round_half_away(progress(baseline, now, target), 6)


@pytest.mark.parametrize(
    ("on", "figure"),
    [
        (date(2023, 5, 1), 40),
        (date(2024, 1, 1), 40),
        (date(2024, 1, 6), 30),
        (date(2024, 1, 11), 20),
        (date(2030, 1, 1), 20),
    ],
)
def test_the_plan_is_a_straight_line_from_baseline_to_target(on, figure):
    line = expected(Decimal(40), Decimal(20), start=START, end=date(2024, 1, 11), on=on)
    assert line == figure


def test_a_plan_of_one_day_stands_at_its_target():
    assert expected(Decimal(40), Decimal(20), start=START, end=START, on=START) == 20


def test_there_is_no_line_without_a_baseline():
    line = expected(None, Decimal(20), start=START, end=END, on=START)
    assert line == NoValue(MISSING, Reason.NO_BASELINE)


def stands(now, **changed):
    """The standing of a goal from 40 to 20 in ten days, half way, with a tenth (2) allowed."""
    case = {
        "baseline": Decimal(40),
        "target": Decimal(20),
        "start": date(2024, 1, 1),
        "end": date(2024, 1, 11),
        "on": date(2024, 1, 6),
        "direction": "lower",
        "tolerance": Decimal("0.1"),
    }
    return standing(latest=now, **case | changed)


@pytest.mark.parametrize(
    ("now", "answer"),
    [
        ("27.9999", Standing.AHEAD),
        ("28", Standing.ON),
        ("30", Standing.ON),
        ("32", Standing.ON),
        ("32.0001", Standing.BEHIND),
    ],
)
def test_the_edges_of_the_tolerance_count_as_on_plan(now, answer):
    assert stands(Decimal(now)) == answer


def test_a_third_of_the_way_is_on_plan_to_the_last_decimal():
    # From 0 to 1 in three days: after one day a third is expected, and 0.3334 is above it.
    case = {
        "baseline": Decimal(0),
        "target": Decimal(3),
        "end": date(2024, 1, 4),
        "on": date(2024, 1, 2),
    }
    assert stands(Decimal(1), **case, direction="higher", tolerance=Decimal(0)) == Standing.ON


def test_more_is_ahead_where_higher_is_better():
    case = {"baseline": Decimal(20), "target": Decimal(40), "direction": "higher"}
    assert stands(Decimal(33), **case) == Standing.AHEAD
    assert stands(Decimal(27), **case) == Standing.BEHIND


def test_background_figures_are_never_judged():
    assert stands(Decimal(90), direction="context") == Standing.NOT_JUDGED
    assert stands(None, direction="context") == Standing.NOT_JUDGED


def test_who_has_not_reported_is_not_behind():
    assert stands(None) == Standing.NOT_REPORTING


@pytest.mark.parametrize("nothing", [NOT_APPLICABLE, NOT_DUE, SUPPRESSED])
def test_what_cannot_be_known_is_not_judged(nothing):
    assert stands(nothing) == Standing.NOT_JUDGED
    assert stands(Decimal(30), baseline=None) == Standing.NOT_JUDGED


# Small numbers


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
