"""R1: where each participant stands."""

from municipalities.models import FollowedIndicator
from reports.queries import status
from tests.reports import scenes
from tests.world import rate_indicator


def test_nordvik_is_told_in_counts(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 41)
    scenes.need(world, world.nordvik)
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=rate_indicator())

    row, other = status.rows(user=world.mona)

    assert (row.participant, row.goal_indicators, row.with_baseline) == ("Nordvik", 1, 1)
    assert (row.ahead_or_on, row.behind, row.not_reporting) == (0, 1, 0)
    assert (row.due, row.entered) == (2, 1)
    assert (row.needs, row.needs_adopted) == (1, 1)
    assert row.submitted_at is not None
    assert (other.due, other.entered, other.submitted_at) == (1, 0, None)


def test_who_has_no_figure_is_not_reporting_and_not_behind(world):
    scenes.goal(world, world.nordvik, baseline=None)

    row = status.rows(user=world.mona, participation=world.nordvik)[0]

    assert (row.behind, row.not_reporting, row.with_baseline) == (0, 1, 0)


def test_a_draft_is_entered_for_own_people_alone(world):
    scenes.figure(world, world.nordvik, 28, state="draft")

    assert status.rows(user=world.kari)[0].entered == 1
    assert status.rows(user=world.anne)[0].entered == 0


def test_a_hidden_baseline_is_a_baseline(world):
    scenes.goal(world, world.nordvik, baseline=2)

    assert status.rows(user=world.mona, participation=world.nordvik)[0].with_baseline == 1
