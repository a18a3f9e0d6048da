"""R2: from baseline to target, as the reader's file holds it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.models import Measurement
from programme.figures import Kept, NoNumber, Standing
from reports import answers
from reports.queries import goal_attainment, tidy
from tests.reports import scenes


def only(rows):
    (row,) = rows
    return row


def test_nordvik_went_from_41_to_28_of_the_way_to_20(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28, comment="Telt i desember")

    row = only(goal_attainment.rows(user=world.mona))

    assert (row.participant, row.municipality_code) == ("Nordvik", "9901")
    assert (row.baseline, row.latest, row.target, row.change) == (41, 28, 20, -13)
    assert (row.baseline_period, row.latest_period, row.target_year) == ("2022", "2025", 2027)
    assert row.part_of_way == Decimal(13) / Decimal(21)
    assert row.standing == Standing.ON  # the line stands at 28.4, and 10 % of the way is 2.1
    assert row.state_word == "ikke godkjent"
    assert row.comment == "Telt i desember"


def test_a_missing_figure_is_not_zero(world):
    scenes.goal(world, world.nordvik)

    row = only(goal_attainment.rows(user=world.mona))

    assert row.latest is NoNumber.MISSING
    assert row.change is NoNumber.MISSING
    assert row.standing == Standing.NOT_REPORTING
    assert (row.known, row.state_word, row.latest_period) == ("", "", "")


def test_a_goal_to_stay_is_kept_or_not(world):
    scenes.goal(world, world.nordvik, baseline=20)
    scenes.figure(world, world.nordvik, 20, state="approved", approved_by=world.kari)

    row = only(goal_attainment.rows(user=world.mona))

    assert row.part_of_way == Kept.KEPT
    assert row.state_word == str(Measurement.State.APPROVED.label)


@pytest.mark.parametrize("name", ["mona", "tor"])
def test_a_count_of_two_in_sorvik_is_hidden_outside_with_all_that_follows(world, name):
    scenes.goal(world, world.sorvik, baseline=10, target=5)
    scenes.figure(world, world.sorvik, 2, comment="De to på Storgata")

    row = only(goal_attainment.rows(user=world.people()[name]))

    assert row.latest is NoNumber.SUPPRESSED
    assert row.change is NoNumber.SUPPRESSED
    assert row.part_of_way is NoNumber.SUPPRESSED
    assert row.standing == Standing.NOT_JUDGED
    assert row.standing_word == ":"
    assert row.comment == ""


def test_siri_sees_her_own_two(world):
    scenes.goal(world, world.sorvik, baseline=10, target=5)
    scenes.figure(world, world.sorvik, 2)

    assert only(goal_attainment.rows(user=world.siri)).latest == 2


def test_a_draft_is_seen_by_own_people_alone(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28, state="draft")

    assert only(goal_attainment.rows(user=world.kari)).latest == 28
    assert only(goal_attainment.rows(user=world.anne)).latest is NoNumber.MISSING


def test_a_goal_that_is_a_draft_is_not_in_the_report_of_others(world):
    scenes.goal(world, world.nordvik, adopted=False)

    assert goal_attainment.rows(user=world.mona) == []
    assert len(goal_attainment.rows(user=world.kari)) == 1


def test_the_choices_narrow_the_rows(world):
    scenes.goal(world, world.nordvik)
    scenes.goal(world, world.sorvik)

    def names(**chosen):
        return [row.participant for row in goal_attainment.rows(user=world.mona, **chosen)]

    assert names() == ["Nordvik", "Sørvik"]
    assert names(region=world.region) == ["Nordvik"]
    assert names(participation=world.sorvik) == ["Sørvik"]
    assert names(programme=world.programme) == ["Nordvik", "Sørvik"]


def test_the_number_of_queries_does_not_grow_with_the_participants(world):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            goal_attainment.rows(user=world.mona)
        return len(captured)

    for each in [*scenes.more_places(world, 1), world.nordvik, world.sorvik]:
        scenes.goal(world, each)
    few = queries()
    for each in scenes.more_places(world, 10, first=1):
        scenes.goal(world, each)

    assert queries() == few


def test_the_tidy_rows_hold_every_standing_figure(world):
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.sorvik, 2)

    rows = [*tidy.rows(user=world.mona)]

    assert [(row.participant, row.value, row.period) for row in rows] == [
        ("Nordvik", NoNumber.SUPPRESSED, "2025"),
        ("Sørvik", NoNumber.SUPPRESSED, "2025"),
    ]
    assert [*tidy.rows(user=world.mona, indicators={"another"})] == []


def test_the_answer_tells_hidden_apart_from_not_judged(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    scenes.goal(world, world.sorvik, baseline=10, target=5)
    scenes.figure(world, world.sorvik, 2)
    rows = goal_attainment.rows(user=world.mona)

    told = answers.goal_attainment(rows, user=world.mona, chosen={})

    assert "Av 2 målindikatorer: 2 skjermet." in told  # the second hides the first's last cell


def test_a_baseline_and_a_target_of_two_are_hidden_outside(world):
    scenes.goal(world, world.sorvik, baseline=3, target=2)
    scenes.figure(world, world.sorvik, 12)

    row = only(goal_attainment.rows(user=world.mona))

    assert row.baseline is NoNumber.SUPPRESSED
    assert row.target is NoNumber.SUPPRESSED
    assert only(goal_attainment.rows(user=world.siri)).baseline == 3
