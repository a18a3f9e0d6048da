"""A period that was due on 15 February, and figures that came on days that a test chooses."""

from datetime import UTC, date, datetime

from municipalities.models import Evidence, Measurement, ReportingException
from programme.models import ReportingWindow
from tests.reports import scenes

DUE = date(2026, 2, 15)
IN_TIME, LATE = date(2026, 2, 10), date(2026, 3, 1)


def past_due(world):
    """The window of 2025, past its due date and still open for late figures."""
    ReportingWindow.objects.all().unlogged().update(due_on=DUE)
    return ReportingWindow.objects.get(programme=world.programme, period=world.period)


def came(figure, day):
    """Let the figure have been submitted on a day."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    Measurement.objects.filter(pk=figure.pk).unlogged().update(submitted_at=at)
    return figure


def figure(world, place, value=41, *, on=IN_TIME, **words):
    """A figure that was submitted on a day; in time unless told."""
    made = scenes.figure(world, place, value, **words)
    return made if made.state == "draft" else came(made, on)


def evidence(world, place, indicator=None, period=None):
    """A link that tells where the figure comes from."""
    return Evidence.objects.create(
        participation=place,
        indicator=indicator or world.indicator,
        period=period or world.period,
        words="Uttrekk fra fagsystemet",
        url="https://example.org/",
        added_by=world.kari,
    )


def exception(world, place, until):
    """Tor lets a participant report later."""
    return ReportingException.objects.create(
        participation=place,
        window=ReportingWindow.objects.get(programme=world.programme, period=world.period),
        until=until,
        reason="Nytt fagsystem",
        given_by=world.tor,
    )
