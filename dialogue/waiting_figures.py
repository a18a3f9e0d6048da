"""Figures that are not in, and figures that wait to be approved."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.models import ReminderKind
from dialogue.recipients import Places
from dialogue.reminding import Waiting
from municipalities.models import (
    FollowedIndicator,
    Measurement,
    Participation,
    ReportingException,
)
from programme.models import Indicator, Part, Programme, ReportingWindow
from programme.models.indicator import Frequency, Nature, Source
from web import formats

State = Measurement.State


@dataclass(frozen=True)
class Cell:
    """A figure that is asked of a participation in a period, and how far it has come."""

    participation: Participation
    window: ReportingWindow
    indicator: Indicator
    responsible: int | None
    states: frozenset[str]

    @property
    def is_in(self) -> bool:
        """Submitted, or approved."""
        return not self.states.isdisjoint(Measurement.STANDING)

    @property
    def address(self) -> str:
        """Where it is typed."""
        page = reverse("figures-enter", args=[self.participation.pk, self.window.pk])
        field = "numerator" if self.indicator.nature == Nature.RATE else "value"
        return f"{page}#id_i{self.indicator.pk}-{field}"


def missing(places: Places) -> Iterator[Waiting]:
    """Each figure that is not submitted, while it can be. Seven queries."""
    windows = [each for each in _windows(places) if each.opens_on <= places.day]
    exceptions = _exceptions(places) if windows else {}
    for cell in cells(places, windows) if windows else ():
        place = cell.participation.pk
        until = exceptions.get((place, cell.window.pk))
        if not cell.is_in and (until or cell.window.takes_on(places.day)):
            yield Waiting(
                kind=ReminderKind.FIGURES,
                key=f"figure:{place}:{cell.window.pk}:{cell.indicator.pk}",
                participation=cell.participation,
                due_on=until or cell.window.due_on,
                people=_who(cell, places),
                text=_in_words(cell),
                address=cell.address,
            )


def to_approve(places: Places) -> Iterator[Waiting]:
    """The periods with figures that are submitted and not approved, while they can be corrected."""
    windows = [each for each in _windows(places) if each.opens_on <= places.day]
    if not windows:
        return
    counts: dict[tuple[int, int], int] = defaultdict(int)
    standing = Measurement.objects.filter(
        participation__in=places.by_pk,
        period__in={each.period_id for each in windows},
        state=State.SUBMITTED,
    )
    for key in standing.values_list("participation_id", "period_id"):
        counts[key] += 1
    for window in windows:
        for place in places.by_pk.values():
            count = counts[place.pk, window.period_id]
            if count and window.programme_id == place.programme_id:
                yield Waiting(
                    kind=ReminderKind.APPROVALS,
                    key=f"approve:{place.pk}:{window.pk}",
                    participation=place,
                    due_on=window.due_on,
                    people=places.owners(place.pk),
                    text=_approval(window, count),
                    address=reverse("figures-of", args=[place.pk, window.pk]),
                )


def cells(places: Places, windows: list[ReportingWindow]) -> Iterator[Cell]:
    """Every figure that is asked of the participations in the windows."""
    asked, states = _asked(places), _states(places, windows)
    for window in windows:
        for place in places.by_pk.values():
            if window.programme_id == place.programme_id and _takes_part(place, window):
                for indicator, responsible in asked[place.pk]:
                    if _is_asked(indicator, window):
                        key = (place.pk, window.period_id, indicator.pk)
                        held = frozenset(states[key])
                        yield Cell(place, window, indicator, responsible, held)


def _who(cell: Cell, places: Places) -> frozenset[int]:
    """The leader; and as long as nothing is typed, the one responsible or those who enter figures."""
    place = cell.participation.pk
    if State.DRAFT in cell.states:
        return places.leaders(place)
    responsible = places.still_there(place, cell.responsible)
    return (responsible or places.writers(place)) | places.leaders(place)


def _in_words(cell: Cell) -> Callable[[], str]:
    def text() -> str:
        said = (
            _("Entered for %(period)s, and not submitted: %(indicator)s")
            if State.DRAFT in cell.states
            else _("Missing for %(period)s: %(indicator)s")
        )
        return said % {"period": cell.window.period, "indicator": cell.indicator.name}

    return text


def _approval(window: ReportingWindow, count: int) -> Callable[[], str]:
    def text() -> str:
        said = ngettext(
            "%(count)s figure for %(period)s waits for your approval",
            "%(count)s figures for %(period)s wait for your approval",
            count,
        )
        return said % {"count": formats.number(count), "period": window.period}

    return text


def _windows(places: Places) -> list[ReportingWindow]:
    """Those that are not closed, and whose date is asked about or may have been put off."""
    programmes = {row.programme_id for row in places.by_pk.values()}
    rows = ReportingWindow.objects.filter(
        programme__in=programmes, kind=ReportingWindow.Kind.FIGURES
    )
    put_off = {window for _place, window in _exceptions(places)}
    return [
        row
        for row in rows.select_related("period").order_by("due_on", "pk")
        if row.pk in put_off
        or (row.corrections_until >= places.day and places.wants(row.due_on))
    ]


def _exceptions(places: Places) -> dict[tuple[int, int], date]:
    """Until when a participation may still enter figures in a window, where it has an exception."""
    rows = ReportingException.objects.filter(participation__in=places.by_pk).on(places.day)
    found = rows.values_list("participation_id", "window_id", "until")
    return {(place, window): until for place, window, until in found}


def _takes_part(place: Participation, window: ReportingWindow) -> bool:
    ends = place.ends_on or date.max
    return place.starts_on <= window.period.ends_on and ends >= window.period.starts_on


def _is_asked(indicator: Indicator, window: ReportingWindow) -> bool:
    half_yearly = indicator.frequency == Frequency.HALF_YEAR
    return half_yearly == (window.period.half is not None)


def _asked(places: Places) -> dict[int, list[tuple[Indicator, int | None]]]:
    """The own indicators asked of each, by code, with who is responsible for it."""
    indicators = {row.pk: row for row in Indicator.objects.filter(source=Source.OWN)}
    of_all: dict[int, set[int]] = defaultdict(set)
    pairs = Programme.indicators_for_all.through.objects.values_list(
        "programme_id", "indicator_id"
    )
    for programme, indicator in pairs:
        of_all[programme].add(indicator)
    asked: dict[int, dict[int, int | None]] = {
        pk: dict.fromkeys(of_all[row.programme_id]) for pk, row in places.by_pk.items()
    }
    followed: Any = FollowedIndicator.objects.filter(participation__in=places.by_pk)
    for place, indicator, who in followed.values_list(
        "participation_id", "indicator_id", "responsible_id"
    ):
        asked[place][indicator] = who
    return {
        place: sorted(
            ((indicators[pk], who) for pk, who in own.items() if pk in indicators),
            key=lambda pair: pair[0].code,
        )
        for place, own in asked.items()
    }


def _states(
    places: Places, windows: list[ReportingWindow]
) -> dict[tuple[int, int, int], set[str]]:
    figures = Measurement.objects.filter(
        participation__in=places.by_pk,
        period__in={each.period_id for each in windows},
        part__code=Part.TOTAL,
    ).exclude(state=State.REPLACED)
    states: dict[tuple[int, int, int], set[str]] = defaultdict(set)
    for place, period, indicator, state in figures.values_list(
        "participation_id", "period_id", "indicator_id", "state"
    ):
        states[place, period, indicator].add(state)
    return states


COLLECTORS = (missing, to_approve)
