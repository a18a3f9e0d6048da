"""The grid of a participation's own figures: indicators down, periods across. A fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities import figures
from municipalities.completeness import is_asked, takes_part
from municipalities.grid_texts import texts_of
from municipalities.models import Measurement, Participation
from municipalities.openness import Openness
from programme.models import Indicator, Part, Period, ReportingWindow
from programme.models.indicator import Frequency, Theme
from programme.windows import in_words
from web import formats
from web.choices import place_of

CORRECTED = (*Measurement.STANDING, Measurement.State.RETURNED)
USUAL_YEARS = 4  # that the page opens on; the address may ask for all


@dataclass(frozen=True)
class Column:
    """A period that the programme asks figures for, and why it is closed, if it is."""

    window: ReportingWindow
    why_new: str  # why no new figure can be typed; empty when it can
    why_correct: str  # the same for what is submitted, which may be corrected for longer
    when: str  # what holds today, in words

    @property
    def period(self) -> Period:
        """The period."""
        return self.window.period


@dataclass(frozen=True)
class Cell:
    """One indicator in one period, with the figure that own people see."""

    indicator: Indicator
    column: Column
    figure: Measurement | None
    corrects: bool  # a figure that was submitted before may be typed over for longer

    @property
    def key(self) -> str:
        """By what the cell is known on the page and in the address."""
        return f"{self.indicator.pk}-{self.column.period.pk}"

    @property
    def texts(self) -> tuple[str, str]:
        """What stands in the cell's fields: the figure, or the numerator and the denominator."""
        return texts_of(self.figure)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be typed here."""
        return bool(self.column.why_correct if self.corrects else self.column.why_new)


@dataclass(frozen=True)
class Row:
    """An indicator and its cells, in the order of the columns; None where it is not asked for."""

    indicator: Indicator
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Table:
    """The indicators of one frequency, by theme."""

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def by_theme(self) -> list[tuple[Any, list[Row]]]:
        """The rows in groups of their theme."""
        return figures.by_theme(self.rows)

    @property
    def cells(self) -> Iterable[Cell]:
        """Every cell."""
        return (cell for row in self.rows for cell in row.cells if cell)


@dataclass(frozen=True)
class Chosen:
    """What the address asks to see; None stands for the usual."""

    first: int | None = None
    last: int | None = None
    theme: str = ""


class Grid:
    """What a participation is asked for in the periods that are chosen, and its figures."""

    def __init__(
        self, participation: Participation, user: Any, today: date, chosen: Chosen | None = None
    ) -> None:
        self.participation, self.user, self.today = participation, user, today
        self.chosen = chosen or Chosen()
        self.openness = Openness(participation, today)

    @cached_property
    def windows(self) -> list[ReportingWindow]:
        """Every window of the time that the participation takes part in, oldest first."""
        found = [*figures.windows(self.participation)]
        return [
            window
            for window in reversed(found)
            if takes_part(self.participation, window.period)
        ]

    @cached_property
    def years(self) -> list[int]:
        """The years that can be chosen."""
        return sorted({window.period.year for window in self.windows})

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first and the last year shown: the usual ones, unless the address says otherwise.

        What is not open yet is shown only when its year is asked for.
        """
        opened = {w.period.year for w in self.windows if w.opens_on <= self.today}
        last = self.chosen.last or max(opened or self.years, default=self.today.year)
        open_now = [w.period.year for w in self.windows if self._is_open(w.period)]
        usual = min([last - USUAL_YEARS + 1, *open_now])
        return self.chosen.first or min(usual, last), last

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Own figures asked of all or followed by this participation, by theme."""
        place = place_of("theme", Theme.choices)
        found = Indicator.objects.filter(self._asked(), source="own").annotate(place=place)
        return [*found.distinct().order_by("place", "code")]

    @cached_property
    def tables(self) -> list[Table]:
        """The figures of the years, then those of the half-years; none without rows."""
        made = [
            self._table("year", _("Figures for the year"), half_yearly=False),
            self._table("half", _("Figures for the half-year"), half_yearly=True),
        ]
        return [table for table in made if table.rows]

    def cell(self, indicator: int, period: int) -> tuple[Indicator, Period] | None:
        """The indicator and the period, if this participation is asked for that figure."""
        found = {each.pk: each for each in self.indicators}.get(indicator)
        when = {window.period_id: window.period for window in self.windows}.get(period)
        return (found, when) if found and when and self._is_asked(found, when) else None

    def _asked(self) -> Q:
        return Q(followers__participation=self.participation) | Q(
            programme=self.participation.programme_id
        )

    def _is_asked(self, indicator: Indicator, period: Period) -> bool:
        first_year = self.participation.programme.starts_on.year
        return is_asked(indicator, period, first_year)

    def _is_open(self, period: Period) -> bool:
        return not self.openness.why_closed(period)

    @cached_property
    def _columns(self) -> list[Column]:
        first, last = self.span
        why = self.openness.why_closed
        return [
            Column(
                window,
                why(window.period),
                why(window.period, corrects=True),
                self._when(window),
            )
            for window in self.windows
            if first <= window.period.year <= last
            and (self.chosen.last or window.opens_on <= self.today)
        ]

    def _when(self, window: ReportingWindow) -> str:
        """What holds today; an exception that the participation has been given goes before."""
        given = self.openness.exceptions.get(window.period_id)
        if given is None:
            return in_words(window, self.today)
        return _("You have an exception until %(day)s.") % {"day": formats.day(given.until)}

    def _table(self, code: str, title: str, *, half_yearly: bool) -> Table:
        columns = tuple(
            each for each in self._columns if (each.period.half is not None) == half_yearly
        )
        rows = [
            Row(indicator, self._cells(indicator, columns))
            for indicator in self.indicators
            if (indicator.frequency == Frequency.HALF_YEAR) == half_yearly
            and self.chosen.theme in ("", indicator.theme)
        ]
        return Table(code, title, columns, tuple(row for row in rows if any(row.cells)))

    def _cells(
        self, indicator: Indicator, columns: Sequence[Column]
    ) -> tuple[Cell | None, ...]:
        return tuple(
            self._cell(indicator, column) if self._is_asked(indicator, column.period) else None
            for column in columns
        )

    def _cell(self, indicator: Indicator, column: Column) -> Cell:
        found = self._figures.get((indicator.pk, column.period.pk), [])
        corrects = any(each.state in CORRECTED for each in found)
        return Cell(indicator, column, found[-1] if found else None, corrects)

    @cached_property
    def _figures(self) -> dict[tuple[int, int], list[Measurement]]:
        by_pk = {indicator.pk: indicator for indicator in self.indicators}
        rows = (
            Measurement.objects.visible_to(self.user)
            .of(self.participation)
            .filter(
                part__code=Part.TOTAL,
                indicator__in=by_pk,
                period__in=[column.period.pk for column in self._columns],
            )
            .exclude(state=Measurement.State.REPLACED)
            .order_by("pk")
        )
        found: dict[tuple[int, int], list[Measurement]] = {}
        for row in rows:
            row.indicator = by_pk[row.indicator_id]  # one and the same, not fetched again
            found.setdefault((row.indicator_id, row.period_id), []).append(row)
        return found
