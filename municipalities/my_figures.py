"""The figures that somebody is responsible for, in the periods that are open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from municipalities import figures
from municipalities.marks import marks
from municipalities.models import FollowedIndicator, Measurement, Participation
from municipalities.openness import Openness
from programme.figures import NoNumber
from programme.models import ReportingWindow


@dataclass(frozen=True)
class Mine:
    """One figure that the reader answers for: what is asked, what stands, until when."""

    participation: Participation
    window: ReportingWindow
    row: figures.Asked
    until: date

    @property
    def figure(self) -> Measurement | None:
        """What is entered, or nothing."""
        return self.row.figure

    @property
    def is_returned(self) -> bool:
        """Whether it waits for an answer to a comment."""
        return self.figure is not None and self.figure.state == Measurement.State.RETURNED

    @property
    def value(self) -> Any:
        """The figure, or that it is missing."""
        return self.figure.figure if self.figure else NoNumber.MISSING

    @property
    def marks(self) -> list[str]:
        """What follows the figure."""
        return marks(self.figure) if self.figure else []

    @property
    def url(self) -> str:
        """The page of the figure."""
        place = [self.participation.pk, self.row.indicator.code, self.window.period_id]
        return reverse("figure", args=place)


def mine(user: Any, today: date) -> Iterator[Mine]:
    """What one is responsible for in the periods that are open, by participation and period."""
    own = Participation.objects.filter(user.scope.own("")).with_names().order_by("pk")
    answered = dict[int, set[int]]()
    for row in FollowedIndicator.objects.filter(responsible=user, participation__in=own):
        answered.setdefault(row.participation_id, set()).add(row.indicator_id)
    for participation in own.filter(pk__in=[*answered]):
        openness = Openness(participation, today)
        for window in figures.windows(participation):
            if openness.why_closed(window.period, corrects=True):
                continue
            closed = bool(openness.why_closed(window.period))
            for asked in figures.asked(participation, window.period, user):
                each = Mine(participation, window, asked, window.due_on)
                wanted = asked.indicator.pk in answered[participation.pk]
                if wanted and (not closed or each.is_returned):
                    yield each
