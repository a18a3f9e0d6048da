"""What opening, closing and extending does to a window's dates; the dates worked by hand."""

from datetime import date, timedelta

import pytest

from programme.models import Period, ReportingWindow
from programme.window_moves import DATES, Deed, move

OPENS, DUE, LATE, CORRECTIONS = (
    date(2026, 1, 2),
    date(2026, 2, 15),
    date(2026, 3, 15),
    date(2026, 6, 15),
)
A_DAY = timedelta(days=1)


@pytest.fixture
def window():
    dates = dict(zip(DATES, (OPENS, DUE, LATE, CORRECTIONS), strict=True))
    return ReportingWindow(period=Period(year=2025), kind="figures", **dates)


def dates(moved):
    return tuple(moved.after[name] for name in DATES)


def test_a_window_that_has_not_opened_opens_today(window):
    moved = move(window, Deed.OPEN, {}, OPENS - A_DAY)

    assert dates(moved) == (OPENS - A_DAY, DUE, LATE, CORRECTIONS)
    assert [change.differs for change in moved.changes] == [True, False, False, False]


@pytest.mark.parametrize(
    ("day", "idle", "refused"),
    [(OPENS, True, False), (LATE, True, False), (LATE + A_DAY, True, True)],
)
def test_a_window_that_has_opened_is_not_opened_anew(window, day, idle, refused):
    moved = move(window, Deed.OPEN, {}, day)

    assert (moved.is_idle, moved.refused, bool(moved.said)) == (idle, refused, True)


@pytest.mark.parametrize("day", [OPENS, DUE])
def test_closed_before_it_is_due_today_is_the_last_day_and_in_time(window, day):
    moved = move(window, Deed.CLOSE, {}, day)

    assert dates(moved) == (OPENS, day, day, day)
    assert "siste dag" in moved.said


def test_closed_while_late_it_keeps_its_due_date(window):
    day = date(2026, 3, 1)

    assert dates(move(window, Deed.CLOSE, {}, day)) == (OPENS, DUE, day - A_DAY, day - A_DAY)


def test_closed_for_corrections_it_keeps_all_that_is_past(window):
    day = date(2026, 4, 1)
    moved = move(window, Deed.CLOSE, {}, day)

    assert dates(moved) == (OPENS, DUE, LATE, day - A_DAY)
    window.corrections_until = moved.after["corrections_until"]
    assert window.state_on(day) == "closed"


def test_what_has_not_opened_cannot_be_closed_and_what_is_closed_stays(window):
    assert move(window, Deed.CLOSE, {}, OPENS - A_DAY).refused
    closed = move(window, Deed.CLOSE, {}, CORRECTIONS + A_DAY)
    assert (closed.is_idle, closed.refused) == (True, False)


def test_an_extension_moves_dates_later_and_never_earlier(window):
    moved = move(
        window,
        Deed.EXTEND,
        {"due_on": date(2026, 3, 1), "late_until": date(2026, 3, 10)},
        OPENS,
    )

    assert dates(moved) == (OPENS, date(2026, 3, 1), LATE, CORRECTIONS)
    assert "15.03.2026" in moved.said


def test_an_extension_past_the_next_date_cannot_stand(window):
    moved = move(window, Deed.EXTEND, {"due_on": date(2026, 4, 1)}, OPENS)

    assert moved.refused
    assert "rekkefølge" in moved.said


def test_all_three_dates_extended_together_stand(window):
    days = {name: date(2026, 7, 1) for name in DATES[1:]}
    moved = move(window, Deed.EXTEND, days, OPENS)

    assert dates(moved) == (OPENS, *[date(2026, 7, 1)] * 3)
    assert (moved.said, moved.refused) == ("", False)
