"""Needs and goals are worded, reworded, measured, shared, adopted and thrown away."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from municipalities.actions import goals, needs, wordings
from municipalities.actions.versions import stamp
from municipalities.models import Adoption, Goal, Need, Target
from tests.words import adopt, in_review, record, revise
from tests.world import TODAY, rate_indicator, year
from web.errors import Refused
from web.second_save import ChangedMeanwhile


@pytest.fixture
def need(world):
    return needs.word(participation=world.nordvik, by=world.ola, title="For få boliger").need


@pytest.fixture
def goal(world):
    return goals.word(participation=world.nordvik, by=world.ola, title="Alle bor godt").goal


def test_a_title_is_enough_for_a_need(world, need):
    version = need.newest

    assert (version.number, version.state, version.title) == (1, "draft", "For få boliger")
    assert version.history.first().history_user == world.ola
    assert version.history.first().history_change_reason == "need.worded"


def test_a_draft_is_reworded_in_place(world, need):
    seen = stamp(need.newest)

    version = needs.reword(need=need, by=world.kari, seen=seen, title="Čáhppes áhkku")

    assert (version.number, version.title, version.edited_by) == (
        1,
        "Čáhppes áhkku",
        world.kari,
    )


def test_a_second_save_on_an_older_revision_is_refused(world, need):
    seen = stamp(need.newest)
    needs.reword(need=need, by=world.kari, seen=seen, title="Karis")

    with pytest.raises(ChangedMeanwhile) as refusal:
        needs.reword(need=need, by=world.ola, seen=seen, title="Olas")

    assert refusal.value.standing.title == "Karis"
    assert Need.objects.get().newest.title == "Karis"


def test_the_adopted_need_stands_while_its_next_version_is_written(world, need):
    revise(world, need)

    needs.reword(need=need, by=world.ola, title="Ny tekst")

    need = Need.objects.get()
    assert (need.adopted.title, need.working.title) == ("For få boliger", "Ny tekst")
    assert need.version_for(world.mona).title == "For få boliger"
    adopt(world, need, reference="26/2")
    assert [v.state for v in need.versions.order_by("number")] == ["replaced", "adopted"]


def test_a_need_is_counted_but_not_in_the_future(world, need):
    words = {"count": 3, "unit": "households", "method": "mapping"}

    needs.count(need=need, by=world.ola, today=TODAY, counted_on=TODAY, **words)

    with pytest.raises(Refused):
        needs.count(need=need, by=world.ola, today=TODAY, counted_on=date(2027, 1, 1), **words)


def test_a_shared_draft_is_seen_until_it_is_taken_back(world, need):
    wordings.share(owner=need, by=world.lars)
    assert Need.objects.visible_to(world.anne).exists()

    wordings.take_back(owner=need, by=world.lars)
    assert not Need.objects.visible_to(world.anne).exists()
    with pytest.raises(Refused):
        needs.throw_away(need=need, by=world.lars)


def test_what_is_adopted_has_no_draft_to_share(world, need):
    adopt(world, need)

    with pytest.raises(Refused):
        wordings.share(owner=need, by=world.lars)


def test_a_need_that_nobody_outside_has_seen_may_be_deleted(world, need, goal):
    goals.reword(goal=goal, by=world.ola, title="Alle bor godt", needs=[need])
    needs.count(
        need=need,
        by=world.ola,
        today=TODAY,
        counted_on=TODAY,
        count=1,
        unit="persons",
        method="mapping",
    )

    needs.throw_away(need=need, by=world.ola)

    assert not Need.objects.exists()
    assert Need.history.filter(history_type="-").get().history_user == world.ola


def test_an_indicator_measures_a_goal_with_baseline_and_targets(world, goal):
    words = {
        "indicator": world.indicator,
        "baseline_period": year(2022),
        "baseline": Decimal(41),
    }
    goals.measure(
        goal=goal, by=world.ola, targets={2026: Decimal(30), 2027: Decimal(20)}, **words
    )

    goals.measure(
        goal=goal,
        by=world.ola,
        replaces=world.indicator.pk,
        targets={2026: Decimal(28)},
        **words,
    )

    target = Target.objects.get()
    assert (target.year, target.value) == (2026, 28)


def test_revising_an_adopted_goal_copies_its_indicators_and_targets(world, goal):
    words = {"indicator": world.indicator, "no_baseline": "under_way"}
    goals.measure(goal=goal, by=world.ola, targets={2026: Decimal(30)}, **words)
    revise(world, goal)

    goals.stop_measuring(goal=goal, indicator=world.indicator.pk, by=world.ola)

    goal = Goal.objects.get()
    assert goal.adopted.goal_indicators.get().targets.get().value == 30
    assert not goal.working.goal_indicators.exists()
    with pytest.raises(Refused):
        goals.stop_measuring(goal=goal, indicator=world.indicator.pk, by=world.ola)


def test_more_decimals_than_the_indicator_has_are_refused(world, goal):
    with pytest.raises(Refused):
        goals.measure(
            goal=goal,
            by=world.ola,
            indicator=rate_indicator(),
            no_baseline="under_way",
            targets={2026: Decimal("12.34")},
        )


def test_a_part_goal_belongs_to_a_main_goal_of_its_own_municipality(world, goal, need):
    foreign = goals.word(participation=world.sorvik, by=world.siri, title="Sørviks").goal
    part = goals.word(
        participation=world.nordvik, by=world.ola, title="Delmål", kind="part", parent=goal
    ).goal

    for words in (
        {"kind": "part", "parent": foreign},
        {"kind": "part", "parent": part},
        {"kind": "main", "parent": goal},
    ):
        with pytest.raises(Refused):
            goals.reword(goal=part, by=world.ola, title="Delmål", **words)
    with pytest.raises(Refused):
        goals.reword(goal=goal, by=world.ola, title="Alle bor godt", kind="vision")
    with pytest.raises(Refused):
        goals.throw_away(goal=goal, by=world.ola)


def test_a_goal_that_nobody_outside_has_seen_may_be_deleted(world, goal):
    goals.measure(
        goal=goal, by=world.ola, indicator=world.indicator, no_baseline="under_way", targets={}
    )

    goals.throw_away(goal=goal, by=world.ola)

    assert not Goal.objects.exists()


def test_a_goal_is_shared_and_taken_back(world, goal):
    assert wordings.share(owner=goal, by=world.lars).is_shared
    assert not wordings.take_back(owner=goal, by=world.lars).is_shared


def test_an_adoption_is_all_or_nothing(world, need):
    foreign = needs.word(participation=world.sorvik, by=world.siri, title="Sørviks").need
    in_review(world, need, foreign)

    with pytest.raises(Refused):
        record(world, [need, foreign])

    assert not Adoption.objects.exists()
    assert Need.objects.get(pk=need.pk).adopted is None


def test_wrong_adoptions_are_refused(world, need):
    with pytest.raises(Refused, match="til behandling"):
        record(world, [need])
    in_review(world, need)
    for words in ({"decided_on": date(2026, 11, 25)}, {"versions_adopted": []}):
        with pytest.raises(Refused):
            record(world, [need], **words)
    with pytest.raises(ValidationError):
        record(world, [need], reference="")
    record(world, [need])
    with pytest.raises(Refused):
        record(world, [need])
