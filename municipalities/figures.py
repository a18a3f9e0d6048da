"""Which figures a participation is asked for in a period, and what is known of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Min
from django.utils import timezone

from municipalities.audience import Audience, figure_for
from municipalities.completeness import came_after
from municipalities.completeness_facts import asked_of
from municipalities.models import Measurement, Participation
from programme.figures import NoNumber
from programme.models import Indicator, Part, Period, ReportingWindow
from programme.models.indicator import Theme
from web.choices import place_of


@dataclass(frozen=True)
class Asked:
    """One indicator asked of a participation in a period, with its figure and last period's."""

    indicator: Indicator
    figure: Measurement | None
    standing: Measurement | None
    before: Measurement | None


def asked_indicators(participation: Participation, period: Period) -> Any:
    """Those asked of all and those that the participation has chosen, by theme and code.

    The rule is written in `municipalities.completeness`.
    """
    place = place_of("theme", Theme.choices)
    indicators = asked_of(participation, period)
    return indicators.annotate(place=place).order_by("place", "code")


def asked(participation: Participation, period: Period, user: Any) -> list[Asked]:
    """Everything asked for in a period, part total, in the order of the themes."""
    now = _figures(participation, period, user)
    before = _figures(participation, year_before(period), user)
    return [
        Asked(
            indicator,
            _seen(now.get(indicator.pk, [])),
            _standing(now.get(indicator.pk, [])),
            _seen(before.get(indicator.pk, [])),
        )
        for indicator in asked_indicators(participation, period)
    ]


def by_theme(rows: Iterable[Any]) -> list[tuple[Any, list[Any]]]:
    """The rows in groups of their indicator's theme."""
    grouped = groupby(rows, key=lambda row: row.indicator.theme)
    return [(Indicator(theme=theme).get_theme_display(), [*own]) for theme, own in grouped]


def windows(participation: Participation) -> Any:
    """The periods that the programme asks figures for, newest first."""
    return (
        ReportingWindow.objects.filter(
            programme=participation.programme_id, kind=ReportingWindow.Kind.FIGURES
        )
        .select_related("period")
        .order_by("-period__ends_on", "-period__starts_on")
    )


def open_windows(participation: Participation, today: date) -> list[ReportingWindow]:
    """Those in which something can be entered today."""
    return [window for window in windows(participation) if window.takes_on(today)]


def came_late(participation: Participation, window: ReportingWindow) -> set[int]:
    """The indicators whose figure was first submitted after the due date; a correction is not late."""
    submitted = (
        Measurement.objects.of(participation)
        .filter(period=window.period_id, part__code=Part.TOTAL)
        .values_list("indicator")
        .annotate(first=Min("submitted_at"))
    )
    return {
        indicator
        for indicator, first in submitted
        if first and came_after(timezone.localdate(first), window.due_on)
    }


def shown(
    figure: Measurement | None, audience: Audience, window: ReportingWindow | None, today: date
) -> Any:
    """The figure, or the right kind of no-number: missing is something else than not yet due."""
    value = figure_for(audience, figure)
    if figure is None and window is not None and today <= window.due_on:
        return NoNumber.NOT_DUE
    return value


def _figures(
    participation: Participation, period: Period | None, user: Any
) -> dict[int, list[Measurement]]:
    found: dict[int, list[Measurement]] = {}
    if period is not None:
        rows = (
            Measurement.objects.visible_to(user)
            .of(participation)
            .filter(period=period, part__code=Part.TOTAL)
            .exclude(state=Measurement.State.REPLACED)
            .select_related("indicator", "entered_by", "returned_by", "period", "approval")
            .order_by("pk")
        )
        for row in rows:
            found.setdefault(row.indicator_id, []).append(row)
    return found


def _seen(figures: list[Measurement]) -> Measurement | None:
    return figures[-1] if figures else None


def _standing(figures: list[Measurement]) -> Measurement | None:
    return next((figure for figure in figures if figure.state in Measurement.STANDING), None)


def year_before(period: Period) -> Period | None:
    """The same period of the year before, if the calendar has it."""
    return Period.objects.filter(year=period.year - 1, half=period.half).first()
