"""The history of a need and a goal: who changed what, in words; outsiders from the first adoption on."""

import pytest

from municipalities.actions import goals, needs, versions, wordings
from programme.models import NeedCategory, TargetGroup
from tests import words


@pytest.fixture
def need(world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need
    groups = [TargetGroup.objects.create(code="youth", name_nb="Utsatte unge")]
    category = NeedCategory.objects.create(code="home_missing", name_nb="Mangler bolig")
    needs.reword(
        need=need,
        by=world.lars,
        title="Mangler små boliger",
        category=category,
        priority=1,
        target_groups=groups,
        seen=versions.stamp(need.newest),
    )
    return need


def history(client, world, user, owner, noun="behov"):
    client.force_login(user)
    return client.get(f"/deltakere/{world.nordvik.pk}/{noun}/{owner.pk}/historikk/")


def test_own_people_see_who_changed_what_in_words(client, world, need):
    page = history(client, world, world.berit, need).content.decode()

    for word in (
        "Ola",
        "Lars",
        "Mangler små boliger",
        "før: Mangler boliger",
        "Utsatte unge",
        "Høy",
        "Mangler bolig",
    ):
        assert word.lower() in page.lower()


def test_outsiders_see_nothing_before_the_first_adoption(client, world, need):
    wordings.share(owner=need, by=world.kari)

    assert history(client, world, world.anne, need).status_code == 404


def test_outsiders_see_what_came_from_the_adoption_on(client, world, need):
    words.adopt(world, need)

    page = history(client, world, world.anne, need).content.decode()

    assert "før: Mangler boliger" not in page
    assert "kommunestyre" in page


def test_a_goal_has_its_history_too(client, world):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Flere boliger", kind="main"
    ).goal

    assert "Ola" in history(client, world, world.kari, goal, "mal").content.decode()


def test_own_people_see_that_a_draft_was_shared_and_taken_back(client, world, need):
    wordings.share(owner=need, by=world.kari)
    wordings.take_back(owner=need, by=world.lars)

    page = history(client, world, world.berit, need).content.decode()

    assert "delte utkastet med Husbanken" in page
    assert "før: nei" in page
    assert "før: ja" in page
    assert "revision" not in page


def test_a_revisions_edits_are_not_told_outside(client, world, need):
    words.revise(world, need)
    needs.reword(need=need, by=world.ola, title="Hemmelig ny ordlyd")

    page = history(client, world, world.anne, need).content.decode()
    assert "Hemmelig" not in page
    assert "Hemmelig" in history(client, world, world.ola, need).content.decode()
    words.adopt(world, need, reference="26/200")
    assert (
        "før: Mangler små boliger"
        not in history(client, world, world.anne, need).content.decode()
    )


def test_a_closing_and_an_opening_are_told_to_all_with_the_reason(client, world, need):
    words.close(world, need)
    wordings.reopen(owner=need, by=world.kari)

    for reader in (world.ola, world.anne):
        page = history(client, world, reader, need).content.decode()
        for word in ("avsluttet det", "Målet er nådd.", "åpnet det igjen"):
            assert word in page
