"""What hangs on an indicator among the participants: figures, goals, followers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count

from municipalities.actions.kept_figures import counted_twice, decide_again
from municipalities.models import (
    Evidence,
    FollowedIndicator,
    GoalIndicator,
    Initiative,
    Measurement,
    Participation,
    Target,
)
from municipalities.models.participation import Phase
from municipalities.models.version import State
from programme import calculation
from programme.figures import Figure, NoNumber
from programme.indicator_uses import Door, Shift, Uses
from programme.models import Indicator, Part, Period, Programme
from web.collation import sort_key

STANDS = {"state__in": Measurement.STANDING}


def door() -> Door:
    """What this app answers about indicators, for the pages of the catalogue."""
    return Door(uses_of, shifts_of, decide_again, asked_anew)


def uses_of(indicator: Indicator) -> Uses:
    """Everything that hangs on the indicator."""
    figures = Measurement.objects.filter(indicator=indicator)
    standing = figures.filter(**STANDS)
    periods = Period.objects.filter(pk__in=figures.values("period"))
    last = periods.order_by("-ends_on", "-starts_on").first()
    first = periods.order_by("starts_on").first()
    return Uses(
        is_used=last is not None or _is_chosen(indicator),
        has_figures=last is not None,
        figures=standing.filter(part__code=Part.TOTAL).count(),
        reporters=standing.values("participation").distinct().count(),
        decimals=max(_decimals(indicator), default=0),
        parts=frozenset(figures.values_list("part", flat=True).distinct()),
        first_day=first.starts_on if first else None,
        last_period=str(last or ""),
        last_end=last.ends_on if last else None,
        followers=_names(indicator.followers.values_list("participation", flat=True)),
        goals=_adopted(indicator).values("version__goal").distinct().count(),
        targets=_targets(indicator),
    )


def _is_chosen(indicator: Indicator) -> bool:
    """Whether something other than a figure leans on it, in any wording that was ever kept."""
    return (
        GoalIndicator.objects.filter(indicator=indicator).exists()
        or FollowedIndicator.objects.filter(indicator=indicator).exists()
        or Initiative.objects.filter(indicators=indicator).exists()
        or Evidence.objects.filter(indicator=indicator).exists()
    )


def _adopted(indicator: Indicator) -> Any:
    return GoalIndicator.objects.filter(indicator=indicator, version__state=State.ADOPTED)


def _targets(indicator: Indicator) -> tuple[tuple[int, int], ...]:
    rows = Target.objects.filter(goal_indicator__in=_adopted(indicator))
    return tuple(rows.order_by("year").values_list("year").annotate(Count("pk")))


def _decimals(indicator: Indicator) -> Iterable[int]:
    """How many decimals each number in the indicator's own unit has."""
    for rows, name in (
        (Measurement.objects.filter(indicator=indicator), "value"),
        (GoalIndicator.objects.filter(indicator=indicator), "baseline"),
        (Target.objects.filter(goal_indicator__indicator=indicator), "value"),
    ):
        for number in rows.order_by().values_list(name, flat=True).distinct():
            yield max(0, -int((number or Decimal(0)).normalize().as_tuple().exponent))


def _names(keys: Any) -> tuple[str, ...]:
    return _in_order(Participation.objects.filter(pk__in=keys).with_names())


def _in_order(places: Iterable[Participation]) -> tuple[str, ...]:
    return tuple(sorted((place.name for place in places), key=sort_key))


def asked_anew(
    programme: Programme, indicators: Collection[Indicator], today: date
) -> dict[int, tuple[str, ...]]:
    """By indicator: the participants that would report it and do not follow it today, by name."""
    taking_part = [
        place
        for place in Participation.objects.filter(programme=programme).with_names()
        if place.phase != Phase.ENDED and (place.ends_on is None or place.ends_on >= today)
    ]
    following = set(
        FollowedIndicator.objects.filter(indicator__in=indicators).values_list(
            "participation_id", "indicator_id"
        )
    )
    return {
        indicator.pk: _in_order(
            place for place in taking_part if (place.pk, indicator.pk) not in following
        )
        for indicator in indicators
    }


# What the programme's figures become when periods go together in another way


def shifts_of(indicator: Indicator, accumulation: str) -> list[Shift]:
    """The programme's figure over each year of several periods, and over all of them."""
    figures = _standing_figures(indicator)
    periods = {period for own in figures.values() for period in own}
    spans = _spans(periods)
    return [
        _shift(indicator, accumulation, label, figures, span)
        for label, span in spans
        if len(span) > 1
    ]


def _spans(periods: Iterable[Period]) -> list[tuple[str, list[Period]]]:
    """The periods of each year, then all of them."""
    in_order = sorted(periods, key=lambda period: period.ends_on)
    years: dict[int, list[Period]] = defaultdict(list)
    for period in in_order:
        years[period.year].append(period)
    whole = f"{in_order[0]}–{in_order[-1]}" if in_order else ""
    spans = [(str(year), own) for year, own in years.items()]
    return spans if len(years) == 1 else [*spans, (whole, in_order)]


def _standing_figures(indicator: Indicator) -> dict[int, dict[Period, Measurement]]:
    """By participant and period; a district whose municipality takes part is not added to it."""
    rows = (
        Measurement.objects.filter(indicator=indicator, part__code=Part.TOTAL, **STANDS)
        .exclude(participation__in=counted_twice())
        .select_related("period", "indicator")
        .order_by("pk")
    )
    figures: dict[int, dict[Period, Measurement]] = defaultdict(dict)
    for row in rows:
        figures[row.participation_id][row.period] = row
    return figures


def _shift(
    indicator: Indicator, accumulation: str, label: str, figures: Any, span: list[Period]
) -> Shift:
    before, after = (
        _programme(indicator, way, figures, span)
        for way in (indicator.accumulation, accumulation)
    )
    return Shift(label, before.value, before.n, after.value, after.n)


def _programme(indicator: Indicator, way: str, figures: Any, span: list[Period]) -> Any:
    """All participants over the span: rates as sum over sum, scores as their mean (design 6.2, 6.6)."""
    if indicator.is_rate:
        pairs = {
            place: (
                _over(own, span, way, "numerator"),
                _over(own, span, way, "denominator"),
            )
            for place, own in figures.items()
        }
        return calculation.rate_over(pairs, indicator.factor)
    values = {place: _over(own, span, way, "value") for place, own in figures.items()}
    together = calculation.mean if indicator.nature == "score" else calculation.total
    return together(values)


def _over(own: Mapping[Period, Measurement], span: list[Period], way: str, name: str) -> Figure:
    numbers = {period.ends_on: _number(own.get(period), name) for period in span}
    return calculation.over_time(numbers, way)


def _number(figure: Measurement | None, name: str) -> Figure:
    if figure is None:
        return NoNumber.MISSING
    return NoNumber.NOT_APPLICABLE if figure.not_applicable else getattr(figure, name)
