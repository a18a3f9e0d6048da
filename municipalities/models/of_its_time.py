"""Figures as they stood at an earlier time: what was sent then still shows them."""

from datetime import datetime
from typing import Any

from municipalities.models.participation import OfParticipationQuerySet, Participation
from programme.models import Indicator, Part, Period

# What was sent in at some time is all that can have stood outside.
STOOD = ("submitted", "approved", "replaced")


class OfItsTimeQuerySet(OfParticipationQuerySet):
    """Finds what others could read of a figure at a time, whatever became of it since."""

    def as_it_stood(
        self,
        participation: Participation,
        indicator: Indicator,
        period: Period,
        part: Part,
        at: datetime,
    ) -> Any:
        """The figure that stood at this time, as it was then; None when it was missing.

        It is read from the log, so it holds the numbers, comment and state of that time. Ask
        it of all figures: a replaced one is not among those that outsiders see today, and who
        may read what was sent then is for the page that shows it.
        """
        lines = self.model.history.filter(  # type: ignore[attr-defined]
            id__in=self.filter(
                participation=participation, indicator=indicator, period=period, part=part
            ).values("pk"),
            history_date__lte=at,
        )
        as_then = {line.id: line for line in lines.order_by("history_date", "history_id")}
        sent = [line for line in as_then.values() if line.submitted_at]
        newest = max(sent, key=lambda line: (line.submitted_at, line.id), default=None)
        return newest.instance if newest and newest.state in STOOD else None
