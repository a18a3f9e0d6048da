"""The demo lets nobody in where real municipalities take part."""

from typing import Any

import pytest
from django.core.checks import Tags, run_checks
from django.db import connection
from django.test import Client

from municipalities.checks import demo_beside_nobody_real
from municipalities.models import District, Participation
from tests.world import START, World, place

ALL = ["default"]
LOGIN, MAILS = "/demo/logg-inn/", "/demo/e-post/"


@pytest.fixture
def owner(world: World) -> str:
    """The address of a demo user."""
    world.kari.email = "owner.nordvik@example.org"
    world.kari.save()
    return world.kari.email


def take_in_oslo(world: World, *, as_district: bool = False) -> None:
    """A real municipality, or a district of one, takes part."""
    real = place("Oslo", "0301", world.region, world.programme, fictional=False)
    if as_district:
        district = District.objects.create(municipality=real.municipality, name="Gamle Oslo")
        real.delete()
        Participation.objects.create(
            programme=world.programme, district=district, region=world.region, starts_on=START
        )


def test_among_fictional_participants_the_buttons_are_there(client: Client, owner: str) -> None:
    assert owner in client.get("/logg-inn/").content.decode()
    assert client.post(LOGIN, {"email": owner}).status_code == 302


@pytest.mark.parametrize("as_district", [False, True])
def test_beside_a_real_participant_the_demos_pages_are_not_found(
    client: Client, world: World, owner: str, as_district: bool
) -> None:
    take_in_oslo(world, as_district=as_district)

    assert owner not in client.get("/logg-inn/").content.decode()
    answer = client.post(LOGIN, {"email": owner})
    assert answer.status_code == 404
    assert "404.html" in [template.name.rpartition("/")[2] for template in answer.templates]
    assert "_auth_user_id" not in client.session
    client.force_login(world.kari)
    assert client.get(MAILS).status_code == 404


def test_the_check_of_the_database_tells_of_it(world: World) -> None:
    assert demo_beside_nobody_real(databases=ALL) == []
    take_in_oslo(world)

    (error,) = demo_beside_nobody_real(databases=ALL)
    assert error.id == "municipalities.E001"
    assert "default" in error.msg
    assert error in run_checks(tags=[Tags.database], databases=ALL)


def test_the_check_has_nothing_to_say_outside_the_demo(world: World, settings: Any) -> None:
    take_in_oslo(world)
    settings.DEMO = False

    assert demo_beside_nobody_real(databases=ALL) == []


def test_the_check_asks_only_the_databases_it_is_given(world: World) -> None:
    take_in_oslo(world)

    assert demo_beside_nobody_real(databases=None) == []


def test_the_check_is_quiet_before_the_first_migration(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in_oslo(world)
    monkeypatch.setattr(connection.introspection, "table_names", list)

    assert demo_beside_nobody_real(databases=ALL) == []
