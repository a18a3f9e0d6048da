"""How far a goal has come, by the latest figure that the reader may see."""

from decimal import Decimal

import pytest

from municipalities.actions import figure_steps, goals, measurements, wordings
from municipalities.models import GoalIndicator, Measurement, Target
from municipalities.progress import goals_with_progress
from programme.figures import NoNumber, Standing, kind_of
from tests.reports import scenes
from tests.world import TODAY, year


@pytest.fixture
def goal(world):
    """A shared goal: from 20 families at the end of 2023 to 10 by the end of 2027."""
    version = goals.word(participation=world.nordvik, by=world.ola, title="Færre i midlertidig")
    measured = GoalIndicator.objects.create(
        version=version,
        indicator=world.indicator,
        baseline=Decimal(20),
        baseline_period=year(2023),
    )
    Target.objects.create(goal_indicator=measured, year=2027, value=Decimal(10))
    wordings.share(owner=version.goal, by=world.kari)
    return version.goal


def enter(world, value, why=""):
    measurements.enter(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        entry=measurements.Entry(value=Decimal(value), correction_reason=why),
        by=world.ola,
        today=TODAY,
    )


def submit(world):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )


def seen(world, user):
    """What this reader sees of the only indicator of the only goal."""
    (progress,) = goals_with_progress(world.nordvik, user)
    return progress


def test_without_a_figure_the_goal_is_not_reporting(world, goal):
    for user in (world.ola, world.anne):
        progress = seen(world, user)
        assert progress.figure is None
        assert progress.standing is Standing.NOT_REPORTING


def test_own_people_see_the_draft_and_husbanken_the_submitted_figure(world, goal):
    enter(world, 16)
    assert seen(world, world.ola).latest == 16
    assert kind_of(seen(world, world.anne).latest) is NoNumber.MISSING
    submit(world)
    enter(world, 14, why="To var regnet to ganger")

    own, outside = seen(world, world.ola), seen(world, world.anne)

    # Of the way from 20 to 10, 14 is six tenths and 16 four tenths.
    assert (own.latest, own.part_of_way) == (14, Decimal("0.6"))
    assert (outside.latest, outside.part_of_way) == (16, Decimal("0.4"))
    assert outside.target_year == 2027


@pytest.mark.parametrize(("name", "seen"), [("mona", None), ("kari", 20), ("anne", 20)])
def test_a_baseline_of_a_figure_that_is_hidden_to_protect_another_is_hidden_too(
    world, goal, name, seen
):
    """Shown, the baseline would tell the hidden figure of its year (design 3, decision 4)."""
    figure = scenes.figure(world, world.nordvik, 20, period=year(2023))
    user = world.people()[name]
    (shown,) = goals_with_progress(world.nordvik, user)
    assert shown.baseline == 20

    Measurement.objects.filter(pk=figure.pk).unlogged().update(suppression="secondary")

    (shown,) = goals_with_progress(world.nordvik, user)
    assert shown.baseline == seen if seen else kind_of(shown.baseline) is NoNumber.SUPPRESSED


def test_a_baseline_of_another_number_than_the_hidden_figure_is_shown(world, goal):
    figure = scenes.figure(world, world.nordvik, 41, period=year(2023))
    Measurement.objects.filter(pk=figure.pk).unlogged().update(suppression="secondary")

    (shown,) = goals_with_progress(world.nordvik, world.mona)

    assert shown.baseline == 20
