"""The charts of the reports' pages, from the figures that their tables show."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from programme.figures import Figure, kind_of
from programme.models import Indicator
from reports import words
from reports.queries import series_totals
from reports.queries.passport import Cell, InPeriod, InProgramme, Named
from reports.series_answer import who_in
from web import formats
from web.charts import Chart, Look, Point, Points, Series, point

MOST_NAMED = 6  # lines that can be told apart in one drawing


def of_indicator(indicator: Indicator, own: InProgramme) -> Chart:
    """Those named to the reader, if few, with the median and the spread of at least five."""
    periods = own.side_by_side
    return Chart(
        title=indicator.name,
        unit=str(indicator.get_unit_display()),  # type: ignore[attr-defined]
        periods=tuple(str(each.period) for each in periods),
        series=(*_named(indicator, own), _median(indicator, periods)),
        spread=(_edge(indicator, periods, "lower"), _edge(indicator, periods, "upper")),
    )


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


def _median(indicator: Indicator, periods: Sequence[InPeriod]) -> Series:
    """With how many it rests on; nothing where they are too few."""
    return Series(
        _("Median"),
        Look.MEDIAN,
        tuple(
            point(each.spread.median, indicator.decimals, note=f"n = {each.spread.n}")
            if each.is_told
            else None
            for each in periods
        ),
    )


def _edge(indicator: Indicator, periods: Sequence[InPeriod], which: str) -> Points:
    return tuple(
        point(getattr(each.spread, which), indicator.decimals) if each.is_told else None
        for each in periods
    )


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
