"""When the demo is not made, each time with a sentence that says why."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from municipalities.models import Participation
from tests.world import World, place


def test_it_is_not_made_outside_the_demo(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


def test_it_is_not_made_beside_real_participants(world: World) -> None:
    place("Ekte", "0301", world.region, world.programme, fictional=False)
    with pytest.raises(CommandError, match=r"ekte|real"):
        call_command("demo", "--day", "2026-11-24")
    assert Participation.objects.count() == 3
