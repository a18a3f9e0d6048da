"""Baselines and targets that cannot be true are refused beside the field, with what was typed kept."""

from decimal import Decimal

import pytest

from municipalities.actions import goals
from municipalities.actions.versions import stamp
from municipalities.models import GoalIndicator
from tests.words import fresh
from tests.world import TODAY, rate_indicator, year


@pytest.fixture
def goal(world):
    return goals.word(participation=world.nordvik, by=world.ola, title="Alle bor godt").goal


def post(client, world, goal, indicator, **words):
    client.force_login(world.ola)
    seen = stamp(fresh(goal).newest)
    typed = {
        "seen": seen,
        "indicator": indicator.pk,
        "baseline": "41",
        "baseline_period": year(2025).pk,
    }
    page = f"/deltakere/{world.nordvik.pk}/mal/{goal.pk}/indikator/"
    return client.post(page, typed | {"target_2027": "2"} | words)


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"baseline": "-3"}, "baseline"), ({"target_2027": "-1"}, "target_2027")],
)
def test_a_count_is_not_below_zero(client, world, goal, typed, field):
    answer = post(client, world, goal, world.indicator, **typed)

    assert answer.status_code == 422
    assert "kan ikke være under null" in str(answer.context["form"].errors[field])
    assert f'value="{typed[field]}"' in answer.content.decode()
    assert not GoalIndicator.objects.exists()


def test_a_rate_may_be_below_zero(client, world, goal):
    assert post(client, world, goal, rate_indicator(), baseline="-0,5").status_code == 302

    assert GoalIndicator.objects.get().baseline == Decimal("-0.5")


def test_a_baseline_is_of_a_period_that_is_over(client, world, goal):
    assert year(2026).ends_on >= TODAY
    for number in (2026, 2031):
        answer = post(client, world, goal, world.indicator, baseline_period=year(number).pk)

        assert answer.status_code == 422
        assert "Perioden er ikke over" in str(answer.context["form"].errors["baseline_period"])
    assert not GoalIndicator.objects.exists()


def test_a_reason_without_a_baseline_may_name_the_period_under_way(client, world, goal):
    words = {"baseline": "", "no_baseline": "under_way", "baseline_period": year(2026).pk}

    assert post(client, world, goal, world.indicator, **words).status_code == 302


def test_a_number_that_is_too_fine_is_told_beside_its_field(client, world, goal):
    answer = post(client, world, goal, world.indicator, target_2027="2,5")

    assert "target_2027" in answer.context["form"].errors
