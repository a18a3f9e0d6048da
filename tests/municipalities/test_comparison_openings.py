"""A participation opens its figures by name for another, and takes it back."""

import pytest

from municipalities.actions import comparisons
from municipalities.models import ComparisonOpening, Participation
from programme.models import Programme
from tests.world import START, place
from web.errors import Refused


def address(world, rest=""):
    return f"/deltakere/{world.nordvik.pk}/sammenligning/{rest}"


def opened(world, one, other):
    return comparisons.open_for(participation=one, opened_for=other, by=world.kari)


def both(world):
    return ComparisonOpening.objects.both_ways([world.nordvik.pk])[world.nordvik.pk]


def test_both_must_open_and_either_may_take_it_back(world):
    first = opened(world, world.nordvik, world.sorvik)
    assert both(world) == set()
    assert str(first) == "Nordvik → Sørvik"

    opened(world, world.sorvik, world.nordvik)
    assert both(world) == {world.sorvik.pk}
    assert ComparisonOpening.objects.both_ways([]) == {}

    comparisons.take_back(participation=world.nordvik, opening=first.pk, by=world.kari)
    assert both(world) == set()


def test_it_can_be_opened_again_after_it_was_taken_back(world):
    first = opened(world, world.nordvik, world.sorvik)
    comparisons.take_back(participation=world.nordvik, opening=first.pk, by=world.kari)

    opened(world, world.nordvik, world.sorvik)

    assert ComparisonOpening.objects.standing().count() == 1
    assert ComparisonOpening.objects.count() == 2


def test_another_programme_is_refused(world):
    other = Programme.objects.create(code="other", name_nb="Et annet", starts_on=START)
    away = place("Borte", "9909", world.region, other)

    with pytest.raises(Refused, match="samme program"):
        opened(world, world.nordvik, away)


def test_anothers_opening_is_not_taken_back(world):
    theirs = opened(world, world.sorvik, world.nordvik)

    with pytest.raises(Refused, match="ikke lenger"):
        comparisons.take_back(participation=world.nordvik, opening=theirs.pk, by=world.kari)

    assert ComparisonOpening.objects.standing().exists()


def test_the_leader_opens_on_the_page_and_takes_it_back(client, world):
    opened(world, world.sorvik, world.nordvik)
    client.force_login(world.lars)
    form = client.get(address(world, "apne/")).content.decode()
    assert "Sørvik" in form
    assert f'value="{world.nordvik.pk}"' not in form

    answer = client.post(address(world, "apne/"), {"opened_for": world.sorvik.pk}, follow=True)

    page = answer.content.decode()
    assert "Tallene er åpnet." in page
    assert "Åpent begge veier: Sørvik." in page
    assert "av Lars" in page

    row = ComparisonOpening.objects.of(world.nordvik).get()
    page = client.post(address(world, f"{row.pk}/ta-tilbake/"), follow=True).content.decode()
    assert "Åpningen er trukket tilbake." in page
    assert "Ingen er åpne begge veier ennå." in page

    page = client.post(address(world, f"{row.pk}/ta-tilbake/"), follow=True).content.decode()
    assert "Noen andre har trukket den tilbake." in page


def test_the_same_form_sent_twice_opens_once(client, world):
    client.force_login(world.kari)
    typed = {"opened_for": world.sorvik.pk, "once": "abc"}

    client.post(address(world, "apne/"), typed)
    answer = client.post(address(world, "apne/"), typed, follow=True)

    assert "Dette er allerede lagret." in answer.content.decode()
    assert ComparisonOpening.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "x", "999999", "own", "twice"])
def test_what_cannot_be_opened_is_said_in_words(client, world, typed):
    if typed == "twice":
        opened(world, world.nordvik, world.sorvik)
    key = {"own": world.nordvik.pk, "twice": world.sorvik.pk}.get(typed, typed)
    client.force_login(world.kari)

    answer = client.post(address(world, "apne/"), {"opened_for": key})

    assert answer.status_code == 422
    assert ComparisonOpening.objects.count() == (typed == "twice")


@pytest.mark.parametrize("name", ["ola", "berit", "mona"])
def test_those_who_only_read_see_no_buttons(client, world, name):
    opened(world, world.nordvik, world.sorvik)
    client.force_login(world.people()[name])

    page = client.get(address(world)).content.decode()

    assert "Sørvik" in page
    assert "ta-tilbake" not in page
    assert "/apne/" not in page


def test_it_is_told_in_the_history_of_the_one_that_opened(client, world):
    row = opened(world, world.nordvik, world.sorvik)
    comparisons.take_back(participation=world.nordvik, opening=row.pk, by=world.kari)
    client.force_login(world.berit)

    page = client.get(f"/deltakere/{world.nordvik.pk}/historikk/").content.decode()

    assert "åpnet tallene med navn" in page
    assert "trakk tilbake åpningen av tallene med navn" in page
    assert "Sørvik" in page


def test_one_that_is_outside_sees_no_openings_of_others(world):
    third = place("Tredje", "9903", world.region, world.programme)
    opened(world, third, world.sorvik)

    seen = ComparisonOpening.objects.visible_to(world.kari)

    assert not seen.exists()
    assert ComparisonOpening.objects.visible_to(world.siri).exists()
    assert Participation.objects.count() == 3
