"""Saving the cells of the grid, each by itself: what was typed, held against what it was opened with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from municipalities import grid_texts
from municipalities.actions import measurements
from municipalities.entries import ChangedMeanwhile, Doubtful, Entry
from municipalities.grid import Grid
from municipalities.models import Measurement, Participation
from programme.models import Indicator, Part, Period
from web.errors import Refused
from web.views import in_words


class State(StrEnum):
    """What became of a cell."""

    SAVED = "saved"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"  # unusual: asks for a comment that confirms it
    CORRECTS = "corrects"  # submitted before: asks why it is corrected
    CHANGED = "changed"  # someone else was first: shows both, asks to choose


@dataclass(frozen=True)
class Typed:
    """What stands in a cell, and what the page was opened with."""

    indicator: int
    period: int
    texts: tuple[str, str]
    seen: str = ""
    note: str = ""  # the comment that confirms an unusual figure
    why: str = ""  # why a submitted figure is corrected
    choice: str = ""  # the reason that is chosen, where a figure is typed too

    @property
    def key(self) -> str:
        """By what the cell is known on the page."""
        return f"{self.indicator}-{self.period}"


@dataclass(frozen=True)
class Outcome:
    """What became of one cell; `figure` is what is kept now, and `before` what it was."""

    typed: Typed
    state: State
    message: str = ""
    indicator: Indicator | None = None
    period: Period | None = None
    figure: Measurement | None = None
    before: Measurement | None = None

    @property
    def is_saved(self) -> bool:
        """Whether what was typed is kept."""
        return self.state == State.SAVED


class Saver:
    """Saves cells of one participation for one person on one day."""

    def __init__(self, participation: Participation, by: Any, today: date) -> None:
        self.participation, self.by, self.today = participation, by, today
        self.grid = Grid(participation, by, today)

    def enter(self, cells: Iterable[Typed]) -> list[Outcome]:
        """Enter each cell by itself: what is refused stops no other."""
        return [self._one(typed) for typed in cells]

    def preview(self, cells: Sequence[Typed]) -> list[Outcome]:
        """What saving would give, by the very same rules; nothing is kept."""
        with transaction.atomic():
            found = self.enter(cells)
            transaction.set_rollback(True)
        return found

    @cached_property
    def _total(self) -> Part:
        return Part.objects.get(code=Part.TOTAL)

    def _one(self, typed: Typed) -> Outcome:
        found = self.grid.cell(typed.indicator, typed.period)
        if found is None:
            return Outcome(
                typed, State.REFUSED, _("This figure is not asked for from you in this period.")
            )
        indicator, period = found
        now = measurements.newest(self.participation, indicator, period, self._total)
        told = Outcome(
            typed, State.SAVED, indicator=indicator, period=period, figure=now, before=now
        )
        try:
            return replace(told, figure=self._enter(typed, indicator, period, now))
        except ChangedMeanwhile as changed:
            return replace(
                told, state=State.CHANGED, message=str(changed), figure=changed.standing
            )
        except Doubtful as doubt:
            return replace(told, state=State.DOUBTFUL, message=str(doubt))
        except (Refused, ValidationError) as refusal:
            asks = getattr(refusal, "field", "") == "correction_reason"
            state = State.CORRECTS if asks else State.REFUSED
            return replace(told, state=state, message=" ".join(in_words(refusal)))

    def _enter(
        self, typed: Typed, indicator: Indicator, period: Period, now: Measurement | None
    ) -> Measurement | None:
        if typed.choice:
            grid_texts.refuse_both()
        read = grid_texts.read(typed.texts, is_rate=indicator.is_rate)
        if now and read.of_figure == _of(now):
            return now  # also when someone else typed the same
        return measurements.enter(
            participation=self.participation,
            indicator=indicator,
            period=period,
            part=self._total,
            entry=_entry(read, typed, now),
            by=self.by,
            today=self.today,
            seen=typed.seen,
        )


def _of(figure: Measurement) -> tuple[Any, Any, Any, str]:
    return figure.value, figure.numerator, figure.denominator, figure.not_applicable


def _entry(read: grid_texts.Read, typed: Typed, now: Measurement | None) -> Entry:
    """What was typed, with how the figure is known and its comment left as they were."""
    note, before = typed.note.strip(), now.comment if now else ""
    return Entry(
        value=read.value,
        numerator=read.numerator,
        denominator=read.denominator,
        not_applicable=read.not_applicable,
        known=now.known if now else Measurement.Known.MEASURED,
        comment=before if note in before else f"{before}\n{note}".strip(),
        is_provisional=bool(now and now.is_provisional),
        is_confirmed=bool(note),
        correction_reason=typed.why.strip(),
    )
