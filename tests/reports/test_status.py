"""R1: where each participant stands."""

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogue.actions import commitments
from municipalities.actions import comments
from municipalities.models import FollowedIndicator
from reports.queries import status
from tests.dialogue import report_scene
from tests.reports import scenes
from tests.world import TODAY, rate_indicator


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


def test_the_last_report_is_told_and_those_that_are_past_due_are_counted(world):
    report_scene.window(world, due_on=TODAY - timedelta(days=1))
    draft = report_scene.begun(world)

    row, other = status.rows(user=world.anne), status.rows(user=world.siri)

    # Nordvik's is a draft, which nobody outside knows of; Sørvik's is not begun.
    for each in (row[0], other[0]):
        assert (each.last_report, each.report_sent_at) == ("ikke sendt", None)
        assert each.reports_not_sent == 1
    report_scene.sent(world, draft)
    sent = status.rows(user=world.anne)[0]
    assert (sent.last_report, sent.reports_not_sent) == ("årsrapport 2025", 0)
    assert sent.report_sent_at is not None


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


def test_the_number_of_queries_is_the_same_for_1_and_for_16_participants(world):
    def give(each):
        scenes.goal(world, each)
        scenes.figure(world, each, 28)
        scenes.need(world, each)
        each.adviser = world.anne
        each.save()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            rows = status.rows(user=world.anne)
        return len(rows), len(captured)

    give(world.nordvik)
    queries()  # the kinds that comments are on are kept from here on
    one, few = queries()
    for each in scenes.more_places(world, 15):
        give(each)

    assert (one, queries()) == (1, (16, few))


def test_answers_and_late_promises_are_counted_by_the_side_that_owes_them(world):
    need = scenes.need(world, world.nordvik)
    comments.ask(about=need, text="Hvor mange?", waits_for="participant", by=world.kari)
    comments.ask(about=need, text="Når?", waits_for="husbanken", by=world.kari)
    comments.ask(about=need, text="Hvor?", waits_for="husbanken", by=world.kari)
    late = {"what": "Tall", "who": "Alle", "due_on": date(2026, 11, 20)}
    commitments.promise(participation=world.nordvik, by=world.anne, **late)
    in_time = late | {"due_on": TODAY}
    commitments.promise(participation=world.nordvik, by=world.lars, **in_time)

    nordvik, sorvik = status.rows(user=world.mona)

    assert (nordvik.answers_participant, nordvik.answers_husbanken) == (1, 2)
    assert (nordvik.promises_participant, nordvik.promises_husbanken) == (0, 1)
    assert (sorvik.answers_husbanken, sorvik.promises_husbanken) == (0, 0)


def told(**counts):
    """A row where nothing waits, but for what is told."""
    rest = {each.name: 0 for each in fields(status.Row)} | {"goal_indicators": 4}
    return status.Row(**{**rest, "with_baseline": 4, **counts})


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ({"goal_indicators": 0, "with_baseline": 0}, "ingen målte mål ennå"),
        ({"reports_not_sent": 1, "behind": 1}, "en rapport er ikke sendt"),
        ({"not_reporting": 1, "with_baseline": 3}, "mål mangler tall"),
        ({"with_baseline": 3, "behind": 1}, "mål mangler utgangspunkt"),
        ({"behind": 1, "answers_husbanken": 2}, "noen mål ligger etter planen"),
        ({"answers_husbanken": 1, "answers_participant": 1}, "spørsmål venter på svar"),
        ({}, "som planlagt"),
    ],
)
def test_the_status_is_the_first_that_is_so(counts, word):
    assert told(**counts).standing_word == word


def test_the_part_with_a_baseline_and_the_questions_that_are_open():
    row = told(with_baseline=3, answers_husbanken=2, answers_participant=1)

    assert (row.baseline_share, row.open_questions) == (Decimal("0.75"), 3)
    assert told(goal_indicators=0).baseline_share is None
