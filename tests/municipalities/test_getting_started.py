"""The first steps: what is done, where the rest is done, and for how long they are shown."""

from datetime import date

import pytest

from municipalities.actions import plans
from municipalities.getting_started import filled, steps_of
from municipalities.models import Participation, Population
from municipalities.scope import set_scope
from tests.municipalities import chain_scene as scene
from tests.world import TODAY, role


def steps(world, user=None):
    found = steps_of(world.nordvik, user or world.kari)
    return [(step.done, step.is_done) for step, _address in found]


def addresses(world, user):
    return [address for _step, address in steps_of(world.nordvik, user)]


def test_in_an_empty_participation_nothing_but_the_people_is_done(world):
    assert steps(world) == [
        (["4 personer har en rolle"], True),
        (["0 behov", "0 av dem er talt opp"], False),
        (
            [
                "0 mål",
                "0 indikatorer",
                "0 med utgangspunkt, eller grunnen til at det mangler",
                "0 med måltall",
            ],
            False,
        ),
        (["0 strategier", "0 tiltak"], False),
        (["Programplanen: ikke begynt"], False),
    ]


def test_an_owner_alone_has_nobody_who_writes(world):
    set_scope(world.siri, TODAY)

    ((people, _address), *_others) = steps_of(world.sorvik, world.siri)

    assert (people.done, people.is_done) == (["1 person har en rolle"], False)


def test_what_is_done_is_counted(world):
    need = scene.need(world)
    scene.count(world, need)
    goal = scene.goal(
        world, needs=[need], measured={"no_baseline": "under_way", "targets": {2027: 1}}
    )
    scene.goal(world, "Visjon", kind="vision")
    strategy = scene.strategy(world, needs=[need], goals=[goal])
    scene.initiative(world, follows=[strategy])
    scene.initiative(world, "Løst tiltak")

    assert steps(world)[1:4] == [
        (["1 behov", "1 av dem er talt opp"], True),
        (
            [
                "1 mål",
                "1 indikator",
                "1 med utgangspunkt, eller grunnen til at det mangler",
                "1 med måltall",
            ],
            True,
        ),
        (["1 strategi", "2 tiltak"], True),
    ]


def test_a_goal_without_a_target_and_a_strategy_without_an_initiative_are_not_done(world):
    scene.goal(world, measured={"baseline": 41})
    scene.strategy(world)

    assert [is_done for _done, is_done in steps(world)][2:4] == [False, False]


def test_the_plan_is_done_when_it_is_adopted(world):
    plan = plans.begin(participation=world.nordvik, by=world.ola, title="Plan").plan

    before = steps(world)[4]
    scene.adopt(world, plan)

    assert before[1] is False
    assert steps(world)[4][1] is True


def test_each_step_has_one_click_for_those_who_may(world):
    start = f"/deltakere/{world.nordvik.pk}"

    assert addresses(world, world.lars) == [
        f"{start}/folk/inviter/",
        f"{start}/behov/ny/",
        f"{start}/mal/ny/",
        f"{start}/strategier/ny/",
        f"{start}/plan/",
    ]
    assert addresses(world, world.ola)[0] == ""
    assert addresses(world, world.anne) == [""] * 5


def test_with_a_plan_begun_the_last_step_leads_to_the_decisions(world):
    plans.begin(participation=world.nordvik, by=world.ola, title="Plan")

    assert addresses(world, world.kari)[4] == f"/deltakere/{world.nordvik.pk}/vedtak/"


def values(world):
    return [row.values for row in filled(Participation.objects.get(pk=world.nordvik.pk))]


def test_what_is_known_is_filled_in_already(world):
    assert values(world) == [
        ["ikke kjent"],
        ["Invitasjon"],
        ["fra 01.01.2023"],
        ["ingen ennå"],
        ["Barnefamilier i midlertidig botilbud"],
    ]
    for year, persons in ((2025, 11_000), (2026, 12_345)):
        Population.objects.create(
            municipality=world.nordvik.municipality, year=year, persons=persons
        )
    Participation.objects.all().unlogged().filter(pk=world.nordvik.pk).update(
        ends_on=date(2027, 12, 31), adviser=world.anne
    )
    assert values(world)[0] == ["12\N{NO-BREAK SPACE}345 den 1. januar 2026"]
    assert values(world)[2:4] == [["01.01.2023–31.12.2027"], ["Anne"]]


@pytest.mark.parametrize("path", ["", "deltakere/{}/"])
def test_the_way_in_is_shown_until_the_first_adoption(client, world, path):
    client.force_login(world.kari)
    address = f"/{path}".format(world.nordvik.pk)
    link = f'href="/deltakere/{world.nordvik.pk}/kom-i-gang/"'

    assert link in client.get(address).content.decode()
    scene.adopt(world, scene.need(world))
    assert link not in client.get(address).content.decode()


def test_the_adviser_is_not_told_to_get_started(client, world):
    client.force_login(world.anne)

    for address in ("/", f"/deltakere/{world.nordvik.pk}/"):
        assert "kom-i-gang" not in client.get(address).content.decode()


def test_the_overview_tells_how_many_breaks_there_are(client, world):
    client.force_login(world.kari)
    address = f"/deltakere/{world.nordvik.pk}/"

    assert "ikke noe å se ennå" in client.get(address).content.decode()
    need = scene.need(world)
    assert "3 ting gjenstår" in client.get(address).content.decode()
    scene.adopt(world, need)
    assert "3 hull" in client.get(address).content.decode()


def test_the_pages_are_shown(client, world):
    role(world.per, world.sorvik, "reader")
    client.force_login(world.per)
    page = client.get(f"/deltakere/{world.sorvik.pk}/kom-i-gang/").content.decode()

    assert "Kom i gang" in page
    assert "Skriv et behov" not in page
    assert "finnes ikke, og tallene er også oppdiktet" in (
        client.get("/hjelp/eksempel/").content.decode()
    )
