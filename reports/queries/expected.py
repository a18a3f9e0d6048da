"""Who is asked for a figure, and why one is lacking: it is missing, or not due yet (design 6.1)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from municipalities.models import FollowedIndicator, Participation
from programme.figures import NoNumber
from programme.models import Indicator, Period, Programme, ReportingWindow
from programme.models.indicator import Frequency


@dataclass(frozen=True)
class Asked:
    """What each programme asks of all, and what each participation has chosen besides."""

    of_all: frozenset[tuple[int, int]]  # programme, indicator
    chosen: frozenset[tuple[int, int]]  # participation, indicator

    def of(self, participation: Participation, indicator: Indicator) -> bool:
        """Whether the participation is asked for the indicator."""
        return (participation.programme_id, indicator.pk) in self.of_all or (
            participation.pk,
            indicator.pk,
        ) in self.chosen


def asked(participations: Collection[Participation]) -> Asked:
    """What is asked of these. Two queries."""
    through = Programme.indicators_for_all.through.objects
    programmes = {each.programme_id for each in participations}
    of_all = through.filter(programme__in=programmes).values_list(
        "programme_id", "indicator_id"
    )
    chosen = FollowedIndicator.objects.filter(participation__programme__in=programmes)
    return Asked(
        frozenset(of_all), frozenset(chosen.values_list("participation_id", "indicator_id"))
    )


def takes_part(participation: Participation, first: date, last: date) -> bool:
    """Whether it takes part in some of the days from the first to the last."""
    ends = participation.ends_on
    return participation.starts_on <= last and (ends is None or ends >= first)


def is_valid(indicator: Indicator, first: date, last: date) -> bool:
    """Whether the indicator is in use in some of the days from the first to the last."""
    begins, ends = indicator.valid_from, indicator.valid_to
    return (begins is None or begins <= last) and (ends is None or ends >= first)


def dues(programmes: Iterable[int]) -> dict[tuple[int, int], date]:
    """When figures are due, by programme and period. One query."""
    windows = ReportingWindow.objects.filter(
        programme__in=[*programmes], kind=ReportingWindow.Kind.FIGURES
    )
    found = windows.values_list("programme_id", "period_id", "due_on")
    return {(programme, period): due for programme, period, due in found}


def lacking(
    programme: int, period: Period, due: dict[tuple[int, int], date], today: date
) -> NoNumber:
    """Why there is no figure: a period that was never opened is not due."""
    due_on = due.get((programme, period.pk))
    return NoNumber.MISSING if due_on and due_on < today else NoNumber.NOT_DUE


def periods_of_year(periods: Iterable[Period], year: int) -> dict[str, list[Period]]:
    """The periods in which an indicator of each frequency is asked for in a year."""
    found: dict[str, list[Period]] = defaultdict(list)
    for period in periods:
        if period.year == year:
            found[Frequency.YEAR if period.half is None else Frequency.HALF_YEAR].append(period)
    return found
