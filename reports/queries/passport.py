"""An indicator over those who take part: how many report it, and how their figures are spread.

Of others only the middle and the quartiles are told, over at least five whose figures are shown.
Hidden figures are left out of them, so that the spread is made of nothing but what is shown: it
cannot be taken apart to find a hidden one, however the set changes. The sets are the whole
programme and the region of those one reads, the same for all readers, and are never narrowed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from municipalities.audience import Audience, figure_for, on_screen
from municipalities.gaps import cell_address
from municipalities.models import ComparisonOpening, Measurement, Participation
from programme.figures import NoNumber, is_number, kind_of
from programme.models import Indicator, Part, Period, Programme, Region
from reports import words
from reports.queries.expected import Asked
from reports.queries.in_programme import MOST_PERIODS, Cell, InPeriod, InProgramme, Named
from reports.queries.participants import overlapping
from reports.queries.spreads import spread_of, spread_of_some
from web.collation import sort_key

Rows = dict[Participation, Measurement | None]


class _Figures:
    """The standing figures of indicators in programmes. A fixed number of queries."""

    def __init__(
        self, indicators: Collection[Indicator], programmes: Collection[int], today: date
    ) -> None:
        everybody = Participation.objects.filter(programme__in=programmes).with_names()
        self.everybody = sorted(everybody, key=lambda each: (sort_key(each.name), each.pk))
        self.twice = {each.pk for each in overlapping(self.everybody)}
        self.asks = Asked(self.everybody, today)
        self.periods = [*Period.objects.begun(today).order_by("-ends_on", "starts_on")]
        found = (
            Measurement.objects.standing()
            .filter(participation__in=self.everybody, indicator__in=indicators)
            .filter(part__code=Part.TOTAL)
            .select_related("indicator")
            .order_by("pk")
        )
        self.figures: dict[tuple[int, int, int], Measurement] = {
            (each.indicator_id, each.period_id, each.participation_id): each for each in found
        }

    def of_period(self, indicator: Indicator, own: list[Participation], period: Period) -> Rows:
        """The figures of a programme's participants; None of those that were asked and have none."""
        rows: Rows = {}
        for each in own:
            figure = self.figures.get((indicator.pk, period.pk, each.pk))
            if figure or self.asks.of(each, indicator, period):
                rows[each] = figure
        return rows


def in_programmes(*, user: Any, indicator: Indicator) -> list[InProgramme]:
    """One for each programme of which the reader sees somebody's figures."""
    seen = _seen(user)
    programmes = sorted({each.programme for each in seen}, key=lambda each: each.pk)
    figures = _Figures([indicator], [each.pk for each in programmes], user.scope.today)
    both = ComparisonOpening.objects.both_ways([*user.scope.own_roles])
    readers = {each.pk: on_screen(user, each) for each in seen}
    opened = set().union(*both.values()) - readers.keys()
    named = _Named(readers, opened, _written(user, seen))
    return [_in_programme(each, indicator, figures, named) for each in programmes]


def compared(
    *,
    participation: Participation,
    indicators: Collection[Indicator],
    user: Any,
    audience: Audience | None = None,
) -> list[tuple[Indicator, InProgramme]]:
    """For one participation: its own past, the spread, and those who open their figures to it.

    As the reader sees it on screen, unless told.
    """
    programme = participation.programme
    figures = _Figures(indicators, [programme.pk], user.scope.today)
    both = ComparisonOpening.objects.both_ways([participation.pk])[participation.pk]
    if not user.scope.is_own(participation.pk):  # what one opens for another is no third's
        both &= {each.pk for each in _seen(user)}
    read = {participation.pk: audience or on_screen(user, participation)}
    named = _Named(read, both, _written(user, [participation]))
    return [(each, _in_programme(programme, each, figures, named)) for each in indicators]


def _seen(user: Any) -> list[Participation]:
    """Whose figures the reader may read; an administrator reads none."""
    readable = user.scope.own("") | user.scope.read_by_husbanken("")
    return [*Participation.objects.filter(readable).with_names()]


def _written(user: Any, read: Collection[Participation]) -> set[int]:
    return {each.pk for each in read if user.scope.may("write", each)}


@dataclass(frozen=True)
class _Named:
    """Who is named to the reader: those read as a role allows, and those who have opened."""

    read: dict[int, Audience]
    opened: set[int]
    written: set[int]  # those for whom the reader may enter figures

    def audience(self, participation: int) -> Audience:
        """As whom the reader sees the figures; opened ones as everybody outside."""
        return self.read.get(participation, Audience.OUTSIDE)

    def __contains__(self, participation: int) -> bool:
        return participation in self.read or participation in self.opened


def _in_programme(
    programme: Programme,
    indicator: Indicator,
    figures: _Figures,
    named: _Named,
) -> InProgramme:
    own = [each for each in figures.everybody if each.programme_id == programme.pk]
    region = _only_region(each for each in own if each.pk in named.read)
    found: list[InPeriod] = []
    by_period: list[Rows] = []
    for period in figures.periods:
        rows = figures.of_period(indicator, own, period)
        if rows:
            found.append(_in_period(programme, period, rows, figures, named.opened, region))
            by_period.append(rows)
    side = found[:MOST_PERIODS][::-1], by_period[:MOST_PERIODS][::-1]
    told = [_row(indicator, each, named, *side) for each in own if each.pk in named]
    told = [each for each in told if any(figure is not None for figure in each.figures)]
    return InProgramme(programme, tuple(found), tuple(told), region)


def _only_region(read: Iterable[Participation]) -> Region | None:
    """The region of all those one reads; of several there is none."""
    regions = {each.region for each in read}
    return regions.pop() if len(regions) == 1 else None


def _in_period(
    programme: Programme,
    period: Period,
    rows: Rows,
    figures: _Figures,
    opened: set[int],
    region: Region | None,
) -> InPeriod:
    """How many were asked and have reported, and how the shown figures of all are spread."""
    there = [figure for figure in rows.values() if figure]
    shown = {
        each.pk: figure.figure
        for each, figure in rows.items()
        if figure and not figure.suppression and each.pk not in figures.twice
    }
    numbers = {pk: number for pk, number in shown.items() if is_number(number)}
    of_region = {each.pk for each in rows if each.region == region}
    kind = figures.asks.lacking(programme.pk, period)
    return InPeriod(
        period=period,
        asked=len(rows),
        reported=len(there),
        hidden=sum(bool(figure.suppression) for figure in there),
        not_applicable=sum(
            kind_of(figure.figure) is NoNumber.NOT_APPLICABLE for figure in there
        ),
        is_due=kind is NoNumber.MISSING,
        spread=spread_of(numbers, opened),
        of_region=spread_of_some(numbers, of_region, opened),
    )


def _row(
    indicator: Indicator,
    participation: Participation,
    named: _Named,
    periods: list[InPeriod],
    rows: list[Rows],
) -> Named:
    """A participant's figures by period; None where nothing was asked of it."""
    cells = tuple(
        _cell(indicator, participation, named, period, row[participation])
        if participation in row
        else Cell(None)
        for period, row in zip(periods, rows, strict=True)
    )
    return Named(participation, participation.pk in named.opened, cells)


def _cell(
    indicator: Indicator,
    own: Participation,
    named: _Named,
    of: InPeriod,
    figure: Measurement | None,
) -> Cell:
    if figure is not None:
        shown = figure_for(named.audience(own.pk), figure)
        page = reverse("figure", args=[own.pk, indicator.code, of.period.pk])
        marks = words.marks(figure, hidden=kind_of(shown) is NoNumber.SUPPRESSED)
        address = page if own.pk in named.read else ""
        return Cell(shown, tuple(marks), address, figure.is_open)
    if not of.is_due:
        return Cell(NoNumber.NOT_DUE)
    enters = own.pk in named.written
    address = cell_address(own.pk, indicator.pk, of.period.pk) if enters else ""
    return Cell(NoNumber.MISSING, address=address)
