"""Initiatives: worded, budgeted by year, begun and ended with learning, shared, moved, copied, thrown away."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from municipalities.actions import initiatives, strategies, versions
from municipalities.models import Initiative, InitiativeBudget
from tests import words
from tests.world import TODAY
from web.errors import Refused
from web.second_save import ChangedMeanwhile


@pytest.fixture
def initiative(world):
    return initiatives.word(participation=world.nordvik, by=world.ola, title="Boligkontor")


def strategy(world, participation=None, title="Bolig først"):
    return strategies.word(
        participation=participation or world.nordvik, by=world.ola, title=title
    ).strategy


def test_a_title_is_enough(world, initiative):
    assert (initiative.status, initiative.order, initiative.edited_by) == (
        "planned",
        1,
        world.ola,
    )
    log = initiative.history.get()
    assert (log.history_user, log.history_change_reason) == (world.ola, "initiative.worded")


def test_without_a_title_nothing_is_stored(world):
    with pytest.raises(ValidationError):
        initiatives.word(participation=world.nordvik, by=world.ola, title="")

    assert not Initiative.objects.exists()


def test_budgets_stand_by_year_and_go_when_they_are_emptied(world, initiative):
    budgets = {2026: (Decimal(500_000), None), 2027: (None, Decimal(0)), 2028: (None, None)}
    initiatives.reword(initiative=initiative, by=world.ola, budgets=budgets)

    rows = [*initiative.budgets.values_list("year", "amount", "spent")]
    assert rows == [(2026, 500_000, None), (2027, None, 0)]

    initiatives.reword(
        initiative=initiative, by=world.lars, budgets={2026: (Decimal(500_000), Decimal(9))}
    )

    assert [*initiative.budgets.values_list("year", "amount", "spent")] == [(2026, 500_000, 9)]
    log = InitiativeBudget.history.filter(initiative_id=initiative.pk, year=2026)
    assert [line.history_user for line in log.order_by("history_id")] == [world.ola, world.lars]


def test_initiative_and_budget_are_called_by_title_and_year(world, initiative):
    budgets = {2026: (Decimal(1), None)}
    initiatives.reword(initiative=initiative, by=world.ola, budgets=budgets)

    assert str(initiative.budgets.get()) == "Boligkontor 2026"


def test_the_same_budget_again_leaves_no_trace(world, initiative):
    for _ in range(2):
        initiatives.reword(
            initiative=initiative, by=world.ola, budgets={2026: (Decimal(1), Decimal(1))}
        )

    assert InitiativeBudget.history.count() == 1


def test_words_without_budgets_leave_them_alone(world, initiative):
    budgets = {2026: (Decimal(500_000), None)}
    initiatives.reword(initiative=initiative, by=world.ola, budgets=budgets)
    initiatives.reword(initiative=initiative, by=world.ola, title="Nytt navn")

    assert initiative.budgets.get().amount == 500_000


def test_an_amount_below_zero_is_refused_and_nothing_is_half_done(world, initiative):
    with pytest.raises(ValidationError, match=r"zero|null"):
        initiatives.reword(
            initiative=initiative,
            by=world.ola,
            title="Annet",
            budgets={2026: (Decimal(-1), None)},
        )

    assert Initiative.objects.get().title == "Boligkontor"


def test_the_end_comes_after_the_start(world, initiative):
    with pytest.raises(ValidationError, match=r"slutt|end"):
        initiatives.reword(
            initiative=initiative,
            by=world.ola,
            starts_on=date(2026, 2, 1),
            ends_on=date(2026, 1, 1),
        )


def test_a_second_save_is_told_of_the_first(world, initiative):
    seen = versions.stamp(initiative)
    initiatives.reword(initiative=initiative, by=world.lars, seen=seen, title="Lars sitt")

    with pytest.raises(ChangedMeanwhile) as refusal:
        initiatives.reword(initiative=initiative, by=world.ola, seen=seen, title="Olas")

    assert refusal.value.standing.title == "Lars sitt"


def test_only_strategies_of_the_same_participant_are_linked(world, initiative):
    foreign = strategy(world, world.sorvik)

    with pytest.raises(Refused):
        initiatives.reword(initiative=initiative, by=world.ola, strategies=[foreign])
    with pytest.raises(Refused):
        initiatives.word(
            participation=world.nordvik, by=world.ola, title="X", strategies=[foreign]
        )

    assert not initiative.strategies.exists()
    assert Initiative.objects.count() == 1


def test_the_steps_lead_from_planned_to_done(world, initiative):
    for step, status, reason in (
        ("begin", "under_way", "started"),
        ("pause", "paused", "paused"),
        ("take_up", "under_way", "taken_up"),
        ("finish", "done", "finished"),
        ("take_up", "under_way", "taken_up"),
    ):
        initiatives.take_step(initiative=initiative, step=step, by=world.ola)
        found = Initiative.objects.get()
        assert found.status == status
        assert found.history.first().history_change_reason == f"initiative.{reason}"


def test_a_step_that_is_not_open_is_refused_with_those_that_are(world, initiative):
    with pytest.raises(Refused, match=r"planned|planlagt"):
        initiatives.take_step(initiative=initiative, step="finish", by=world.ola)


def test_an_end_says_what_was_learned(world, initiative):
    with pytest.raises(Refused):
        initiatives.take_step(initiative=initiative, step="end", by=world.ola, learned="  ")

    initiatives.take_step(
        initiative=initiative, step="end", by=world.ola, learned="Tomten var for dyr"
    )

    found = Initiative.objects.get()
    assert (found.status, found.learned) == ("ended", "Tomten var for dyr")
    with pytest.raises(ValidationError):
        initiatives.reword(initiative=found, by=world.ola, learned="")


def test_sharing_lets_the_adviser_read_and_taking_back_ends_it(world, initiative):
    initiatives.share(initiative=initiative, by=world.lars)
    assert Initiative.objects.visible_to(world.anne).exists()

    initiatives.take_back(initiative=initiative, by=world.lars)
    assert not Initiative.objects.visible_to(world.anne).exists()


def test_an_initiative_is_seen_from_the_day_its_strategy_is_adopted(world, initiative):
    own = strategy(world)
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[own])
    assert not Initiative.objects.visible_to(world.anne).exists()

    words.adopt(world, own)

    assert Initiative.objects.visible_to(world.anne).get() == initiative
    assert not Initiative.objects.visible_to(world.siri).exists()


def test_one_that_was_shared_is_not_deleted(world, initiative):
    initiatives.share(initiative=initiative, by=world.lars)
    initiatives.take_back(initiative=initiative, by=world.lars)

    with pytest.raises(Refused):
        initiatives.throw_away(initiative=initiative, by=world.ola)


def test_one_that_once_followed_an_adopted_strategy_is_not_deleted(world, initiative):
    own = strategy(world)
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[own])
    words.adopt(world, own)
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[])

    with pytest.raises(Refused):
        initiatives.throw_away(initiative=initiative, by=world.ola)


def test_a_planned_one_that_nobody_has_seen_is_deleted_with_its_budgets(world, initiative):
    initiatives.reword(
        initiative=initiative,
        by=world.ola,
        budgets={2026: (Decimal(1), None)},
        strategies=[strategy(world)],
    )
    initiatives.throw_away(initiative=initiative, by=world.ola)

    assert not Initiative.objects.exists()
    assert Initiative.history.first().history_change_reason == "initiative.deleted"


def test_one_under_way_is_not_deleted(world, initiative):
    initiatives.take_step(initiative=initiative, step="begin", by=world.ola)

    with pytest.raises(Refused):
        initiatives.throw_away(initiative=initiative, by=world.ola)


def test_a_copy_has_the_words_and_the_budget_but_not_what_came_of_it(world, initiative):
    own = strategy(world)
    initiatives.reword(
        initiative=initiative,
        by=world.ola,
        description="Én dør inn",
        is_trial=True,
        strategies=[own],
        indicators=[world.indicator],
        budgets={2026: (Decimal(100), Decimal(80)), 2025: (None, Decimal(3))},
    )
    initiatives.share(initiative=initiative, by=world.lars)
    initiatives.take_step(initiative=initiative, step="end", by=world.ola, learned="Mye")

    copy = initiatives.duplicate(initiative=Initiative.objects.get(), by=world.ola)

    copy = Initiative.objects.get(pk=copy.pk)
    assert copy.title.startswith("Boligkontor (")
    assert (copy.status, copy.learned, copy.is_shared) == ("planned", "", False)
    assert (copy.description, copy.is_trial, copy.order) == ("Én dør inn", True, 2)
    assert [*copy.strategies.all()] == [own]
    assert [*copy.indicators.all()] == [world.indicator]
    assert [*copy.budgets.values_list("year", "amount", "spent")] == [(2026, 100, None)]


def test_one_moves_among_those_that_go_on_past_the_ended(world, initiative):
    ended, last = (
        initiatives.word(participation=world.nordvik, by=world.ola, title=title)
        for title in ("Avsluttet", "Siste")
    )
    initiatives.take_step(initiative=ended, step="end", by=world.ola, learned="Noe")

    initiatives.move(initiative=last, up=True, by=world.ola)

    going = Initiative.objects.filter(status="planned").order_by("order")
    assert [row.title for row in going] == ["Siste", "Boligkontor"]
    initiatives.move(initiative=last, up=True, by=world.ola)
    assert [row.title for row in going.all()] == ["Siste", "Boligkontor"]


@pytest.mark.parametrize(
    ("status", "ends_on", "days"),
    [
        ("planned", date(2026, 11, 23), 1),
        ("under_way", date(2026, 10, 24), 31),
        ("paused", TODAY, 0),
        ("done", date(2020, 1, 1), 0),
        ("under_way", None, 0),
    ],
)
def test_days_past_the_end_count_for_what_still_goes_on(status, ends_on, days):
    assert Initiative(status=status, ends_on=ends_on).days_past_end(TODAY) == days
