"""Whether figures can be entered on a day, and the reason in words when they cannot (design 5)."""

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
