"""What the pages of figures say of the due date, and which figures came late."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from municipalities.actions import measurements
from municipalities.models import Measurement
from programme.models import ReportingWindow
from tests.municipalities.test_figures_pages import address, enter, submit
from tests.world import TODAY


@pytest.fixture
def window(world):
    return ReportingWindow.objects.get()


@pytest.mark.parametrize(
    ("due", "late", "corrections", "says", "takes"),
    [
        ("2026-12-15", "2026-12-31", "2027-03-01", "Frist 15.12.2026.", True),
        (
            "2026-02-15",
            "2026-12-31",
            "2027-03-01",
            "Fristen var 15.02.2026. Tall tas imot til 31.12.2026 og merkes som sene.",
            True,
        ),
        (
            "2026-02-15",
            "2026-03-15",
            "2027-03-01",
            "Nye tall ble tatt imot til 15.03.2026.",
            False,
        ),
        (
            "2026-02-15",
            "2026-03-15",
            "2026-05-01",
            "Denne perioden ble stengt 01.05.2026.",
            False,
        ),
    ],
)
def test_both_pages_tell_what_holds_today(
    client, world, window, due, late, corrections, says, takes
):
    window.due_on, window.late_until, window.corrections_until = due, late, corrections
    window.save()
    client.force_login(world.ola)

    read = client.get(address(world, window)).content.decode()
    write = client.get(f"/deltakere/{world.nordvik.pk}/tall/legg-inn/").content.decode()

    assert says in read
    assert says in write
    assert "Legg inn eller rett tall: 2025</a>" in read
    assert (" readonly>" not in write) == takes


def late_tag(client, world, window):
    return ">sen</span>" in client.get(address(world, window)).content.decode()


def test_a_figure_submitted_after_the_due_date_is_marked_as_late(client, world, window):
    enter(world, "41")
    client.force_login(world.lars)
    window.due_on = window.opens_on
    window.save()
    assert not late_tag(client, world, window), "a draft is not submitted"

    submit(world)

    assert late_tag(client, world, window)


def test_a_correction_of_a_figure_that_came_in_time_is_not_late(client, world, window):
    client.force_login(world.lars)
    for number in (41, 42):
        measurements.enter(
            participation=world.nordvik,
            indicator=world.indicator,
            period=world.period,
            part=world.total,
            entry=measurements.Entry(value=Decimal(number), correction_reason="Én var glemt"),
            by=world.ola,
            today=TODAY,
        )
        submit(world)
    first = Measurement.objects.filter(pk=Measurement.objects.get(state="replaced").pk)
    first.unlogged().update(submitted_at=datetime(2026, 1, 2, 12, tzinfo=UTC))
    window.due_on = window.opens_on
    window.save()

    assert not late_tag(client, world, window)


def test_a_programme_without_windows_asks_for_nothing_yet(client, world, window):
    ReportingWindow.objects.all().unlogged().delete()
    client.force_login(world.ola)

    page = client.get(f"/deltakere/{world.nordvik.pk}/tall/").content.decode()

    assert "Programmet har ikke bedt om tall ennå." in page
