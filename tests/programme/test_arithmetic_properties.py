"""What holds of the arithmetic whatever the figures are."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from programme.calculation import (
    latest,
    mean,
    off_by,
    over_time,
    rate,
    rate_over,
    round_half_away,
    sum_of_all,
    total,
)
from programme.figures import Kept, NoNumber, NoValue, is_number
from programme.goals_arithmetic import expected, progress, standing

START, END = date(2024, 1, 1), date(2027, 12, 31)
counts = st.integers(min_value=0, max_value=100_000).map(Decimal)
above_zero = counts.map(lambda number: number + 1)
scales = st.integers(min_value=1, max_value=1000).map(Decimal)
no_numbers = st.sampled_from(
    [NoNumber.MISSING, NoNumber.NOT_DUE, NoNumber.NOT_APPLICABLE, None]
)
places = st.text("abcdefgh", min_size=1, max_size=3)
days = st.dates(START, END)
series = st.dictionaries(days, st.one_of(counts, no_numbers), min_size=1)


def shuffled(values, random):
    items = list(values.items())
    random.shuffle(items)
    return dict(items)


def alike(one, other):
    return round_half_away(one, 6) == round_half_away(other, 6)


@given(series, st.randoms(), st.sampled_from(["per_period", "running_total", "snapshot"]))
def test_the_order_of_entry_does_not_matter_over_time(values, random, accumulation):
    assert over_time(shuffled(values, random), accumulation) == over_time(values, accumulation)


@given(st.dictionaries(places, st.tuples(counts, above_zero), min_size=1))
def test_a_rate_over_several_is_the_rate_of_the_sums(parts):
    above, below = (sum_of_all(side) for side in zip(*parts.values(), strict=True))
    assert rate_over(parts, 100).value == rate(above, below, 100)


@given(st.dictionaries(places, st.tuples(counts, above_zero), min_size=1))
def test_a_rate_over_several_lies_between_the_least_and_the_greatest(parts):
    own = [rate(*pair) for pair in parts.values()]
    told = rate_over(parts).value
    assert round_half_away(min(own), 6) <= round_half_away(told, 6)
    assert round_half_away(told, 6) <= round_half_away(max(own), 6)


@given(st.dictionaries(places, st.tuples(counts, above_zero), min_size=1), no_numbers, counts)
def test_half_a_rate_changes_neither_the_rate_nor_its_n(parts, nothing, number):
    for half in ((nothing, number), (number, nothing)):
        told = rate_over({**parts, "Nordvik": half}, 100)
        assert (told.value, told.n) == (rate_over(parts, 100).value, len(parts))


@given(st.dictionaries(places, counts, min_size=1), no_numbers)
def test_a_missing_part_is_never_a_zero_in_a_mean(values, nothing):
    told = mean({**values, "Nordvik": nothing})
    assert (told.value, told.n) == (mean(values).value, len(values))


@given(series, no_numbers)
def test_a_year_with_a_part_missing_is_no_number_when_parts_are_added(values, nothing):
    told = over_time({**values, END + timedelta(days=1): nothing}, "per_period")
    assert isinstance(told, NoValue)


@given(series)
def test_the_latest_figure_is_one_of_those_entered_or_none(values):
    told = latest(values)
    assert told in values.values() if is_number(told) else isinstance(told, NoValue)


@given(st.dictionaries(places, counts, min_size=1), scales)
def test_totals_and_means_follow_the_unit(values, scale):
    larger = {who: value * scale for who, value in values.items()}
    assert total(larger).value == total(values).value * scale
    assert alike(mean(larger).value, mean(values).value * scale)


@given(counts, above_zero, scales)
def test_a_rate_does_not_follow_the_unit(numerator, denominator, scale):
    assert alike(
        rate(numerator * scale, denominator * scale, 100), rate(numerator, denominator, 100)
    )


@given(st.lists(counts, min_size=1), counts)
def test_the_difference_from_the_total_is_what_must_be_taken_away(parts, whole):
    assert off_by([*parts, -off_by(parts, whole)], whole) == 0


@given(counts, counts, counts, counts)
def test_progress_does_not_depend_on_where_the_scale_begins(baseline, now, target, moved):
    if baseline == target:
        return
    here = progress(baseline, now, target)
    assert here == progress(baseline + moved, now + moved, target + moved)


@given(counts, counts, counts)
def test_progress_is_the_same_upwards_and_downwards(baseline, now, target):
    if baseline == target:
        return
    assert progress(-baseline, -now, -target) == progress(baseline, now, target)


@given(counts, counts)
def test_progress_is_nothing_at_the_baseline_and_all_at_the_target(baseline, target):
    if baseline == target:
        assert progress(baseline, target, target) is Kept.KEPT
        return
    assert progress(baseline, baseline, target) == 0
    assert progress(baseline, target, target) == 1


@given(counts, counts, days)
def test_who_stands_on_the_line_is_on_plan(baseline, target, on):
    line = expected(baseline, target, start=START, end=END, on=on)
    for direction in ("lower", "higher"):
        told = standing(
            baseline=baseline,
            latest=line,
            target=target,
            start=START,
            end=END,
            on=on,
            direction=direction,
            tolerance=Decimal("0.001"),
        )
        assert told.value == "on"


@given(counts, counts, days)
def test_the_line_never_leaves_the_way_from_baseline_to_target(baseline, target, on):
    line = expected(baseline, target, start=START, end=END, on=on)
    least, most = sorted((baseline, target))
    assert least <= line <= most
