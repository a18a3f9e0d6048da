"""Which periods a participation can enter figures in on a day: the programme's windows, and its own exceptions."""

from datetime import date
from functools import cached_property

from municipalities.models import Participation, ReportingException
from programme.models import Period, ReportingWindow
from programme.windows import why_closed


class Openness:
    """What a participation may enter on a day. Two queries, however many periods are asked about."""

    def __init__(self, participation: Participation, today: date) -> None:
        self.participation, self.today = participation, today

    @cached_property
    def windows(self) -> dict[int, ReportingWindow]:
        """The programme's windows for figures, by period."""
        windows = ReportingWindow.objects.filter(
            programme=self.participation.programme_id, kind=ReportingWindow.Kind.FIGURES
        )
        return {window.period_id: window for window in windows}

    @cached_property
    def exceptions(self) -> dict[int, ReportingException]:
        """The participation's exceptions for figures that hold today, by period."""
        rows = ReportingException.objects.of(self.participation).on(self.today)
        rows = rows.filter(window__kind=ReportingWindow.Kind.FIGURES)
        return {row.window.period_id: row for row in rows.select_related("window")}

    def why_closed(self, period: Period, *, corrects: bool = False) -> str:
        """The reason why nothing can be typed in this period, as a sentence; empty when it can.

        `corrects` says that a submitted figure exists, which may be corrected for longer. An
        exception takes new figures as well as corrections until its last day.
        """
        if period.pk in self.exceptions:
            return ""
        return why_closed(self.windows.get(period.pk), self.today, corrects=corrects)
