"""A participation chooses what it follows; what it reported stays when it stops."""

from datetime import date

import pytest

from municipalities.actions import followed, goals
from municipalities.models import FollowedIndicator, GoalIndicator, Measurement
from tests.world import TODAY, count_indicator, rate_indicator
from web.errors import Refused


@pytest.fixture
def scene(client, world):
    """Lars, in English, with a rate and a count to choose among."""
    world.lars.language = "en"
    world.lars.save()
    client.force_login(world.lars)
    world.rate = rate_indicator(name_en="Refused")
    world.homes = count_indicator("homes", name_nb="Ledige boliger", name_en="Empty homes")
    return world


def page_of(world):
    return f"/deltakere/{world.nordvik.pk}/indikatorer/"


def chosen(world):
    rows = FollowedIndicator.objects.of(world.nordvik).order_by("indicator__code")
    return [row.indicator.code for row in rows]


def test_the_leader_chooses_and_stops_and_the_figures_stay(client, scene):
    address = page_of(scene)
    shown = client.get(address).content.decode()
    assert "1 indicator is asked of all" in shown
    both = [scene.rate.pk, scene.homes.pk]

    client.post(address, {"followed": both, "at_first": ""})
    assert chosen(scene) == ["homes", "refused_share"]
    Measurement.objects.create(
        participation=scene.nordvik,
        indicator=scene.homes,
        period=scene.period,
        part=scene.total,
        value=7,
        entered_by=scene.ola,
    )
    client.post(
        address, {"followed": [scene.rate.pk], "at_first": f"{scene.rate.pk} {scene.homes.pk}"}
    )

    assert chosen(scene) == ["refused_share"]
    assert Measurement.objects.filter(indicator=scene.homes).exists()
    overview = client.get(f"/deltakere/{scene.nordvik.pk}/").content.decode()
    assert "1 is chosen besides." in overview
    history = client.get(f"/deltakere/{scene.nordvik.pk}/historikk/").content.decode()
    assert "stopped following the indicator" in history


def test_two_who_choose_at_once_do_not_undo_each_other(client, scene):
    followed.choose(
        participation=scene.nordvik, follow=[scene.homes], leave=[], by=scene.kari, today=TODAY
    )

    client.post(page_of(scene), {"followed": [scene.rate.pk], "at_first": ""})
    client.post(page_of(scene), {"followed": [scene.rate.pk], "at_first": "x 999999"})

    assert chosen(scene) == ["homes", "refused_share"]
    followed.choose(
        participation=scene.nordvik,
        follow=[],
        leave=[scene.indicator],
        by=scene.kari,
        today=TODAY,
    )
    assert chosen(scene) == ["homes", "refused_share"]


def test_what_the_filter_hides_stays_as_it_is(client, scene):
    scene.nordvik.followed.create(indicator=scene.homes)
    address = f"{page_of(scene)}?theme=waiting&text=avslag"
    page = client.get(address)
    assert "Empty homes" not in page.content.decode()

    answer = client.post(
        address,
        {"followed": [scene.rate.pk], "at_first": page.context["form"]["at_first"].value()},
    )

    assert answer.url == address
    assert chosen(scene) == ["homes", "refused_share"]
    unknown = client.get(f"{page_of(scene)}?theme=castles&text=homes")
    assert unknown.context["left_out"].unknown == ("Theme",)
    assert "Empty homes" in unknown.content.decode()
    nothing = client.get(f"{page_of(scene)}?text=finnes-ikke").content.decode()
    assert "No indicators match." in nothing


def test_what_is_over_replaced_or_measures_a_goal_is_said(client, scene):
    scene.nordvik.followed.create(indicator=scene.homes)
    scene.homes.valid_to = date(2025, 12, 31)
    scene.homes.save()
    count_indicator("homes_2", name_nb="Nye", replaces=scene.homes)
    version = goals.word(participation=scene.nordvik, by=scene.ola, title="Færre")
    GoalIndicator.objects.create(version=version, indicator=scene.rate)

    page = client.get(page_of(scene)).content.decode()

    for words in ("no longer in force", "replaces one that you follow", "measures one of your"):
        assert words in page


def test_one_that_is_over_cannot_be_chosen_anew_nor_an_official_one(client, scene):
    over = count_indicator("over", name_nb="Over", name_en="Over", valid_to=date(2025, 12, 31))
    official = count_indicator("official", name_nb="SSB", source="official")

    for each in (over, official):
        answer = client.post(page_of(scene), {"followed": [each.pk], "at_first": ""})
        assert answer.status_code == 422
    with pytest.raises(Refused, match="Over"):
        followed.choose(
            participation=scene.nordvik, follow=[over], leave=[], by=scene.kari, today=TODAY
        )
    assert chosen(scene) == []


def test_readers_of_the_participation_see_what_it_follows_and_no_way_to_change_it(
    client, scene
):
    scene.nordvik.followed.create(indicator=scene.homes)
    client.force_login(scene.berit)

    page = client.get(f"/deltakere/{scene.nordvik.pk}/").content.decode()

    assert "Ledige boliger" in page
    assert page_of(scene) not in page


def test_who_follows_what_is_replaced_is_offered_the_new_one_until_it_is_chosen(client, scene):
    scene.nordvik.followed.create(indicator=scene.homes)
    new = count_indicator("homes_2", name_nb="Nye", name_en="Homes anew", replaces=scene.homes)
    overview = f"/deltakere/{scene.nordvik.pk}/"
    assert "“Empty homes” is replaced by “Homes anew”." in client.get(overview).content.decode()

    scene.nordvik.followed.create(indicator=new)

    assert "is replaced by" not in client.get(overview).content.decode()
