"""What the figures of several participants come to, and when their total is not told (design 6.6, 6.8).

Told for all readers alike, from the kept marks: whether a total stands does not depend on who
asks or on what was chosen, so that no two answers can be subtracted from each other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Count, Q

from municipalities.models import Measurement, Participation
from programme import calculation
from programme.figures import Figure, NoNumber, is_number
from programme.models import Indicator, Part
from programme.models.indicator import Nature
from programme.small_numbers import total_gives_away
from reports.queries.participants import overlapping

Counted = tuple[int, int]  # how many contribute, and of how many the figure is hidden


def parts_of(figure: Measurement | None) -> Any:
    """What can be added: a count, or numerator and denominator. A bare percentage cannot."""
    if figure is None or figure.not_applicable:
        return None
    if figure.indicator.is_rate:
        return None if figure.numerator is None else (figure.numerator, figure.denominator)
    return figure.value


def gives_away(n: int, hides: int) -> bool:
    """Whether a total over `n`, of whom `hides` are hidden, could tell a hidden figure."""
    return total_gives_away(hides, n)


def total_of(parts: Collection[Any], hidden: Iterable[bool], indicator: Indicator) -> Figure:
    """The total, unless it would give a hidden figure away."""
    if gives_away(len(parts), sum(hidden)):
        return NoNumber.SUPPRESSED
    return together(parts, indicator)


def together(parts: Collection[Any], indicator: Indicator) -> Figure:
    """Counts are added, scores have a mean, and a rate is sum over sum, never a mean of rates."""
    if not parts:
        return NoNumber.MISSING
    if indicator.nature == "score":
        return calculation.sum_of(parts) / len(parts)
    if not indicator.is_rate:
        return calculation.sum_of(parts)
    numerators, denominators = (calculation.sum_of(side) for side in zip(*parts, strict=True))
    value = calculation.rate(numerators, denominators, indicator.factor)
    return value if is_number(value) else NoNumber.NOT_APPLICABLE


def withheld(regions: Mapping[int, Counted]) -> frozenset[int]:
    """The regions whose total is not told, when that of the whole programme is told too.

    What is left when the told ones are taken from the whole is a total as well. Where that
    would tell a hidden figure, the least region of those that are told is withheld with it.
    """
    counts = {region: count for region, count in regions.items() if count[0]}
    kept_back = {region for region, count in counts.items() if gives_away(*count)}
    while kept_back and gives_away(*_sum(counts[region] for region in kept_back)):
        rest = counts.keys() - kept_back
        if not rest:
            break
        kept_back.add(min(rest, key=lambda region: (counts[region][0], region)))
    return frozenset(kept_back)


def withheld_in(regions: Collection[int], indicators: Any) -> set[tuple[int, int]]:
    """The indicators and periods of which the total of these regions is not told. Two queries."""
    if not regions:
        return set()
    counts: dict[tuple, dict[int, Counted]] = defaultdict(dict)
    for programme, region, indicator, period, n, hides in _counted(indicators):
        counts[programme, indicator, period][region] = n, hides
    return {
        (indicator, period)
        for (_programme, indicator, period), own in counts.items()
        if not withheld(own).isdisjoint(regions)
    }


def _counted(indicators: Any) -> Iterable[tuple]:
    """How many have a figure and of how many it is hidden, by programme, region, indicator, period."""
    places = [*Participation.objects.select_related("district")]
    figures = (
        Measurement.objects.standing()
        .filter(indicator__in=indicators, part__code=Part.TOTAL, not_applicable="")
        .exclude(indicator__nature=Nature.RATE, numerator=None)
        .exclude(participation__in=overlapping(places))
    )
    return (
        figures.values_list(
            "participation__programme_id",
            "participation__region_id",
            "indicator_id",
            "period_id",
        )
        .annotate(n=Count("pk"), hides=Count("pk", filter=~Q(suppression="")))
        .order_by()
    )


def _sum(counts: Iterable[Counted]) -> Counted:
    found = [*counts]
    return sum(n for n, _hides in found), sum(hides for _n, hides in found)
