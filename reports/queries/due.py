"""What is due, missing, waiting: the figures asked of each participation in the periods that are open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from municipalities.models import FollowedIndicator, Measurement, Participation
from programme.models import Part, Programme, ReportingWindow
from programme.models.indicator import Source
from programme.windows import in_words


@dataclass(frozen=True)
class Row:
    """One participation in one open period."""

    participation_id: int
    participant: str
    region: str
    window_id: int
    period: str
    due_on: date
    when: str
    is_late: bool
    asked: int
    entered: int
    to_submit: int
    to_approve: int
    returned: int
    missing: tuple[str, ...] = field(default=())

    @property
    def is_complete(self) -> bool:
        """Nothing is missing."""
        return not self.missing


def rows(*, user: Any, today: date, participations: Any = None) -> list[Row]:
    """Every open period of every participation that the user sees, latest due first.

    Of others, a draft counts as missing (design 4). Six queries.
    """
    visible = (
        Participation.objects.visible_to(user) if participations is None else participations
    )
    places = [*visible.with_names()]
    windows = _open_windows({place.programme_id for place in places}, today)
    asked = _asked(places)
    states = _states(places, windows)
    found = [
        _row(
            place, window, asked[place.pk], states, own=user.scope.is_own(place.pk), today=today
        )
        for place in places
        for window in windows
        if window.programme_id == place.programme_id and _takes_part(place, window)
    ]
    return sorted(
        (row for row in found if row.asked), key=lambda row: (row.due_on, row.participant)
    )


def _open_windows(programmes: set[int], today: date) -> list[ReportingWindow]:
    windows = ReportingWindow.objects.filter(
        programme__in=programmes, kind=ReportingWindow.Kind.FIGURES
    ).select_related("period")
    return [window for window in windows if window.takes_on(today)]


def _takes_part(place: Participation, window: ReportingWindow) -> bool:
    ends = place.ends_on or date.max
    return place.starts_on <= window.period.ends_on and ends >= window.period.starts_on


def _asked(places: Iterable[Participation]) -> dict[int, dict[int, Any]]:
    """The own indicators asked of each participation: those of all, and those it follows."""
    of_all: dict[int, dict[int, Any]] = {}
    for programme in Programme.objects.filter(
        pk__in={place.programme_id for place in places}
    ).prefetch_related("indicators_for_all"):
        of_all[programme.pk] = {
            indicator.pk: indicator for indicator in programme.indicators_for_all.all()
        }
    asked = {place.pk: dict(of_all[place.programme_id]) for place in places}
    for followed in FollowedIndicator.objects.filter(participation__in=asked).select_related(
        "indicator"
    ):
        asked[followed.participation_id][followed.indicator_id] = followed.indicator
    return asked


def _states(
    places: Iterable[Participation], windows: Iterable[ReportingWindow]
) -> dict[tuple[int, int], dict[int, set[str]]]:
    """By participation and period: the states of each indicator's figures, part total."""
    figures = (
        Measurement.objects.filter(
            participation__in=[place.pk for place in places],
            period__in=[window.period_id for window in windows],
            part__code=Part.TOTAL,
        )
        .exclude(state=Measurement.State.REPLACED)
        .values_list("participation_id", "period_id", "indicator_id", "state")
    )
    states: dict[tuple[int, int], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place, period, indicator, state in figures:
        states[place, period][indicator].add(state)
    return states


def _row(
    place: Participation,
    window: ReportingWindow,
    asked: Any,
    states: Any,
    *,
    own: bool,
    today: date,
) -> Row:
    half_yearly = window.period.half is not None
    indicators = {
        pk: indicator
        for pk, indicator in asked.items()
        if indicator.source == Source.OWN
        and (indicator.frequency == "half_year") == half_yearly
    }
    held = states[place.pk, window.period_id]
    counts = {*Measurement.STANDING, *(Measurement.WORKING if own else ())} - {
        Measurement.State.RETURNED
    }
    missing = tuple(
        indicator.name for pk, indicator in indicators.items() if held[pk].isdisjoint(counts)
    )

    def having(*wanted: str) -> int:
        return sum(not found.isdisjoint(wanted) for found in held.values())

    return Row(
        participation_id=place.pk,
        participant=place.name,
        region=place.region.name,
        window_id=window.pk,
        period=str(window.period),
        due_on=window.due_on,
        when=in_words(window, today),
        is_late=today > window.due_on,
        asked=len(indicators),
        entered=len(indicators) - len(missing),
        missing=missing,
        to_submit=having(*Measurement.WORKING) if own else 0,
        to_approve=having(Measurement.State.SUBMITTED) if own else 0,
        returned=having(Measurement.State.RETURNED) if own else 0,
    )
