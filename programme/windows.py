"""Whether figures can be entered on a day, and in words what holds on that day (design 5)."""

from datetime import date

from django.utils.translation import gettext as _

from programme.models import Period, Programme, ReportingWindow
from programme.models.calendar import WindowState
from web import formats


def window_of(programme: Programme, period: Period) -> ReportingWindow | None:
    """The window for figures of this period, if the programme has opened one."""
    return programme.windows.filter(period=period, kind=ReportingWindow.Kind.FIGURES).first()


def why_closed(window: ReportingWindow | None, day: date, *, corrects: bool = False) -> str:
    """The reason why nothing can be typed, as a sentence; empty when it can.

    `corrects` says that a submitted figure exists, which may be corrected for longer.
    """
    if window is None:
        return _("The programme has not opened this period for figures.")
    state = window.state_on(day)
    if state == WindowState.NOT_OPEN:
        return _("This period opens on %(day)s.") % {"day": formats.day(window.opens_on)}
    if state == WindowState.CORRECTIONS and not corrects:
        return _(
            "New figures for this period were taken until %(day)s. Now only corrections are."
        ) % {"day": formats.day(window.late_until)}
    if state == WindowState.CLOSED:
        return _("This period was closed on %(day)s.") % {
            "day": formats.day(window.corrections_until)
        }
    return ""


def in_words(window: ReportingWindow, day: date) -> str:
    """What holds on the day, as sentences: when it is due, was due, or what may still be done."""
    state = window.state_on(day)
    if state == WindowState.OPEN:
        return _("Due %(due)s.") % {"due": formats.day(window.due_on)}
    if state == WindowState.LATE:
        return _(
            "The due date was %(due)s. Figures are taken until %(late)s, and are marked as late."
        ) % {"due": formats.day(window.due_on), "late": formats.day(window.late_until)}
    if state == WindowState.CORRECTIONS:
        return _(
            "New figures were taken until %(late)s. What is submitted can be corrected until %(end)s."
        ) % {
            "late": formats.day(window.late_until),
            "end": formats.day(window.corrections_until),
        }
    return why_closed(window, day)
