"""How far the goals of participations have come, for their pages and for the reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from municipalities.audience import (
    Audience,
    baseline_for,
    figure_for,
    number_for,
    on_screen,
)
from municipalities.models import (
    Goal,
    GoalIndicator,
    GoalVersion,
    LatestFigure,
    Measurement,
    Participation,
)
from municipalities.narrow import MARKS, narrow
from programme import calculation, goals_arithmetic
from programme.figures import Figure, Standing
from programme.models import Part

LatestFigures = dict[tuple[int, int], LatestFigure]  # by participation and indicator


@dataclass(frozen=True)
class Progress:
    """One indicator of one goal: from where, to where, and how far."""

    goal: Goal
    version: GoalVersion
    goal_indicator: GoalIndicator
    figure: Measurement | None
    baseline: Figure
    latest: Figure
    target: Figure
    target_year: int | None
    change: Figure
    part_of_way: Any  # a share, calculation.Kept or NoValue
    standing: Standing

    @property
    def indicator(self) -> Any:
        """What is measured."""
        return self.goal_indicator.indicator


def with_versions(goals: Any) -> Any:
    """The goals with all that their progress is computed from, in a fixed number of queries."""
    rows = GoalIndicator.objects.with_flags().select_related("indicator", "baseline_period")
    indicators = rows.prefetch_related("targets").order_by("pk")
    versions = GoalVersion.objects.prefetch_related(
        Prefetch("goal_indicators", queryset=indicators), "national_goals"
    )
    return goals.select_related(
        "participation__municipality",
        "participation__district__municipality",
        "participation__region",
        "participation__programme",
    ).prefetch_related(Prefetch("versions", queryset=versions))


def goals_with_progress(
    participation: Participation, user: Any, audience: Audience | None = None
) -> list[Progress]:
    """The open goals of one participation as this reader sees them: on screen, unless told."""
    goals = with_versions(Goal.objects.visible_to(user).of(participation).open())
    seen_by = audience or on_screen(user, participation)
    return [*progress_of(goals, user, lambda _participation: seen_by)]


def progress_of(
    goals: Iterable[Goal], user: Any, audience_of: Any, latest: Any = None
) -> Iterator[Progress]:
    """The progress of every indicator of every goal, in the order of the goals.

    `latest` holds the latest figures where they are loaded already.
    """
    goals = list(goals)
    if latest is None:
        asked = {goal.participation_id for goal in goals}
        latest = latest_figures(asked, indicators_of(goals))
    for goal in goals:
        version = goal.version_for(user)
        audience = audience_of(goal.participation)
        for measured in version.goal_indicators.all():
            kept = latest.get((goal.participation_id, measured.indicator_id))
            yield _progress(goal, version, measured, seen_figure(kept, audience), audience)


def indicators_of(goals: Iterable[Goal]) -> set[int]:
    """What the goals are measured by, in any version. Asks for `with_versions`."""
    return {
        measured.indicator_id
        for goal in goals
        for version in goal.versions.all()
        for measured in version.goal_indicators.all()
    }


@dataclass(frozen=True)
class Latest:
    """The latest figure of an indicator, as one reader sees it."""

    indicator: Any
    figure: Measurement | None
    value: Figure


def latest_of(participation: Participation, indicators: Any, user: Any) -> list[Latest]:
    """The latest figure of each indicator on screen, in the order of the catalogue. Four queries."""
    asked, audience = [*indicators.order_by("theme", "code")], on_screen(user, participation)
    kept = latest_figures({participation.pk}, {each.pk for each in asked})
    return [
        Latest(indicator, figure, figure_for(audience, figure))
        for indicator in asked
        for figure in [seen_figure(kept.get((participation.pk, indicator.pk)), audience)]
    ]


def latest_figures(participations: Iterable[int], indicators: Iterable[int]) -> LatestFigures:
    """The latest figures of these indicators, by participation and indicator. Four queries."""
    kept = LatestFigure.objects.filter(
        participation__in=participations, indicator__in=indicators
    )
    either = Q(pk__in=kept.values("standing")) | Q(pk__in=kept.values("entered"))
    figures: dict[int | None, Measurement] = {
        row.pk: row for row in narrow(Measurement.objects.filter(either), *MARKS)
    }
    found = {}
    for row in kept:
        row.entered, row.standing = (
            figures.get(row.entered_id),
            figures.get(row.standing_id),
        )
        found[row.participation_id, row.indicator_id] = row
    return found


def latest_until(figures: QuerySet[Measurement], day: date) -> LatestFigures:
    """Of the figures given, the latest of periods that were over on a day, as `progress_of` takes them. One query."""
    rows = figures.filter(part__code=Part.TOTAL, period__ends_on__lte=day)
    found = rows.select_related("indicator", "period").order_by("period__ends_on", "pk")
    return {
        (row.participation_id, row.indicator_id): LatestFigure(entered=row, standing=row)
        for row in found
    }


def seen_figure(kept: LatestFigure | None, audience: Audience) -> Measurement | None:
    """Own people see what is entered; others what is submitted."""
    if kept is None:
        return None
    return kept.entered if audience is Audience.OWN else kept.standing


def _progress(
    goal: Goal,
    version: GoalVersion,
    measured: GoalIndicator,
    figure: Measurement | None,
    audience: Audience,
) -> Progress:
    indicator = measured.indicator
    last = max(measured.targets.all(), key=lambda target: target.year, default=None)
    baseline = baseline_for(audience, measured)
    latest = figure_for(audience, figure)
    target = number_for(audience, last.value if last else None, indicator)
    return Progress(
        goal=goal,
        version=version,
        goal_indicator=measured,
        figure=figure,
        baseline=baseline,
        latest=latest,
        target=target,
        target_year=last.year if last else None,
        change=calculation.change(baseline, latest),
        part_of_way=goals_arithmetic.progress(baseline, latest, target, indicator.direction),
        standing=_standing(goal, measured, figure, (baseline, latest, target), last),
    )


def _standing(
    goal: Goal, measured: GoalIndicator, figure: Any, numbers: Any, last: Any
) -> Standing:
    baseline, latest, target = numbers
    on = figure.period.ends_on if figure else date.min
    start = measured.baseline_period.ends_on if measured.baseline_period else on
    return goals_arithmetic.standing(
        baseline=baseline,
        latest=latest,
        target=target,
        start=start,
        end=date(last.year, 12, 31) if last else on,
        on=on,
        direction=measured.indicator.direction,
        tolerance=Decimal(goal.participation.programme.tolerance_percent) / 100,
    )
