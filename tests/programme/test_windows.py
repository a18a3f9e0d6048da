"""Windows: what they allow on the first day, the last day and the day after."""

from datetime import date

import pytest
from django.utils import translation

from programme.models import Period
from programme.models.calendar import WindowState
from programme.windows import in_words, why_closed, window_of
from reports.years import Span
from tests.world import year


@pytest.fixture
def window(world):
    return window_of(world.programme, world.period)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 1, 1), WindowState.NOT_OPEN),
        (date(2026, 1, 2), WindowState.OPEN),
        (date(2026, 12, 15), WindowState.OPEN),
        (date(2026, 12, 16), WindowState.LATE),
        (date(2026, 12, 31), WindowState.LATE),
        (date(2027, 1, 1), WindowState.CORRECTIONS),
        (date(2027, 3, 1), WindowState.CORRECTIONS),
        (date(2027, 3, 2), WindowState.CLOSED),
    ],
)
def test_the_last_day_of_each_span_counts_as_inside(window, day, state):
    assert window.state_on(day) == state


def test_a_period_without_a_window_is_closed(world):
    assert window_of(world.programme, year(1999)) is None
    assert why_closed(None, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("day", "corrects", "names"),
    [
        (date(2026, 1, 1), False, "02.01.2026"),
        (date(2027, 1, 5), False, "31.12.2026"),
        (date(2027, 1, 5), True, ""),
        (date(2027, 3, 2), True, "01.03.2027"),
        (date(2026, 6, 1), False, ""),
    ],
)
def test_the_reason_names_the_date(window, day, corrects, names):
    reason = why_closed(window, day, corrects=corrects)

    assert names in reason
    assert bool(reason) == bool(names)


def test_periods_have_names_in_words(world):
    from programme.models import Period

    half = Period(year=2026, half=1)
    assert str(world.period) == "2025"
    assert "2026" in str(half)


def test_periods_are_found_by_length_and_time(world):
    from programme.models import Period

    Period.objects.create(
        year=2026, half=1, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30)
    )

    assert [p.year for p in Period.objects.of_frequency("half_year")] == [2026]
    assert [p.year for p in Period.objects.of_frequency("year")] == [2025]
    assert Period.objects.begun(date(2026, 1, 1)).count() == 2
    assert Period.objects.ended(date(2026, 1, 1)).count() == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "Denne perioden åpner 02.01.2026."),
        (date(2026, 12, 15), "Frist 15.12.2026."),
        (
            date(2026, 12, 16),
            "Fristen var 15.12.2026. Tall tas imot til 31.12.2026 og merkes som sene.",
        ),
        (
            date(2027, 1, 1),
            "Nye tall ble tatt imot til 31.12.2026. Det som er sendt inn, kan rettes til 01.03.2027.",
        ),
        (date(2027, 3, 2), "Denne perioden ble stengt 01.03.2027."),
    ],
)
def test_what_holds_on_a_day_is_told_in_words(window, day, words):
    assert in_words(window, day) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "1. halvår 2026, 2. halvår 2026"),
        ("en", "1st half-year 2026, 2nd half-year 2026"),
    ],
)
def test_a_half_year_is_named_as_people_say_it(language, words):
    with translation.override(language):
        assert ", ".join(str(Period(year=2026, half=half)) for half in (1, 2)) == words
        assert ", ".join(str(Span(2026, half)) for half in (1, 2)) == words
