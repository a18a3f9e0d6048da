"""When the demo is not made, each time with a sentence that says why."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from municipalities.models import Municipality, Participation
from programme.models import Indicator, Programme
from tests.world import World, person, place


def test_it_is_not_made_outside_the_demo(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


def test_it_is_not_made_beside_real_participants(world: World) -> None:
    place("Ekte", "0301", world.region, world.programme, fictional=False)
    with pytest.raises(CommandError, match=r"ekte|real"):
        call_command("demo", "--day", "2026-11-24")
    assert Participation.objects.count() == 3


@pytest.mark.parametrize("address", ["lead@example.org", "Owner.Nordvik@example.org"])
def test_it_is_not_made_where_a_demo_address_is_somebodys(db: None, address: str) -> None:
    person(address, "Tor")

    with pytest.raises(CommandError, match=f"{address}.*") as refused:
        call_command("demo", "--day", "2026-11-24")

    assert str(refused.value).count(".") == address.count(".") + 1  # one sentence
    assert User.objects.count() == 1
    for model in (Programme, Participation, Municipality, Indicator):
        assert not model.objects.exists(), model
