"""Changes of measured results: entered, taken away, submitted, returned, approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions.kept_figures import keep_latest, keep_suppression
from municipalities.models import Measurement, Participation
from municipalities.openness import Openness
from programme.models import Indicator, Part, Period
from web import history
from web.errors import Refused

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


class ChangedMeanwhile(Refused):
    """Someone else saved the figure after the page was opened; `standing` is what it is now."""

    def __init__(self, message: str, standing: Measurement | None) -> None:
        super().__init__(message)
        self.standing = standing


class Doubtful(Refused):
    """The figure is unusual and nobody has confirmed it yet; `doubts` says why, a sentence each."""

    def __init__(self, doubts: Sequence[str]) -> None:
        super().__init__(" ".join(doubts))
        self.doubts = tuple(doubts)


@dataclass(frozen=True)
class Entry:
    """What is typed for one figure. All empty means: there is no figure."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    not_applicable: str = ""
    known: str = Measurement.Known.MEASURED
    comment: str = ""
    is_provisional: bool = False
    is_confirmed: bool = False
    correction_reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing that could stand as a figure."""
        return not self.not_applicable and self.numbers == (None, None, None)

    @property
    def numbers(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Value, numerator and denominator."""
        return self.value, self.numerator, self.denominator


def stamp(figure: Measurement | None) -> str:
    """What a page carries to tell later whether the figure has been changed by someone else."""
    return f"{figure.pk}@{figure.entered_at.timestamp()}" if figure else ""


def newest(
    participation: Participation, indicator: Indicator, period: Period, part: Part
) -> Measurement | None:
    """The figure that own people see: the one being written, or else the standing one."""
    return (
        Measurement.objects.filter(
            participation=participation, indicator=indicator, period=period, part=part
        )
        .exclude(state=Measurement.State.REPLACED)
        .order_by("-pk")
        .first()
    )


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
    when the period is closed, and ChangedMeanwhile when someone else was first.
    """
    now = newest(participation, indicator, period, part)
    if seen is not None and seen != stamp(now):
        raise ChangedMeanwhile(
            _("Someone else has changed this figure since you opened the page."), now
        )
    if now and _same(now, entry):
        return now
    _refuse_closed(participation, period, today, corrects=_stands(now))
    if entry.is_empty:
        _take_away(now, by)
        return None
    figure = (
        now
        if now and now.state in Measurement.WORKING
        else Measurement(
            participation=participation, indicator=indicator, period=period, part=part
        )
    )
    return _write(figure, entry, by)


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


def _take_away(figure: Measurement | None, by: User) -> None:
    if figure is None:
        return
    if figure.state not in Measurement.WORKING:
        raise Refused(
            _("A submitted figure cannot be emptied. Correct it, or say why it does not apply.")
        )
    participation, indicator = figure.participation, figure.indicator_id
    history.remove(figure, by=by, reason="measurement.taken_away")
    keep_latest(participation, {indicator})


def _same(figure: Measurement, entry: Entry) -> bool:
    return all(getattr(figure, name) == getattr(entry, name) for name in FIGURES)


def _stands(figure: Measurement | None) -> bool:
    return figure is not None and figure.state != Measurement.State.DRAFT
