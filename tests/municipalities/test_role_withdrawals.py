"""A role that has not begun can be taken back; a deputy counts on its own days only."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from municipalities.actions import figure_steps, roles
from municipalities.models import Measurement, Membership
from municipalities.scope import set_scope
from programme.models import ProgrammeRole
from tests.world import START, TODAY, person, role
from web.errors import Refused

TOMORROW = TODAY + timedelta(days=1)
NEXT_YEAR = date(2027, 1, 1)


def coming(world, name, by=None, **words):
    """Per's role in Nordvik from New Year."""
    words = {"user": world.per, "valid_from": NEXT_YEAR} | words
    return roles.give(participation=world.nordvik, role=name, by=by or world.kari, **words)


def coming_adviser(world, **words):
    """Per's role in Husbanken from New Year."""
    words = {"role": "adviser", "valid_from": NEXT_YEAR} | words
    return roles.give_programme_role(user=world.per, by=world.arne, **words)


def hold_first_owner_back(world):
    """Nordvik has no owner; the programme lead has named Per from New Year."""
    world.nordvik.memberships.get(user=world.kari).delete()
    return coming(world, "owner", by=world.tor)


WITHDRAWS = {
    "kari": {"reader", "contributor", "leader", "owner"},
    "lars": {"reader", "contributor"},
}


@pytest.mark.parametrize("name", ["reader", "contributor", "leader", "owner"])
@pytest.mark.parametrize("who", ["kari", "lars", "ola", "berit", "siri", "anne", "tor", "arne"])
def test_those_who_may_give_a_role_may_take_it_back(world, who, name):
    held, by = coming(world, name), world.people()[who]
    allowed = name in WITHDRAWS.get(who, ())

    assert roles.may_withdraw(by, held) is allowed
    if allowed:
        roles.withdraw(membership=held, by=by)
    else:
        with pytest.raises(Refused, match="rett"):
            roles.withdraw(membership=held, by=by)
    assert Membership.objects.filter(pk=held.pk).exists() is not allowed


def test_only_the_history_keeps_what_never_began(world):
    held = coming(world, "reader")
    pk = held.pk

    roles.withdraw(membership=held, by=world.lars)

    assert not world.per.memberships.exists()
    taken, given = Membership.history.filter(id=pk)
    assert (given.history_change_reason, given.history_user) == ("role.given", world.kari)
    assert (taken.history_change_reason, taken.history_user) == ("role.withdrawn", world.lars)


@pytest.mark.parametrize("first", [START, TODAY])
def test_a_role_that_has_begun_is_ended_not_taken_back(world, first):
    held = coming(world, "reader", valid_from=first)

    with pytest.raises(Refused, match="begynt"):
        roles.withdraw(membership=held, by=world.kari)
    assert not roles.may_withdraw(world.kari, held)


def test_the_programme_lead_takes_back_the_first_owner_that_nobody_stands_beside(world):
    held = hold_first_owner_back(world)
    assert roles.may_withdraw(world.tor, held)
    role(world.ola, world.nordvik, "owner")

    assert not roles.may_withdraw(world.tor, held)


def test_the_first_owner_is_gone_when_taken_back(world):
    roles.withdraw(membership=hold_first_owner_back(world), by=world.tor)

    assert roles.may_give(world.tor, world.nordvik, "owner")


def test_the_owner_to_come_stays_when_the_one_before_goes(world):
    held, kari = coming(world, "owner"), world.nordvik.memberships.get(user=world.kari)
    roles.end(membership=kari, last_day=NEXT_YEAR - timedelta(days=1), by=world.kari)

    with pytest.raises(Refused, match="tar over"):
        roles.withdraw(membership=held, by=world.kari)
    coming(world, "owner", user=person("ny@example.org", "Ny"))
    roles.withdraw(membership=held, by=world.kari)


def test_a_deputy_to_come_is_taken_back_whoever_goes(world):
    deputy = coming(world, "owner", is_deputy=True, valid_to=date(2027, 2, 1))

    roles.withdraw(membership=deputy, by=world.kari)

    assert not world.per.memberships.exists()


def test_only_administrators_take_back_husbankens_roles_before_they_begin(world):
    held = coming_adviser(world)
    pk = held.pk
    with pytest.raises(Refused):
        roles.withdraw_programme_role(held=held, by=world.tor)
    with pytest.raises(Refused, match="begynt"):
        roles.withdraw_programme_role(held=world.anne.programme_roles.get(), by=world.arne)

    roles.withdraw_programme_role(held=held, by=world.arne)

    assert not ProgrammeRole.objects.filter(pk=pk).exists()
    taken = ProgrammeRole.history.filter(id=pk).first()
    assert taken.history_change_reason == "programme_role.withdrawn"


def test_the_administrator_to_come_stays_when_the_one_before_goes(world):
    held = coming_adviser(world, role="administrator")
    own = world.arne.programme_roles.get()
    roles.end_programme_role(held=own, last_day=date(2026, 12, 31), by=world.arne)

    with pytest.raises(Refused, match="tar over"):
        roles.withdraw_programme_role(held=held, by=world.arne)


def test_the_page_offers_to_take_back_what_has_not_begun_and_does_it(client, world):
    held = coming(world, "reader")
    client.force_login(world.kari)
    folk = f"/deltakere/{world.nordvik.pk}/folk/"
    button = f'action="{folk}{held.pk}/trekk-tilbake/"'

    page = client.get(folk).content.decode()
    assert page.count("trekk-tilbake/") == page.count(button) == 1
    assert f"{folk}{held.pk}/avslutt/" not in page
    answer = client.post(f"{folk}{held.pk}/trekk-tilbake/")

    assert answer["Location"] == folk
    assert "per@example.org" not in client.get(folk).content.decode()


def test_the_programme_lead_sees_the_button_for_the_first_owner_only(client, world):
    held = hold_first_owner_back(world)
    client.force_login(world.tor)
    folk = f"/deltakere/{world.nordvik.pk}/folk/"

    assert client.get(folk).content.decode().count("trekk-tilbake/") == 1
    client.post(f"{folk}{held.pk}/trekk-tilbake/")
    assert not world.per.memberships.exists()


def test_husbankens_page_offers_it_too(client, world):
    held = coming_adviser(world)
    client.force_login(world.arne)

    page = client.get("/husbanken/roller/").content.decode()
    assert page.count("trekk-tilbake/") == 1
    client.post(f"/husbanken/roller/{held.pk}/trekk-tilbake/")
    assert not world.per.programme_roles.exists()


# Deputies


def deputy(world, first, last):
    """Ola stands in for Kari on these days."""
    world.ola.memberships.all()[0].delete()
    return roles.give(
        user=world.ola,
        participation=world.nordvik,
        role="owner",
        is_deputy=True,
        valid_from=first,
        valid_to=last,
        by=world.kari,
    )


def entered_by_kari(world):
    """A submitted figure that Kari entered herself."""
    Measurement.objects.create(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        value=3,
        state="submitted",
        entered_by=world.kari,
        submitted_by=world.lars,
        submitted_at=timezone.now(),
    )


def approve(world, day):
    return figure_steps.approve(
        participation=world.nordvik, period=world.period, by=world.kari, today=day
    )


@pytest.mark.parametrize("day", [TOMORROW, TOMORROW + timedelta(days=7)])
def test_a_deputy_approves_what_the_owner_entered_from_the_first_day_to_the_last(world, day):
    deputy(world, TOMORROW, TOMORROW + timedelta(days=7))
    entered_by_kari(world)

    with pytest.raises(Refused):
        approve(world, day)


@pytest.mark.parametrize("day", [TODAY, TOMORROW + timedelta(days=8)])
def test_outside_its_days_a_deputy_is_not_another_approver(world, day):
    deputy(world, TOMORROW, TOMORROW + timedelta(days=7))
    entered_by_kari(world)

    assert approve(world, day) == 1


@pytest.mark.parametrize(
    ("day", "may"), [(TODAY, False), (TOMORROW, True), (date(2026, 12, 3), False)]
)
def test_a_deputy_has_the_owners_rights_on_its_days_only(world, day, may):
    deputy(world, TOMORROW, TOMORROW + timedelta(days=7))

    assert set_scope(world.ola, day).scope.may("approve_figures", world.nordvik) is may


def test_the_owner_does_not_leave_it_to_a_deputy(world):
    deputy(world, TODAY, date(2027, 6, 30))
    held = world.nordvik.memberships.get(user=world.kari)

    with pytest.raises(Refused):
        roles.end(membership=held, last_day=TODAY, by=world.kari)


@pytest.mark.parametrize(("first", "last", "may"), [
    (START, TODAY, False), (START, TODAY - timedelta(days=1), True), (TOMORROW, NEXT_YEAR, True),
])  # fmt: skip
def test_the_lead_names_a_first_owner_where_no_deputy_stands_in_today(world, first, last, may):
    world.nordvik.memberships.get(user=world.kari).delete()
    role(world.ola, world.nordvik, "owner", is_deputy=True, valid_to=last)
    world.ola.memberships.filter(is_deputy=True).unlogged().update(valid_from=first)

    assert roles.may_give(world.tor, world.nordvik, "owner") is may


def test_the_lead_names_an_owner_where_the_only_one_is_shut_out(world):
    assert not roles.may_give(world.tor, world.nordvik, "owner")
    world.kari.is_active = False
    world.kari.save()

    assert roles.may_give(world.tor, world.nordvik, "owner")
