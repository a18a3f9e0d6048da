"""What a report tells beside its own words: figures, goals and initiatives, as Husbanken may read them.

A report is given to Husbanken. So it tells what is submitted, adopted or shared, and never a draft;
each figure also as those outside see it, with small numbers hidden (design 6.8).
"""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Q

from municipalities import progress
from municipalities.audience import Audience, figure_for
from municipalities.completeness_facts import asked_of
from municipalities.models import Goal, Initiative, Measurement, Participation
from municipalities.scope import Scope
from programme import calculation, rights
from programme.figures import Figure, Standing
from programme.models import Part, Period
from programme.models.indicator import Theme
from web.choices import place_of


@dataclass(frozen=True)
class FigureRow:
    """One indicator that is asked for in the period."""

    indicator_id: int
    indicator_code: str
    indicator: str
    unit: str
    decimals: int
    value: Figure
    before: Figure
    change: Figure
    state: str


@dataclass(frozen=True)
class GoalRow:
    """One indicator of one goal: from where, to where, and how far."""

    goal: str
    indicator: str
    decimals: int
    baseline: Figure
    latest: Figure
    latest_period: str
    target: Figure
    target_year: int | None
    way: Any
    standing: Standing


@dataclass(frozen=True)
class InitiativeRow:
    """One initiative and how far it has come."""

    initiative: str
    status: str
    responsible_unit: str
    ends_on: date | None
    learned: str


@dataclass(frozen=True)
class Material:
    """All that a report tells beside its own words, as one reader sees it."""

    figures: list[FigureRow]
    goals: list[GoalRow]
    initiatives: list[InitiativeRow]

    def missing(self) -> list[FigureRow]:
        """The figures that have not been submitted."""
        return [row for row in self.figures if not row.state]

    def off_plan(self) -> list[GoalRow]:
        """The goals that are behind plan."""
        return [row for row in self.goals if row.standing == Standing.BEHIND]


def gather(
    participation: Participation,
    period: Period,
    today: date,
    audience: Audience = Audience.FOLLOWING,
) -> Material:
    """The material of a period, in a fixed number of queries."""
    scope = Scope(today, everywhere=frozenset({rights.MANAGER}))
    reader = SimpleNamespace(scope=scope)  # someone who reads all that is given to Husbanken
    return Material(
        _figures(participation, period, reader, audience),
        _goals(participation, reader, audience),
        _initiatives(participation, period, reader),
    )


def expected(participation: Participation, period: Period) -> Any:
    """The indicators that are asked for, in the order of their themes; the one place that decides it."""
    place = place_of("theme", Theme.choices)
    return asked_of(participation, period).annotate(place=place).order_by("place", "code")


def standing_figures(
    participation: Participation, period: Period | None, reader: Any
) -> dict[int, Measurement]:
    """The figures of a period that stand for everybody, part total, by indicator. One query."""
    rows = Measurement.objects.visible_to(reader).of(participation).standing()
    total = rows.filter(period=period, part__code=Part.TOTAL).select_related("indicator")
    return {row.indicator_id: row for row in total.order_by("pk")}


def _figures(
    participation: Participation, period: Period, reader: Any, audience: Audience
) -> list[FigureRow]:
    before = Period.objects.filter(year=period.year - 1, half=period.half).first()
    now = standing_figures(participation, period, reader)
    then = standing_figures(participation, before, reader) if before else {}
    return [
        _figure(indicator, now.get(indicator.pk), then.get(indicator.pk), audience)
        for indicator in expected(participation, period)
    ]


def _figure(
    indicator: Any, now: Measurement | None, then: Measurement | None, audience: Audience
) -> FigureRow:
    value, before = figure_for(audience, now), figure_for(audience, then)
    return FigureRow(
        indicator_id=indicator.pk,
        indicator_code=indicator.code,
        indicator=indicator.name,
        unit=str(indicator.get_unit_display()),
        decimals=indicator.decimals,
        value=value,
        before=before,
        change=calculation.change(before, value),
        state=str(now.get_state_display()) if now else "",
    )


def _goals(participation: Participation, reader: Any, audience: Audience) -> list[GoalRow]:
    goals = Goal.objects.visible_to(reader).of(participation).open().order_by("order", "pk")
    rows = progress.progress_of(
        progress.with_versions(goals), reader, lambda _participation: audience
    )
    return [
        GoalRow(
            goal=row.version.title,
            indicator=row.indicator.name,
            decimals=row.indicator.decimals,
            baseline=row.baseline,
            latest=row.latest,
            latest_period=str(row.figure.period) if row.figure else "",
            target=row.target,
            target_year=row.target_year,
            way=row.part_of_way,
            standing=row.standing,
        )
        for row in rows
    ]


def _initiatives(
    participation: Participation, period: Period, reader: Any
) -> list[InitiativeRow]:
    """Those that go on, and those whose planned end did not come before the period."""
    rows = Initiative.objects.visible_to(reader).of(participation)
    of_now = Q(status__in=Initiative.GOING) | Q(ends_on=None)
    rows = rows.filter(of_now | Q(ends_on__gte=period.starts_on)).order_by("order", "pk")
    return [
        InitiativeRow(
            initiative=row.title,
            status=str(row.get_status_display()),
            responsible_unit=row.responsible_unit,
            ends_on=row.ends_on,
            learned=row.learned,
        )
        for row in rows
    ]
