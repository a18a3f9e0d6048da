"""The participants' own figures of a year beside those of the year before, and how all figures are spread.

One shape for several reports, which differ in the themes that they tell about. What stands is
told: submitted or approved, for all readers alike.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import pgettext

from municipalities import series_breaks
from municipalities.audience import Audience, in_file
from municipalities.models import ComparisonOpening, Participation
from programme import calculation
from programme.figures import Figure, NoNumber, Standing, is_number, kind_of
from programme.models import Indicator, Period
from programme.models.indicator import Theme
from programme.spread import Spread
from reports import words
from reports.queries import theme_totals
from reports.queries.participants import code_of, overlapping, participants
from reports.queries.programme_figures import everybody_with, latest_year
from reports.queries.spreads import spread_of, spread_of_some
from reports.queries.year_figures import YearFigures
from web.collation import sort_key
from web.rounding import round_half_away

Spreads = dict[tuple[int, int | None, int], Spread]  # by programme, region and indicator


@dataclass(frozen=True)
class Row:
    """One participant's figure for one indicator, its own year before, and the spread of all."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    indicator_code: str
    indicator: str
    theme: str
    unit: str
    unit_code: str
    decimals: int
    direction: str
    year: int
    value: Figure
    mark: str
    before: Figure
    change: Figure
    spread: Spread
    of_region: Spread
    address: str
    whole: Sequence[theme_totals.Row]

    @property
    def lower(self) -> Figure:
        """A quarter of the participants of the programme lie below this."""
        return _told(self.spread.lower)

    @property
    def median(self) -> Figure:
        """The middle of the programme."""
        return _told(self.spread.median)

    @property
    def upper(self) -> Figure:
        """A quarter of the participants of the programme lie above this."""
        return _told(self.spread.upper)

    @property
    def shown(self) -> int:
        """How many figures the spread of the programme is made of."""
        return self.spread.n

    @property
    def region_median(self) -> Figure:
        """The middle of the participant's region."""
        return _told(self.of_region.median)

    @property
    def region_shown(self) -> int:
        """How many figures the middle of the region is made of."""
        return self.of_region.n

    @property
    def moves(self) -> int | None:
        """1 for the wanted way since the year before, -1 for the other, 0 for none; None if not judged.

        What is shown as no change is none.
        """
        if not is_number(self.change):
            return None
        change = round_half_away(self.change, self.decimals)
        return calculation.step(self.direction, Decimal(0), change)

    @property
    def moved(self) -> str:
        """Which way it has gone since the year before, in words."""
        if self.moves is not None:
            return {
                1: pgettext("change", "the wanted way"),
                0: pgettext("change", "unchanged"),
                -1: pgettext("change", "the other way"),
            }[self.moves]
        return words.standing(Standing.NOT_JUDGED) if is_number(self.change) else ""


def _told(number: Figure) -> Figure:
    """A median or a quartile; nothing where there are not enough figures for one."""
    return number if is_number(number) else None


@dataclass(frozen=True)
class _Around:
    """What the rows are made from, fetched once."""

    this: YearFigures
    last: YearFigures
    spreads: Spreads
    breaks: Any
    user: Any
    whole: Sequence[theme_totals.Row]


def rows(
    *,
    user: Any,
    region: Any = None,
    year: int | None = None,
    indicator: Any = None,
    themes: Collection[str] = tuple(Theme.values),
    **chosen: Any,
) -> list[Row]:
    """By theme and indicator, then by participant; those asked or with a figure. A fixed number of queries."""
    who = participants(user=user, region=region, **chosen)
    if not who:
        return []
    everybody = everybody_with({each.pk for each in who})
    year = year or latest_year(everybody, user.scope.today)
    told = _indicators(themes, indicator)
    return [*_rows(who, told, _around(everybody, who, told, year, user, region))]


def _indicators(themes: Collection[str], only: Indicator | None) -> list[Indicator]:
    """By theme, then by name. Official figures are not among them."""
    order = [*themes]
    found = [only] if only else Indicator.objects.filter(source="own", theme__in=order)
    return sorted(
        found, key=lambda each: (order.index(each.theme), sort_key(each.name), each.code)
    )


def _around(
    everybody: list[Participation],
    who: list[Participation],
    indicators: list[Indicator],
    year: int,
    user: Any,
    region: Any,
) -> _Around:
    today = user.scope.today
    this, last = (YearFigures(everybody, each, today, indicators) for each in (year, year - 1))
    both = ComparisonOpening.objects.both_ways([*user.scope.own_roles])
    opened: set[int] = set().union(*both.values())
    years = Period.objects.filter(year__in=(year - 1, year), half=None).order_by("ends_on")
    return _Around(
        this=this,
        last=last,
        spreads=_spreads(everybody, indicators, this, opened),
        breaks=series_breaks.of_participants(who, [*years]),
        user=user,
        whole=theme_totals.of_years(
            user=user,
            everybody=everybody,
            indicators=indicators,
            this=this,
            last=last,
            region=region,
        ),
    )


def _spreads(
    everybody: list[Participation],
    indicators: list[Indicator],
    figures: YearFigures,
    opened: set[int],
) -> Spreads:
    """Of each programme and each region of it, by the rules of the passport: shown figures alone."""
    twice = {each.pk for each in overlapping(everybody)}
    regions: dict[tuple[int, int], set[int]] = defaultdict(set)
    for each in everybody:
        regions[each.programme_id, each.region_id].add(each.pk)
    found: Spreads = {}
    for indicator in indicators:
        numbers: dict[int, dict[int, Any]] = defaultdict(dict)
        for each in everybody:
            value = shown(Audience.OUTSIDE, each, indicator, figures)
            if each.pk not in twice and is_number(value):
                numbers[each.programme_id][each.pk] = value
        for programme, own in numbers.items():
            found[programme, None, indicator.pk] = spread_of(own, opened)
        for (programme, region), some in regions.items():
            told = spread_of_some(numbers[programme], some, opened)
            found[programme, region, indicator.pk] = told
    return found


NOBODY = spread_of({}, ())


def shown(
    audience: Audience, each: Participation, indicator: Indicator, figures: YearFigures
) -> Figure:
    """The participant's figure of the year as this reader sees it; None where none was asked for."""
    if not figures.counts(each, indicator):
        return None
    return figures.own(each, indicator).seen(indicator, audience)


def _rows(
    who: list[Participation], indicators: list[Indicator], around: _Around
) -> Iterator[Row]:
    for indicator in indicators:
        for each in who:
            if around.this.counts(each, indicator):
                yield _row(each, indicator, around)


def _row(each: Participation, indicator: Indicator, around: _Around) -> Row:
    audience = in_file(around.user, each)
    value = shown(audience, each, indicator, around.this)
    before = _before(audience, each, indicator, around)
    spreads, key = around.spreads, indicator.pk
    return Row(
        participation_id=each.pk,
        participant=each.name,
        municipality_code=code_of(each, around.user.scope.today),
        region=each.region.name,
        indicator_code=indicator.code,
        indicator=indicator.name,
        theme=str(indicator.get_theme_display()),  # type: ignore[attr-defined]
        unit=str(indicator.get_unit_display()),  # type: ignore[attr-defined]
        unit_code=indicator.unit,
        decimals=indicator.decimals,
        direction=indicator.direction,
        year=around.this.year,
        value=value,
        mark=", ".join(_marks(each, indicator, value, around)),
        before=before,
        change=_change(each, before, value, around),
        spread=spreads.get((each.programme_id, None, key), NOBODY),
        of_region=spreads.get((each.programme_id, each.region_id, key), NOBODY),
        address=_address(each, indicator, around),
        whole=around.whole,
    )


def _before(
    audience: Audience, each: Participation, indicator: Indicator, around: _Around
) -> Figure:
    """The year before; nothing where the same figure still stands, since it is asked for rarely."""
    this, last = (figures.own(each, indicator).latest for figures in (around.this, around.last))
    if last and this and last.pk == this.pk:
        return None
    return shown(audience, each, indicator, around.last)


def _change(each: Participation, before: Figure, value: Figure, around: _Around) -> Figure:
    """What the figure has gone up or down; nothing across a break, or where there was nothing before."""
    if before is None or around.breaks[each.pk]:
        return None
    change = calculation.change(before, value)
    return kind_of(change) or change


def _marks(
    each: Participation, indicator: Indicator, value: Figure, around: _Around
) -> list[str]:
    """A break, then the marks of every figure that the year's is made of, each once."""
    hidden = value is NoNumber.SUPPRESSED
    of_figures = (
        mark
        for figure in around.this.behind(each, indicator)
        for mark in words.marks(figure, hidden=hidden)
    )
    broken = [words.series_break()] if around.breaks[each.pk] else []
    return [*broken, *dict.fromkeys(of_figures)]


def _address(each: Participation, indicator: Indicator, around: _Around) -> str:
    """The page of the figure, or of the latest half; nowhere from a gap."""
    latest = around.this.own(each, indicator).latest
    return reverse("figure", args=[each.pk, indicator.code, latest.period_id]) if latest else ""
