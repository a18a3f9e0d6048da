"""The figures that one is responsible for, and who says who is."""

from datetime import date

import pytest
from django.urls import reverse

from municipalities.actions import figure_steps, responsible
from municipalities.models import FollowedIndicator, Measurement, ReportingException
from programme.models import ReportingWindow
from tests.municipalities.test_figure_page import enter, read, submit
from tests.world import TODAY, count_indicator, followed
from web.errors import Refused


def name(world, person, indicator=None, by=None):
    return responsible.name(
        participation=world.nordvik,
        chosen={indicator or world.indicator: person},
        by=by or world.lars,
        today=TODAY,
    )


def mine(client, user):
    return read(client, user, "/mine-tall/")


def test_those_who_are_responsible_see_what_is_missing_with_the_way_to_the_cell(client, world):
    other = followed(world.nordvik, count_indicator("temp_households", name_nb="Husstander"))
    name(world, world.ola)

    page = mine(client, world.ola)

    assert "1 tall mangler." in page
    assert reverse("figure", args=[world.nordvik.pk, "temp_families", world.period.pk]) in page
    assert other.name not in page
    assert "15.12.2026" in page
    assert "Du har ikke ansvar" in mine(client, world.lars)


def test_the_state_and_the_marks_of_each_are_told(client, world):
    name(world, world.ola)
    enter(world, 41, known="estimated")

    page = mine(client, world.ola)

    assert ">utkast</span>" in page
    assert ">anslått</span>" in page


def test_a_returned_figure_comes_with_its_comment_while_corrections_are_taken(client, world):
    name(world, world.ola)
    enter(world, 41)
    submit(world)
    window = ReportingWindow.objects.filter(pk=ReportingWindow.objects.get().pk)
    window.unlogged().update(due_on="2026-02-15", late_until="2026-03-15")
    assert "Du har ikke ansvar" in mine(client, world.ola), "submitted, and only corrections"

    figure_steps.send_back(
        figures=[*Measurement.objects.all()], comment="Er alle med?", by=world.kari, today=TODAY
    )
    page = mine(client, world.ola)
    assert "1 er returnert til deg." in page
    assert "Er alle med?" in page


def test_a_closed_period_is_not_there_and_an_exception_brings_it_back(client, world):
    name(world, world.ola)
    closed = dict.fromkeys(("due_on", "late_until", "corrections_until"), "2026-02-15")
    ReportingWindow.objects.unlogged().update(**closed)
    assert "Du har ikke ansvar" in mine(client, world.ola)

    ReportingException.objects.create(
        participation=world.nordvik,
        window=ReportingWindow.objects.get(),
        until=date(2026, 12, 1),
        reason="Sykdom",
        given_by=world.tor,
    )
    assert "1 tall mangler." in mine(client, world.ola)


# Who says who is responsible


def test_an_indicator_asked_of_all_gets_a_row_and_its_history(client, world):
    assert name(world, world.ola) == 1
    assert name(world, world.ola) == 0

    row = FollowedIndicator.objects.get()
    assert row.responsible == world.ola
    page = read(client, world.berit, f"/deltakere/{world.nordvik.pk}/historikk/")
    assert "sa hvem som har ansvar for tallene" in page
    assert name(world, None) == 1


@pytest.mark.parametrize("person", ["berit", "siri", "anne", "per"])
def test_only_those_who_enter_figures_there_today_can_be_responsible(world, person):
    with pytest.raises(Refused, match="ikke en rolle her i dag"):
        name(world, world.people()[person])


def change(client, world, user, person, was=""):
    client.force_login(user)
    pk = world.indicator.pk
    return client.post(
        reverse("responsible-change", args=[world.nordvik.pk]),
        {f"who-{pk}": str(person.pk) if person else "", f"was-{pk}": was},
    )


def test_a_leader_says_who_on_one_page(client, world):
    answer = change(client, world, world.lars, world.ola)

    assert answer.status_code == 302
    assert FollowedIndicator.objects.get().responsible == world.ola
    assert change(client, world, world.lars, world.ola, str(world.ola.pk)).status_code == 302


def test_a_second_save_says_what_another_chose_and_lets_the_user_choose(client, world):
    name(world, world.kari)

    answer = change(client, world, world.lars, world.ola)

    assert answer.status_code == 422
    assert "Kari" in answer.content.decode()
    was = answer.context["form"].data[f"was-{world.indicator.pk}"]
    assert change(client, world, world.lars, world.ola, was).status_code == 302
    assert FollowedIndicator.objects.get().responsible == world.ola


def test_one_whose_role_has_ended_stays_until_another_is_chosen(client, world):
    name(world, world.ola)
    world.nordvik.memberships.filter(user=world.ola).unlogged().delete()
    page = read(client, world.lars, reverse("responsible-change", args=[world.nordvik.pk]))
    assert "En som ikke har en rolle her i dag" in page

    kept = change(client, world, world.lars, world.ola, str(world.ola.pk))

    assert kept.status_code == 302
    assert FollowedIndicator.objects.get().responsible == world.ola


def test_the_menu_leads_there_for_those_who_enter_figures(client, world):
    assert "/mine-tall/" in read(client, world.ola, "/")
    assert "/mine-tall/" not in read(client, world.anne, "/")
    assert reverse("responsible-change", args=[world.nordvik.pk]) in mine(client, world.kari)
