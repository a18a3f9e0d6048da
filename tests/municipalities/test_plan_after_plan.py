"""After a plan is closed a new one may begin; the plan's address leads to the one worked with."""

import pytest
from django.core.exceptions import ValidationError

from municipalities.actions import plans, wordings
from municipalities.audience import Audience
from municipalities.chain_rows import load_rows
from municipalities.models import Plan
from tests.words import adopt, fresh, set_aside
from tests.world import TODAY
from web.errors import Refused


@pytest.fixture
def old(world):
    plan = begin(world, "Gammel plan")
    adopt(world, plan)
    return plan


def begin(world, title):
    return plans.begin(participation=world.nordvik, by=world.ola, title=title).plan


def replace(world, plan):
    wordings.close(
        owner=plan, closed_as="replaced", closed_reason="Ny plan", by=world.lars, today=TODAY
    )


def read(client, world, user, rest=""):
    client.force_login(user)
    return client.get(f"/deltakere/{world.nordvik.pk}/plan/{rest}")


def test_a_new_plan_begins_after_the_old_is_closed(client, world, old):
    with pytest.raises(Refused, match="har allerede en plan"):
        begin(world, "Ny plan")
    assert not read(client, world, world.ola, f"{old.pk}/").context["may_begin"]
    replace(world, old)
    page = read(client, world, world.ola, f"{old.pk}/")
    assert f"/deltakere/{world.nordvik.pk}/plan/ny/" in page.content.decode()
    assert not read(client, world, world.berit, f"{old.pk}/").context["may_begin"]

    client.force_login(world.ola)
    answer = client.post(f"/deltakere/{world.nordvik.pk}/plan/ny/", {"title": "Ny plan"})

    new = Plan.objects.get(closed_on=None)
    assert answer["Location"].endswith(f"/plan/{new.pk}/")
    assert read(client, world, world.ola)["Location"].endswith(f"/plan/{new.pk}/")
    assert "Gammel plan" in read(client, world, world.ola, f"{new.pk}/").content.decode()
    assert "Ny plan" in read(client, world, world.ola, f"{old.pk}/").content.decode()


def test_outsiders_are_led_to_the_last_that_was_adopted(client, world, old):
    replace(world, old)
    new = begin(world, "Hemmelig ny plan")

    assert read(client, world, world.anne)["Location"].endswith(f"/plan/{old.pk}/")
    page = read(client, world, world.anne, f"{old.pk}/").content.decode()
    assert "Hemmelig" not in page
    adopt(world, new)
    assert read(client, world, world.anne)["Location"].endswith(f"/plan/{new.pk}/")


def test_the_new_plan_is_the_one_that_is_worked_with(world, old):
    def is_adopted():
        rows = load_rows([world.nordvik], world.ola, lambda _participation: Audience.OWN)
        return rows[world.nordvik.pk].plan_is_adopted

    replace(world, old)
    assert is_adopted()
    new = begin(world, "Ny plan")

    assert [*Plan.objects.of(world.nordvik).current_last()] == [old, new]
    assert not is_adopted()


def test_a_decision_keeps_the_new_plan(world, old):
    replace(world, old)
    new = begin(world, "Ny plan")

    decided = adopt(world, new, reference="26/300")

    assert decided.plan == fresh(new).adopted


def test_an_old_plan_is_not_opened_beside_the_new(world, old):
    replace(world, old)
    begin(world, "Ny plan")

    with pytest.raises(ValidationError, match="en annen plan som er åpen"):
        wordings.reopen(owner=old, by=world.lars)


def test_a_plan_that_was_set_aside_leaves_room_for_another(world):
    set_aside(world, begin(world, "Første forsøk"))

    assert begin(world, "Andre forsøk").standing == "draft"
