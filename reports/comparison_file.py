"""The comparison as a workbook: the figures of the page in a table, and its charts below it, for a file's readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.audience import in_file
from programme.models import Indicator
from reports import charts, downloads, files, workbook
from reports.columns import Column
from reports.one_read import one_read
from reports.queries import passport as figures
from reports.report import MARKED
from web import formats
from web.charts import Chart, Look, Point, Points

SLUG = "comparison"
TITLE = gettext_lazy("Compare figures")
FIRST = (
    Column(gettext_lazy("Indicator"), "indicator", width=34),
    Column(gettext_lazy("Unit"), "unit", width=12),
    Column(gettext_lazy("Period"), "period", width=14),
)
LAST = (
    Column(gettext_lazy("Marks"), "marks", width=34),
    Column(gettext_lazy("Indicator code"), "indicator_code", "code", width=18, printed=False),
)


@dataclass(frozen=True)
class Drawing:
    """An indicator and its chart on the page."""

    indicator: Indicator
    chart: Chart

    @property
    def lines(self) -> dict[str, tuple[str, Points]]:
        """By name: how each line is drawn, and its points; the edges of a spread are lines too."""
        found, others = {}, 0
        for series in self.chart.series:
            look = str(series.look)
            if series.look is Look.OTHER:
                look, others = f"other {others}", others + 1
            found[series.name] = look, series.points
        for band in self.chart.bands:
            found[_("%(name)s, from") % {"name": band.name}] = "edge", band.lower
            found[_("%(name)s, to") % {"name": band.name}] = "edge", band.upper
        return found


def write(path: str | Path, *, user: Any, form: Any, language: str, link: str = "") -> int:
    """Write what a valid form asks for, log it, and tell how many rows it has."""
    with translation.override(language), one_read():
        place, indicators = form.chosen()
        compared = _compared(place, indicators, user)
        drawings = [Drawing(each, charts.of_indicator(each, own)) for each, own in compared]
        chosen = _in_words(place, indicators)
        count = workbook.write(
            path,
            answer=_answer(place, drawings, user),
            sheets=[_sheet(drawings)],
            tidy=None,
            definitions=[files.definition_of(each) for each in indicators],
            about=files.about(TITLE, user, chosen, language, link),
        )
    named = {row.participation.pk for _each, own in compared for row in own.named}
    downloads.log(by=user, report=SLUG, filters=dict(chosen), rows=count, participations=named)
    return count


def _compared(place: Any, indicators: Sequence[Indicator], user: Any) -> list:
    if place is None:
        return []
    read_as = in_file(user, place)
    return figures.compared(
        participation=place, indicators=indicators, user=user, audience=read_as
    )


def _in_words(place: Any, indicators: Sequence[Indicator]) -> tuple[tuple[str, str], ...]:
    names = ", ".join(each.name for each in indicators)
    return ((_("Participant"), str(place)), (_("Indicators"), names)) if place else ()


def _answer(place: Any, drawings: Sequence[Drawing], user: Any) -> workbook.Answer:
    if not drawings:
        told: tuple[str, ...] = (_("There are no figures to show."),)
    else:
        said = ngettext(
            "%(place)s beside the median and the spread in the programme, for %(count)s indicator.",
            "%(place)s beside the median and the spread in the programme, for %(count)s indicators.",
            len(drawings),
        )
        told = (
            said % {"place": place, "count": formats.number(len(drawings))},
            _(
                "Participants stand in order of name. Only submitted figures are shown, and hidden figures are left out of median and quartiles, which need at least five. Those who have opened their figures do not count among the five."
            ),
        )
    return workbook.Answer(TITLE, told, files.as_of(MARKED, user))


def _sheet(drawings: Sequence[Drawing]) -> workbook.Sheet:
    """A column for each line that some indicator has, and one more that the chart is drawn from."""
    names = [*dict.fromkeys(name for each in drawings for name in each.lines)]
    shown = [_column(name, f"shown_{number}") for number, name in enumerate(names)]
    drawn = [
        _column(_("%(name)s, for the chart") % {"name": name}, f"drawn_{number}", printed=False)
        for number, name in enumerate(names)
    ]
    rows: list[SimpleNamespace] = []
    found: list[workbook.Chart] = []
    for each in drawings:
        own = [*_rows(each, names)]
        if each.chart.is_worth_drawing:
            found.append(_chart(each, names, (len(rows) + 1, len(rows) + len(own))))
        rows += own
    columns = (*FIRST, *shown, *LAST, *drawn)
    return workbook.Sheet(TITLE, columns, rows, "t_comparison", charts=tuple(found))


def _column(heading: str, field: str, *, printed: bool = True) -> Column:
    return Column(heading, field, "number", 13, decimals_field="decimals", printed=printed)


def _rows(each: Drawing, names: Sequence[str]) -> Iterator[SimpleNamespace]:
    """A row for each period; a column that the indicator has no line for is empty."""
    lines = each.lines
    for at, period in enumerate(each.chart.periods):
        points = [lines[name][1][at] if name in lines else None for name in names]
        yield SimpleNamespace(
            indicator=each.indicator.name,
            indicator_code=each.indicator.code,
            unit=str(each.indicator.get_unit_display()),  # type: ignore[attr-defined]
            decimals=each.indicator.decimals,
            period=period,
            marks=_marks(names, points),
            **{f"shown_{n}": _shown(point) for n, point in enumerate(points)},
            **{f"drawn_{n}": point and point.number for n, point in enumerate(points)},
        )


def _shown(point: Point | None) -> Any:
    """The number, or the kind of no-number; nothing where nothing is told."""
    if point is None:
        return None
    return point.why if point.number is None else point.number


def _marks(names: Sequence[str], points: Sequence[Point | None]) -> str:
    """How many a median rests on, and what follows a figure, each under its name."""
    told = zip(names, points, strict=True)
    return "; ".join(f"{name}: {point.note}" for name, point in told if point and point.note)


def _chart(each: Drawing, names: Sequence[str], rows: tuple[int, int]) -> workbook.Chart:
    told = {
        name: (look, numbers)
        for name, (look, points) in each.lines.items()
        if (numbers := [own.number for own in points if own and own.number is not None])
    }
    least = min(number for _look, numbers in told.values() for number in numbers)
    return workbook.Chart(
        title=each.chart.title,
        categories="period",
        values=tuple(
            workbook.Drawn(f"drawn_{names.index(name)}", look, name)
            for name, (look, _numbers) in told.items()
        ),
        axis=each.chart.unit,
        description=each.chart.words,
        least=0 if least >= 0 else None,
        along=_("Period"),
        rows=rows,
    )
