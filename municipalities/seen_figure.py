"""All that a reader may know of one figure: what stands, what stood before, its parts and its evidence."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from municipalities import figures
from municipalities.audience import Audience, figure_for, on_screen
from municipalities.marks import marks
from municipalities.models import Evidence, Measurement, Participation
from programme import entry_rules
from programme.figures import Figure, NoNumber, NoValue, Reason, is_number, kind_of
from programme.models import Indicator, Part, Period, ReportingWindow

PEOPLE = ("entered_by", "submitted_by", "approved_by", "returned_by", "approval")


@dataclass(frozen=True)
class Shown:
    """A figure as this reader sees it; what is hidden is hidden with its words."""

    figure: Measurement | None
    value: Figure

    @property
    def is_number(self) -> bool:
        """Whether there is a number to show, with its unit."""
        return is_number(self.value)

    @property
    def is_hidden(self) -> bool:
        """Whether the reader is shown a sign instead of the number."""
        return kind_of(self.value) is NoNumber.SUPPRESSED

    @property
    def has_parts(self) -> bool:
        """Whether it is a rate that is known by numerator and denominator, which the reader sees."""
        return bool(self.figure and self.figure.numerator is not None and not self.is_hidden)

    @property
    def is_nothing_of_nothing(self) -> bool:
        """Whether it has no value because there was nothing to reckon from."""
        value = self.value
        return isinstance(value, NoValue) and value.reason is Reason.ZERO_DENOMINATOR

    @property
    def marks(self) -> list[str]:
        """What a reader must know before leaning on it."""
        return marks(self.figure, hidden=self.is_hidden) if self.figure else []


class SeenFigure:
    """One indicator of a participation in a period, for one reader on a day."""

    def __init__(
        self,
        user: Any,
        participation: Participation,
        indicator: Indicator,
        period: Period,
        today: date,
    ) -> None:
        self.user, self.today = user, today
        self.participation, self.indicator, self.period = participation, indicator, period
        self.audience: Audience = on_screen(user, participation)

    @cached_property
    def rows(self) -> list[Measurement]:
        """Every figure of this period and the year before that the reader may see, oldest first."""
        rows = Measurement.objects.visible_to(self.user).of(self.participation)
        rows = rows.filter(
            indicator=self.indicator,
            period__half=self.period.half,
            period__year__in=[self.period.year, self.period.year - 1],
        )
        rows = rows.select_related("period", "part", "indicator", *PEOPLE)
        return [*rows.order_by("pk")]

    @cached_property
    def _windows(self) -> dict[int, ReportingWindow]:
        """The dates of this period and the year before, by year."""
        windows = figures.windows(self.participation).filter(
            period__half=self.period.half,
            period__year__in=[self.period.year, self.period.year - 1],
        )
        return {window.period.year: window for window in windows}

    @property
    def window(self) -> ReportingWindow | None:
        """The dates of the period."""
        return self._windows.get(self.period.year)

    @cached_property
    def now(self) -> Shown:
        """The newest figure that the reader sees."""
        return self._shown(self._newest(Part.TOTAL, self.period.year), self.window)

    @cached_property
    def standing(self) -> Shown | None:
        """What stands outside, where a correction of it is being written."""
        rows = [row for row in self._of(Part.TOTAL, self.period.year) if row != self.now.figure]
        stands = [row for row in rows if row.state in Measurement.STANDING]
        return self._shown(stands[-1]) if stands else None

    @cached_property
    def before(self) -> Shown | None:
        """The figure of the year before; nothing where none was asked for then."""
        window = self._windows.get(self.period.year - 1)
        figure = self._newest(Part.TOTAL, self.period.year - 1)
        return self._shown(figure, window) if window or figure else None

    @property
    def earlier(self) -> list[Shown]:
        """What its corrections took the place of, newest first; for its own people."""
        rows = self._of(Part.TOTAL, self.period.year)
        replaced = [row for row in rows if row.state == Measurement.State.REPLACED]
        return [self._shown(row) for row in reversed(replaced)]

    @cached_property
    def parts(self) -> list[tuple[Part, Shown]]:
        """The break-down, each part with what stands for it."""
        listed = self.indicator.parts.exclude(code=Part.TOTAL).order_by("order", "code")
        return [
            (part, self._shown(self._newest(part.code, self.period.year), self.window))
            for part in listed
        ]

    @property
    def parts_off(self) -> list[str]:
        """Where parts and total differ; told to those from whom nothing is hidden."""
        if not self.now.figure or any(shown.is_hidden for _part, shown in self._all()):
            return []
        return entry_rules.parts_off(self.indicator, self.now.figure, self._numbers())

    @property
    def parts_without(self) -> list[str]:
        """The parts that have no figure, once one of them has: a missing one is not 0."""
        without = entry_rules.parts_without(self.indicator, self._numbers())
        return without if len(without) < len(self.parts) else []

    @cached_property
    def evidence(self) -> list[Evidence]:
        """What shows where the figure comes from; hidden with the figure, which may stand in it."""
        if any(shown.is_hidden for _part, shown in self._all()):
            return []
        rows = Evidence.objects.visible_to(self.user).of(self.participation)
        rows = rows.filter(indicator=self.indicator, period=self.period)
        return [*rows.select_related("added_by", "document").order_by("pk")]

    def _all(self) -> list[tuple[Part | None, Shown]]:
        return [(None, self.now), *self.parts]

    def _numbers(self) -> dict[str, Measurement | None]:
        return {part.name: shown.figure for part, shown in self.parts}

    def _of(self, code: str, year: int) -> list[Measurement]:
        return [r for r in self.rows if r.part.code == code and r.period.year == year]

    def _newest(self, code: str, year: int) -> Measurement | None:
        rows = [r for r in self._of(code, year) if r.state != Measurement.State.REPLACED]
        return rows[-1] if rows else None

    def _shown(
        self, figure: Measurement | None, window: ReportingWindow | None = None
    ) -> Shown:
        if window is None:
            return Shown(figure, figure_for(self.audience, figure))
        return Shown(figure, figures.shown(figure, self.audience, window, self.today))
