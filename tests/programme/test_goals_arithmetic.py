"""Progress, the straight line and standing, by figures worked by hand (design 6.4, 6.5)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.calculation import change, round_half_away
from programme.figures import Kept, NoNumber, NoValue, Reason, Standing
from programme.goals_arithmetic import expected, progress, standing

MISSING, NOT_APPLICABLE = NoNumber.MISSING, NoNumber.NOT_APPLICABLE
NOT_DUE, SUPPRESSED = NoNumber.NOT_DUE, NoNumber.SUPPRESSED
START, END = date(2024, 1, 1), date(2027, 12, 31)
counts = st.integers(min_value=0, max_value=100_000).map(Decimal)


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


def test_a_change_is_the_latest_less_the_baseline():
    assert change(Decimal(41), Decimal(28)) == -13


def test_there_is_no_change_from_a_missing_baseline():
    assert change(None, Decimal(28)) == NoValue(MISSING, Reason.NO_BASELINE)
