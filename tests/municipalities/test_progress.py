"""How far a goal has come, by the latest figure that the reader may see."""

from decimal import Decimal

import pytest

from municipalities.actions import figure_steps, goals, measurements, wordings
from municipalities.models import GoalIndicator, Target
from municipalities.progress import goals_with_progress
from programme.figures import NoNumber, Standing, kind_of
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
