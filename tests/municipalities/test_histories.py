"""The history of a participation, a figure, a comment, a person, a municipality and a programme."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.actions import users
from municipalities.actions import (
    anchors,
    comments,
    measurements,
    needs,
    participations,
    places,
    roles,
    wordings,
)
from municipalities.models import Measurement, Membership
from programme.actions import programmes
from programme.models import ReportingWindow
from tests.world import TODAY


def told(client, user, address):
    """The lines of a history that this visitor reads."""
    client.force_login(user)
    page = client.get(address)
    assert page.status_code == 200
    return [
        (
            line.by,
            str(line.verb),
            str(line.subject),
            tuple((str(f[0]), *f[1:]) for f in line.fields),
        )
        for line in page.context["lines"]
    ]


@pytest.fixture
def nordvik(world):
    return f"/deltakere/{world.nordvik.pk}/"


def test_a_new_phase_and_a_new_adviser_are_told(client, world, nordvik):
    own = {
        name: getattr(world.nordvik, name) for name in ("municipality", "district", "region")
    }
    own |= {"starts_on": world.nordvik.starts_on, "ends_on": None}
    participations.change(
        participation=world.nordvik, by=world.tor, phase="planning", adviser=world.anne, **own
    )

    newest = told(client, world.berit, f"{nordvik}historikk/")[0]

    assert newest[:3] == ("Tor", "endret det", "Deltakelsen")
    assert ("rådgiver", "", "Anne") in newest[3]


def test_a_role_is_told_from_its_first_day_to_its_end(client, world, nordvik):
    held = Membership.objects.get(user=world.berit)
    roles.end(membership=held, last_day=date(2026, 12, 31), by=world.kari)

    newest = told(client, world.anne, f"{nordvik}historikk/")[0]

    assert newest[:3] == ("Kari", "satte siste dag", "Berit")
    assert [field[1:] for field in newest[3]] == [("", "31.12.2026")]


def test_an_anchoring_that_was_taken_away_is_still_told(client, world, nordvik):
    words = {"kind": "finance", "title": "Økonomiplan"}
    row = anchors.add(participation=world.nordvik, by=world.ola, today=TODAY, **words)
    anchors.remove(participation=world.nordvik, anchor=row.pk, by=world.kari)

    lines = told(client, world.mona, f"{nordvik}historikk/")

    assert ("Kari", "tok det bort", "Økonomiplan") in [line[:3] for line in lines]
    assert ("tittel", "Økonomiplan", "") in lines[0][3]


def test_one_who_may_not_read_the_words_is_told_of_people_alone(client, world, nordvik):
    words = {"kind": "finance", "title": "Økonomiplan"}
    anchors.add(participation=world.nordvik, by=world.ola, today=TODAY, **words)

    lines = told(client, world.arne, f"{nordvik}historikk/")

    assert "Økonomiplan" not in {line[2] for line in lines}
    assert "Kari" in {line[2] for line in lines}


def figure(world, value):
    return measurements.enter(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        entry=measurements.Entry(value=Decimal(value)),
        by=world.ola,
        today=TODAY,
    )


def test_a_figure_tells_each_value_and_who_wrote_it(client, world, nordvik):
    figure(world, 41)
    figure(world, 28)

    lines = told(client, world.berit, f"{nordvik}tall/historikk/temp_families/")

    assert [line[:3] for line in lines] == [("Ola", "la inn tallet", "2025, I alt")] * 2
    assert ("verdi", "41", "28") in lines[0][3]


def test_a_figure_without_changes_says_so(client, world, nordvik):
    client.force_login(world.kari)

    page = client.get(f"{nordvik}tall/historikk/temp_families/")

    assert "Ingenting er endret ennå." in page.content.decode()


def test_the_figures_of_no_indicator_have_no_history(client, world, nordvik):
    client.force_login(world.kari)

    assert client.get(f"{nordvik}tall/historikk/finnes_ikke/").status_code == 404


def test_the_page_of_figures_leads_to_their_history_for_own_people(client, world, nordvik):
    figure(world, 41)
    Measurement.objects.get()
    window = ReportingWindow.objects.get().pk
    client.force_login(world.ola)

    page = client.get(f"{nordvik}tall/{window}/").content.decode()

    assert f"{nordvik}tall/historikk/temp_families/" in page


def test_a_changed_comment_says_so_and_shows_what_stood(client, world, nordvik):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need
    wordings.share(owner=need, by=world.kari)
    said = comments.write(about=need, text="Hvor mange?", by=world.anne)
    comments.change(comment=said, text="Hvor mange i 2025?", by=world.anne)

    lines = told(client, world.kari, f"{nordvik}kommentarer/{said.pk}/historikk/")
    page = client.get(f"{nordvik}behov/{need.pk}/").content.decode()

    assert lines[0][3] == (("kommentar", "Hvor mange?", "Hvor mange i 2025?"),)
    assert f"{nordvik}kommentarer/{said.pk}/historikk/" in page


def test_a_person_tells_of_access_and_of_every_role(client, world):
    users.set_active(user=world.per, is_active=False, by=world.arne)

    lines = told(client, world.arne, f"/brukere/{world.per.pk}/historikk/")
    of_kari = told(client, world.arne, f"/brukere/{world.kari.pk}/historikk/")
    of_anne = told(client, world.arne, f"/brukere/{world.anne.pk}/historikk/")

    assert lines[0][:2] == ("Arne", "stengte personen ute")
    assert "Nordvik" in {line[2] for line in of_kari}
    assert "Husbanken" in {line[2] for line in of_anne}


def test_a_municipality_tells_who_entered_its_written_form_and_its_districts(client, world):
    place = world.nordvik.municipality
    places.set_written_form(municipality=place, written_form="nn", by=world.tor)
    places.add_district(municipality=place, name="Gamle havn", code="990101", by=world.tor)

    lines = told(client, world.ola, f"/kommuner/{place.pk}/historikk/")

    assert lines[0][:3] == ("Tor", "la det til", "Bydel")
    assert lines[1][3] == (("målform", "", "Nynorsk"),)


def test_a_programme_tells_of_its_tolerance_and_of_moved_dates(client, world):
    programmes.change(programme=world.programme, by=world.tor, tolerance_percent=7)
    window = ReportingWindow.objects.select_related("period").get()
    programmes.set_window(window=window, by=world.tor, due_on=date(2026, 12, 20))

    lines = told(client, world.ola, "/program/bsu/historikk/")

    assert lines[0][:2] == ("Tor", "satte datoene")
    assert ("15.12.2026", "20.12.2026") in [field[1:] for field in lines[0][3]]
    assert ("10", "7") in [field[1:] for line in lines for field in line[3]]
