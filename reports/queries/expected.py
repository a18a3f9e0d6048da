"""Who is asked for a figure in a period, and why one is lacking: it is missing, or not due yet (design 6.1)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from municipalities import completeness
from municipalities.followed import lists_of
from municipalities.models import Participation
from programme.figures import NoNumber
from programme.models import Indicator, Period, ReportingWindow
from programme.models.indicator import Frequency


class Asked:
    """What is asked of these participants, and when it is due. Three queries."""

    def __init__(self, participations: Collection[Participation], today: date) -> None:
        self.today = today
        self.lists = lists_of(participations)
        self.asked = {each.pk: self.lists.asked_of(each) for each in participations}
        windows = ReportingWindow.objects.filter(
            programme__in={each.programme_id for each in participations},
            kind=ReportingWindow.Kind.FIGURES,
        )
        self.due = {
            (programme, period): due_on
            for programme, period, due_on in windows.values_list(
                "programme_id", "period_id", "due_on"
            )
        }

    def of(self, participation: Participation, indicator: Indicator, period: Period) -> bool:
        """Whether a figure is expected, by the rule of completeness."""
        return (
            indicator.pk in self.asked[participation.pk]
            and (participation.programme_id, period.pk) in self.due
            and completeness.is_asked(indicator, period, participation.programme.starts_on.year)
            and completeness.takes_part(participation, period)
        )

    def lacking(self, programme: int, period: Period) -> NoNumber:
        """Why there is no figure: what was never asked about is not due."""
        due_on = self.due.get((programme, period.pk))
        return NoNumber.MISSING if due_on and due_on < self.today else NoNumber.NOT_DUE


def of_how_many(kinds: Iterable[NoNumber | None]) -> int:
    """The n of m of every total: those who have a figure (None), and those whose figure is missing.

    Who has answered that it does not apply, who need not have answered yet, and who is not asked
    are told by themselves: they lack nothing.
    """
    return sum(kind is None or kind is NoNumber.MISSING for kind in kinds)


def periods_of(year: int) -> dict[str, list[Period]]:
    """The periods in which an indicator of each frequency is asked for in a year. One query."""
    found: dict[str, list[Period]] = defaultdict(list)
    for period in Period.objects.filter(year=year):
        if period.half is None:
            found[Frequency.YEAR].append(period)
            found[Frequency.EVERY_4_YEARS].append(period)
        else:
            found[Frequency.HALF_YEAR].append(period)
    return found
