"""What is expected and what has come: the rule on plain data, worked by hand and by properties."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.completeness import (
    Came,
    Count,
    Extent,
    Known,
    count,
    days_late,
    extent,
    frequencies,
    how_far,
    is_asked,
    takes_part,
)

DUE = date(2026, 2, 15)
BEFORE, AFTER = date(2026, 2, 15), date(2026, 2, 16)  # the due date itself is in time
IN_TIME, LATE = date(2026, 2, 10), date(2026, 3, 1)


def period(year, half=None):
    starts, ends = {None: (1, 12), 1: (1, 6), 2: (7, 12)}[half]
    last = 30 if ends == 6 else 31
    return SimpleNamespace(
        year=year, half=half, starts_on=date(year, starts, 1), ends_on=date(year, ends, last)
    )


def indicator(frequency="year", source="own", valid_from=None, valid_to=None):
    return SimpleNamespace(
        frequency=frequency, source=source, valid_from=valid_from, valid_to=valid_to
    )


def known(*states, first=IN_TIME, last=None, documented=False):
    stands = {"submitted", "approved"} & {*states}
    first = first if stands else None
    return Known(frozenset(states), first, last or first, documented)


@pytest.mark.parametrize(
    ("year", "half", "asked"),
    [
        (2023, None, {"year", "every_4_years"}),  # the programme starts in 2023
        (2024, None, {"year"}),
        (2026, None, {"year"}),
        (2027, None, {"year", "every_4_years"}),
        (2019, None, {"year", "every_4_years"}),
        (2023, 1, {"half_year"}),
        (2024, 2, {"half_year"}),
    ],
)
def test_every_fourth_year_is_counted_from_the_start_of_the_programme(year, half, asked):
    assert frequencies(period(year, half), 2023) == asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ({}, True),
        ({"source": "official"}, False),
        ({"frequency": "half_year"}, False),
        ({"valid_from": date(2025, 12, 31)}, True),
        ({"valid_from": date(2026, 1, 1)}, False),
        ({"valid_to": date(2025, 12, 31)}, True),
        ({"valid_to": date(2025, 12, 30)}, False),
    ],
)
def test_an_own_indicator_is_asked_for_when_it_is_valid_on_the_last_day(words, asked):
    assert is_asked(indicator(**words), period(2025), 2023) is asked


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 7, 1), date(2025, 12, 31)])
def test_an_indicator_and_the_one_that_replaces_it_are_never_both_asked_for(day):
    old, new = indicator(valid_to=day - timedelta(days=1)), indicator(valid_from=day)

    asked = [is_asked(each, period(2025), 2023) for each in (old, new)]

    assert asked == [False, True]


@pytest.mark.parametrize(
    ("starts", "ends", "does"),
    [
        (date(2023, 1, 1), None, True),
        (date(2025, 12, 31), None, True),
        (date(2026, 1, 1), None, False),
        (date(2023, 1, 1), date(2025, 1, 1), True),
        (date(2023, 1, 1), date(2024, 12, 31), False),
    ],
)
def test_one_takes_part_in_a_period_on_any_day_of_it(starts, ends, does):
    place = SimpleNamespace(starts_on=starts, ends_on=ends)

    assert takes_part(place, period(2025)) is does


@pytest.mark.parametrize(
    ("states", "before", "after"),
    [
        ((), Came.NOT_DUE, Came.MISSING),
        (("draft",), Came.ENTERED, Came.ENTERED),
        (("returned",), Came.NOT_DUE, Came.MISSING),
        (("submitted",), Came.SUBMITTED, Came.SUBMITTED),
        (("submitted", "draft"), Came.SUBMITTED, Came.SUBMITTED),
        (("approved", "draft"), Came.APPROVED, Came.APPROVED),
        (("approved", "returned"), Came.APPROVED, Came.APPROVED),
    ],
)
def test_how_far_a_figure_has_come(states, before, after):
    assert how_far(known(*states), is_due=False) is before
    assert how_far(known(*states), is_due=True) is after


def test_a_period_is_counted_as_by_hand():
    figures = [
        known("approved"),
        known("approved", first=LATE, documented=True),
        known("submitted"),
        known("submitted", "draft", documented=True),
        known("draft"),
        known("returned", documented=True),  # not reported, so not counted as documented
        known(),
    ]

    assert count(figures, due_on=DUE, today=AFTER) == Count(
        expected=7, reported=5, approved=2, late=1, missing=2, not_due=0, documented=2
    )
    assert count(figures, due_on=DUE, today=BEFORE).missing == 0
    assert count(figures, due_on=DUE, today=BEFORE).not_due == 2


@pytest.mark.parametrize(
    ("figures", "today", "days"),
    [
        ([known("approved")], BEFORE, None),
        ([known("approved")], AFTER, 0),
        ([known("approved"), known("submitted", first=LATE)], AFTER, 14),
        ([known("approved"), known()], AFTER, 1),
        ([known("approved"), known("returned")], date(2026, 3, 17), 30),
        ([known("draft")], AFTER, 0),
    ],
)
def test_the_days_that_a_period_is_late(figures, today, days):
    assert days_late(figures, due_on=DUE, today=today) == days


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        (Count(expected=2, reported=2, approved=2), Extent.APPROVED),
        (Count(expected=2, reported=2, approved=1), Extent.COMPLETE),
        (Count(expected=2, reported=1, missing=1), Extent.PARTLY),
        (Count(expected=2, missing=2), Extent.NOTHING),
        (Count(expected=2, not_due=2), Extent.NOT_DUE),
    ],
)
def test_how_much_of_a_period_is_in(counted, told):
    assert extent(counted) is told


STATES = st.frozensets(st.sampled_from(["draft", "returned", "submitted", "approved"]))
FIGURES = st.lists(
    st.builds(
        Known,
        STATES,
        st.one_of(st.none(), st.sampled_from([IN_TIME, LATE])),
        st.none(),
        st.booleans(),
    )
)


@given(FIGURES, FIGURES, st.sampled_from([BEFORE, AFTER]))
def test_counts_add_up_whatever_the_order(first, second, today):
    def counted(figures):
        return count(figures, due_on=DUE, today=today)

    both = counted([*first, *second])

    assert counted(first) + counted(second) == both == counted([*second, *first])
    assert both.expected == both.reported + both.missing + both.not_due
    assert max(both.approved, both.late, both.documented) <= both.reported
    assert not (both.missing and both.not_due)


@given(FIGURES, STATES)
def test_one_more_figure_that_came_never_makes_more_missing(figures, states):
    with_one = count([*figures, Known(states)], due_on=DUE, today=AFTER)
    without = count([*figures, Known()], due_on=DUE, today=AFTER)

    assert with_one.missing <= without.missing
    assert with_one.expected == without.expected
