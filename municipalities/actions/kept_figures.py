"""What is kept beside the figures so that no page has to search for it: latest and suppression.

Both are recomputed from the figures, never counted up, so that a second run changes nothing.
"""

from collections.abc import Collection
from typing import Any

from municipalities.models import LatestFigure, Measurement, Participation
from programme import calculation
from programme.models import Indicator, Part

Key = tuple[int, int, int]  # indicator, period, part


def keep_latest(participation: Participation, indicators: Collection[int]) -> None:
    """Recompute the latest figures of a participation, part total, by period end (decision 3)."""
    entered, standing = _newest_by_indicator(participation, indicators)
    for indicator in indicators:
        LatestFigure.objects.update_or_create(
            participation=participation,
            indicator_id=indicator,
            defaults={
                "entered_id": entered.get(indicator),
                "standing_id": standing.get(indicator),
            },
        )


def _newest_by_indicator(
    participation: Participation, indicators: Collection[int]
) -> tuple[dict, dict]:
    rows = (
        Measurement.objects.of(participation)
        .filter(indicator__in=indicators, part__code=Part.TOTAL)
        .exclude(state=Measurement.State.REPLACED)
        .order_by("period__ends_on", "pk")
        .values_list("indicator_id", "pk", "state")
    )
    entered, standing = {}, {}
    for indicator, pk, state in rows:
        entered[indicator] = pk
        if state in Measurement.STANDING:
            standing[indicator] = pk
    return entered, standing


def keep_suppression(*keys: Key) -> None:
    """Decide again which standing figures are hidden outside, for each indicator × period × part.

    Decided over all figures of the programme and of each region, so that neither total gives a
    hidden figure away, and for all readers at once (design 6.8; decision 4).
    """
    limits = dict(
        Indicator.objects.filter(pk__in={indicator for indicator, _, _ in keys}).values_list(
            "pk", "suppress_below"
        )
    )
    for key in keys:
        if limits[key[0]]:
            _decide(key, limits[key[0]])


def _decide(key: Key, below: int | None) -> None:
    figures = list(
        Measurement.objects.filter(indicator=key[0], period=key[1], part=key[2])
        .standing()
        .select_related("participation", "indicator")
    )
    marks = _marks(figures, below)
    changed = []
    for figure in figures:
        mark = marks.get(figure.pk, Measurement.Suppression.NONE)
        if figure.suppression != mark:
            figure.suppression = mark
            changed.append(figure)
    if changed:
        Measurement.objects.all().unlogged().bulk_update(
            changed, ["suppression"], batch_size=500
        )


def _marks(figures: list[Measurement], below: int | None) -> dict[int, str]:
    counted = {figure.pk: figure for figure in figures if not figure.not_applicable}
    marks: dict[int, str] = {
        pk: Measurement.Suppression.PRIMARY
        for pk, figure in counted.items()
        if any(calculation.primary_suppressed(count, below) for count in _counts(figure))
    }
    for group in _groups(counted.values()):
        for counts in _columns(group):
            for pk in calculation.secondary_suppressed(counts, below):
                marks.setdefault(pk, Measurement.Suppression.SECONDARY)
    return marks


def _columns(group: Collection[Measurement]) -> list[dict[int, Any]]:
    """What could be added up over a group: the values, and each count behind the rates."""
    values = {figure.pk: figure.value for figure in group if figure.value is not None}
    rates = {figure.pk: _counts(figure) for figure in group if figure.value is None}
    return [values, *({pk: counts[i] for pk, counts in rates.items()} for i in range(3))]


def _counts(figure: Measurement) -> list[Any]:
    if figure.value is not None:
        return [figure.value]
    return [figure.numerator, figure.denominator, figure.denominator - figure.numerator]  # type: ignore[operator]


def _groups(figures: Collection[Measurement]) -> list[list[Measurement]]:
    groups: dict[Any, list[Measurement]] = {}
    for figure in figures:
        place = figure.participation
        groups.setdefault(("programme", place.programme_id), []).append(figure)
        groups.setdefault(("region", place.programme_id, place.region_id), []).append(figure)
    return sorted(groups.values(), key=len)
