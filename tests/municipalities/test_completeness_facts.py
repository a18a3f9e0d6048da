"""What is known of the figures that are expected: by whom it is asked, and what may be known."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities import completeness, figures
from municipalities.completeness import Count, Extent
from municipalities.completeness_facts import (
    asked_of,
    due_this_year,
    lines,
    targets_set,
    windows_of,
)
from municipalities.models import FollowedIndicator, Participation
from programme.models import Indicator, Period
from tests.municipalities import completeness_scene as scene
from tests.reports import scenes
from tests.world import TODAY, count_indicator, year


def lines_of(world, user, *places):
    """The lines of some places, of all when none is named, in all windows."""
    who = Participation.objects.visible_to(user).with_names().order_by("pk")
    chosen = [each for each in who if not places or each in places]
    return lines(user, chosen, windows_of({world.programme.pk}))


@pytest.fixture
def many(world):
    """Indicators of every kind that the rule tells apart, all of them chosen by Nordvik."""
    made = [
        count_indicator("half", frequency="half_year"),
        count_indicator("fourth", frequency="every_4_years"),
        count_indicator("official", source="official"),
        count_indicator("old", valid_to=date(2024, 12, 31)),
        count_indicator("new", valid_from=date(2025, 7, 1)),
        count_indicator("to_come", valid_from=date(2026, 1, 1)),
        count_indicator("not_chosen"),
    ]
    for each in made[:-1]:
        FollowedIndicator.objects.create(participation=world.nordvik, indicator=each)
    return made


@pytest.mark.parametrize(
    ("when", "half", "codes"),
    [
        (2023, None, {"temp_families", "fourth", "old"}),  # the programme starts in 2023
        (2024, None, {"temp_families", "old"}),
        (2025, None, {"temp_families", "new"}),
        (2027, None, {"temp_families", "fourth", "new", "to_come"}),
        (2025, 1, {"half"}),
    ],
)
def test_the_rule_of_the_database_is_the_rule_of_the_page(world, many, when, half, codes):
    period = year(when)
    if half:
        period = Period.objects.create(
            year=when, half=half, starts_on=date(when, 1, 1), ends_on=date(when, 6, 30)
        )

    asked = {each.code for each in asked_of(world.nordvik, period)}
    by_rule = {
        each.code
        for each in Indicator.objects.exclude(code="not_chosen")
        if completeness.is_asked(each, period, world.programme.starts_on.year)
    }

    assert asked == by_rule == codes
    assert {each.code for each in figures.asked_indicators(world.nordvik, period)} == codes


def test_what_is_both_asked_of_all_and_chosen_is_asked_once(world):
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=world.indicator)

    assert [each.code for each in asked_of(world.nordvik, world.period)] == ["temp_families"]
    assert lines_of(world, world.kari)[0].count.expected == 1


def test_a_draft_is_reported_to_own_people_and_missing_to_others(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, state="draft")
    scene.evidence(world, world.nordvik)

    own, other = (lines_of(world, user, world.nordvik)[0] for user in (world.ola, world.anne))

    assert own.count == Count(expected=1, reported=1, documented=1)
    assert other.count == Count(expected=1, missing=1)
    assert (other.held, other.gaps) == ({}, (world.indicator,))


def test_a_returned_figure_is_missing_to_all_and_known_of_to_own_people(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, state="returned")

    own, other = (lines_of(world, user, world.nordvik)[0] for user in (world.ola, world.anne))

    assert own.count == other.count == Count(expected=1, missing=1)
    assert own.held[world.indicator.pk].states == {"returned"}
    assert (other.held, other.submitted_on, own.submitted_on) == ({}, None, None)


def test_a_correction_of_a_figure_that_came_in_time_is_not_late(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, 40, state="replaced")
    scene.figure(world, world.nordvik, 41, on=scene.LATE, state="approved")
    scene.figure(world, world.sorvik, 41, on=scene.LATE)

    nordvik, sorvik = lines_of(world, world.mona)

    assert nordvik.count == Count(expected=1, reported=1, approved=1)
    assert (nordvik.days_late, nordvik.submitted_on) == (0, scene.LATE)
    assert nordvik.extent is Extent.APPROVED
    assert sorvik.count == Count(expected=1, reported=1, late=1)
    assert (sorvik.days_late, sorvik.extent) == (14, Extent.COMPLETE)


def test_what_a_returned_correction_replaced_is_no_figure_to_others(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, 40, state="replaced")
    scene.figure(world, world.nordvik, 41, state="returned")

    line = lines_of(world, world.anne, world.nordvik)[0]

    assert line.count == Count(expected=1, missing=1)
    assert line.submitted_on is None


def test_not_applicable_is_an_answer(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, None, not_applicable="Har ikke tilbudet")

    assert lines_of(world, world.anne)[0].count == Count(expected=1, reported=1)


def test_who_reported_nothing_is_there_and_an_exception_is_told(world):
    scene.past_due(world)
    given = scene.exception(world, world.nordvik, date(2026, 12, 1))

    line = lines_of(world, world.anne)[0]

    assert (line.exception, line.extent) == (given, Extent.NOTHING)
    assert line.days_late == (TODAY - scene.DUE).days
    assert lines_of(world, world.siri)[0].exception is None


def test_who_left_before_the_period_and_who_nothing_is_asked_of_are_left_out(world):
    world.nordvik.ends_on = date(2024, 12, 31)
    world.nordvik.save()
    assert [line.participation for line in lines_of(world, world.mona)] == [world.sorvik]

    world.programme.indicators_for_all.clear()
    assert lines_of(world, world.mona) == []


def test_one_who_reads_no_figures_is_told_nothing(world):
    assert lines_of(world, world.arne) == []


def test_the_counts_of_this_year_are_added(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik)
    place = Participation.objects.with_names().get(pk=world.nordvik.pk)

    assert due_this_year(place, world.anne) == Count(expected=1, reported=1)


def test_targets_are_counted_in_the_version_that_the_reader_sees(world):
    scenes.goal(world, world.nordvik)
    scenes.goal(world, world.nordvik, target=None)
    scenes.goal(world, world.nordvik, adopted=False)

    assert targets_set(world.kari, [world.nordvik]) == {world.nordvik.pk: (2, 3)}
    assert targets_set(world.anne, [world.nordvik]) == {world.nordvik.pk: (1, 2)}


@pytest.mark.parametrize("user", ["mona", "kari"])
def test_the_queries_do_not_grow_with_the_participants(world, user):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = lines_of(world, world.people()[user])
            assert all(line.count.expected for line in found)
        return len(captured)

    scene.figure(world, world.nordvik)
    few = queries()
    for each in scenes.more_places(world, 15):
        scene.figure(world, each)
        scene.evidence(world, each)

    assert queries() == few
