"""Several windows opened, closed or extended at once, after a preview, all or none."""

from datetime import date
from decimal import Decimal

import pytest

from municipalities.actions import figure_steps, measurements
from municipalities.models import FollowedIndicator
from municipalities.window_reach import reach
from programme.actions import calendar, programmes
from programme.models import Period, ReportingWindow
from tests.world import TODAY, rate_indicator, year

PAGE = "/program/bsu/vinduer/"


@pytest.fixture
def windows(world):
    """The years 2025 (open) and 2026 (opens 2 January 2027), and the halves of 2026, with their reports."""
    calendar.add_years(first=2026, last=2026)
    calendar.open_windows(programme=world.programme, periods=Period.objects.all(), by=world.tor)
    return ReportingWindow.objects.order_by("pk")


@pytest.fixture
def as_tor(client, world):
    client.force_login(world.tor)
    return client


def of(number, half=None, kind="figures"):
    return ReportingWindow.objects.get(period__year=number, period__half=half, kind=kind)


def preview(client, chosen, deed, **days):
    form = {"chosen": [window.pk for window in chosen], "deed": deed} | days
    return form, client.post(PAGE, form)


def confirm(client, form, answer):
    return client.post(PAGE, form | {"seen": answer.context["seen"], "confirm": "1"})


def test_the_preview_changes_nothing_and_shows_before_and_after_and_whom(
    as_tor, world, windows
):
    form, answer = preview(as_tor, [of(2025)], "close")

    page = answer.content.decode()
    assert (answer.status_code, of(2025).corrections_until) == (200, date(2027, 3, 1))
    for words in ("01.03.2027", "24.11.2026", "2 deltakere er spurt", "2 har ikke sendt inn"):
        assert words in page
    assert confirm(as_tor, form, answer).status_code == 302
    closed = of(2025)
    assert closed.corrections_until == TODAY
    assert closed.history.first().history_change_reason == "window.closed"


def test_two_windows_open_together_and_each_is_named(as_tor, world, windows):
    chosen = [of(2026), of(2026, kind="report")]
    form, answer = preview(as_tor, chosen, "open")

    assert "2026, tall" in answer.content.decode()
    assert "2026, rapport" in answer.content.decode()
    told = confirm(as_tor, form, answer)

    assert "2 vinduer er endret" in as_tor.get(told.url).content.decode()
    assert [of(2026).opens_on, of(2026, kind="report").opens_on] == [TODAY, TODAY]
    as_tor.force_login(world.ola)
    figures = as_tor.get(f"/deltakere/{world.nordvik.pk}/tall/{of(2026).pk}/").content.decode()
    assert "Tall 2026" in figures


def test_an_extension_that_cannot_stand_for_one_is_done_for_none(as_tor, world, windows):
    form, answer = preview(as_tor, [of(2025), of(2026, 1)], "extend", late_until="31.03.2027")

    assert not answer.context["can_be_done"]
    assert "rekkefølge" in answer.content.decode()
    assert confirm(as_tor, form, answer).status_code == 422
    assert of(2025).late_until == date(2026, 12, 31)


def test_an_extension_moves_every_chosen_window(as_tor, world, windows):
    dates = {"late_until": "31.01.2027", "corrections_until": "01.07.2027"}
    form, answer = preview(as_tor, [of(2025), of(2026, 1)], "extend", **dates)

    confirm(as_tor, form, answer)

    assert {of(2025).late_until, of(2026, 1).late_until} == {date(2027, 1, 31)}
    as_tor.force_login(world.kari)
    history = as_tor.get("/program/bsu/historikk/").content.decode()
    assert "forlenget datoene" in history


def test_a_window_that_another_moved_meanwhile_stops_all(as_tor, world, windows):
    form, answer = preview(as_tor, [of(2025), of(2026, 1)], "close")
    programmes.set_window(window=of(2025), by=world.tor, due_on=date(2026, 12, 20))

    again = confirm(as_tor, form, answer)

    assert again.status_code == 422
    assert "Ingenting er endret" in again.content.decode()
    assert of(2026, 1).corrections_until == date(2027, 1, 31)
    assert "20.12.2026" in again.content.decode()
    assert confirm(as_tor, form, again).status_code == 302


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"deed": "close"}, "minst ett vindu"),
        ({"deed": "extend"}, "minst én dato"),
        ({"deed": "extend", "due_on": "snart"}, "gyldig dato"),
        ({"deed": "burn"}, "valg"),
        ({"deed": "close", "chosen": ["999999"]}, ""),
    ],
)
def test_what_is_wrong_with_the_choice_is_said(as_tor, world, windows, typed, words):
    chosen = {"chosen": [of(2025).pk]} if typed.get("deed") != "close" else {}

    answer = as_tor.post(PAGE, chosen | typed)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ("minst én dato" in answer.content.decode()) == (words == "minst én dato")
    assert "moves" not in answer.context


def test_what_changes_nothing_is_not_offered(as_tor, world, windows):
    form, answer = preview(as_tor, [of(2025)], "open")

    assert not answer.context["can_be_done"]
    assert confirm(as_tor, form, answer).status_code == 422


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 7),
        ("?year=2025", 2),
        ("?kind=report", 3),
        ("?half=year", 4),
        ("?half=1&kind=figures", 1),
        ("?year=x", 7),
    ],
)
def test_the_list_to_choose_from_is_narrowed_by_year_kind_and_length(
    as_tor, world, windows, query, count
):
    answer = as_tor.get(PAGE + query)

    assert answer.context["form"].fields["chosen"].queryset.count() == count
    assert bool(answer.context["left_out"]) is ("year=x" in query)


def test_whom_it_concerns_counts_what_is_submitted_and_never_tells_of_drafts(world):
    FollowedIndicator.objects.create(
        participation=world.sorvik, indicator=rate_indicator("own", frequency="half_year")
    )
    measurements.enter(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        entry=measurements.Entry(value=Decimal(41)),
        by=world.ola,
        today=TODAY,
    )
    window = ReportingWindow.objects.get()

    def counted():
        found = reach(world.programme, [window], world.tor)[window.pk]
        return found.asked, found.lacking

    assert counted() == (2, 2)
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )
    assert counted() == (2, 1)
    world.sorvik.ends_on = date(2024, 6, 30)
    world.sorvik.save()
    assert counted() == (1, 0)
    assert reach(world.programme, [ReportingWindow(kind="report")], world.tor) == {}
    assert year(2025) == world.period
