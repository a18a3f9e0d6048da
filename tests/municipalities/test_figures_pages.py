"""The pages of figures: who reads them, and what of them."""

from decimal import Decimal

import pytest

from municipalities.actions import figure_steps, measurements
from municipalities.entries import Entry
from municipalities.models import Measurement
from programme.models import Period, ReportingWindow
from tests.world import TODAY


@pytest.fixture
def window(world):
    return ReportingWindow.objects.get()


def address(world, window, tail="", participation=None):
    return f"/deltakere/{(participation or world.nordvik).pk}/tall/{window.pk}/{tail}"


def submit(world):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )


def enter(world, value):
    measurements.enter(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        entry=Entry(value=Decimal(value)),
        by=world.ola,
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("name", "tail", "status"),
    [
        ("ola", "send-inn/", 403),
        ("lars", "godkjenn/", 403),
        ("siri", "send-inn/", 404),
        ("anne", "send-inn/", 403),
        ("mona", "godkjenn/", 403),
        ("per", "send-inn/", 404),
    ],
)
def test_who_may_not_write_is_refused(client, world, window, name, tail, status):
    client.force_login(world.people()[name])

    assert client.post(address(world, window, tail)).status_code == status


@pytest.mark.parametrize("name", ["kari", "ola", "berit", "anne", "mona", "eva"])
def test_everybody_who_reads_what_is_submitted_reads_the_page(client, world, window, name):
    client.force_login(world.people()[name])

    assert client.get(address(world, window)).status_code == 200
    assert client.get(f"/deltakere/{world.nordvik.pk}/tall/").status_code == 200


def test_a_draft_does_not_show_on_the_advisers_page(client, world, window):
    enter(world, "4711")
    client.force_login(world.anne)

    assert "711" not in client.get(address(world, window)).content.decode()


def test_a_small_submitted_figure_is_hidden_from_the_manager_only(client, world, window):
    enter(world, "3")
    submit(world)
    Measurement.objects.unlogged().update(is_confirmed=True)

    shown = {}
    for name in ("kari", "anne", "mona"):
        client.force_login(world.people()[name])
        row = client.get(address(world, window)).context["themes"][0][1][0]
        shown[name] = row.value, row.marks
    told = (3, ("uvanlig, bekreftet",))
    assert shown == {"kari": told, "anne": told, "mona": ("suppressed", ())}


def test_a_figure_that_is_not_due_is_told_from_a_missing_one(client, world, window):
    client.force_login(world.ola)
    get = lambda: client.get(address(world, window)).context["themes"][0][1][0].value  # noqa: E731

    assert get() == "not_due"
    window.opens_on = window.due_on = window.opens_on
    window.save()
    assert get() == "missing"


def test_a_programme_without_windows_says_so(client, world, window):
    window.delete()
    client.force_login(world.ola)

    assert client.get(f"/deltakere/{world.nordvik.pk}/tall/").status_code == 200


def test_a_window_of_another_programme_is_not_found(client, world, window):
    client.force_login(world.ola)

    assert client.get(f"/deltakere/{world.nordvik.pk}/tall/999999/").status_code == 404


def test_a_half_year_asks_only_for_half_yearly_indicators(client, world):
    from datetime import date

    half = Period.objects.create(
        year=2026, half=1, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30)
    )
    window = ReportingWindow.objects.create(
        programme=world.programme,
        period=half,
        kind="figures",
        opens_on=date(2026, 7, 1),
        due_on=date(2026, 12, 1),
        late_until=date(2026, 12, 2),
        corrections_until=date(2026, 12, 3),
    )
    client.force_login(world.ola)

    assert client.get(address(world, window)).context["themes"] == []
