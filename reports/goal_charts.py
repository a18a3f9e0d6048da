"""The charts of the goals over time, as on the page of the participant: one for each indicator of a goal."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports.workbook import Chart, Drawn, step_of


def charts(rows: Sequence[Any]) -> tuple[Chart, ...]:
    """Each from its own rows of the table; none of an indicator without a number."""
    return tuple(_charts(rows))


def _charts(rows: Sequence[Any]) -> Iterator[Chart]:
    first = 1
    for _key, found in groupby(rows, key=lambda row: (row.goal_id, row.indicator_code)):
        own = [*found]
        if own[0].chart.is_worth_drawing:
            yield _chart(own, (first, first + len(own) - 1))
        first += len(own)


def _chart(own: Sequence[Any], place: tuple[int, int]) -> Chart:
    drawn = (
        (_("Figure"), "drawn", "own", [row.drawn for row in own]),
        (pgettext("chart", "Plan"), "drawn_plan", "path", [row.drawn_plan for row in own]),
        (_("Target"), "drawn_target", "target", [row.drawn_target for row in own]),
    )
    told = [
        (name, field, look)
        for name, field, look, numbers in drawn
        if any(each is not None for each in numbers)
    ]
    points = [each for *_own, numbers in drawn for each in numbers if each is not None]
    return Chart(
        title=own[0].indicator,
        categories="period",
        values=tuple(Drawn(field, look, name) for name, field, look in told),
        axis=own[0].unit,
        description=own[0].chart.words,
        least=0 if min(points) >= 0 else None,
        step=step_of(points, own[0].decimals),
        along=_("Period"),
        rows=place,
    )
