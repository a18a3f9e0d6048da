"""What became of cells, in words: for the list on the page, and for the page's own program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from municipalities.entries import stamp
from municipalities.grid import Grid
from municipalities.grid_html import kind_of_cell, state_of
from municipalities.grid_reasons import OTHER
from municipalities.grid_saving import Outcome, State, Typed
from municipalities.grid_texts import DASH, texts_of
from municipalities.models import Measurement
from web import formats
from web.formats import NO_NUMBERS


@dataclass(frozen=True)
class Line:
    """A cell that was not saved: old value, new value, why, and what is asked."""

    key: str
    label: str
    old: str
    new: str
    message: str
    state: str
    note: str
    why: str


def line_of(outcome: Outcome) -> Line:
    """The cell in words."""
    typed = outcome.typed
    return Line(
        key=typed.key,
        label=_label(outcome),
        old=in_words(outcome.before),
        new=_typed(typed) or _("empty"),
        message=_message(outcome),
        state=outcome.state.value,
        note=typed.note,
        why=typed.why,
    )


def answer_of(outcome: Outcome, grid: Grid, today: date) -> dict[str, Any]:
    """The cell as the page's program reads it."""
    line = line_of(outcome)
    due = {window.period_id: window.due_on for window in grid.windows}
    due_on = due.get(outcome.typed.period, today)
    return {
        "key": line.key,
        "state": line.state,
        "label": line.label,
        "old": line.old,
        "new": line.new,
        "message": line.message,
        "seen": stamp(outcome.figure),
        "texts": texts_of(outcome.figure),
        "shown": state_of(outcome.figure, due_on, today),
        "kind": kind_of_cell(outcome.figure, due_on, today),
    }


def in_words(figure: Measurement | None) -> str:
    """A kept figure as it is typed, or that there is none."""
    return _together(texts_of(figure)) or str(NO_NUMBERS["missing"])


def words() -> Mapping[str, str]:
    """What the page's program says, in the reader's language."""
    return {
        "saving": _("saving …"),
        "saved": _("saved"),
        "waiting": _("waits"),
        "refused": _("not saved"),
        "all_saved": _("Everything is saved."),
        "unsaved": _("Not saved: %(number)s."),
        "elsewhere": _("Not saved, in years that are not shown: %(number)s."),
        "left_over": _("Some of what you pasted is left out."),
        "offline": _(
            "There is no connection. What you type waits here, and is saved when the connection is back."
        ),
        "logged_out": _("You are logged out. What you typed is kept in this tab."),
        "not_taken": _(
            "The figures were not taken in. Load the page again: what you typed is kept in this tab."
        ),
        "broken": _("Something went wrong with us. What you typed waits here."),
        "hangs_over": _("There was no cell for these pasted texts, and they are left out:"),
        "closed_paste": _("These pasted texts fell on closed cells, and are left out:"),
        "of_sheet": _(
            "This looks like the whole sheet. Paste it on the page for the sheet, where each figure finds its own cell."
        ),
        "undone": _("Undone."),
        "redone": _("Done again."),
    }


def _label(outcome: Outcome) -> str:
    if outcome.indicator is None:
        return _("Unknown cell")
    return f"{outcome.indicator.name}, {outcome.period}"


def _message(outcome: Outcome) -> str:
    figure = outcome.figure
    if outcome.state != State.CHANGED or figure is None or figure.entered_by is None:
        return outcome.message
    now = _("Now saved: %(value)s (%(name)s, %(time)s).") % {
        "value": in_words(figure),
        "name": figure.entered_by.name,
        "time": formats.moment(figure.entered_at),
    }
    return f"{outcome.message} {now}"


def _typed(typed: Typed) -> str:
    """What stands in the cell, with the reason that was chosen beside a figure."""
    chosen = [f"{DASH} {typed.choice}".removesuffix(f" {OTHER}")] if typed.choice else []
    return " / ".join([_together(typed.texts), *chosen])


def _together(texts: tuple[str, str]) -> str:
    """Numerator and denominator in one."""
    first, second = texts
    return f"{first or '?'} / {second}" if second else first
