"""What every page about one participation has in common: what a colleague has deleted is told, to own people alone."""

import pytest

from municipalities.actions import initiatives, needs
from tests.municipalities import chain_scene as chain


@pytest.fixture
def deleted(world):
    """A need and an initiative that Lars deleted before anybody outside saw them; their pages."""
    need = chain.need(world)
    initiative = initiatives.word(participation=world.nordvik, by=world.ola, title="Kjøp")
    pages = (f"behov/{need.pk}", f"tiltak/{initiative.pk}")
    needs.throw_away(need=need, by=world.lars)
    initiatives.throw_away(initiative=initiative, by=world.lars)
    return [f"/deltakere/{world.nordvik.pk}/{page}" for page in pages]


def test_own_people_are_told_who_deleted_it_and_keep_what_they_typed(client, world, deleted):
    client.force_login(world.ola)

    for page, kind in zip(deleted, ("behov", "tiltak"), strict=True):
        for rest in ("endre/", "kommentar/"):
            answer = client.post(f"{page}/{rest}", {"title": "Lang tekst", "seen": "1"})
            words = answer.content.decode()
            assert answer.status_code == 410
            assert f"Det som stod her ({kind}), ble slettet av Lars " in words
            assert '<li class="preserve">Lang tekst</li>' in words


def test_nobody_else_is_told_that_it_was_there(client, world, deleted):
    for user in (world.siri, world.anne, world.tor):
        client.force_login(user)
        assert {client.get(f"{page}/").status_code for page in deleted} == {404}


def test_what_never_was_is_not_found(client, world, deleted):
    client.force_login(world.kari)

    assert client.get(f"/deltakere/{world.nordvik.pk}/behov/9999/").status_code == 404
