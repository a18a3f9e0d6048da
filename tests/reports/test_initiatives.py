"""R6: what is done and how far it has come; sums, lateness and learning worked by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.actions import initiatives as actions
from municipalities.actions import strategies
from programme.figures import NoNumber
from programme.models import InitiativeType, TargetGroup
from reports import answers
from reports.queries import initiatives
from tests.reports import scenes

CHOSEN = {"programme": None, "region": None, "participation": None}


def initiative(world, title="Boligkontor", participation=None, shared=True, **words):
    own = actions.word(
        participation=participation or world.nordvik, by=world.ola, title=title, **words
    )
    if shared:
        actions.share(initiative=own, by=world.lars)
    return own


def step(world, own, code, learned=""):
    actions.take_step(initiative=own, step=code, by=world.ola, learned=learned)


def strategy(world):
    version = strategies.word(participation=world.nordvik, by=world.ola, title="Bolig først")
    return version.strategy


def test_a_row_tells_what_is_done_for_whom_and_for_how_much(world):
    kind = InitiativeType.objects.create(code="x", name_nb="Booppfølging")
    groups = [
        TargetGroup.objects.create(code=name, name_nb=name)
        for name in ("Utsatte unge", "Eldre")
    ]
    initiative(
        world,
        type=kind,
        target_groups=groups,
        responsible_unit="NAV",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 11, 14),
        is_trial=True,
        budgets={2026: (Decimal(300), Decimal(0)), 2027: (Decimal(50), None)},
    )

    (row,) = initiatives.rows(user=world.mona)

    assert (row.participant, row.municipality_code) == ("Nordvik", "9901")
    assert (row.initiative, row.type, row.responsible_unit) == (
        "Boligkontor",
        "Booppfølging",
        "NAV",
    )
    assert row.target_groups == "Eldre, Utsatte unge"
    assert (row.budget, row.spent) == (350, 0)
    assert row.days_past_end == 10  # from the 14th to the 24th
    assert (row.is_trial, row.status_code) == (True, "planned")


def test_what_is_not_told_is_missing_and_not_zero(world):
    initiative(world)

    (row,) = initiatives.rows(user=world.mona)

    assert (row.budget, row.spent) == (NoNumber.MISSING, NoNumber.MISSING)
    assert (row.type, row.days_past_end, row.strategies, row.indicators) == ("", None, "", "")


def test_learning_is_told_of_what_is_over(world):
    ended = initiative(world, "Ble ikke noe av")
    step(world, ended, "end", "Tomten var for dyr")
    initiative(world, "Går ennå", learned="Foreløpig")

    assert [row.learned for row in initiatives.rows(user=world.mona)] == [
        "Tomten var for dyr",
        "",
    ]


def test_the_strategies_are_those_that_the_reader_sees(world):
    initiative(world, strategies=[strategy(world)])

    assert [row.strategies for row in initiatives.rows(user=world.mona)] == [""]
    assert [row.strategies for row in initiatives.rows(user=world.kari)] == ["Bolig først"]


@pytest.mark.parametrize(("name", "shown"), [("mona", ": :"), ("anne", ": :"), ("kari", ": 2")])
def test_small_figures_are_hidden_in_the_file(world, name, shown):
    scenes.figure(world, world.nordvik, 2, suppression="primary")
    initiative(world, indicators=[world.indicator])

    (row,) = initiatives.rows(user=world.people()[name])

    assert row.indicators.endswith(f"{shown} (2025)")


def test_an_indicator_without_a_figure_is_said_to_be_missing(world):
    initiative(world, indicators=[world.indicator])

    (row,) = initiatives.rows(user=world.mona)

    assert not row.indicators.endswith(")")
    assert row.indicators.startswith(f"{world.indicator.name}: ")


def test_what_is_not_given_to_others_is_not_there(world):
    initiative(world, shared=False)

    assert initiatives.rows(user=world.mona) == []
    assert len(initiatives.rows(user=world.kari)) == 1


def test_a_row_of_one_region_or_participant_alone(world):
    initiative(world)
    initiative(world, participation=world.sorvik)

    assert len(initiatives.rows(user=world.mona)) == 2
    assert len(initiatives.rows(user=world.mona, region=world.region)) == 1
    assert len(initiatives.rows(user=world.mona, participation=world.sorvik)) == 1
    assert len(initiatives.rows(user=world.mona, programme=world.programme)) == 2


def answer(user):
    return answers.initiatives(initiatives.rows(user=user), user=user, chosen=CHOSEN)


def test_without_rows_one_sentence_says_so(world):
    assert len(answer(world.mona)) == 1


def test_the_answer_counts_where_they_are_and_names_what_is_late(world):
    late = initiative(world, "Sent", ends_on=date(2026, 11, 1))
    step(world, late, "begin")
    done = initiative(world, "Ferdig", ends_on=date(2026, 11, 1))
    for code in ("begin", "finish"):
        step(world, done, code)
    step(world, initiative(world, "Prøvd", is_trial=True), "end", "Mye")
    paused = initiative(world, "Venter")
    for code in ("begin", "pause"):
        step(world, paused, code)

    first, second, third, fourth, fifth = answer(world.mona)

    digits = [word.strip(":,.") for word in first.split() if word.strip(":,.").isdigit()]
    assert digits == ["4", "1", "1", "0", "1", "1"]
    assert [sign for sign in second if sign.isdigit()] == ["1", "1"]
    assert "Sent (Nordvik)" in third
    assert "Ferdig" not in third
    assert fourth.startswith("4")
    assert "Sørvik" in fifth


def test_the_answer_says_when_none_is_late_and_all_take_part(world):
    initiative(world, strategies=[strategy(world)])
    *_, third, fourth, fifth = answer(world.kari)

    assert "Boligkontor" not in third
    assert not any(sign.isdigit() for sign in fourth)
    assert "Nordvik" not in fifth


def queries(world):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert initiatives.rows(user=world.mona)
    return len(captured)


def test_the_queries_do_not_grow_from_one_to_sixteen(world):
    initiative(world, strategies=[strategy(world)], indicators=[world.indicator])
    one = queries(world)
    for place in scenes.more_places(world, 14):
        initiative(
            world, participation=place, indicators=[world.indicator], budgets={2026: (1, 1)}
        )

    assert queries(world) == one
