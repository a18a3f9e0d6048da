"""Which figures stand out, over all participants of a programme, so that each reader gets the same answer."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from municipalities.models import Measurement, Participation, Population
from municipalities.narrow import Key, numbers
from programme import outliers
from programme.figures import Figure, is_number
from programme.models import Indicator, Part, Period
from programme.models.indicator import Nature


@dataclass(frozen=True)
class StandingOut:
    """The figures that have changed much, and those that are far from the others."""

    jumped: frozenset[Key]
    far: frozenset[Key]


def standing_out(programmes: Collection[int], periods: Collection[Period]) -> StandingOut:
    """The figures of these periods that stand out. Only those that are hidden from nobody are looked at.

    Five queries.
    """
    before = _year_before(periods)
    wanted = {each.pk for each in periods}
    values, indicators, places = _values(programmes, wanted | {*before.values()})
    return StandingOut(
        frozenset(
            (place, indicator, period)
            for (place, indicator, period), figure in values.items()
            if period in before
            and outliers.jumped(
                figure,
                values.get((place, indicator, before[period])),
                percent=indicators[indicator].jump_percent,
                least=indicators[indicator].jump_least,
            )
        ),
        _far(values, indicators, places, periods),
    )


def _year_before(periods: Collection[Period]) -> dict[int, int]:
    """By period: the same period of the year before, where there is one."""
    found = {
        (each.year, each.half): each.pk
        for each in Period.objects.filter(year__in={each.year - 1 for each in periods})
    }
    named = {each.pk: found.get((each.year - 1, each.half)) for each in periods}
    return {pk: other for pk, other in named.items() if other is not None}


def _values(
    programmes: Collection[int], periods: Collection[int]
) -> tuple[dict[Key, Figure], dict[int, Indicator], dict[int, tuple[int, int | None]]]:
    """The figures, their indicators, and by participation its programme and its municipality."""
    indicators = {each.pk: each for each in Indicator.objects.all()}
    rows = Measurement.objects.standing().filter(
        participation__programme__in=programmes,
        period__in=periods,
        part__code=Part.TOTAL,
        suppression="",
        not_applicable="",
    )
    who = Participation.objects.filter(programme__in=programmes)
    places: dict[int, tuple[int, int | None]] = {
        pk: (programme, municipality)
        for pk, programme, municipality in who.values_list(
            "pk", "programme_id", "municipality_id"
        )
    }
    return dict(numbers(rows, indicators)), indicators, places


def _far(
    values: dict[Key, Figure],
    indicators: dict[int, Indicator],
    places: dict[int, tuple[int, int | None]],
    periods: Collection[Period],
) -> frozenset[Key]:
    years = {each.pk: each.year for each in periods}
    persons = _persons({place for _programme, place in places.values() if place})
    pools: dict[tuple[int, int, int], dict[Key, Decimal]] = defaultdict(dict)
    for key, figure in values.items():
        place, indicator, period = key
        if period in years:
            programme, municipality = places[place]
            compared: Any = figure
            if indicators[indicator].nature in (Nature.COUNT, Nature.AMOUNT):
                lived = _lived(persons.get(municipality or 0, []), years[period])
                compared = outliers.per_1000(figure, lived)
            if is_number(compared):
                pools[programme, indicator, period][key] = compared
    return frozenset[Key]().union(*(outliers.far_from_others(pool) for pool in pools.values()))


def _persons(municipalities: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """By municipality: year and inhabitants, the oldest first."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = Population.objects.filter(municipality__in=municipalities).order_by("year")
    for place, year, persons in rows.values_list("municipality_id", "year", "persons"):
        found[place].append((year, persons))
    return found


def _lived(years: list[tuple[int, int]], year: int) -> int | None:
    """How many lived there at the start of the year, or of the latest year before that is known."""
    return next((persons for when, persons in reversed(years) if when <= year), None)
