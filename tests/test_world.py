"""The named world itself: who sees which participations."""

import pytest

from municipalities.models import Participation


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("kari", {"Nordvik"}),
        ("ola", {"Nordvik"}),
        ("siri", {"Sørvik"}),
        ("anne", {"Nordvik"}),
        ("mona", {"Nordvik", "Sørvik"}),
        ("arne", {"Nordvik", "Sørvik"}),
        ("per", set()),
    ],
)
def test_everybody_sees_their_own_and_what_they_follow(world, name, seen):
    user = world.people()[name]

    visible = Participation.objects.visible_to(user).with_names()

    assert {participation.name for participation in visible} == seen
