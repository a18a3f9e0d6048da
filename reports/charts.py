"""The charts of the reports' pages, from the figures that their tables show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from programme.figures import Figure, kind_of
from programme.models import Indicator
from programme.spread import Spread
from reports import words
from reports.queries import series_totals
from reports.queries.in_programme import Cell, InProgramme, Named
from reports.series_answer import who_in
from web import formats
from web.charts import Band, Chart, Look, Point, Points, Series, point

MOST_NAMED = 6  # lines that can be told apart in one drawing


def of_indicator(indicator: Indicator, own: InProgramme) -> Chart:
    """Those named to the reader, if few, with median and spread of at least five: of all, and of the region."""
    periods = own.side_by_side
    asked = (_IN_ALL, _IN_REGION) if own.region else (_IN_ALL,)
    told = [group for group in asked if any(each.is_told for each in group.of(own))]
    return Chart(
        title=indicator.name,
        unit=str(indicator.get_unit_display()),  # type: ignore[attr-defined]
        periods=tuple(str(each.period) for each in periods),
        series=(*_named(indicator, own), *(_median(indicator, own, each) for each in told)),
        bands=tuple(_band(indicator, own, each) for each in told),
        notes=tuple(_rests_on(own, each) for each in asked if periods),
    )


@dataclass(frozen=True)
class _Group:
    """Whose median and spread: which of the spreads, and how they are drawn."""

    of: Callable[[InProgramme], Sequence[Spread]]
    look: Look
    band: str

    def name(self, own: InProgramme) -> str:
        """The programme, or the region by its name."""
        return own.region.name if self is _IN_REGION and own.region else _("the programme")


_IN_ALL = _Group(lambda own: own.spreads, Look.MEDIAN, "wide")
_IN_REGION = _Group(lambda own: own.spreads_of_region, Look.NEAR, "near")


def _named(indicator: Indicator, own: InProgramme) -> list[Series]:
    firsts, others = own.first, own.others
    if len(firsts) + len(others) > MOST_NAMED:
        return []
    return [
        Series(each.participation.name, _look(each, firsts), _points(indicator, each.cells))
        for each in (*firsts, *others)
    ]


def _look(each: Named, firsts: Sequence[Named]) -> Look:
    """One alone is the reader's own, or the one that is read about; of several none is."""
    return Look.OWN if [each] == firsts else Look.OTHER


def _points(indicator: Indicator, cells: Sequence[Cell]) -> Points:
    return tuple(
        point(
            _plain(each.value),
            indicator.decimals,
            is_open=each.is_open,
            note=", ".join(each.marks),
        )
        for each in cells
    )


def _plain(figure: Figure) -> Any:
    return None if figure is None else kind_of(figure) or figure


def _median(indicator: Indicator, own: InProgramme, group: _Group) -> Series:
    """With how many it rests on; nothing where they are too few."""
    return Series(
        _("Median, %(group)s") % {"group": group.name(own)},
        group.look,
        tuple(
            point(each.median, indicator.decimals, note=f"n = {each.n}")
            if each.is_told
            else None
            for each in group.of(own)
        ),
    )


def _band(indicator: Indicator, own: InProgramme, group: _Group) -> Band:
    lower, upper = (
        tuple(_edge(indicator, each, which) for each in group.of(own))
        for which in ("lower", "upper")
    )
    name = _("Half of the participants, %(group)s") % {"group": group.name(own)}
    return Band(name, lower, upper, group.band)


def _edge(indicator: Indicator, spread: Spread, which: str) -> Point | None:
    return point(getattr(spread, which), indicator.decimals) if spread.is_told else None


def _rests_on(own: InProgramme, group: _Group) -> str:
    """Of the newest period that is due: how many figures they are made of, or that there are too few."""
    both = [*zip(own.side_by_side, group.of(own), strict=True)]
    period, spread = next((each for each in reversed(both) if each[0].is_due), both[-1])
    told = {"group": group.name(own), "period": period.period, "count": spread.n}
    if spread.is_told:
        return _("Median and spread of %(period)s, %(group)s: n = %(count)s.") % told
    return _("Median and spread of %(period)s, %(group)s: too few to be told.") % told


def of_series(rows: Sequence[Any]) -> Chart:
    """R8: the totals, or the figures of the only participant there is."""
    totals, indicator = series_totals.rows(rows), rows[0].indicator
    return Chart(
        title=indicator.name,
        unit=str(indicator.get_unit_display()),
        periods=tuple(row.period for row in totals),
        series=(Series(who_in(rows), Look.OWN, tuple(map(_total, totals))),),
        breaks={place: _broken(row) for place, row in enumerate(totals) if row.broken},
    )


def _total(row: series_totals.Row) -> Point | None:
    note = "" if row.is_of_one else formats.of(row.n, row.of)
    return point(row.value, row.decimals, note=note)


def _broken(row: series_totals.Row) -> str:
    return f"{words.series_break()}: {row.broken}"
