"""The history of a need and a goal: who changed what, in words; outsiders from the first adoption on."""

from decimal import Decimal

import pytest

from municipalities.actions import goals, needs, plans, risks, versions, wordings
from municipalities.models import Goal, Need
from programme.models import NeedCategory, TargetGroup
from tests import words
from tests.world import TODAY


@pytest.fixture
def need(world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need
    groups = [TargetGroup.objects.create(code="youth", name_nb="Utsatte unge")]
    category = NeedCategory.objects.create(code="home_missing", name_nb="Mangler bolig")
    needs.reword(
        need=need,
        by=world.lars,
        title="Mangler små boliger",
        category=category,
        priority=1,
        target_groups=groups,
        seen=versions.stamp(need.newest),
    )
    return need


def history(client, world, user, owner, noun="behov"):
    client.force_login(user)
    return client.get(f"/deltakere/{world.nordvik.pk}/{noun}/{owner.pk}/historikk/")


def test_own_people_see_who_changed_what_in_words(client, world, need):
    page = history(client, world, world.berit, need).content.decode()

    for word in (
        "Ola",
        "Lars",
        "Mangler små boliger",
        "før: Mangler boliger",
        "Utsatte unge",
        "Høy",
        "Mangler bolig",
    ):
        assert word.lower() in page.lower()


def test_outsiders_see_nothing_before_the_first_adoption(client, world, need):
    wordings.share(owner=need, by=world.kari)

    assert history(client, world, world.anne, need).status_code == 404


def test_outsiders_see_what_came_from_the_adoption_on(client, world, need):
    words.adopt(world, need)

    page = history(client, world, world.anne, need).content.decode()

    assert "før: Mangler boliger" not in page
    assert "kommunestyre" in page


def test_a_goal_has_its_history_too(client, world):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Flere boliger", kind="main"
    ).goal

    assert "Ola" in history(client, world, world.kari, goal, "mal").content.decode()


def test_own_people_see_that_a_draft_was_shared_and_taken_back(client, world, need):
    wordings.share(owner=need, by=world.kari)
    wordings.take_back(owner=need, by=world.lars)

    page = history(client, world, world.berit, need).content.decode()

    assert "delte utkastet med Husbanken" in page
    assert "før: nei" in page
    assert "før: ja" in page
    assert "revision" not in page


def test_a_revisions_edits_are_not_told_outside(client, world, need):
    words.revise(world, need)
    needs.reword(need=need, by=world.ola, title="Hemmelig ny ordlyd")

    page = history(client, world, world.anne, need).content.decode()
    assert "Hemmelig" not in page
    assert "Hemmelig" in history(client, world, world.ola, need).content.decode()
    words.adopt(world, need, reference="26/200")
    assert (
        "før: Mangler små boliger"
        not in history(client, world, world.anne, need).content.decode()
    )


def test_a_closing_and_an_opening_are_told_to_all_with_the_reason(client, world, need):
    words.close(world, need)
    wordings.reopen(owner=need, by=world.kari)

    for reader in (world.ola, world.anne):
        page = history(client, world, reader, need).content.decode()
        for word in ("avsluttet det", "Målet er nådd.", "åpnet det igjen"):
            assert word in page


def lines(client, world, user, owner, noun):
    page = history(client, world, user, owner, noun)
    return [
        (str(line.verb), str(line.subject), [(str(f[0]), *f[1:]) for f in line.fields])
        for line in page.context["lines"]
    ]


@pytest.fixture
def goal(world):
    own = {"participation": world.nordvik, "by": world.ola}
    goal = goals.word(title="Færre i midlertidig botilbud", kind="main", **own).goal
    measured = {"indicator": world.indicator, "baseline_period": world.period}
    start = {"baseline": Decimal(41), "no_baseline": "", "targets": {2027: Decimal(20)}}
    goals.measure(goal=goal, by=world.ola, **measured | start)
    again = {"baseline": Decimal(40), "targets": {2027: Decimal(20), 2028: Decimal(12)}}
    goals.measure(
        goal=goal, by=world.lars, replaces=world.indicator.pk, **measured | start | again
    )
    return goal


def test_a_goal_tells_what_was_changed_of_its_indicator_and_targets(client, world, goal):
    told = lines(client, world, world.berit, goal, "mal")
    name = world.indicator.name

    assert ("endret en indikator", name, [("utgangspunkt (nullpunkt)", "41", "40")]) in told
    assert ("satte et måltall", name, [("år", "", "2028"), ("måltall", "", "12")]) in told
    assert not [line for line in told if line[0] == "endret en indikator" and not line[1]]


def test_an_indicator_that_was_taken_away_is_still_told(client, world, goal):
    goals.stop_measuring(goal=goal, indicator=world.indicator.pk, by=world.kari)

    told = lines(client, world, world.berit, goal, "mal")

    assert "tok bort en indikator" in {line[0] for line in told}
    assert ("måltall", "12", "") in [field for line in told for field in line[2]]


def test_a_revision_tells_nothing_of_the_rows_that_it_copied(client, world, goal):
    words.adopt(world, goal)
    before = len(lines(client, world, world.berit, goal, "mal"))
    wordings.revise(owners=[Goal.objects.get(pk=goal.pk)], by=world.kari)

    told = lines(client, world, world.berit, goal, "mal")

    assert len(told) == before + 1


def test_outsiders_are_not_told_how_the_indicators_came_to_be(client, world, goal):
    words.adopt(world, goal)

    assert "41" not in history(client, world, world.anne, goal, "mal").content.decode()


def test_a_need_tells_its_counts_to_its_own_people(client, world, need):
    counted = {"count": 12, "unit": "households", "counted_on": TODAY, "method": "mapping"}
    needs.count(need=need, by=world.ola, today=TODAY, uncertainty="", **counted)

    told = lines(client, world, world.berit, need, "behov")

    assert ("hvor mange", "", "12") in [field for line in told for field in line[2]]


def test_a_revision_that_was_thrown_away_is_still_told(client, world, need):
    words.adopt(world, need)
    wordings.revise(owners=[Need.objects.get(pk=need.pk)], by=world.kari)
    wordings.drop_revision(owner=Need.objects.get(pk=need.pk), by=world.lars)

    assert "kastet revisjonen" in {
        line[0] for line in lines(client, world, world.berit, need, "behov")
    }


def test_the_plan_tells_what_was_changed_of_its_risks(client, world):
    plan = plans.begin(title="Programplan", participation=world.nordvik, by=world.ola).plan
    levels = {"likelihood": 1, "consequence": 2, "action": "Møter"}
    risk = risks.add(plan=plan, by=world.ola, text="Lite tid", **levels)
    risks.change(plan=plan, risk=risk.pk, by=world.lars, text="Ingen tid", **levels)

    told = lines(client, world, world.berit, plan, "plan")

    assert ("endret en risiko", "", [("hva som kan gå galt", "Lite tid", "Ingen tid")]) in told
