"""A chain for tests: need → strategy → initiative, and goal → indicator, as drafts of Nordvik."""

from datetime import date

from municipalities.actions import adoptions, goals, needs, strategies, wordings
from municipalities.models import (
    GoalIndicator,
    Initiative,
    Target,
)
from tests.world import TODAY, year


def need(world, title="Mangler boliger", *, at=None, **words):
    return needs.word(
        participation=at or world.nordvik, by=world.ola, title=title, **words
    ).need


def count(world, own, number=12, unit="households", day=date(2025, 6, 1)):
    return needs.count(
        need=own,
        by=world.ola,
        today=TODAY,
        count=number,
        unit=unit,
        counted_on=day,
        method="mapping",
    )


def strategy(world, title="Bygge flere", *, at=None, **words):
    return strategies.word(
        participation=at or world.nordvik, by=world.ola, title=title, **words
    ).strategy


def goal(world, title="Ingen barn i midlertidig bolig", *, at=None, measured=None, **words):
    """`measured` holds what is known of the world's indicator: baseline and targets by year."""
    version = goals.word(participation=at or world.nordvik, by=world.ola, title=title, **words)
    if measured is not None:
        measure(world, version, **measured)
    return version.goal


def measure(world, version, *, baseline=None, targets=None, no_baseline=""):
    row = GoalIndicator.objects.create(
        version=version,
        indicator=world.indicator,
        baseline=baseline,
        baseline_period=year(2022) if baseline is not None else None,
        no_baseline=no_baseline,
    )
    for number, value in (targets or {}).items():
        Target.objects.create(goal_indicator=row, year=number, value=value)
    return row


def initiative(
    world, title="Innkjøp av tre boliger", *, at=None, follows=(), moves=(), **words
):
    own = Initiative.objects.create(
        participation=at or world.nordvik, title=title, edited_by=world.ola, **words
    )
    own.strategies.set(follows)
    own.indicators.set(moves)
    return own


def adopt(world, *owners, at=None):
    wordings.send_to_review(owners=owners, by=world.lars)
    return adoptions.record(
        participation=at or world.nordvik,
        versions_adopted=[type(owner).objects.get(pk=owner.pk).working for owner in owners],
        by=world.kari,
        today=TODAY,
        body="steering_group",
        decided_on=TODAY,
    )
