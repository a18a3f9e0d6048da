"""The figures that headlines rest on: each participant's first and its latest, out of all years.

A history may be long, and a headline looks at its ends alone: where they are, and how many figures
between them are hidden, is counted by the database.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from municipalities.models import Measurement
from municipalities.narrow import narrow
from programme.models import Part, Period


@dataclass
class Ends:
    """What there is of one indicator: the first and the latest figures, and how many are hidden."""

    figures: list[Measurement] = field(default_factory=list)  # the oldest first
    own: dict[int, list[Measurement]] = field(default_factory=lambda: defaultdict(list))
    hidden: dict[int, int] = field(default_factory=dict)  # by participation, of all years

    @property
    def period(self) -> Period:
        """The latest in which anybody has a figure."""
        return self.figures[-1].period

    def hides_before(self, participation: int, latest: Measurement | None) -> bool:
        """Whether a figure other than the latest is hidden."""
        of_latest = bool(latest and latest.suppression)
        return self.hidden.get(participation, 0) > of_latest


def ends(
    asked: Collection[Any], indicators: Any, today: date, begun: Collection[int]
) -> dict[int, Ends]:
    """By indicator, of those asked; the figures of the periods `begun` are there too. Four queries."""
    rows = Measurement.objects.standing().filter(
        participation__in=asked,
        indicator__in=indicators,
        part__code=Part.TOTAL,
        period__ends_on__lt=today,
    )
    found: dict[int, Ends] = defaultdict(Ends)
    days = _days(rows, found)
    wanted = rows.filter(Q(period__ends_on__in=days) | Q(period__in=begun))
    for row in narrow(wanted.order_by("period__ends_on", "pk")):
        found[row.indicator_id].figures.append(row)
        found[row.indicator_id].own[row.participation_id].append(row)
    return found


def _days(rows: QuerySet[Measurement], found: dict[int, Ends]) -> set[date]:
    """The last days of the first period of each series, and of the latest of each indicator."""
    first, latest = set(), dict[int, date]()
    by_series = rows.values_list("participation_id", "indicator_id").annotate(
        begins=Min("period__ends_on"),
        ends=Max("period__ends_on"),
        hidden=Count("pk", filter=~Q(suppression="")),
    )
    for place, indicator, begins, ends_on, hidden in by_series.order_by():
        found[indicator].hidden[place] = hidden
        first.add(begins)
        latest[indicator] = max(ends_on, latest.get(indicator, ends_on))
    return first | {*latest.values()}
