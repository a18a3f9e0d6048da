"""What waits in the figures of one's own participations, also of periods that are past: returned, to submit, to approve."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from municipalities.figure_review import name_of
from municipalities.models import (
    FigureApproval,
    Measurement,
    Participation,
    ReportingException,
)
from municipalities.openness import Openness
from programme.models import ReportingWindow

State = Measurement.State
CELL = ("participation_id", "indicator_id", "period_id", "part_id")
RECENT = timedelta(
    days=30
)  # how long an approval given outside stands on the owner's front page


@dataclass(frozen=True)
class Returned:
    """A figure that was returned, and why."""

    participation_id: int
    window_id: int | None
    participant: str
    period: str
    name: str
    cell: str
    comment: str
    returned_by: str
    is_mine: bool


@dataclass(frozen=True)
class Step:
    """How many figures of a period wait for the same step."""

    participation_id: int
    window_id: int | None
    participant: str
    period: str
    to_submit: int
    to_approve: int


@dataclass(frozen=True)
class Tasks:
    """All that waits, the person's own first, then by participant and period."""

    returned: tuple[Returned, ...]
    to_submit: tuple[Step, ...]
    to_approve: tuple[Step, ...]
    recorded_outside: tuple[FigureApproval, ...]
    exceptions: tuple[ReportingException, ...]


def tasks(*, user: Any, today: date) -> Tasks:
    """What waits for this person, by the rights held in each participation.

    Six queries, and two for each of one's own participations.
    """
    places = {
        each.pk: each
        for each in Participation.objects.visible_to(user)
        .filter(pk__in=user.scope.own_roles)
        .with_names()
    }
    figures = [
        *Measurement.objects.visible_to(user)
        .filter(participation__in=places, state__in=[*Measurement.WORKING, State.SUBMITTED])
        .select_related("indicator", "part", "period", "returned_by")
        .order_by("period__ends_on", "indicator__code", "part__order", "pk")
    ]
    windows = _windows(places.values())
    stuck = _stuck(figures, places, today)
    steps = _steps([each for each in figures if each.pk not in stuck], places, windows)

    def may(right: str, participation_id: int) -> bool:
        return user.scope.may(right, places[participation_id])

    return Tasks(
        returned=_returned(
            [each for each in figures if may("write", each.participation_id)],
            places,
            windows,
            user,
        ),
        to_submit=tuple(
            step
            for step in steps
            if step.to_submit and may("submit_figures", step.participation_id)
        ),
        to_approve=tuple(
            step
            for step in steps
            if step.to_approve
            and step.window_id  # a figure from before the calendar has no page to be approved on
            and may("approve_figures", step.participation_id)
        ),
        recorded_outside=_recorded(places, user, today),
        exceptions=_exceptions(places, user, today),
    )


def _windows(places: Iterable[Participation]) -> dict[tuple[int, int], int]:
    """The window for figures of each programme and period."""
    rows = ReportingWindow.objects.filter(
        programme__in={place.programme_id for place in places},
        kind=ReportingWindow.Kind.FIGURES,
    )
    return {(row.programme_id, row.period_id): row.pk for row in rows}


def _stuck(figures: Sequence[Measurement], places: Any, today: date) -> set[int]:
    """The drafts that cannot be submitted today, since their period takes none of their kind."""
    drafts = [each for each in figures if each.state in Measurement.WORKING]
    standing = Measurement.objects.standing().filter(
        participation__in=places, indicator__in={each.indicator_id for each in drafts}
    )
    cells = {*standing.values_list(*CELL)}
    openness = {pk: Openness(place, today) for pk, place in places.items()}
    return {
        each.pk
        for each in drafts
        if openness[each.participation_id].why_closed(
            each.period,
            corrects=each.state == State.RETURNED
            or tuple(getattr(each, name) for name in CELL) in cells,
        )
    }


def _steps(figures: Iterable[Measurement], places: Any, windows: Any) -> list[Step]:
    periods = {(each.participation_id, each.period_id): each.period for each in figures}
    counts = Counter(
        (each.participation_id, each.period_id, each.state == State.SUBMITTED)
        for each in figures
    )
    found = [
        Step(
            participation_id=place,
            window_id=windows.get((places[place].programme_id, period)),
            participant=places[place].name,
            period=str(named),
            to_submit=counts[place, period, False],
            to_approve=counts[place, period, True],
        )
        for (place, period), named in periods.items()
    ]
    return sorted(found, key=lambda step: step.participant)  # and by time, as they were found


def _returned(
    figures: Iterable[Measurement], places: Any, windows: Any, user: Any
) -> tuple[Returned, ...]:
    rows = [
        Returned(
            participation_id=each.participation_id,
            window_id=windows.get((places[each.participation_id].programme_id, each.period_id)),
            participant=places[each.participation_id].name,
            period=str(each.period),
            name=name_of(each),
            cell=f"c-{each.indicator_id}-{each.period_id}",
            comment=each.return_comment,
            returned_by=each.returned_by.name if each.returned_by else "",
            is_mine=each.entered_by_id == user.pk,
        )
        for each in figures
        if each.state == State.RETURNED
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_mine))


def _recorded(places: Any, user: Any, today: date) -> tuple[FigureApproval, ...]:
    """Approvals given outside that others have recorded lately, for those who could have given them here."""
    owned = [pk for pk, place in places.items() if user.scope.may("approve_figures", place)]
    since = today - RECENT
    rows = FigureApproval.objects.filter(participation__in=owned).exclude(given_by="")
    rows = rows.exclude(recorded_by=user).select_related(
        "participation__municipality", "participation__district", "period", "recorded_by"
    )
    return tuple(
        row
        for row in rows.order_by("-recorded_at", "-pk")
        if timezone.localdate(row.recorded_at) >= since
    )


def _exceptions(places: Any, user: Any, today: date) -> tuple[ReportingException, ...]:
    rows = ReportingException.objects.visible_to(user).on(today)
    rows = rows.filter(participation__in=places).select_related(
        "participation__municipality",
        "participation__district",
        "window__period",
        "given_by",
    )
    return tuple(rows.order_by("until", "pk"))
