"""Exceptions from the dates of a period: given, changed, ended early, by the programme lead."""

from datetime import date
from uuid import uuid4

import pytest

from municipalities.actions import reporting_exceptions
from municipalities.models import ReportingException
from municipalities.openness import Openness
from programme.models import Programme, ReportingWindow
from tests.world import START, TODAY, place
from web.errors import Refused
from web.second_save import stamp_of

MARCH, CLOSED = date(2027, 3, 15), date(2027, 3, 10)


@pytest.fixture
def window(world):
    return ReportingWindow.objects.get()


def give(world, window, *, until=MARCH, **words):
    told = {"participation": world.nordvik, "reason": "Nytt fagsystem", "today": TODAY}
    return reporting_exceptions.give(window=window, until=until, by=world.tor, **(told | words))


def end(exception, world, today=TODAY):
    return reporting_exceptions.end(exception=exception, by=world.tor, today=today)


def test_a_closed_period_is_open_for_the_one_with_the_exception(world, window):
    given = give(world, window)

    assert Openness(world.nordvik, CLOSED).why_closed(world.period) == ""
    assert Openness(world.sorvik, CLOSED).why_closed(world.period)
    assert given.history.first().history_change_reason == "exception.given"
    end(given, world, CLOSED)
    assert Openness(world.nordvik, CLOSED).why_closed(world.period)


@pytest.mark.parametrize(
    ("until", "words"),
    [(date(2026, 11, 23), "passert"), (date(2026, 12, 31), r"31\.12\.2026")],
)
def test_an_exception_that_would_give_nothing_is_refused(world, window, until, words):
    with pytest.raises(Refused, match=words) as refusal:
        give(world, window, until=until)

    assert refusal.value.field == "until"


def test_a_period_of_another_programme_is_refused(world, window):
    other = Programme.objects.create(code="x", name_nb="Et annet", starts_on=START)

    with pytest.raises(Refused, match="ikke med i programmet"):
        give(world, window, participation=place("Vik", "9950", world.region, other))


def test_what_has_ended_is_not_ended_again(world, window):
    given = end(give(world, window), world)

    assert given.until == date(2026, 11, 23)
    with pytest.raises(Refused, match="allerede avsluttet"):
        end(given, world)


def form(world, period, **words):
    return {
        "participation": world.nordvik.pk,
        "window": period.pk,
        "until": "15.03.2027",
        "reason": "Nytt fagsystem",
        "once": uuid4().hex,
    } | words


def test_the_lead_gives_changes_and_ends_an_exception(client, world, window):
    client.force_login(world.tor)
    figures = f"/deltakere/{world.nordvik.pk}/tall/{window.pk}/"
    assert "/program/bsu/unntak/?participation=" in client.get(figures).content.decode()
    opened = client.get(
        f"/program/bsu/unntak/?participation={world.nordvik.pk}&window={window.pk}"
    )
    assert opened.content.decode().count("selected") == 2

    sent = form(world, window)
    answer = client.post("/program/bsu/unntak/", sent)
    assert answer.url == figures
    again = client.post("/program/bsu/unntak/", sent)
    assert again.url == "/program/bsu/"
    assert "gitt av Tor: Nytt fagsystem" in client.get("/program/bsu/").content.decode()

    given = ReportingException.objects.get()
    change = f"/deltakere/{world.nordvik.pk}/unntak/{given.pk}/"
    assert "2025" in client.get(change).content.decode()
    typed = {"until": "20.03.2027", "reason": "Sykdom", "seen": stamp_of(given)}
    assert client.post(change, typed | {"until": "01.01.2020"}).status_code == 422
    assert client.post(change, typed).status_code == 302
    assert client.post(change, typed).status_code == 422  # someone was first: oneself
    client.post(f"{change}avslutt/")

    given.refresh_from_db()
    assert (given.until, given.reason) == (date(2026, 11, 23), "Sykdom")
    assert "ny siste dag" in client.get(figures).content.decode()
    history = client.get(f"/deltakere/{world.nordvik.pk}/historikk/").content.decode()
    for words in ("Unntak fra fristen, 2025", "Sykdom", "23.11.2026"):
        assert words in history


def test_a_second_exception_in_the_same_period_is_refused(client, world, window):
    give(world, window)
    client.force_login(world.tor)

    answer = client.post("/program/bsu/unntak/", form(world, window))

    assert answer.status_code == 422
    assert "Endre det" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"until": "snart"}, {"reason": " "}, {"window": "999"}, {"until": "01.12.2026"}]
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, world, window, wrong):
    client.force_login(world.tor)

    answer = client.post("/program/bsu/unntak/", form(world, window, **wrong))

    assert answer.status_code == 422
    assert not ReportingException.objects.exists()


def test_others_read_their_own_exceptions_only(client, world, window):
    give(world, window)

    seen = {}
    for name in ("ola", "siri", "mona", "arne"):
        client.force_login(world.people()[name])
        pages = ("/program/bsu/", "/program/bsu/historikk/")
        seen[name] = [
            "Nytt fagsystem" in client.get(address).content.decode() for address in pages
        ]
    yes, no = [True, True], [False, False]
    assert seen == {"ola": yes, "siri": no, "mona": yes, "arne": no}


def test_a_lead_of_one_region_gives_exceptions_there_alone(client, world, window):
    world.tor.programme_roles.all().unlogged().update(region=world.region)
    client.force_login(world.tor)

    choices = (
        client.get("/program/bsu/unntak/").context["form"].fields["participation"].queryset
    )

    assert [*choices] == [world.nordvik]


def test_an_exception_for_the_report_does_not_open_the_figures(client, world, window):
    days = ("opens_on", "due_on", "late_until", "corrections_until")
    told = {name: getattr(window, name) for name in days} | {"period": world.period}
    report = ReportingWindow.objects.create(programme=world.programme, kind="report", **told)
    client.force_login(world.tor)
    assert "2025, rapport" in client.get("/program/bsu/unntak/").content.decode()
    early = client.post("/program/bsu/unntak/", form(world, report, until="31.12.2026"))
    assert "Alle kan sende rapporten" in early.content.decode()

    answer = client.post("/program/bsu/unntak/", form(world, report))

    given = ReportingException.objects.get()
    assert (answer.url, given.window) == ("/program/bsu/", report)
    assert Openness(world.nordvik, CLOSED).why_closed(world.period)
    assert "Nordvik, 2025, rapport:" in client.get("/program/bsu/").content.decode()
    change = f"/deltakere/{world.nordvik.pk}/unntak/{given.pk}/"
    assert "2025, rapport" in client.get(change).content.decode()
    assert client.post(f"{change}avslutt/").url == "/program/bsu/"
