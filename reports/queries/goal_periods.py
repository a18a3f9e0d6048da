"""The goals of one participant over time: each indicator's past, path and targets, period by period."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from municipalities import goal_series
from municipalities.audience import in_file
from municipalities.goal_series import GoalSeries
from programme.figures import Figure
from reports.queries.participants import participants
from web.charts import Chart, Look, Point


@dataclass(frozen=True, slots=True)
class Row:
    """One period of one indicator of a goal."""

    participation_id: int
    goal_id: int
    goal: str
    indicator_code: str
    indicator: str
    unit: str
    decimals: int
    period: str
    value: Figure
    plan: Figure
    target: Figure
    marks: str
    chart: Chart  # that the rows of the indicator share

    @property
    def drawn(self) -> Decimal | None:
        """The figure for a chart; nothing, and so a gap, where there is no number."""
        return _number(self.value)

    @property
    def drawn_plan(self) -> Decimal | None:
        """The path for a chart, where it is and not where it is rounded to, or it would have steps."""
        return _number(self.plan)

    @property
    def drawn_target(self) -> Decimal | None:
        """The target for a chart."""
        return _number(self.target)


def rows(*, user: Any, participation: Any) -> list[Row]:
    """In the order of the goals, the oldest period first. A fixed number of queries."""
    who = participants(user=user, participation=participation)
    if not who:
        return []
    found = goal_series.of_participation(who[0], user, in_file(user, who[0]))
    return [row for each in found for row in _rows(each)]


def _rows(each: GoalSeries) -> Iterator[Row]:
    """The periods of which something is told; a note on the path is that on the figure too."""
    progress, by_look = each.progress, {own.look: own.points for own in each.chart.series}
    for at, period in enumerate(each.chart.periods):
        figure, plan, target = (
            by_look[look][at] if look in by_look else None
            for look in (Look.OWN, Look.PATH, Look.TARGET)
        )
        yield Row(
            participation_id=progress.goal.participation_id,
            goal_id=progress.goal.pk,
            goal=progress.version.title,
            indicator_code=progress.indicator.code,
            indicator=progress.indicator.name,
            unit=str(progress.indicator.get_unit_display()),
            decimals=progress.indicator.decimals,
            period=period,
            value=_figure(figure),
            plan=_figure(plan),
            target=_figure(target),
            marks=_marks(figure, each.chart.breaks.get(at, "")),
            chart=each.chart,
        )


def _figure(point: Point | None) -> Figure:
    """The number that is drawn, or the kind of no-number; nothing where nothing is told."""
    if point is None:
        return None
    return point.why if point.number is None else point.number


def _marks(figure: Point | None, broken: str) -> str:
    return "; ".join(filter(None, (figure.note if figure else "", broken)))


def _number(figure: Figure) -> Decimal | None:
    return figure if isinstance(figure, Decimal) else None
