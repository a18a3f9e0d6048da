"""How figures have gone over time, small enough for the row of a list. A fixed number of queries.

What stands is told, as the reader sees it on screen: a hidden figure is a word and a gap in the
line, and never a place in it. Each line ends at the latest period that is over, so that what has
not come is a gap too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from municipalities.audience import figure_for, on_screen
from municipalities.goal_series import Slot, slot_name, slot_of
from municipalities.models import Measurement, Participation
from municipalities.narrow import WHOSE
from programme.figures import Figure, NoNumber, is_number, kind_of
from programme.models import Indicator, Part
from programme.models.indicator import Frequency
from web import formats
from web.sparklines import Line, Point

MOST = 8  # periods, the newest
Key = tuple[int, int]  # a participation and an indicator


@dataclass(frozen=True)
class InList:
    """One indicator of one participation: the line, and the latest figure in words."""

    indicator: Indicator
    line: Line
    latest: str

    @property
    def cell(self) -> SafeString:
        """The name, the line and the figure, as a row has them."""
        name, drawn = self.indicator.name, self.line.svg
        return format_html('{}: <span class="one-line">{} {}</span>', name, drawn, self.latest)


def series_of(
    user: Any, wanted: Iterable[tuple[Participation, Indicator]]
) -> dict[Key, InList]:
    """The lines of the pairs, by their ids. One query."""
    pairs = {(place.pk, each.pk): (place, each) for place, each in wanted}
    figures = _figures(user, pairs)
    return {
        key: _in_list(each, _seen(figures[key], user, place), user.scope.today)
        for key, (place, each) in pairs.items()
    }


def _figures(
    user: Any, pairs: Mapping[Key, tuple[Participation, Indicator]]
) -> dict[Key, list[Measurement]]:
    """By pair. The indicators are at hand; of the periods their place in time is read, and no more."""
    indicators = {each.pk: each for _place, each in pairs.values()}
    found: dict[Key, list[Measurement]] = defaultdict(list)
    rows = (
        Measurement.objects.visible_to(user)
        .standing()
        .filter(
            participation__in={place for place, _indicator in pairs},
            indicator__in=indicators,
            part__code=Part.TOTAL,
        )
        .select_related("period")
        .only(*WHOSE, "period__year", "period__half")
    )
    for row in rows.order_by("pk"):
        row.indicator = indicators[row.indicator_id]
        found[row.participation_id, row.indicator_id].append(row)
    return found


def _seen(rows: Iterable[Measurement], user: Any, place: Participation) -> dict[Slot, Figure]:
    audience = on_screen(user, place)
    return {slot_of(row.period): figure_for(audience, row) for row in rows}


def _in_list(indicator: Indicator, seen: dict[Slot, Figure], today: date) -> InList:
    slots = _slots(indicator, seen, today)
    points = tuple(Point("", seen.get(slot, NoNumber.MISSING)) for slot in slots)
    return InList(indicator, Line(points, indicator.decimals), _latest(indicator, seen))


def _slots(indicator: Indicator, seen: Collection[Slot], today: date) -> list[Slot]:
    """Every period from the first with a figure to the latest that is over, in the indicator's frequency."""
    if not seen:
        return []
    halves = (1, 2) if indicator.frequency == Frequency.HALF_YEAR else (0,)
    over = [(today.year - 1, halves[-1])]
    if len(halves) > 1 and today > date(today.year, 6, 30):
        over.append((today.year, 1))
    first, last = min(seen), max(*seen, *over)
    every = [(year, half) for year in range(first[0], last[0] + 1) for half in halves]
    return [slot for slot in every if first <= slot <= last][-MOST:]


def _latest(indicator: Indicator, seen: dict[Slot, Figure]) -> str:
    """The latest figure and its period, or the word for none."""
    if not seen:
        return str(formats.no_number(NoNumber.MISSING))
    slot = max(seen)
    figure: Any = seen[slot]
    told = (
        formats.number(figure, indicator.decimals)
        if is_number(figure)
        else str(formats.no_number(str(kind_of(figure))))
    )
    return f"{told} ({slot_name(slot)})"
