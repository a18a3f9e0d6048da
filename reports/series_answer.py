"""The answer of a time series: from where to where, every total with its n, and what to beware of."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from programme.figures import NoNumber, is_number
from reports import words
from reports.queries import series_totals
from reports.queries.headline import headlines
from reports.workbook import Chart, Drawn, step_of
from web import formats

MOST_PERIODS = 8


def time_series(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """The headline, the total of each period with its n, the marks, and the breaks."""
    if not rows:
        return (_("There are no figures to show."),)
    return (
        *_headline(rows[0].indicator, user, chosen),
        _totals(rows),
        _marks(rows),
        _breaks(rows),
    )


def chart(rows: Sequence[Any]) -> Chart | None:
    """The line of the totals, or of the only participant there is; none where no number is told."""
    totals = series_totals.rows(rows)
    numbers = [row.drawn for row in totals if row.drawn is not None]
    if not numbers:
        return None
    indicator = rows[0].indicator
    title = _("%(indicator)s, %(who)s") % {"indicator": indicator.name, "who": who_in(rows)}
    return Chart(
        title=title,
        categories="axis",
        values=(Drawn("drawn"),),
        axis=indicator.get_unit_display(),
        description=f"{title}. {_told(totals, indicator)}",
        least=0 if min(numbers) >= 0 else None,
        step=step_of(numbers, indicator.decimals),
        along=_("Period"),
    )


def measured(rows: Sequence[Any]) -> str:
    """What is counted, and in what."""
    indicator = rows[0].indicator
    return f"{indicator.name}, {indicator.get_unit_display()}"


def who_in(rows: Sequence[Any]) -> str:
    """Whose figures the line is made of."""
    return rows[0].participant if len(rows) == 1 else _("all who have a figure")


def _headline(indicator: Any, user: Any, chosen: dict) -> list[str]:
    """As on the front page: the same participants at both ends. Only of what is asked of all."""
    who = {name: value for name, value in chosen.items() if name != "indicator"}
    found = headlines(user=user, today=user.scope.today, **who)
    return [line.sentence for line in found if line.n and line.indicator == indicator]


def _totals(rows: Sequence[Any]) -> str:
    """Each with its n, which may be another from period to period."""
    indicator, totals = rows[0].indicator, series_totals.rows(rows)[-MOST_PERIODS:]
    if len(rows) == 1:
        return _("%(indicator)s, %(who)s: %(figures)s.") % {
            "indicator": indicator.name,
            "who": rows[0].participant,
            "figures": _own(rows[0]),
        }
    said = _(
        "%(indicator)s, for all who have a figure of the period, so not always the same ones: "
        "%(totals)s."
    )
    return said % {"indicator": indicator.name, "totals": _told(totals, indicator)}


def _own(row: Any) -> str:
    """ "2024: 37; 2025: missing"."""
    cells = [*row.spans.items()][-MOST_PERIODS:]
    return "; ".join(
        f"{span}: {_figure(cell['value'], row.decimals) or words.not_asked()}"
        for span, cell in cells
    )


def _told(totals: Sequence[Any], indicator: Any) -> str:
    """ "2024: 37 (13 of 16 participants); 2025: 28 (12 of 16 participants)"."""
    return "; ".join(f"{row.period}: {_total(row, indicator.decimals)}" for row in totals)


def _total(row: Any, decimals: int) -> str:
    """With its n; where nobody has a figure or lacks one, why."""
    figure = _figure(row.value, decimals)
    if not row.of:
        return figure or words.not_asked()
    return f"{figure or words.NOTHING} ({words.of_participants(row.n, row.of)})"


def _figure(value: Any, decimals: int) -> str:
    """The figure or its no-number; nothing where none was asked for."""
    return "" if value is None else words.in_sentence(value, decimals)


def _marks(rows: Sequence[Any]) -> str:
    """How many of the figures carry which mark."""
    cells = [cell for row in rows for cell in row.spans.values()]
    counts = Counter(mark for cell in cells for mark in cell["marks"])
    told = "; ".join(f"{mark}: {formats.number(count)}" for mark, count in counts.items())
    figures = sum(
        is_number(cell["value"]) or cell["value"] == NoNumber.SUPPRESSED for cell in cells
    )
    if not told:
        return _("Of %(figures)s figures none has a mark: all are counted and approved.") % {
            "figures": formats.number(figures)
        }
    return _("Of %(figures)s figures, marked: %(told)s.") % {
        "figures": formats.number(figures),
        "told": told,
    }


def _breaks(rows: Sequence[Any]) -> str:
    """What concerns the indicator, then the participants whose municipality changed."""
    of_places = [f"{row.participant} ({row.breaks})" for row in rows if row.breaks]
    told = [*rows[0].whole.breaks, *([words.names(of_places)] if of_places else [])]
    if not told:
        return _("No breaks in the series are known.")
    return _("Breaks in the series, across which figures cannot be compared: %(told)s.") % {
        "told": "; ".join(told)
    }
