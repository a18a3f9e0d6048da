"""R3: what the goals lack to be measured, and since when."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.actions import wordings
from municipalities.models import Adoption, Goal, GoalIndicator
from reports import chain_answers
from reports.queries import missing_baselines
from tests.municipalities import chain_scene as scene
from tests.reports import scenes
from tests.world import TODAY, count_indicator


def rows(user, **chosen):
    return missing_baselines.rows(user=user, **chosen)


def lacks(user):
    return [(row.goal, row.indicator_code, row.missing) for row in rows(user)]


def decided(world, day):
    """Say that the latest decision was made on another day."""
    latest = Adoption.objects.order_by("-pk").first()
    Adoption.objects.all().unlogged().filter(pk=latest.pk).update(decided_on=day)


def test_a_goal_that_can_be_measured_has_no_row(world):
    scene.goal(world, measured={"baseline": 41, "targets": {2027: 20}})
    scene.goal(world, "Visjon", kind="vision")

    assert rows(world.kari) == []


def test_each_lack_is_said(world):
    scene.goal(world, "Uten indikator")
    scene.goal(world, "Uten alt", measured={})
    scene.goal(world, "Passert", measured={"baseline": 41, "targets": {2024: 30}})
    scene.goal(world, "Med grunn", measured={"no_baseline": "under_way"})

    assert lacks(world.kari) == [
        ("Uten indikator", "", "indikator"),
        (
            "Uten alt",
            "temp_families",
            "utgangspunkt, eller grunnen til at det mangler; måltall og målår",
        ),
        ("Passert", "temp_families", "et målår fram i tid"),
        (
            "Med grunn",
            "temp_families",
            "utgangspunkt (grunnen er oppgitt); måltall og målår",
        ),
    ]
    assert rows(world.kari)[3].reason == "tellingen er i gang"


def test_a_part_goal_is_looked_at_too(world):
    main = scene.goal(world, measured={"baseline": 41, "targets": {2027: 20}})
    scene.goal(world, "Delmål", kind="part", parent=main)

    assert lacks(world.kari) == [("Delmål", "", "indikator")]


def test_of_a_draft_it_is_missing_since_it_was_written(world):
    goal = scene.goal(world, measured={})
    first = goal.newest.history.earliest().history_date.date()

    (row,) = rows(world.kari)

    assert (row.adopted_on, row.since) == (None, first)


def test_it_is_missing_since_the_first_decision_that_left_it_out(world):
    goal = scene.goal(world, measured={})
    scene.adopt(world, goal)
    decided(world, date(2024, 3, 1))
    wordings.revise(owners=[Goal.objects.get(pk=goal.pk)], by=world.lars)
    scene.adopt(world, Goal.objects.get(pk=goal.pk))

    (row,) = rows(world.mona)

    assert (row.adopted_on, row.since) == (TODAY, date(2024, 3, 1))


def test_what_an_earlier_version_had_is_missing_since_the_later_decision(world):
    goal = scene.goal(world, measured={"baseline": 41, "targets": {2027: 20}})
    scene.adopt(world, goal)
    decided(world, date(2024, 3, 1))
    wordings.revise(owners=[Goal.objects.get(pk=goal.pk)], by=world.lars)
    working = Goal.objects.get(pk=goal.pk).working
    GoalIndicator.objects.all().unlogged().filter(version=working).update(
        baseline=None, baseline_period=None
    )
    scene.adopt(world, Goal.objects.get(pk=goal.pk))

    (row,) = rows(world.mona)

    assert (row.missing, row.since) == (
        "utgangspunkt, eller grunnen til at det mangler",
        TODAY,
    )


def test_another_indicator_in_an_earlier_version_does_not_count(world):
    goal = scene.goal(world, measured={})
    scene.adopt(world, goal)
    decided(world, date(2024, 3, 1))
    wordings.revise(owners=[Goal.objects.get(pk=goal.pk)], by=world.lars)
    working = Goal.objects.get(pk=goal.pk).working
    other = count_indicator("other")
    GoalIndicator.objects.all().unlogged().filter(version=working).update(
        indicator=other, no_baseline="under_way"
    )
    scene.adopt(world, Goal.objects.get(pk=goal.pk))

    (row,) = rows(world.mona)

    assert row.since == TODAY


def test_a_goal_without_an_indicator_lacks_it_since_its_first_decision(world):
    goal = scene.goal(world)
    scene.adopt(world, goal)
    decided(world, date(2024, 3, 1))
    wordings.revise(owners=[Goal.objects.get(pk=goal.pk)], by=world.lars)

    assert rows(world.kari)[0].since == date(2024, 3, 1)


def test_a_past_target_is_missing_since_the_year_after(world):
    scene.goal(world, measured={"baseline": 41, "targets": {2023: 35, 2024: 30}})

    assert rows(world.kari)[0].since == date(2025, 1, 1)


def test_drafts_of_others_have_no_row(world):
    scene.goal(world)

    assert rows(world.mona) == []


def test_the_answer_tells_how_much_is_missing(world):
    scene.goal(world, "Uten indikator")
    scene.goal(world, "Uten alt", measured={})
    scene.goal(world, "Passert", measured={"baseline": 41, "targets": {2024: 30}})
    found = rows(world.kari)

    assert chain_answers.missing_baselines(found, user=world.kari, chosen={}) == (
        "1 målindikator har verken utgangspunkt eller grunn til at det mangler.",
        "1 målindikator har ikke måltall og målår; for 1 målindikator er siste målår passert.",
        "1 mål har ingen indikator.",
        "Det gjelder 1 deltaker; det eldste har manglet siden 01.01.2025.",
        "Undersøkt: 1 deltaker.",
    )


def test_what_there_is_none_of_is_left_out(world):
    scene.goal(world, measured={"no_baseline": "under_way", "targets": {2027: 20}})

    first, *others = chain_answers.missing_baselines(
        rows(world.kari), user=world.kari, chosen={}
    )

    assert first == "1 målindikator har ikke utgangspunkt, med grunnen oppgitt."
    assert len(others) == 2


def test_the_answer_tells_that_nothing_is_missing(world):
    assert chain_answers.missing_baselines([], user=world.kari, chosen={}) == (
        "Ingen utgangspunkt eller måltall mangler.",
        (
            "Alle mål har en indikator, et utgangspunkt eller grunnen til at det mangler, "
            "og et måltall fram i tid."
        ),
        "Undersøkt: 1 deltaker.",
    )
    assert chain_answers.missing_baselines([], user=world.per, chosen={}) == (
        "Det er ingen mål å vise.",
    )


def test_sixteen_participants_ask_the_database_no_more_than_one(world):
    scene.adopt(world, scene.goal(world, measured={}))

    def queries():
        with CaptureQueriesContext(connection) as seen:
            found = rows(world.tor)
        return len(seen), len(found)

    few, one = queries()
    for place in scenes.more_places(world, 15):
        scene.adopt(world, scene.goal(world, at=place, measured={}), at=place)

    assert queries() == (few, one + 15)
