"""Changes of measured results: entered and taken away."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions.kept_figures import keep_latest, keep_suppression
from municipalities.entries import ChangedMeanwhile, Doubtful, Entry, Typed, stamp
from municipalities.entry_checks import (
    Asking,
    Checked,
    EntryCheck,
    says_the_same,
)
from municipalities.figure_sheet import Figures, FigureSheet
from municipalities.models import Measurement, Participation
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
    with several(
        participation=participation,
        indicators={indicator.pk},
        years={period.year},
        by=by,
        today=today,
    ) as sheets:
        return sheets.enter(indicator, period, typed)


@contextmanager
def several(
    *,
    participation: Participation,
    indicators: Collection[int],
    years: Collection[int],
    by: User,
    today: date,
    asking: Asking | None = None,
) -> Iterator["Sheets"]:
    """Write figures one after the other in one transaction, each taken in or refused by itself.

    What they are held against is fetched once, and the latest figures are kept when all are written.
    """
    with transaction.atomic():
        _one_at_a_time(participation)
        figures = Figures(participation, indicators, years)
        sheets = Sheets(figures, asking or Asking(participation, today), by)
        yield sheets
        if sheets.written:
            keep_latest(participation, sheets.written)


class Sheets:
    """The figures that are being written, as they stand after each of them."""

    def __init__(self, figures: Figures, asking: Asking, by: User) -> None:
        self.figures, self.asking, self.by = figures, asking, by
        self.written: set[int] = set()  # the indicators

    def sheet(self, indicator: Indicator, period: Period) -> FigureSheet:
        """What stands for an indicator and a period."""
        return FigureSheet(self.figures.participation, indicator, period, self.figures)

    def enter(
        self, indicator: Indicator, period: Period, typed: Sequence[Typed]
    ) -> list[Measurement | None]:
        """Write a figure and its parts, all or none; raises as `enter` does."""
        sheet = self.sheet(indicator, period)
        checked = EntryCheck(sheet, self.asking).of(typed)
        if all(cell.is_same for cell in checked):
            return [cell.now for cell in checked]
        self.written.add(indicator.pk)
        try:
            with transaction.atomic():
                return [_put(sheet, cell, self.by) for cell in checked]
        except (Refused, ValidationError):
            self.figures.forget()
            raise


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


def _one_at_a_time(participation: Participation) -> None:
    """Two who write in the same cell wait for each other, and the second is told of the first."""
    Participation.objects.select_for_update().only("pk").get(pk=participation.pk)


def _put(sheet: FigureSheet, cell: Checked, by: User) -> Measurement | None:
    if cell.is_same:
        return cell.now
    if cell.now and cell.entry.is_empty:
        _take_away(sheet, cell.now, by)
        return None
    standing = sheet.standing(cell.part)
    if cell.now and _is_undone(cell, standing):
        _take_away(sheet, cell.now, by)
        return standing
    if cell.now and cell.now.state in Measurement.WORKING:
        return _write(sheet, copy(cell.now), cell.entry, by)
    figure = Measurement(
        participation=sheet.participation,
        indicator=sheet.indicator,
        period=sheet.period,
        part=cell.part,
    )
    return _write(sheet, figure, cell.entry, by)


def _is_undone(cell: Checked, standing: Measurement | None) -> bool:
    """Whether a correction is typed back to what stands: then there is nothing to correct."""
    under_way = cell.now is not None and cell.now.state == Measurement.State.DRAFT
    return bool(under_way and standing and says_the_same(standing, cell.entry))


def _write(sheet: FigureSheet, figure: Measurement, entry: Entry, by: User) -> Measurement:
    """The constraints of the database are asked about by `EntryCheck`, with sentences of their own."""
    for name in FIGURES:
        setattr(figure, name, getattr(entry, name))
    figure.entered_by = by
    history.keep(
        figure,
        by=by,
        reason="measurement.entered",
        fields=[*FIGURES, "entered_by", "entered_at"],
        constraints=False,
    )
    sheet.figures.put(figure)
    return figure


def _take_away(sheet: FigureSheet, figure: Measurement, by: User) -> None:
    if figure.state not in Measurement.WORKING:
        raise Refused(
            _("A submitted figure cannot be emptied. Correct it, or say why it does not apply.")
        )
    sheet.figures.drop(figure)
    history.remove(figure, by=by, reason="measurement.taken_away")
