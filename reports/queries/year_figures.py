"""What each participant has for each indicator in one year, by frequency and accumulation (design 6.3)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from municipalities.audience import Audience
from municipalities.models import Measurement, Participation
from municipalities.narrow import MARKS, narrow
from programme.figures import Accumulation, Figure, NoNumber, worst_kind
from programme.models import Indicator, Part, Period
from programme.models.indicator import Frequency
from reports.queries import expected
from reports.queries.totals import parts_of, together

EVERY_4_YEARS = 4


@dataclass(frozen=True, slots=True)
class Own:
    """What one participant has: something to add, or the kind of no-number that it is."""

    participation: Participation
    parts: Any = None  # a count, or numerator and denominator
    kind: NoNumber | None = None
    is_hidden: bool = False
    latest: Measurement | None = None

    @property
    def period_ends_on(self) -> date | None:
        """When the latest period that it rests on ends."""
        return self.latest.period.ends_on if self.latest else None

    @property
    def is_alone(self) -> bool:
        """A percentage that is known without its parts: reported, and never put together."""
        return self.parts is None and self.kind is None

    def seen(self, indicator: Indicator, audience: Audience) -> Figure:
        """The figure as this reader sees it. Why there is none is told to everybody."""
        if self.is_hidden and self.kind is None and not audience.sees_small_numbers:
            return NoNumber.SUPPRESSED
        return self.figure(indicator)

    def figure(self, indicator: Indicator) -> Figure:
        """The figure itself, or the kind of no-number; halves of a bare percentage have no year."""
        if self.kind is not None:
            return self.kind
        if self.parts is not None:
            return together([self.parts], indicator)
        return None if _is_added(indicator) or not self.latest else self.latest.figure


class YearFigures:
    """The standing figures of a year, part total. Eight queries, however many participants.

    Of all indicators, or of some alone.
    """

    def __init__(
        self,
        participations: Collection[Participation],
        year: int,
        today: date,
        indicators: Collection[Indicator] | None = None,
    ) -> None:
        self.year = year
        self.periods = expected.periods_of(year)
        self.asks = expected.Asked(participations, today)
        self.figures = _figures(participations, year, indicators)

    def counts(self, participation: Participation, indicator: Indicator) -> bool:
        """Whether a figure is asked of the participant for the year, or is there all the same."""
        if (participation.pk, indicator.pk) in self.figures:
            return True
        periods = self.periods[indicator.frequency]
        return any(self.asks.of(participation, indicator, each) for each in periods)

    def own(self, participation: Participation, indicator: Indicator) -> Own:
        """The participant's figure of the year.

        Halves of a year are added only when both are there; of running totals and states on
        a date the latest counts, and what is asked every fourth year stands till the next.
        """
        found = self.figures.get((participation.pk, indicator.pk), [])
        if _is_added(indicator):
            return self._added(participation, found)
        return self._one(participation, indicator, found[-1:])

    def behind(self, participation: Participation, indicator: Indicator) -> list[Measurement]:
        """The figures that the year's is made of: the latest, or both halves; oldest first."""
        found = self.figures.get((participation.pk, indicator.pk), [])
        return found if _is_added(indicator) else found[-1:]

    def _one(
        self, participation: Participation, indicator: Indicator, found: list[Measurement]
    ) -> Own:
        if found:
            return _told(participation, found, parts_of(found[0]))
        return Own(participation, kind=self._lacking(participation, indicator.frequency))

    def _added(self, participation: Participation, found: list[Measurement]) -> Own:
        there = {figure.period_id for figure in found}
        halves = self.periods[Frequency.HALF_YEAR]
        lacks = [half for half in halves if half.pk not in there]
        if lacks or not halves:
            kinds = [self._why(participation, half) for half in lacks]
            kind = worst_kind(kinds) or NoNumber.NOT_DUE
            return Own(participation, kind=kind, is_hidden=_is_hidden(found))
        return _told(participation, found, _sum([parts_of(figure) for figure in found]))

    def _lacking(self, participation: Participation, frequency: str) -> NoNumber:
        kinds = [self._why(participation, each) for each in self.periods[frequency]]
        return worst_kind(kinds) or NoNumber.NOT_DUE

    def _why(self, participation: Participation, period: Period) -> NoNumber:
        return self.asks.lacking(participation.programme_id, period)


def _is_added(indicator: Indicator) -> bool:
    """Whether the halves of the year are added; else the latest figure counts."""
    halves = indicator.frequency == Frequency.HALF_YEAR
    return halves and indicator.accumulation == Accumulation.PER_PERIOD


def _told(participation: Participation, found: list[Measurement], parts: Any) -> Own:
    """One or more figures as one; what does not apply in a part does not apply in the whole."""
    applies = not any(figure.not_applicable for figure in found)
    return Own(
        participation,
        parts if applies else None,
        None if applies else NoNumber.NOT_APPLICABLE,
        _is_hidden(found),
        found[-1],
    )


def _is_hidden(found: list[Measurement]) -> bool:
    return any(figure.suppression for figure in found)


def _sum(parts: list[Any]) -> Any:
    """Counts added, or numerators and denominators each by themselves; nothing if one lacks."""
    if any(part is None for part in parts):
        return None
    if isinstance(parts[0], tuple):
        return tuple(sum(side) for side in zip(*parts, strict=True))
    return sum(parts)


def _figures(
    participations: Collection[Participation],
    year: int,
    only: Collection[Indicator] | None,
) -> dict[tuple[int, int], list[Measurement]]:
    """By participant and indicator, oldest first."""
    rare = Q(indicator__frequency=Frequency.EVERY_4_YEARS)
    halves = Q(indicator__frequency=Frequency.HALF_YEAR, period__half__isnull=False)
    whole = ~Q(indicator__frequency=Frequency.HALF_YEAR) & Q(period__half__isnull=True)
    of_year = rare | Q(period__year=year)
    lately = Period.objects.filter(year__gt=year - EVERY_4_YEARS, year__lte=year)
    programmes = {each.programme_id for each in participations}
    rows = (
        Measurement.objects.standing()
        .filter(participation__programme__in=programmes, part__code=Part.TOTAL)
        # By name: the years before are then not looked at, however many there are.
        .filter(of_year, halves | whole, period__in=[each.pk for each in lately])
        .order_by("period__ends_on", "pk")
    )
    if only is not None:
        rows = rows.filter(indicator__in=[each.pk for each in only])
    found: dict[tuple[int, int], list[Measurement]] = defaultdict(list)
    for row in narrow(rows, *MARKS):
        found[row.participation_id, row.indicator_id].append(row)
    return found
