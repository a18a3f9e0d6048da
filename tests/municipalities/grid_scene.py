"""A grid of Nordvik: two years open together, a count asked of all and a rate that it follows."""

from datetime import date

from municipalities.grid import Chosen, Grid
from municipalities.models import FollowedIndicator, Measurement
from programme.models import Period, ReportingWindow
from tests.world import TODAY, open_window, rate_indicator, year

ALL = Chosen(first=1, last=9999)


def two_years(world):
    """2024 and 2025 are open; the rate is followed, and nobody is asked whether a figure jumps."""
    world.y2024, world.rate = year(2024), rate_indicator()
    open_window(world.programme, world.y2024)
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=world.rate)
    return world


def closed_year(world, number=2023):
    """A year whose window was closed on 01.03.2025."""
    period = year(number)
    ReportingWindow.objects.create(
        programme=world.programme,
        period=period,
        kind="figures",
        opens_on=date(2025, 1, 2),
        due_on=date(2025, 2, 1),
        late_until=date(2025, 2, 15),
        corrections_until=date(2025, 3, 1),
    )
    return period


def move(period, **dates):
    """Other dates for the window of a period."""
    window = ReportingWindow.objects.get(period=period)
    for name, day in dates.items():
        setattr(window, name, day)
    window.save()


def half_year(world):
    """The first half of 2026, open."""
    period = Period.objects.create(
        year=2026, half=1, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30)
    )
    open_window(world.programme, period)
    return period


def figure(world, value=None, **words):
    """A submitted figure of Nordvik for 2025, unless told otherwise."""
    given = {
        "participation": world.nordvik,
        "indicator": world.indicator,
        "period": world.period,
        "part": world.total,
        "value": value,
        "state": "submitted",
        "submitted_at": "2026-01-15T12:00+01:00",
        "entered_by": world.ola,
    }
    return Measurement.objects.create(**given | words)


def grid(world, chosen=None, who=None):
    """The grid as Ola sees it."""
    return Grid(world.nordvik, who or world.ola, TODAY, chosen)
