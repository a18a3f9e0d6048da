"""The figures of one participant's year beside those of the two years before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities.audience import Audience, figure_for, in_file
from municipalities.completeness_facts import Line, lines, windows_of
from municipalities.models import Measurement
from programme import calculation
from programme.figures import Figure, NoNumber, kind_of
from programme.models import Indicator, Part, Period
from programme.models.indicator import Theme
from reports import words
from reports.queries.participants import participants

THEMES = {code: place for place, code in enumerate(Theme.values)}


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator in the year or in a half of it, and the same of the two years before."""

    participation_id: int
    indicator_code: str
    indicator: str
    theme: str
    unit: str
    decimals: int
    direction: str
    period: str
    half: int  # of the year; 0 for all of it
    earlier: Figure
    before: Figure
    value: Figure
    change: Figure
    state: str
    known: str
    marks: str
    comment: str

    @property
    def way(self) -> str:
        """Which way it has moved since the year before, in words; background is never judged."""
        return {
            None: "",
            0: pgettext("figure", "unchanged"),
            1: _("the right way"),
            -1: _("the wrong way"),
        }[calculation.step(self.direction, self.before, self.value)]

    @property
    def turned_wrong_twice(self) -> bool:
        """Whether it went the wrong way both years."""
        steps = (
            calculation.step(self.direction, self.earlier, self.before),
            calculation.step(self.direction, self.before, self.value),
        )
        return steps == (-1, -1)


def rows(
    *, user: Any, participation: Any, year: int, audience: Audience | None = None
) -> list[Row]:
    """In the order of the themes, then by indicator and period. A fixed number of queries."""
    who = participants(user=user, participation=participation)
    if not who:
        return []
    periods = _periods(year)
    figures = _figures(user, who[0], periods)
    asked = _asked(lines(user, who, _windows(who[0], year)))
    of_year = [period for period in periods if period.year == year]
    told = [
        (indicator, period)
        for period in of_year
        for indicator in _told(period, asked, figures).values()
    ]
    ordered = sorted(
        told, key=lambda pair: (THEMES[pair[0].theme], pair[0].code, pair[1].ends_on)
    )
    seen = audience or in_file(user, who[0])
    known = _Known(seen, figures, asked, {(each.year, each.half): each for each in periods})
    return [_row(who[0], indicator, period, known) for indicator, period in ordered]


Figures = dict[tuple[int, int], Measurement]  # by indicator and period


@dataclass(frozen=True)
class _Known:
    """What the rows are made from."""

    audience: Audience
    figures: Figures
    asked: dict[int, Line]  # by period
    periods: dict[tuple[int, int | None], Period]

    def of(self, indicator: Indicator, period: Period | None) -> Measurement | None:
        """The figure of a period, if there is one."""
        return self.figures.get((indicator.pk, period.pk)) if period else None

    def ago(self, period: Period, years: int) -> Period | None:
        """The same period some years before."""
        return self.periods.get((period.year - years, period.half))


def _periods(year: int) -> list[Period]:
    return [*Period.objects.filter(year__range=(year - 2, year)).order_by("ends_on", "pk")]


def _windows(participation: Any, year: int) -> list[Any]:
    return windows_of({participation.programme_id}, period__year=year)


def _asked(found: Iterable[Line]) -> dict[int, Line]:
    return {line.window.period_id: line for line in found}


def _figures(user: Any, participation: Any, periods: Iterable[Period]) -> Figures:
    """Every figure that the reader sees; of one and its correction, own people see the newest."""
    found = (
        Measurement.objects.visible_to(user)
        .of(participation)
        .filter(period__in=periods, part__code=Part.TOTAL)
        .exclude(state=Measurement.State.REPLACED)
        .select_related("indicator", "approval")
        .order_by("pk")
    )
    return {(row.indicator_id, row.period_id): row for row in found}


def _told(period: Period, asked: dict[int, Line], figures: Figures) -> dict[int, Indicator]:
    """What is asked for in the period, and what is there all the same."""
    line = asked.get(period.pk)
    expected = {each.pk: each for each in line.asked} if line else {}
    there: dict[int, dict[int, Indicator]] = defaultdict(dict)
    for (indicator, of), figure in figures.items():
        there[of][indicator] = figure.indicator
    return there[period.pk] | expected


def _row(participation: Any, indicator: Indicator, period: Period, known: _Known) -> Row:
    figure = known.of(indicator, period)
    value = _value(figure, period, known)
    hidden = kind_of(value) is NoNumber.SUPPRESSED
    before, earlier = (
        figure_for(known.audience, known.of(indicator, known.ago(period, years)))
        for years in (1, 2)
    )
    change = calculation.change(before, value)
    return Row(
        participation_id=participation.pk,
        indicator_code=indicator.code,
        indicator=indicator.name,
        theme=str(indicator.get_theme_display()),
        unit=str(indicator.get_unit_display()),
        decimals=indicator.decimals,
        direction=indicator.direction,
        period=str(period),
        half=period.half or 0,
        earlier=kind_of(earlier) or earlier,
        before=kind_of(before) or before,
        value=kind_of(value) or value,
        change=kind_of(change) or change,
        **_about(figure, hidden=hidden),
    )


def _value(figure: Measurement | None, period: Period, known: _Known) -> Figure:
    """The figure; where there is none, whether it is missing or not due yet."""
    line = known.asked.get(period.pk)
    if figure is None and line is not None and line.today <= line.window.due_on:
        return NoNumber.NOT_DUE
    return figure_for(known.audience, figure)


def _about(figure: Measurement | None, *, hidden: bool) -> dict[str, str]:
    """What is told beside the figure; a comment could give a hidden one away."""
    if figure is None:
        return dict.fromkeys(("state", "known", "marks", "comment"), "")
    outside = figure.approval is not None and figure.approval.is_outside
    return {
        "state": words.figure_state(figure.state, outside=outside),
        "known": str(figure.get_known_display()),
        "marks": ", ".join(words.of_figure(figure, hidden=hidden)),
        "comment": "" if hidden else figure.comment,
    }
