"""Whom a period's dates concern: how many are asked for figures in it, and how many have not submitted all."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from municipalities.models import FollowedIndicator, Measurement, Participation
from programme.models import Part, Programme, ReportingWindow
from programme.models.indicator import Frequency, Source


@dataclass(frozen=True)
class Reach:
    """How many participants a window asks, and how many of them lack something outside.

    Whether a draft lies there is not said: before it is submitted, a figure is missing.
    """

    asked: int
    lacking: int


def reach(
    programme: Programme, windows: Collection[ReportingWindow], user: Any
) -> dict[int, Reach]:
    """By window for figures. Four queries, however many windows."""
    windows = [each for each in windows if each.kind == ReportingWindow.Kind.FIGURES]
    places = [*Participation.objects.visible_to(user).filter(programme=programme)]
    of_all = {*programme.indicators_for_all.values_list("pk", "frequency", "source")}
    asked: dict[int, set[Any]] = {place.pk: {*of_all} for place in places}
    followed = FollowedIndicator.objects.filter(participation__in=asked).values_list(
        "participation", "indicator", "indicator__frequency", "indicator__source"
    )
    for place, *indicator in followed:
        asked[place].add(tuple(indicator))
    there = _there(places, windows)
    return {window.pk: _reach(window, places, asked, there) for window in windows}


def _there(
    places: Iterable[Participation], windows: Iterable[ReportingWindow]
) -> dict[tuple[int, int], set[int]]:
    figures = Measurement.objects.standing().filter(
        participation__in=[place.pk for place in places],
        period__in=[window.period_id for window in windows],
        part__code=Part.TOTAL,
    )
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for place, period, indicator in figures.values_list("participation", "period", "indicator"):
        found[place, period].add(indicator)
    return found


def _reach(
    window: ReportingWindow, places: Iterable[Participation], asked: Any, there: Any
) -> Reach:
    half_yearly = window.period.half is not None
    counted = lacking = 0
    for place in places:
        wanted = {
            pk
            for pk, frequency, source in asked[place.pk]
            if source == Source.OWN and (frequency == Frequency.HALF_YEAR) == half_yearly
        }
        if wanted and _takes_part(place, window):
            counted += 1
            lacking += bool(wanted - there[place.pk, window.period_id])
    return Reach(counted, lacking)


def _takes_part(place: Participation, window: ReportingWindow) -> bool:
    begun = place.starts_on <= window.period.ends_on
    return begun and (place.ends_on is None or place.ends_on >= window.period.starts_on)
