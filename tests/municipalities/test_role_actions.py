"""Who gives and ends which role."""

from datetime import date, timedelta

import pytest

from municipalities.actions import roles
from municipalities.scope import set_scope
from tests.world import TODAY, person, role
from web.errors import Refused

GIVES = {
    "kari": {"reader", "contributor", "leader", "owner"},
    "lars": {"reader", "contributor"},
    "ola": set(), "berit": set(), "anne": set(), "mona": set(), "eva": set(),
    "tor": set(), "arne": set(), "per": set(), "siri": set(),
}  # fmt: skip


def give(world, by, name="reader", **words):
    user = words.pop("user", None) or world.per
    words = {"participation": world.nordvik, "valid_from": TODAY} | words
    return roles.give(user=user, role=name, by=by, **words)


@pytest.mark.parametrize("name", ["reader", "contributor", "leader", "owner"])
@pytest.mark.parametrize("giver", GIVES)
def test_each_gives_what_design_says(world, giver, name):
    by, user = world.people()[giver], person("ny@example.org", "Ny")
    if name in GIVES[giver]:
        assert give(world, by, name, user=user).role == name
    else:
        with pytest.raises(Refused):
            give(world, by, name, user=user)


def test_the_programme_lead_gives_the_first_owner_only(world):
    world.nordvik.memberships.filter(role="owner").get().delete()
    give(world, world.tor, "owner")
    with pytest.raises(Refused):
        give(world, world.tor, "owner", user=world.berit)


def test_nobody_gives_or_extends_their_own(world):
    held = role(world.lars, world.sorvik, "reader", valid_to=date(2026, 12, 1))
    with pytest.raises(Refused):
        give(world, world.lars, user=world.lars)
    own = world.nordvik.memberships.get(user=world.lars)
    roles.end(membership=own, last_day=date(2026, 12, 1), by=world.kari)
    roles.end(membership=own, last_day=date(2027, 1, 1), by=world.kari)
    with pytest.raises(Refused):
        roles.end(membership=held, last_day=date(2027, 1, 1), by=world.lars)


@pytest.mark.parametrize("who", ["anne", "ola"])
def test_no_role_clashes_with_another(world, who):
    with pytest.raises(Refused):
        give(world, world.kari, "contributor", user=world.people()[who])


def test_the_last_owner_stays_until_another_is_there(world):
    held = world.nordvik.memberships.get(user=world.kari)
    with pytest.raises(Refused):
        roles.end(membership=held, last_day=TODAY, by=world.kari)
    give(world, world.kari, "owner")
    assert roles.end(membership=held, last_day=TODAY, by=world.kari).valid_to == TODAY


def test_a_deputy_needs_an_end_and_past_days_are_refused(world):
    with pytest.raises(Refused):
        give(world, world.kari, "owner", is_deputy=True)
    held = give(world, world.kari)
    with pytest.raises(Refused):
        roles.end(membership=held, last_day=date(2020, 1, 1), by=world.kari)


def test_only_administrators_give_husbankens_roles_and_one_remains(world):
    words = {"user": world.per, "role": "adviser", "valid_from": TODAY}
    for name in ("kari", "tor", "anne"):
        with pytest.raises(Refused):
            roles.give_programme_role(by=world.people()[name], **words)
    roles.give_programme_role(by=world.arne, **words)
    with pytest.raises(Refused):
        roles.give_programme_role(by=world.arne, **words | {"user": world.ola})
    own = world.arne.programme_roles.get()
    with pytest.raises(Refused):
        roles.end_programme_role(held=own, last_day=TODAY, by=world.arne)


def test_a_role_that_has_ended_is_not_opened_again(world):
    held = world.nordvik.memberships.get(user=world.ola)
    roles.end(membership=held, last_day=TODAY, by=world.kari)
    set_scope(world.kari, TODAY + timedelta(days=1))

    with pytest.raises(Refused, match="alt avsluttet"):
        roles.end(membership=held, last_day=date(2027, 1, 1), by=world.kari)


def test_a_role_in_husbanken_is_made_longer_when_it_clashes_with_nothing(world):
    words = {"user": world.per, "role": "adviser", "by": world.arne}
    held = roles.give_programme_role(valid_from=TODAY, valid_to=date(2026, 12, 31), **words)
    roles.give_programme_role(valid_from=date(2027, 6, 1), **words)

    longer = roles.end_programme_role(held=held, last_day=date(2027, 5, 31), by=world.arne)
    assert longer.valid_to == date(2027, 5, 31)
    with pytest.raises(Refused):
        roles.end_programme_role(held=held, last_day=date(2027, 6, 1), by=world.arne)


def test_an_administrator_goes_when_another_is_there(world):
    roles.give_programme_role(
        user=world.per, role="administrator", valid_from=TODAY, by=world.arne
    )
    own = world.arne.programme_roles.get()

    assert roles.end_programme_role(held=own, last_day=TODAY, by=world.arne).valid_to == TODAY
