"""What a report tells beside its own words: figures, goals and initiatives, as Husbanken may read them.

A report is given to Husbanken. So it tells what is submitted, adopted or shared, and never a draft;
each figure also as those outside see it, with small numbers hidden (design 6.8).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from municipalities import progress
from municipalities.audience import Audience, figure_for
from municipalities.completeness_facts import asked_of
from municipalities.models import Goal, Initiative, Measurement, Participation
from municipalities.scope import reader_for_husbanken
from programme import calculation
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
class DefinitionRow:
    """What an indicator of the report meant when the report was made."""

    code: str
    term: str
    definition: str
    unit: str
    accumulation: str
    direction: str
    weaknesses: str
    source: str


@dataclass(frozen=True)
class Material:
    """All that a report tells beside its own words, as one reader sees it."""

    figures: list[FigureRow]
    goals: list[GoalRow]
    initiatives: list[InitiativeRow]
    definitions: list[DefinitionRow]

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
    reader = reader_for_husbanken(today)
    asked = [*expected(participation, period)]
    measured = _progress(participation, period, reader, audience)
    return Material(
        _figures(asked, participation, period, reader, audience),
        [_goal(row) for row in measured],
        _initiatives(participation, period, reader),
        _definitions([*asked, *(row.indicator for row in measured)]),
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
    asked: list[Any],
    participation: Participation,
    period: Period,
    reader: Any,
    audience: Audience,
) -> list[FigureRow]:
    before = Period.objects.filter(year=period.year - 1, half=period.half).first()
    now = standing_figures(participation, period, reader)
    then = standing_figures(participation, before, reader) if before else {}
    return [
        _figure(indicator, now.get(indicator.pk), then.get(indicator.pk), audience)
        for indicator in asked
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


def _definitions(indicators: list[Any]) -> list[DefinitionRow]:
    by_code = {indicator.code: indicator for indicator in indicators}
    return [
        DefinitionRow(
            code=code,
            term=row.name,
            definition=row.definition,
            unit=str(row.get_unit_display()),
            accumulation=str(row.over_time),
            direction=str(row.get_direction_display()),
            weaknesses=row.weaknesses,
            source=str(row.get_source_display()),
        )
        for code, row in sorted(by_code.items())
    ]


def _progress(
    participation: Participation, period: Period, reader: Any, audience: Audience
) -> list[progress.Progress]:
    """With the latest figures at the end of the period: two years that are open at once are never mixed up."""
    goals = Goal.objects.visible_to(reader).of(participation).open().order_by("order", "pk")
    figures = Measurement.objects.visible_to(reader).of(participation).standing()
    return [
        *progress.progress_of(
            progress.with_versions(goals),
            reader,
            lambda _participation: audience,
            progress.latest_until(figures, period.ends_on),
        )
    ]


def _goal(row: progress.Progress) -> GoalRow:
    return GoalRow(
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
