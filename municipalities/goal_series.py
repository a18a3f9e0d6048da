"""The goals of a participation over time: each indicator with its past, its path and its targets."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities import goal_words, series_breaks
from municipalities.audience import Audience, figure_for, number_for, on_screen
from municipalities.completeness_facts import lines, windows_of
from municipalities.marks import marks
from municipalities.models import Measurement, Participation
from municipalities.progress import Progress, goals_with_progress
from programme import goals_arithmetic, words
from programme.figures import Figure, NoNumber, Standing, is_number, kind_of
from programme.models import Part, Period
from programme.models.indicator import Frequency
from web.charts import Chart, Look, Point, Points, Series, point

Slot = tuple[int, int]  # a year, and its half or 0


@dataclass(frozen=True)
class GoalSeries:
    """One indicator of one goal: how far it has come, drawn, and what the municipality says of it."""

    progress: Progress
    chart: Chart
    comment: str
    # Where who may enter figures writes the comment that a goal off plan lacks.
    comment_address: str = ""

    @property
    def needs_words(self) -> bool:
        """Off plan, and so to be read with the municipality's own words."""
        return self.progress.standing is Standing.BEHIND

    @property
    def sentences(self) -> tuple[str, ...]:
        """Where it started, where it stands, where it is going."""
        return goal_words.sentences(self.progress)


def of_participation(
    participation: Participation, user: Any, audience: Audience | None = None
) -> list[GoalSeries]:
    """Every indicator of every open goal, as this reader sees them: on screen, unless told.

    A fixed number of queries.
    """
    rows = goals_with_progress(participation, user, audience)
    return of_rows(participation, user, rows, audience)


def of_rows(
    participation: Participation,
    user: Any,
    rows: Collection[Progress],
    audience: Audience | None = None,
) -> list[GoalSeries]:
    """Those of the rows; nothing is asked for where there are none."""
    if not rows:
        return []
    seen_by = audience or on_screen(user, participation)
    facts = _Facts(participation, user, {row.indicator.pk for row in rows}, seen_by)
    return [_series(row, facts) for row in rows]


def in_short(found: Iterable[GoalSeries]) -> list[tuple[Any, int]]:
    """How many stand ahead of, on and behind plan, in the words for it; those there are none of are left out."""
    counted = Counter(each.progress.standing for each in found)
    return [(words.standing(each), counted[each]) for each in Standing if counted[each]]


class _Facts:
    """What the series are made from, fetched once: figures, gaps and breaks."""

    def __init__(
        self,
        place: Participation,
        user: Any,
        indicators: Collection[int],
        audience: Audience,
    ) -> None:
        self.place, self.user, self.audience = place, user, audience
        rows = (
            Measurement.objects.visible_to(user)
            .filter(participation=place, indicator__in=indicators, part__code=Part.TOTAL)
            .exclude(state=Measurement.State.REPLACED)
            .select_related("indicator", "period")
            .order_by("pk")
        )
        # Of a figure and its correction, own people see the newest.
        self.figures = {(row.indicator_id, slot_of(row.period)): row for row in rows}
        self.gaps = self._gaps(windows_of({place.programme_id}, opens_on__lte=user.scope.today))
        self.breaks = series_breaks.changes_of([place])[place.pk]

    def _gaps(self, windows: Iterable[Any]) -> dict[tuple[int, Slot], NoNumber]:
        """Which figures were asked for and have not come, and whether they are due."""
        return {
            (indicator.pk, slot_of(line.window.period)): NoNumber.MISSING
            if line.today > line.window.due_on
            else NoNumber.NOT_DUE
            for line in lines(self.user, [self.place], [*windows])
            for indicator in line.gaps
        }

    @cached_property
    def writes(self) -> bool:
        """Whether the reader may enter the participation's figures."""
        return self.user.scope.may("write", self.place)


def slot_of(period: Period) -> Slot:
    """The period's place in time."""
    return period.year, period.half or 0


def _series(row: Progress, facts: _Facts) -> GoalSeries:
    hidden = kind_of(row.latest) is NoNumber.SUPPRESSED
    comment = row.figure.comment if row.figure and not hidden else ""
    return GoalSeries(row, _chart(row, facts), comment, _comment_address(row, facts))


def _comment_address(row: Progress, facts: _Facts) -> str:
    if not (row.figure and facts.writes):
        return ""
    return reverse("figure", args=[facts.place.pk, row.indicator.code, row.figure.period_id])


def _chart(row: Progress, facts: _Facts) -> Chart:
    indicator = row.indicator
    slots = _slots(row, facts)
    own = [_own(row, facts, slot) for slot in slots]
    planned = [_planned(row, slot) for slot in slots]
    told: list[Series] = [Series(_("Figure"), Look.OWN, tuple(own))]
    if any(planned):
        told.append(Series(pgettext("chart", "Plan"), Look.PATH, tuple(planned)))
    targets = _targets(row, facts.audience, slots)
    if any(targets):
        told.append(Series(_("Target"), Look.TARGET, targets))
    return Chart(
        title=indicator.name,
        unit=str(indicator.get_unit_display()),
        periods=tuple(slot_name(slot) for slot in slots),
        series=tuple(told),
        breaks=_breaks(facts.breaks, slots),
    )


def _slots(row: Progress, facts: _Facts) -> list[Slot]:
    """Every period from the first thing that is told to the last, in the indicator's frequency."""
    halves = (1, 2) if row.indicator.frequency == Frequency.HALF_YEAR else (0,)
    own = row.indicator.pk
    found = {slot for indicator, slot in (*facts.figures, *facts.gaps) if indicator == own}
    found |= {(target.year, halves[-1]) for target in row.goal_indicator.targets.all()}
    if baseline := _baseline_slot(row):
        found.add(baseline)
    if not found:
        return []
    first, last = min(found), max(found)
    years = range(first[0], last[0] + 1)
    return [
        slot for year in years for half in halves if first <= (slot := (year, half)) <= last
    ]


def _baseline_slot(row: Progress) -> Slot | None:
    """The period of a baseline that is shown; that of a year stands at the end of it."""
    period = row.goal_indicator.baseline_period
    if period is None or not is_number(row.baseline):
        return None
    half = row.indicator.frequency == Frequency.HALF_YEAR
    return period.year, (period.half or 2) if half else 0


def _own(row: Progress, facts: _Facts, slot: Slot) -> Point | None:
    """What was counted, or why there is no number; the baseline stands where no figure was asked for."""
    decimals, key = row.indicator.decimals, (row.indicator.pk, slot)
    figure = facts.figures.get(key)
    if figure is not None:
        return _counted(figure, figure_for(facts.audience, figure), decimals)
    if slot == _baseline_slot(row):
        return point(row.baseline, decimals, note=pgettext("chart", "baseline"))
    return point(facts.gaps.get(key), decimals)


def _counted(figure: Measurement, shown: Figure, decimals: int) -> Point | None:
    hidden = kind_of(shown) is NoNumber.SUPPRESSED
    state = [str(figure.get_state_display())] if figure.is_open else []  # type: ignore[attr-defined]
    note = ", ".join([*state, *marks(figure, hidden=hidden)])
    return point(kind_of(shown) or shown, decimals, is_open=figure.is_open, note=note)


def _planned(row: Progress, slot: Slot) -> Point | None:
    """Where the straight line from the baseline to the last target stands at the end of the period."""
    period = row.goal_indicator.baseline_period
    if not (is_number(row.baseline) and is_number(row.target) and period and row.target_year):
        return None
    on = _end_of(slot)
    if not period.ends_on <= on <= date(row.target_year, 12, 31):
        return None
    ends = {"start": period.ends_on, "end": date(row.target_year, 12, 31)}
    planned = goals_arithmetic.expected(row.baseline, row.target, on=on, **ends)
    note = pgettext("chart", "baseline") if slot == _baseline_slot(row) else ""
    # Drawn where it is and not where it is rounded to, or the line would have steps.
    return point(planned, row.indicator.decimals, note=note, is_exact=True)


def _targets(row: Progress, audience: Audience, slots: Sequence[Slot]) -> Points:
    """The target of each year, at the end of it.

    Years apart by the same step tell what stands before and after them: where the baseline or one
    target is hidden, the last alone is told, as everywhere else.
    """
    half = 2 if row.indicator.frequency == Frequency.HALF_YEAR else 0
    found = {
        each.year: number_for(audience, each.value, row.indicator)
        for each in row.goal_indicator.targets.all()
    }
    if NoNumber.SUPPRESSED in (kind_of(row.baseline), *map(kind_of, found.values())):
        found = {
            year: row.target if year == row.target_year else NoNumber.SUPPRESSED
            for year in found
        }
    by_slot = {(year, half): figure for year, figure in found.items()}
    return tuple(point(by_slot.get(slot), row.indicator.decimals) for slot in slots)


def _end_of(slot: Slot) -> date:
    year, half = slot
    return date(year, 6, 30) if half == 1 else date(year, 12, 31)


def slot_name(slot: Slot) -> str:
    """The period as people call it."""
    year, half = slot
    return str(Period(year=year, half=half or None))


def _breaks(changes: Mapping[date, str], slots: Sequence[Slot]) -> dict[int, str]:
    """By place: the first period after what happened. What happened before the first breaks nothing."""
    found: dict[int, str] = {}
    for on, told in changes.items():
        after = next((at for at, slot in enumerate(slots) if on <= _end_of(slot)), 0)
        if after and _end_of(slots[0]) < on:
            found[after] = "; ".join(filter(None, (found.get(after), told)))
    return found
