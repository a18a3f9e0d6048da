"""What stands of figures while some of them are written: total and parts, and the year before."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from municipalities.models import Measurement, Participation
from programme.models import Indicator, Part, Period


def _by_pk(figure: Measurement) -> int:
    return figure.pk


class Figures:
    """The figures of a participation for some indicators: what stands in some years, and the year before.

    Total and parts, and the parts that each indicator is broken down by, in two queries; whoever
    writes a figure tells it here.
    """

    def __init__(
        self, participation: Participation, indicators: Collection[int], years: Collection[int]
    ) -> None:
        self.participation, self.indicators = participation, indicators
        self.years = {*years, *(year - 1 for year in years)}

    @cached_property
    def by_indicator(self) -> dict[int, list[Measurement]]:
        """By indicator, in the order they were made."""
        rows = Measurement.objects.of(self.participation).filter(
            indicator__in=self.indicators, period__year__in=self.years
        )
        rows = rows.exclude(state=Measurement.State.REPLACED).select_related("period", "part")
        found: dict[int, list[Measurement]] = defaultdict(list)
        for row in rows.order_by("pk"):
            found[row.indicator_id].append(row)
        return found

    @cached_property
    def parts(self) -> dict[int, list[Part]]:
        """The parts that each indicator is broken down by."""
        ties = Indicator.parts.through.objects.filter(indicator__in=self.indicators)
        ties = ties.exclude(part__code=Part.TOTAL).select_related("part")
        found: dict[int, list[Part]] = defaultdict(list)
        for tie in ties.order_by("part__order", "part__code"):
            found[tie.indicator_id].append(tie.part)  # type: ignore[attr-defined]
        return found

    def put(self, figure: Measurement) -> None:
        """The figure stands now, new or in place of what it was."""
        own = self.by_indicator[figure.indicator_id]
        own[:] = sorted([*(row for row in own if row.pk != figure.pk), figure], key=_by_pk)

    def drop(self, figure: Measurement) -> None:
        """The figure is taken away."""
        self.by_indicator[figure.indicator_id].remove(figure)

    def forget(self) -> None:
        """What was told here came to nothing: it is fetched again."""
        self.__dict__.pop("by_indicator", None)


class FigureSheet:
    """All that stands for an indicator and a period, and the year before: total and parts."""

    def __init__(
        self,
        participation: Participation,
        indicator: Indicator,
        period: Period,
        figures: Figures | None = None,
    ) -> None:
        self.participation, self.indicator, self.period = participation, indicator, period
        self.figures = figures or Figures(participation, {indicator.pk}, {period.year})

    @property
    def _rows(self) -> list[Measurement]:
        rows = self.figures.by_indicator[self.indicator.pk]
        found = [row for row in rows if row.period.half == self.period.half]
        for row in found:  # one and the same, not fetched again
            row.indicator, row.participation = self.indicator, self.participation
        return found

    @property
    def parts(self) -> list[Part]:
        """The parts that the indicator is broken down by."""
        return self.figures.parts[self.indicator.pk]

    def now(self, part: Part) -> Measurement | None:
        """The figure that own people see: the one being written, or else the standing one."""
        return self._last(part, self.period.year)

    def before(self, part: Part) -> Measurement | None:
        """The figure of the same period the year before."""
        return self._last(part, self.period.year - 1)

    def standing(self, part: Part) -> Measurement | None:
        """The submitted or approved figure, which counts outside."""
        return self._last(part, self.period.year, Measurement.STANDING)

    @property
    def total(self) -> Measurement | None:
        """The figure that the parts are parts of."""
        found = [row for row in self._rows if row.part.code == Part.TOTAL]
        return next((row for row in reversed(found) if row.period_id == self.period.pk), None)

    def _last(
        self, part: Part, year: int, states: Iterable[str] | None = None
    ) -> Measurement | None:
        found = [
            row
            for row in self._rows
            if row.part_id == part.pk
            and row.period.year == year
            and (states is None or row.state in states)
        ]
        return found[-1] if found else None
