"""Changes of measured results: entered, taken away, submitted, returned, approved."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions.kept_figures import keep_latest, keep_suppression
from municipalities.entries import ChangedMeanwhile, Doubtful, Entry, Typed, stamp
from municipalities.entry_checks import Checked, EntryCheck, FigureSheet
from municipalities.models import Measurement, Participation
from municipalities.openness import Openness
from programme.models import Indicator, Part, Period
from web import history
from web.errors import Refused

# Told from here too: those who enter figures look for them beside `enter`.
__all__ = ["ChangedMeanwhile", "Doubtful", "Entry", "Typed", "stamp"]

FIGURES = [
    "value",
    "numerator",
    "denominator",
    "not_applicable",
    "known",
    "comment",
    "is_provisional",
    "is_confirmed",
    "correction_reason",
]


def newest(
    participation: Participation, indicator: Indicator, period: Period, part: Part
) -> Measurement | None:
    """The figure that own people see: the one being written, or else the standing one."""
    return FigureSheet(participation, indicator, period).now(part)


@transaction.atomic
def enter(
    *,
    participation: Participation,
    indicator: Indicator,
    period: Period,
    part: Part,
    entry: Entry,
    by: User,
    today: date,
    seen: str | None = None,
) -> Measurement | None:
    """Write a figure as a draft; a standing figure stands until the correction is submitted.

    `seen` is the stamp that the page was opened with; None passes the test by. Raises Refused
    (with the field, where one is wrong) when it cannot be taken in, ChangedMeanwhile when
    someone else was first, and Doubtful when it is unusual and not confirmed with a comment.
    """
    return enter_together(
        participation=participation,
        indicator=indicator,
        period=period,
        typed=[Typed(part, entry, seen)],
        by=by,
        today=today,
    )[0]


@transaction.atomic
def enter_together(
    *,
    participation: Participation,
    indicator: Indicator,
    period: Period,
    typed: Sequence[Typed],
    by: User,
    today: date,
) -> list[Measurement | None]:
    """Write a figure and the parts of its break-down, all or none; asked about as they will stand."""
    _one_at_a_time(participation)
    sheet = FigureSheet(participation, indicator, period)
    return [_put(sheet, cell, by) for cell in EntryCheck(sheet, today).of(typed)]


@transaction.atomic
def submit(*, participation: Participation, period: Period, by: User, today: date) -> int:
    """Submit every draft of a period; corrections take over from what they correct."""
    drafts = list(
        Measurement.objects.of(participation)
        .working()
        .filter(period=period)
        .select_related("indicator")
    )
    if not drafts:
        raise Refused(_("There is nothing new to submit for this period."))
    _refuse_closed(participation, period, today, corrects=True)
    _replace(participation, period, drafts, by)
    for draft in drafts:
        draft.state, draft.submitted_by, draft.submitted_at = (
            Measurement.State.SUBMITTED,
            by,
            timezone.now(),
        )
    history.keep_changed(
        drafts,
        fields=["state", "submitted_by", "submitted_at"],
        by=by,
        reason="measurement.submitted",
    )
    _keep(participation, drafts)
    return len(drafts)


@transaction.atomic
def approve(*, participation: Participation, period: Period, by: User, today: date) -> int:
    """Approve every submitted figure of a period, in one act.

    Nobody approves what they entered while somebody else can (design 4).
    """
    submitted = list(
        Measurement.objects.of(participation).filter(
            period=period, state=Measurement.State.SUBMITTED
        )
    )
    if not submitted:
        raise Refused(_("There is nothing to approve for this period."))
    if any(figure.entered_by_id == by.pk for figure in submitted) and _others_can_approve(
        participation, by, today
    ):
        raise Refused(
            _("You entered some of these figures yourself. Another owner must approve them.")
        )
    for figure in submitted:
        figure.state, figure.approved_by, figure.approved_at = (
            Measurement.State.APPROVED,
            by,
            timezone.now(),
        )
    history.keep_changed(
        submitted,
        fields=["state", "approved_by", "approved_at"],
        by=by,
        reason="measurement.approved",
    )
    _keep(participation, submitted)
    return len(submitted)


@transaction.atomic
def send_back(*, figure: Measurement, by: User) -> Measurement:
    """Return a submitted figure to those who entered it; outside it counts as missing."""
    figure = Measurement.objects.select_for_update().get(pk=figure.pk)
    if figure.state != Measurement.State.SUBMITTED:
        raise Refused(_("Only a submitted figure that is not approved can be returned."))
    figure.state = Measurement.State.RETURNED
    history.keep(figure, by=by, reason="measurement.returned", fields=["state"])
    _keep(figure.participation, [figure])
    return figure


@transaction.atomic
def load(*, figures: Sequence[Measurement], by: User) -> int:
    """Take in many finished figures at once, each with its history line."""
    history.keep_new(figures, by=by, reason="measurement.loaded")
    by_participation: dict[Any, list[Measurement]] = {}
    for figure in figures:
        by_participation.setdefault(figure.participation, []).append(figure)
    for participation, own in by_participation.items():
        keep_latest(participation, {figure.indicator_id for figure in own})
    keep_suppression(*{(figure.indicator_id, figure.period_id) for figure in figures})
    return len(figures)


def _refuse_closed(
    participation: Participation, period: Period, today: date, *, corrects: bool
) -> None:
    reason = Openness(participation, today).why_closed(period, corrects=corrects)
    if reason:
        raise Refused(reason)


def _one_at_a_time(participation: Participation) -> None:
    """Two who write in the same cell wait for each other, and the second is told of the first."""
    Participation.objects.select_for_update().only("pk").get(pk=participation.pk)


def _put(sheet: FigureSheet, cell: Checked, by: User) -> Measurement | None:
    if cell.is_same:
        return cell.now
    if cell.now and cell.entry.is_empty:
        _take_away(cell.now, by)
        return None
    if cell.now and cell.now.state in Measurement.WORKING:
        return _write(cell.now, cell.entry, by)
    figure = Measurement(
        participation=sheet.participation,
        indicator=sheet.indicator,
        period=sheet.period,
        part=cell.part,
    )
    return _write(figure, cell.entry, by)


def _write(figure: Measurement, entry: Entry, by: User) -> Measurement:
    for name in FIGURES:
        setattr(figure, name, getattr(entry, name))
    figure.entered_by = by
    history.keep(
        figure,
        by=by,
        reason="measurement.entered",
        fields=[*FIGURES, "entered_by", "entered_at"],
    )
    keep_latest(figure.participation, {figure.indicator_id})
    return figure


def _take_away(figure: Measurement, by: User) -> None:
    if figure.state not in Measurement.WORKING:
        raise Refused(
            _("A submitted figure cannot be emptied. Correct it, or say why it does not apply.")
        )
    participation, indicator = figure.participation, figure.indicator_id
    history.remove(figure, by=by, reason="measurement.taken_away")
    keep_latest(participation, {indicator})


def _replace(
    participation: Participation, period: Period, drafts: Iterable[Measurement], by: User
) -> None:
    keys = {(draft.indicator_id, draft.part_id) for draft in drafts}
    old = [
        figure
        for figure in Measurement.objects.of(participation).standing().filter(period=period)
        if (figure.indicator_id, figure.part_id) in keys
    ]
    for figure in old:
        figure.state = Measurement.State.REPLACED
    history.keep_changed(old, fields=["state"], by=by, reason="measurement.replaced")


def _keep(participation: Participation, figures: Iterable[Measurement]) -> None:
    figures = list(figures)
    keep_latest(participation, {figure.indicator_id for figure in figures})
    keep_suppression(*{(figure.indicator_id, figure.period_id) for figure in figures})


def _others_can_approve(participation: Participation, by: User, today: date) -> bool:
    return (
        participation.memberships.valid_on(today)
        .filter(role="owner", user__is_active=True)
        .exclude(user=by)
        .exists()
    )
