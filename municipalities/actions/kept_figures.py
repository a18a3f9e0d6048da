"""What is kept beside the figures so that no page has to search for it: latest and suppression.

Both are recomputed from the figures, never counted up, so that a second run changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db import transaction

from municipalities.models import LatestFigure, Measurement, Participation
from programme.models import Indicator, Part
from programme.small_numbers import Cell, Hidden, suppressed

Key = tuple[int, int]  # indicator, period
NUMBERS = ("value", "numerator", "denominator")
PLACE = ("programme_id", "region_id", "municipality_id", "district__municipality_id")


def keep_latest(participation: Participation, indicators: Collection[int]) -> None:
    """Recompute the latest figures of a participation, part total, by period end (decision 3)."""
    entered, standing = _newest_by_indicator(participation, indicators)
    LatestFigure.objects.all().unlogged().bulk_create(
        [
            LatestFigure(
                participation=participation,
                indicator_id=indicator,
                entered_id=entered.get(indicator),
                standing_id=standing.get(indicator),
            )
            for indicator in sorted(indicators)
        ],
        update_conflicts=True,
        unique_fields=["participation", "indicator"],
        update_fields=["entered", "standing"],
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
    """Decide again which standing figures are hidden outside, for each indicator and period.

    Decided over all parts and participants at once, and for all readers, so that neither a
    total over participants, in the programme or in a region, nor the total of a participant's
    parts gives a hidden figure away (design 6.8; decision 4). Three queries, and one more for
    every 500 figures that change.
    """
    limits = dict(
        Indicator.objects.filter(
            pk__in={indicator for indicator, _ in keys}, suppress_below__isnull=False
        ).values_list("pk", "suppress_below")
    )
    wanted = {key for key in keys if key[0] in limits}
    if wanted:
        twice = counted_twice()
        changed = [
            figure
            for key, figures in _tables(wanted).items()
            for figure in _changed(figures, suppressed(_cells(figures, twice), limits[key[0]]))
        ]
        Measurement.objects.all().unlogged().bulk_update(
            changed, ["suppression"], batch_size=500
        )


@transaction.atomic
def keep_all_suppression() -> int:
    """Decide again for every figure there is; how many tables were gone through."""
    tables = Measurement.objects.standing().values_list("indicator_id", "period_id")
    by_indicator: dict[int, list[Key]] = defaultdict(list)
    for key in tables.distinct().order_by("indicator_id", "period_id"):
        by_indicator[key[0]].append(key)
    for keys in by_indicator.values():
        keep_suppression(*keys)
    return sum(len(keys) for keys in by_indicator.values())


@transaction.atomic
def decide_again(indicator: Indicator) -> None:
    """Decide for every figure of an indicator whose limit is changed; without a limit none is hidden."""
    figures = Measurement.objects.filter(indicator=indicator)
    if indicator.suppress_below is None:
        figures.unlogged().exclude(suppression="").update(suppression="")
    periods = figures.standing().order_by().values_list("period_id", flat=True).distinct()
    keep_suppression(*((indicator.pk, period) for period in periods))


def tables_of(participation: Participation) -> set[Key]:
    """The indicators and periods of which a participation has standing figures."""
    figures = Measurement.objects.of(participation).standing()
    return set(figures.values_list("indicator_id", "period_id"))


def _tables(keys: Collection[Key]) -> dict[Key, list[Any]]:
    """The standing figures of each indicator and period, over all participants and parts."""
    rows = (
        Measurement.objects.standing()
        .filter(
            indicator__in={indicator for indicator, _ in keys},
            period__in={period for _, period in keys},
        )
        .order_by("pk")
        .values_list(
            "pk",
            "indicator_id",
            "period_id",
            "participation_id",
            *(f"participation__{name}" for name in PLACE[:2]),
            "part__code",
            *NUMBERS,
            "not_applicable",
            "suppression",
            named=True,
        )
    )
    tables: dict[Key, list[Any]] = {key: [] for key in keys}
    for row in rows:
        if (row.indicator_id, row.period_id) in tables:
            tables[row.indicator_id, row.period_id].append(row)
    return tables


def counted_twice() -> set[int]:
    """Districts whose own municipality takes part too: no sum over participants holds them."""
    places = list(Participation.objects.values_list("pk", *PLACE))
    whole = {(programme, municipality) for _, programme, _, municipality, _ in places}
    return {
        pk for pk, programme, _, _, around in places if around and (programme, around) in whole
    }


def _cells(figures: list[Any], twice: set[int]) -> dict[int, Cell]:
    """The figures as cells between the sums that are told of them.

    A row adds a participant's parts up to its part total; the parts of the catalogue are one
    list. A column adds the participants of a region up.
    """
    counted = [figure for figure in figures if not figure.not_applicable]
    wholes = {_row(figure) for figure in counted if figure.part__code == Part.TOTAL}
    columns = _columns(figure for figure in counted if figure.participation_id not in twice)
    return {
        figure.pk: Cell(
            counts=_counts(figure),
            row=_row(figure) if _row(figure) in wholes else None,
            column=columns.get(figure.pk),
            is_whole=figure.part__code == Part.TOTAL,
        )
        for figure in counted
    }


def _columns(figures: Iterable[Any]) -> dict[int, tuple]:
    """The sum over participants that each figure goes into: that of its region.

    Those who are alone in their region are told by the programme's total less the others'. If
    there is only one, the least region goes with it: no total of fewer than five with a hidden
    one among them is told.
    """
    regions: dict[tuple, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        own = figure.participation__programme_id, figure.part__code, figure.value is None
        regions[own][figure.participation__region_id].append(figure.pk)
    return {
        pk: (*own, None if place < _together(by_region.values()) else region)
        for own, by_region in regions.items()
        for place, (region, pks) in enumerate(_least_first(by_region))
        for pk in pks
    }


def _least_first(by_region: dict[int, list[int]]) -> list[tuple[int, list[int]]]:
    return sorted(by_region.items(), key=lambda item: (len(item[1]), item[0]))


def _together(regions: Collection[list[int]]) -> int:
    """How many of the least regions are in one sum; one alone is in none."""
    alone = sum(len(pks) == 1 for pks in regions)
    return 2 if alone == 1 else alone


def _row(figure: Any) -> tuple:
    """Whose, and of which kind: a rate is not added to a number without its parts."""
    return figure.participation_id, figure.value is None


def _counts(figure: Any) -> tuple[Decimal, ...]:
    if figure.value is not None:
        return (figure.value,)
    return figure.numerator, figure.denominator, figure.denominator - figure.numerator


def _changed(figures: list[Any], hidden: Hidden) -> Iterator[Measurement]:
    """The figures whose mark is another than it was, with the new one."""
    marks = {
        **dict.fromkeys(hidden.primary, Measurement.Suppression.PRIMARY),
        **dict.fromkeys(hidden.secondary, Measurement.Suppression.SECONDARY),
    }
    for figure in figures:
        mark = marks.get(figure.pk, Measurement.Suppression.NONE)
        if figure.suppression != mark:
            yield Measurement(pk=figure.pk, suppression=mark)
