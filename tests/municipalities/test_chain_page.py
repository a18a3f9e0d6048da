"""The chain page: the whole chain, its breaks where they stand, and the way to mend them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.actions import wordings
from municipalities.audience import Audience
from municipalities.chain import chain_of
from municipalities.models import Goal
from programme.figures import NoNumber
from programme.models import NationalGoal, TargetGroup
from tests.municipalities import chain_scene as scene
from tests.reports import scenes
from tests.world import TODAY


def page(client, user, world, at=None):
    client.force_login(user)
    answer = client.get(f"/deltakere/{(at or world.nordvik).pk}/kjede/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def whole(world):
    """A chain with everything in it, all drafts."""
    group = TargetGroup.objects.create(code="families", name_nb="Barnefamilier")
    national = NationalGoal.objects.create(code="homes", text_nb="Flere egnede boliger")
    need = scene.need(world, target_groups=[group])
    scene.count(world, need)
    goal = scene.goal(
        world,
        needs=[need],
        national_goals=[national],
        measured={"baseline": 41, "targets": {2026: 30, 2027: 20}},
    )
    strategy = scene.strategy(world, needs=[need], goals=[goal])
    initiative = scene.initiative(
        world,
        follows=[strategy],
        moves=[world.indicator],
        status="under_way",
        responsible_unit="Boligkontoret",
        starts_on=date(2024, 1, 1),
    )
    initiative.target_groups.add(group)
    scenes.figure(world, world.nordvik, 28, state="submitted")
    return need, goal, strategy, initiative


def test_a_whole_chain_is_read_from_need_to_result_and_has_no_break(client, world, whole):
    text = page(client, world.kari, world)

    for said in (
        "Mangler boliger",
        "Bygge flere",
        "Innkjøp av tre boliger",
        "Ingen barn i midlertidig bolig",
        "28",
        "Boligkontoret",
        "Kjeden har ingen hull.",
    ):
        assert said in text


def test_breaks_stand_at_their_place_and_at_the_top_with_one_click_to_mend(client, world):
    need = scene.need(world)

    text = page(client, world.ola, world)

    address = f"/deltakere/{world.nordvik.pk}"
    assert f'href="#need-{need.pk}"' in text
    assert f'id="need-{need.pk}"' in text
    assert text.count(f'href="{address}/strategier/ny/?needs={need.pk}"') == 2
    assert text.count(f'href="{address}/behov/{need.pk}/antall/"') == 2


def test_the_link_opens_a_form_that_is_tied_to_the_need_already(client, world):
    need = scene.need(world)
    client.force_login(world.ola)

    form = client.get(f"/deltakere/{world.nordvik.pk}/strategier/ny/?needs={need.pk}&title=x")

    assert form.context["form"]["needs"].value() == [str(need.pk)]
    assert not form.context["form"]["title"].value()


def test_the_link_to_a_new_initiative_is_tied_to_the_strategy(client, world):
    strategy = scene.strategy(world)
    address = f"/deltakere/{world.nordvik.pk}/tiltak/ny/?strategies={strategy.pk}"

    assert f'href="{address}"' in page(client, world.ola, world)
    form = client.get(address).context["form"]
    assert form["strategies"].value() == [str(strategy.pk)]


def codes(world):
    chain = chain_of(world.nordvik, world.kari, lambda _each: Audience.OWN)
    return [found.code.value for found in chain.breaks]


@pytest.mark.parametrize("is_retired", [False, True])
def test_following_the_link_and_saving_mends_a_group_without_an_initiative(
    client, world, is_retired
):
    young, old = (
        TargetGroup.objects.create(code=name, name_nb=name, is_retired=is_retired)
        for name in ("Unge", "Eldre")
    )
    need = scene.need(world, target_groups=[young, old])
    strategy = scene.strategy(world, needs=[need])
    scene.initiative(world, follows=[strategy]).target_groups.add(old)
    address = f"/deltakere/{world.nordvik.pk}/tiltak/ny/"
    query = f"?target_groups={young.pk}&strategies={strategy.pk}"
    assert "group_no_initiative" in codes(world)

    assert f'href="{address}{query.replace("&", "&amp;")}"' in page(client, world.ola, world)
    form = client.get(address + query).context["form"]
    filled = {
        name: form[name].value() for name in form.fields if form[name].value() is not None
    }
    client.post(address, filled | {"title": "Boligkurs for unge"})

    assert need.participation.initiatives.filter(title="Boligkurs for unge").exists()
    assert "group_no_initiative" not in codes(world)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("berit", ""),
        ("ola", ""),
        ("lars", "Rett opp i en revisjon"),
        ("kari", "Rett opp i en revisjon"),
    ],
)
def test_an_adopted_goal_is_mended_by_a_revision_by_those_who_may(client, world, name, told):
    goal = scene.goal(world, measured={"baseline": 41})
    scene.adopt(world, goal)

    text = page(client, world.people()[name], world)

    address = f"/deltakere/{world.nordvik.pk}/mal/{goal.pk}/"
    label = f'aria-label="{told or "Rett opp"}: Indikator uten måltall'
    assert "Indikator uten måltall" in text
    assert (f'<a class="ds-link mend" href="{address}" {label}' in text) == bool(told)
    assert f"{address}indikator/" not in text


def test_that_the_plan_is_not_adopted_is_mended_by_those_who_record_decisions(client, world):
    type(world.nordvik).objects.all().unlogged().filter(pk=world.nordvik.pk).update(
        phase="implementation"
    )
    label = 'aria-label="Rett opp: Programplanen er ikke vedtatt"'

    assert label not in page(client, world.ola, world)
    assert label in page(client, world.lars, world)


def test_until_the_first_adoption_the_breaks_are_called_what_remains(client, world):
    need = scene.need(world)

    assert "Gjenstår" in page(client, world.kari, world)
    scene.adopt(world, need)
    text = page(client, world.kari, world)
    assert "Hull i kjeden" in text
    assert "Gjenstår" not in text


def test_those_who_may_not_write_see_the_breaks_without_the_way_to_mend(client, world):
    scene.adopt(world, scene.need(world))

    for user in (world.berit, world.anne, world.mona):
        text = page(client, user, world)
        assert "Behov uten strategi" in text
        assert "Rett opp" not in text


def test_outsiders_do_not_see_the_words_of_a_draft(client, world, whole):
    need = whole[0]
    scene.adopt(world, need)

    text = page(client, world.anne, world)

    assert "Mangler boliger" in text
    assert "Bygge flere" not in text
    assert "Innkjøp" not in text
    assert "Ingen barn" not in text


def test_a_revision_is_told_to_own_people_alone(client, world):
    need = scene.need(world)
    scene.adopt(world, need)
    wordings.revise(owners=[need], by=world.lars)
    version = type(need).objects.get(pk=need.pk).working
    type(version).objects.all().unlogged().filter(pk=version.pk).update(title="Hemmelig")

    assert "Hemmelig" in page(client, world.ola, world)
    assert "Hemmelig" not in page(client, world.anne, world)
    assert "revisjon" not in page(client, world.anne, world)


def test_an_empty_chain_says_so(client, world):
    text = page(client, world.kari, world)

    assert "Det er ingenting å se i kjeden ennå." in text
    assert "Kjeden har ingen hull." not in text


def test_a_strategy_that_meets_two_needs_is_told_once_and_pointed_to_after(client, world):
    first, second = scene.need(world, "Første"), scene.need(world, "Andre")
    strategy = scene.strategy(world, needs=[first, second])
    initiative = scene.initiative(world, follows=[strategy])

    text = page(client, world.kari, world)

    assert text.count(f'id="strategy-{strategy.pk}"') == 1
    assert text.count(f'id="initiative-{initiative.pk}"') == 1
    assert "omtalt ovenfor" in text


def test_what_hangs_loose_has_a_place_of_its_own(client, world):
    strategy, initiative = scene.strategy(world), scene.initiative(world)

    text = page(client, world.kari, world)

    assert f'id="strategy-{strategy.pk}"' in text
    assert f'id="initiative-{initiative.pk}"' in text
    assert "Strategier som ikke møter noe åpent behov" in text


def test_part_goals_stand_under_their_main_goal_and_orphans_last(world):
    vision = scene.goal(world, "Visjon", kind="vision")
    main = scene.goal(world, "Hovedmål")
    part = scene.goal(world, "Delmål", kind="part", parent=main)
    lost = scene.goal(world, "Forlatt", kind="main")
    gone = scene.goal(world, "Delmål i avsluttet", kind="part", parent=lost)
    Goal.objects.all().unlogged().filter(pk=lost.pk).update(closed_on=TODAY, closed_as="met")

    chain = chain_of(world.nordvik, world.kari, lambda _each: Audience.OWN)

    assert [line.owner for line in chain.goals] == [vision, main, gone]
    assert [line.owner for line in chain.goals[1].parts] == [part]
    assert "goal_parent_closed" in [found.code for found in chain.goals[2].breaks]


def test_a_figure_from_before_the_start_is_no_result(client, world, whole):
    initiative = whole[3]
    initiative.starts_on = date(2026, 1, 1)
    initiative.save()

    text = page(client, world.kari, world)

    assert "ikke fra etter oppstart" in text
    assert "Tiltak uten målt resultat" in text


def test_no_figure_and_a_figure_that_does_not_apply_are_no_results(world):
    strategy = scene.strategy(world)
    scene.initiative(world, follows=[strategy], moves=[world.indicator], status="under_way")

    before = chain_of(world.nordvik, world.kari, lambda _each: Audience.OWN)
    scenes.figure(world, world.nordvik, not_applicable="Har ikke tilbudet")
    after = chain_of(world.nordvik, world.kari, lambda _each: Audience.OWN)

    for chain in (before, after):
        assert "initiative_no_result" in [found.code for found in chain.breaks]


def test_small_counts_are_hidden_outside_and_shown_to_own_people(world):
    need = scene.need(world)
    scene.count(world, need, 3)
    scene.count(world, need, 30, "persons")
    scene.count(world, need, 9, "persons", date(2024, 1, 1))
    scene.adopt(world, need)

    def shown(user, audience):
        chain = chain_of(world.nordvik, user, lambda _each: audience)
        return [value for _count, value in chain.needs[0].counts]

    assert shown(world.kari, Audience.OWN) == [3, 30]
    assert shown(world.mona, Audience.OUTSIDE) == [NoNumber.SUPPRESSED, 30]


def test_the_plan_is_missing_from_the_phase_of_implementation_on(client, world):
    type(world.nordvik).objects.all().unlogged().filter(pk=world.nordvik.pk).update(
        phase="implementation"
    )

    text = page(client, world.kari, world)

    assert 'id="plan-none"' in text
    assert "Programplanen er ikke vedtatt" in text


def test_somebody_elses_chain_is_not_there(client, world):
    client.force_login(world.siri)

    assert client.get(f"/deltakere/{world.nordvik.pk}/kjede/").status_code == 404


def queries(client, world):
    with CaptureQueriesContext(connection) as seen:
        client.get(f"/deltakere/{world.nordvik.pk}/kjede/")
    return len(seen)


def test_more_needs_and_initiatives_ask_the_database_no_more(client, world, whole):
    client.force_login(world.kari)
    few = queries(client, world)
    for number in range(8):
        need = scene.need(world, f"Behov {number}")
        goal = scene.goal(world, f"Mål {number}", measured={"no_baseline": "under_way"})
        strategy = scene.strategy(world, f"Strategi {number}", needs=[need], goals=[goal])
        scene.initiative(world, follows=[strategy], moves=[world.indicator])

    assert queries(client, world) == few
