"""Many figures read at once: only what is asked for of each, and one object for what they share."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from municipalities.models import Measurement
from programme import calculation
from programme.figures import Figure, NoNumber
from programme.models import Indicator, Period

Key = tuple[int, int, int]  # participation, indicator, period
NUMBERS = ("value", "numerator", "denominator", "not_applicable")
MARKS = (
    "state",
    "known",
    "is_provisional",
    "is_confirmed",
    "correction_reason",
    "comment",
)
WHOSE = ("participation", "indicator", "period", "suppression", *NUMBERS)


def periods_of(figures: QuerySet[Measurement]) -> QuerySet[Period]:
    """The periods that there are figures for: one look at each period, and none at each figure."""
    return Period.objects.filter(Exists(figures.filter(period=OuterRef("pk"))))


def narrow(figures: QuerySet[Measurement], *marks: str) -> list[Measurement]:
    """The figures with their numbers and these marks; anything else of them is one more query each.

    Three queries.
    """
    return sharing(figures.only(*WHOSE, *marks))


def numbers(
    figures: QuerySet[Measurement], indicators: Mapping[int, Indicator]
) -> Iterator[tuple[Key, Figure]]:
    """Each figure alone, in the order asked for, by participation, indicator and period. One query."""
    rows = figures.values_list("participation_id", "indicator_id", "period_id", *NUMBERS)
    for place, indicator, period, value, numerator, denominator, not_applicable in rows:
        figure: Figure = value
        if not_applicable:
            figure = NoNumber.NOT_APPLICABLE
        elif value is None:
            figure = calculation.rate(numerator, denominator, indicators[indicator].factor)
        yield (place, indicator, period), figure


def sharing(figures: Iterable[Measurement]) -> list[Measurement]:
    """The figures, each with its indicator and its period. Two queries more.

    There are many figures of few indicators and periods: these are fetched once for all.
    """
    indicators, periods = Indicator.objects.in_bulk(), Period.objects.in_bulk()
    of_indicator, of_period = (_keeper(name) for name in ("indicator", "period"))
    rows = [*figures]
    for row in rows:
        of_indicator(row, indicators[row.indicator_id])
        of_period(row, periods[row.period_id])
    return rows


def _keeper(name: str) -> Any:
    """Sets what a figure belongs to, where that is known to be right already."""
    field: Any = Measurement._meta.get_field(name)
    return field.set_cached_value
