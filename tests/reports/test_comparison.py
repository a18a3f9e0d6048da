"""A participation's figures beside the median, and beside those who are open both ways."""

import pytest
from django.urls import reverse

from municipalities.actions import comparisons
from tests.reports import scenes
from tests.world import count_indicator, year

ADDRESS = "/sammenlign/"


def shown(client, user, **chosen):
    client.force_login(user)
    return client.get(ADDRESS, chosen)


def rows(response, number=0):
    """The named rows of an indicator, first those one reads, then those opened."""
    _indicator, own = response.context["compared"][number]
    return [(each.participation.name, each.figures) for each in (*own.first, *own.others)]


@pytest.fixture
def five(world):
    for own, value in zip(
        [world.nordvik, world.sorvik, *scenes.more_places(world, 3)],
        [12, 9, 20, 7, 30],
        strict=True,
    ):
        scenes.figure(world, own, value)
    scenes.figure(world, world.nordvik, 14, period=year(2024))
    return world


def test_the_own_past_comes_first_and_then_the_median(client, five):
    response = shown(client, five.kari)

    assert rows(response) == [("Nordvik", (14, 12))]
    text = response.content.decode()
    assert text.index('<th scope="row">Nordvik</th>') < text.index(
        'scope="row">Median, programmet</th>'
    )
    assert "9–20" in text  # the quartiles of 7, 9, 12, 20, 30
    assert "Sørvik" not in text


def test_one_who_is_open_both_ways_comes_after_and_by_name(client, five):
    third = scenes.more_places(five, 1, first=8)[0]
    scenes.figure(five, third, 99)
    for other in (third, five.sorvik):
        comparisons.open_for(participation=five.nordvik, opened_for=other, by=five.kari)
        comparisons.open_for(participation=other, opened_for=five.nordvik, by=five.siri)

    found = rows(shown(client, five.kari))

    # By name and never by result; of 2024 nobody else was asked to have a figure yet.
    assert [name for name, _figures in found] == ["Nordvik", "Sted 08", "Sørvik"]
    assert [figures[-1] for _name, figures in found] == [12, 99, 9]


def test_husbanken_sees_what_the_participant_sees(client, five):
    response = shown(client, five.mona, participation=five.sorvik.pk)

    assert [name for name, _figures in rows(response)] == ["Sørvik"]


def test_what_two_open_for_each_other_is_not_an_advisers_of_one_of_them(client, five):
    for one, other in [(five.nordvik, five.sorvik), (five.sorvik, five.nordvik)]:
        comparisons.open_for(participation=one, opened_for=other, by=five.kari)
    of_nordvik = {"participation": five.nordvik.pk}

    manager, adviser = (
        [name for name, _figures in rows(shown(client, user, **of_nordvik))]
        for user in (five.mona, five.anne)
    )

    assert manager == ["Nordvik", "Sørvik"]
    assert adviser == ["Nordvik"]


def test_the_indicators_that_are_chosen_are_shown(client, five):
    other = count_indicator("other", name_nb="Et annet tall")
    five.programme.indicators_for_all.add(other)

    response = shown(client, five.kari, indicator=["other"])

    assert [each.code for each, _own in response.context["compared"]] == ["other"]


def test_an_indicator_without_periods_says_so(client, world):
    world.programme.windows.all().unlogged().delete()

    assert "Ingen tall er sendt inn ennå." in shown(client, world.kari).content.decode()


def test_where_nothing_is_asked_of_all_one_is_asked_to_choose(client, world):
    world.programme.indicators_for_all.clear()

    assert "Ingen indikatorer er felles for alle." in shown(client, world.kari).content.decode()


def test_anothers_figures_cannot_be_chosen(client, five):
    response = shown(client, five.kari, participation=five.sorvik.pk)

    assert response.context["left_out"].unknown == ("Deltaker",)
    assert response.context["participation"] == five.nordvik
    assert "Sørvik" not in response.content.decode()


@pytest.mark.parametrize(
    ("chosen", "label"),
    [
        ({"participation": "x"}, "Deltaker"),
        ({"participation": "9" * 40}, "Deltaker"),
        ({"indicator": ["unknown"]}, "Indikatorer"),
        ({"indicator": ["temp_families\x00"]}, "Indikatorer"),
    ],
)
def test_a_wrong_choice_is_left_out_and_said(client, world, chosen, label):
    response = shown(client, world.kari, **chosen)

    assert response.status_code == 200
    assert response.context["left_out"].unknown == (label,)
    assert response.context["participation"] == world.nordvik
    assert [each.code for each, _own in response.context["compared"]] == ["temp_families"]


def test_of_several_indicators_those_that_there_are_stay(client, world):
    world.programme.indicators_for_all.add(count_indicator("other"))

    response = shown(client, world.kari, indicator=["other", "unknown"])

    assert response.context["left_out"].unknown == ("Indikatorer",)
    assert [each.code for each, _own in response.context["compared"]] == ["other"]


def test_more_than_twelve_are_too_many(client, world):
    codes = [f"count_{number}" for number in range(13)]
    world.programme.indicators_for_all.set([count_indicator(code) for code in codes])

    response = shown(client, world.kari, indicator=codes)

    assert response.status_code == 422
    assert "Velg opptil 12 indikatorer." in response.content.decode()


def test_where_there_are_no_participants_it_is_said(client, world):
    for own in (world.nordvik, world.sorvik):
        own.memberships.all().unlogged().delete()
    world.programme.participations.all().unlogged().delete()

    assert "Det er ingen deltaker å vise." in shown(client, world.mona).content.decode()


def test_the_menu_leads_participants_to_it_and_husbanken_to_the_programme(client, world):
    client.force_login(world.kari)
    assert f'href="{reverse("comparison")}"' in client.get("/indikatorer/").content.decode()

    client.force_login(world.mona)
    assert (
        f'href="{reverse("programme-figures")}"' in client.get("/indikatorer/").content.decode()
    )
