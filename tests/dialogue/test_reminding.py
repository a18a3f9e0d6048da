"""When something is told of, and to whom: the rule alone."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from dialogue.reminding import Waiting, is_near, moment, plan

DUE = date(2026, 12, 15)
NORDVIK = SimpleNamespace(name="Nordvik", pk=1)
ALVIK = SimpleNamespace(name="Alvik", pk=2)
KARI, LARS = 1, 2


def waiting(key="a", due_on=DUE, people=(KARI,), kind="figures", place=NORDVIK):
    return Waiting(kind, key, place, due_on, frozenset(people), lambda: key, f"/{key}/")


def days_told(due_on, first, last, run=lambda day: True):
    """The days on which Kari is told, when the run is made on the days that `run` says."""
    told, found = {}, []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        words = {"day": day, "told": told, "declined": (), "among": {KARI}}
        if run(day) and plan([waiting(due_on=due_on)], **words):
            told[KARI, "a"] = day
            found.append(day)
    return found


@pytest.mark.parametrize(
    "due_on",
    [
        DUE,
        date(2026, 3, 29),  # the clock is put forward
        date(2026, 10, 25),  # the clock is put back
        date(2026, 4, 28),  # 30 days after the clock was put forward
        date(2028, 2, 29),
    ],
)
def test_it_is_told_30_7_and_0_days_before_and_then_every_second_week(due_on):
    around = (due_on - timedelta(days=60), due_on + timedelta(days=50))

    assert days_told(due_on, *around) == [
        due_on + timedelta(days=step) for step in (-30, -7, 0, 14, 28, 42)
    ]


def test_a_day_without_a_run_is_made_up_for_the_next_day_and_told_once():
    weekdays = days_told(
        date(2026, 12, 12),  # a Saturday
        date(2026, 11, 1),
        date(2027, 1, 20),
        run=lambda day: day.weekday() < 5,
    )

    assert weekdays == [
        date(2026, 11, 12),
        date(2026, 12, 7),  # due to be told on Saturday the 5th
        date(2026, 12, 14),
        date(2026, 12, 28),
        date(2027, 1, 11),
    ]


def test_what_was_to_be_told_long_ago_waits_for_the_next_time():
    day = DUE - timedelta(days=20)  # ten days after the thirtieth day before

    assert moment(DUE, day) is None
    assert moment(DUE, DUE - timedelta(days=24)) == DUE - timedelta(days=30)
    assert moment(DUE, DUE + timedelta(days=13)) is None
    assert moment(DUE, DUE - timedelta(days=31)) is None


def test_what_is_near_is_late_or_due_within_thirty_days():
    assert is_near(DUE, DUE + timedelta(days=400))
    assert is_near(DUE, DUE - timedelta(days=30))
    assert not is_near(DUE, DUE - timedelta(days=31))


def test_each_gets_what_waits_for_just_that_person_once_and_in_order():
    rows = [
        waiting("b", people=(KARI, LARS)),
        waiting("a", people=(KARI,)),
        waiting("a", people=(KARI,)),
        waiting("late", due_on=DUE - timedelta(days=14), people=(KARI,)),
        waiting("alvik", people=(KARI,), place=ALVIK),
        waiting("declined", people=(LARS,), kind="grants"),
        waiting("told", people=(LARS,)),
        waiting("far", due_on=DUE + timedelta(days=20), people=(LARS,)),
        waiting("of another", people=(3,)),
    ]

    found = plan(
        rows,
        day=DUE,
        told={(LARS, "told"): DUE, (KARI, "b"): DUE - timedelta(days=7)},
        declined={(LARS, "grants")},
        among={KARI, LARS},
    )

    keys = {person: [row.key for row in about] for person, about in found.items()}
    assert keys == {KARI: ["alvik", "late", "a", "b"], LARS: ["b"]}
