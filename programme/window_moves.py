"""What happens to the dates of reporting windows that are opened, closed or extended: worked out, not done.

A closed window keeps the due date that it had, so that nobody is late afterwards who was in time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.models import ReportingWindow
from programme.models.calendar import WindowState
from web import formats

DATES = ("opens_on", "due_on", "late_until", "corrections_until")
EXTENDED = DATES[1:]
Days = dict[str, date]


def _label(name: str) -> Any:
    """What a date of a window is called."""
    return ReportingWindow._meta.get_field(name).verbose_name  # type: ignore[union-attr]


class Deed(models.TextChoices):
    """What is done with several windows at once."""

    OPEN = "open", gettext_lazy("Open them today")
    CLOSE = "close", gettext_lazy("Close them now")
    EXTEND = "extend", gettext_lazy("Extend them to the dates below")


@dataclass(frozen=True)
class Change:
    """One date of a window, before and after."""

    label: Any
    before: date
    after: date

    @property
    def differs(self) -> bool:
        """True where the date moves."""
        return self.before != self.after


@dataclass(frozen=True)
class Move:
    """A window, its dates afterwards, and what is to be said of it; `refused` when it cannot be done."""

    window: ReportingWindow
    after: Days
    said: str = ""
    refused: bool = False

    @property
    def changes(self) -> list[Change]:
        """Each date before and after."""
        return [
            Change(
                _label(name),
                getattr(self.window, name),
                self.after[name],
            )
            for name in DATES
        ]

    @property
    def is_idle(self) -> bool:
        """True when no date moves."""
        return not any(change.differs for change in self.changes)


def move(
    window: ReportingWindow, deed: str, days: Mapping[str, date | None], today: date
) -> Move:
    """What the deed does to this window today; `days` are the dates to extend to."""
    before = {name: getattr(window, name) for name in DATES}
    if deed == Deed.OPEN:
        return _opened(window, before, today)
    if deed == Deed.CLOSE:
        return _closed(window, before, today)
    return _extended(window, before, days)


def _opened(window: ReportingWindow, before: Days, today: date) -> Move:
    state = window.state_on(today)
    if state == WindowState.NOT_OPEN:
        return Move(window, before | {"opens_on": today})
    if state in (WindowState.OPEN, WindowState.LATE):
        return Move(window, before, _("It is open already."))
    said = _("It has closed for new figures. Extend its dates to open it again.")
    return Move(window, before, said, refused=True)


def _closed(window: ReportingWindow, before: Days, today: date) -> Move:
    state = window.state_on(today)
    if state == WindowState.NOT_OPEN:
        said = _("It has not opened yet, so there is nothing to close.")
        return Move(window, before, said, refused=True)
    if state == WindowState.CLOSED:
        return Move(window, before, _("It is closed already."))
    if state == WindowState.OPEN:
        last = today
        said = _("Today is the last day, so that what came in today is in time.")
    else:
        last = today - timedelta(days=1)
        said = _("It closes at once.")
    cut = {name: min(before[name], last) for name in EXTENDED}
    return Move(window, before | cut, said)


def _extended(window: ReportingWindow, before: Days, days: Mapping[str, date | None]) -> Move:
    later = {name: max(before[name], day) for name in EXTENDED if (day := days.get(name))}
    after = before | later
    dates = [after[name] for name in DATES]
    if dates != sorted(dates):
        said = _(
            "The dates must come in this order: opens, due, late until, corrections until."
        )
        return Move(window, after, said, refused=True)
    kept = [name for name, day in later.items() if day != days[name]]
    return Move(window, after, _stays(window, kept))


def _stays(window: ReportingWindow, names: list[str]) -> str:
    """An extension brings no date forward: which are later already."""
    if not names:
        return ""
    told = ", ".join(f"{_label(name)} {formats.day(getattr(window, name))}" for name in names)
    return _("Later already, and kept: %(dates)s.") % {"dates": told}
