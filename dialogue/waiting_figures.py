"""Figures that are not in, and figures that wait to be approved."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.models import ReminderKind
from dialogue.recipients import Places
from dialogue.reminding import Waiting
from municipalities.completeness_facts import lines
from municipalities.gaps import cell_address
from municipalities.models import FollowedIndicator, Measurement, ReportingException
from programme.models import Indicator, ReportingWindow
from web import formats

State = Measurement.State


def missing(places: Places) -> Iterator[Waiting]:
    """Each figure that is expected and not submitted, while it can be."""
    windows = _windows(places)
    responsible = _responsible(places) if windows else {}
    found = lines(places.participant_reader, places.by_pk.values(), windows) if windows else []
    for line in found:
        place, window = line.participation.pk, line.window
        until = line.exception.until if line.exception else date.min
        if until < places.day and not window.takes_on(places.day):
            continue
        for indicator, known in zip(line.asked, line.figures, strict=True):
            if known.states.isdisjoint(Measurement.STANDING):
                typed = State.DRAFT in known.states
                who = responsible.get((place, indicator.pk))
                yield Waiting(
                    kind=ReminderKind.FIGURES,
                    key=f"figure:{place}:{window.pk}:{indicator.pk}",
                    participation=line.participation,
                    due_on=max(until, window.due_on),
                    people=_who(places, place, who, typed=typed),
                    text=_in_words(window, indicator, typed=typed),
                    address=cell_address(place, indicator.pk, window.period_id),
                )


def to_approve(places: Places) -> Iterator[Waiting]:
    """The periods with figures that are submitted and not approved, while they can be corrected."""
    windows = _windows(places)
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


def _who(places: Places, place: int, responsible: int | None, *, typed: bool) -> frozenset[int]:
    """The leader; and as long as nothing is typed, the one responsible or those who enter figures."""
    if typed:
        return places.leaders(place)
    taken_on = places.still_there(place, responsible)
    return (taken_on or places.writers(place)) | places.leaders(place)


def _in_words(
    window: ReportingWindow, indicator: Indicator, *, typed: bool
) -> Callable[[], str]:
    def text() -> str:
        said = (
            _("Entered for %(period)s, and not submitted: %(indicator)s")
            if typed
            else _("Missing for %(period)s: %(indicator)s")
        )
        return said % {"period": window.period, "indicator": indicator.name}

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
    """Those that are open and not closed, and whose date is asked about or has been put off."""
    programmes = {row.programme_id for row in places.by_pk.values()}
    held = ReportingException.objects.filter(participation__in=places.by_pk).on(places.day)
    put_off = {*held.values_list("window_id", flat=True)}
    rows = ReportingWindow.objects.filter(
        programme__in=programmes,
        kind=ReportingWindow.Kind.FIGURES,
        opens_on__lte=places.day,
    )
    return [
        row
        for row in rows.select_related("period").order_by("due_on", "pk")
        if row.pk in put_off
        or (row.corrections_until >= places.day and places.wants(row.due_on))
    ]


def _responsible(places: Places) -> dict[tuple[int, int], int | None]:
    """By participation and indicator: who has taken it on."""
    rows = FollowedIndicator.objects.filter(participation__in=places.by_pk)
    found = rows.values_list("participation_id", "indicator_id", "responsible_id")
    return {(place, indicator): who for place, indicator, who in found}


COLLECTORS = (missing, to_approve)
