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

from municipalities import entries, grid_texts
from municipalities.actions import measurements
from municipalities.entries import ChangedMeanwhile, Doubtful, Entry
from municipalities.entry_checks import Asking
from municipalities.grid import Grid
from municipalities.models import Measurement, Participation
from programme.models import Indicator, Part, Period
from web.errors import Refused
from web.views import in_words

AT_ONCE = 100  # cells in one transaction


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
        every = [*cells]
        some = (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))
        return [outcome for together in some for outcome in self._some(together)]

    def _some(self, cells: Sequence[Typed]) -> list[Outcome]:
        """In one transaction, so that others wait only shortly."""
        places = [self.grid.cell(typed.indicator, typed.period) for typed in cells]
        with measurements.several(
            participation=self.participation,
            indicators={indicator.pk for indicator, _period in filter(None, places)},
            years={period.year for _indicator, period in filter(None, places)},
            by=self.by,
            today=self.today,
            asking=self._asking,
        ) as sheets:
            return [
                self._one(typed, place, sheets)
                for typed, place in zip(cells, places, strict=True)
            ]

    def preview(self, cells: Sequence[Typed]) -> list[Outcome]:
        """What saving would give, by the very same rules; nothing is kept."""
        with transaction.atomic():
            found = self.enter(cells)
            transaction.set_rollback(True)
        return found

    @cached_property
    def _asking(self) -> Asking:
        return Asking(self.participation, self.today)

    @cached_property
    def _total(self) -> Part:
        return Part.objects.get(code=Part.TOTAL)

    def _one(
        self, typed: Typed, place: tuple[Indicator, Period] | None, sheets: measurements.Sheets
    ) -> Outcome:
        if place is None:
            return Outcome(
                typed, State.REFUSED, _("This figure is not asked for from you in this period.")
            )
        indicator, period = place
        now = sheets.sheet(indicator, period).now(self._total)
        told = Outcome(
            typed, State.SAVED, indicator=indicator, period=period, figure=now, before=now
        )
        try:
            return replace(told, figure=self._enter(typed, place, now, sheets))
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
        self,
        typed: Typed,
        place: tuple[Indicator, Period],
        now: Measurement | None,
        sheets: measurements.Sheets,
    ) -> Measurement | None:
        if typed.choice:
            grid_texts.refuse_both()
        read = grid_texts.read(typed.texts, is_rate=place[0].is_rate)
        if now and read.of_figure == _of(now):
            return now  # also when someone else typed the same
        entry = entries.Typed(self._total, _entry(read, typed, now), typed.seen)
        return sheets.enter(*place, [entry])[0]


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
