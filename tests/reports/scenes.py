"""Small scenes for the reports: goals, figures and needs in the named world."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from dialogue.actions import grants, guidance, policy_signals
from municipalities.actions import initiatives, measurements
from municipalities.models import (
    Adoption,
    Goal,
    GoalIndicator,
    GoalVersion,
    Measurement,
    Need,
    NeedCount,
    NeedVersion,
    Target,
)
from programme.models import NeedCategory
from tests.world import TODAY, place, year


def cooperation(world, participation):
    """A grant, a request for guidance, a policy signal and a trial that Husbanken reads."""
    days = {"granted_on": date(2026, 1, 10), "claim_by": date(2026, 12, 31)}
    about = {"participation": participation, "by": world.tor}
    grants.give(number="BSU-1", amount=Decimal(300_000), **days, **about)
    guidance.ask(theme="homes", what="Hvordan kjøpe?", today=TODAY, **about)
    words = {"instrument": "startlan", "theme": "homes", "what": "Taket er lavt"}
    policy_signals.send(today=TODAY, **words, **about)
    tried = initiatives.word(title="Bofellesskap", is_trial=True, **about)
    initiatives.share(initiative=tried, by=world.tor)


def adoption(participation):
    return Adoption.objects.create(
        participation=participation, body="delegated", decided_on=TODAY
    )


def goal(world, participation, indicator=None, *, baseline=41, target=20, adopted=True):
    """A goal measured by an indicator, from 2022 to 2027."""
    by = world.kari
    own = Goal.objects.create(participation=participation)
    version = GoalVersion.objects.create(
        goal=own,
        title="Ingen barn i midlertidig bolig",
        edited_by=by,
        state="adopted" if adopted else "draft",
        adoption=adoption(participation) if adopted else None,
    )
    measured = GoalIndicator.objects.create(
        version=version,
        indicator=indicator or world.indicator,
        baseline=baseline,
        baseline_period=year(2022) if baseline is not None else None,
        no_baseline="" if baseline is not None else "under_way",
    )
    if target is not None:
        Target.objects.create(goal_indicator=measured, year=2027, value=target)
    return own


def figure(
    world, participation, value=None, *, indicator=None, period=None, state="submitted", **words
):
    """A figure that was loaded, 2025 unless told."""
    made = Measurement(
        participation=participation,
        indicator=indicator or world.indicator,
        period=period or world.period,
        part=world.total,
        value=None if value is None else Decimal(value),
        state=state,
        entered_by=world.kari,
        submitted_at=timezone.now() if state != "draft" else None,
        **words,
    )
    measurements.load(figures=[made], by=world.kari)
    return made


def need(world, participation, *, adopted=True, counts=()):
    """A need with counts (how many, unit, day)."""
    category, _ = NeedCategory.objects.get_or_create(
        code="homes", defaults={"name_nb": "Flere boliger"}
    )
    own = Need.objects.create(participation=participation)
    NeedVersion.objects.create(
        need=own,
        title="Boliger til store familier",
        category=category,
        priority=1,
        edited_by=world.kari,
        state="adopted" if adopted else "draft",
        adoption=adoption(participation) if adopted else None,
    )
    for number, unit, day in counts:
        NeedCount.objects.create(
            need=own, count=number, unit=unit, counted_on=day, method="mapping"
        )
    return own


def initiative(world, participation, title="Boligkontor"):
    """An initiative that is shared."""
    own = initiatives.word(participation=participation, by=world.ola, title=title)
    return initiatives.share(initiative=own, by=world.lars)


def more_places(world, count, first=0):
    """Further participants of the region."""
    return [
        place(f"Sted {number:02}", f"98{number + 10}", world.region, world.programme)
        for number in range(first, first + count)
    ]


IN_2025 = date(2025, 6, 1)
