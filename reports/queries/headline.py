"""The programme's figures in one line each: from where, to where, how many, and who is missing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from municipalities.audience import baseline_for, figure_for, in_file
from municipalities.models import Goal, Measurement
from municipalities.progress import with_versions
from programme.figures import Figure, NoNumber
from programme.models import Indicator
from programme.models.indicator import Theme
from programme.rights import READING_HUSBANKEN
from reports import words
from reports.queries.expected import Asked, of_how_many
from reports.queries.headline_figures import Ends, ends
from reports.queries.participants import overlapping, participants
from reports.queries.totals import parts_of, total_of, withheld_in

URGENT = (Theme.TEMPORARY_HOUSING, Theme.HOMELESSNESS, Theme.EVICTIONS)


@dataclass(frozen=True)
class Headline:
    """One indicator over all participants that have both a beginning and a latest figure."""

    indicator: Indicator
    first: Figure
    latest: Figure
    n: int
    of: int
    missing: tuple[str, ...]  # who lacks the latest figure
    without_start: tuple[str, ...]  # who has it, and nothing to compare it with
    overlap: tuple[str, ...]
    first_period: str
    latest_period: str

    @property
    def sentence(self) -> str:
        """The headline in words."""
        return words.headline(self)


@dataclass(frozen=True)
class _Own:
    """What one participant adds: its beginning and its latest figure, as shown and as they are."""

    name: str
    first: Any
    latest: Any
    begun: Any
    hides_first: bool
    hides_latest: bool
    is_baseline: bool  # the beginning is a goal's own number, and in no total of figures
    hid_before: bool  # some figure before the latest is hidden
    kind: NoNumber | None  # why there is no latest figure; None where there is one

    @property
    def has_both(self) -> bool:
        """Whether it has a beginning and a latest figure."""
        return self.first is not None and self.latest is not None


def headlines(*, user: Any, today: date, region: Any = None, **chosen: Any) -> list[Headline]:
    """One for each indicator asked of all that has figures; results first, then by theme."""
    who = participants(user=user, region=region, **chosen)
    counted_twice = overlapping(who)
    asked = [each for each in who if each not in counted_twice]
    indicators = Indicator.objects.filter(
        programme__in={each.programme_id for each in asked},
        nature__in=("count", "amount", "rate"),
    ).distinct()
    starts = _baselines(asked, user)
    begun = {each.baseline_period_id for each in starts.values() if each.baseline_period_id}
    figures = ends(asked, indicators, today, begun)
    asks = Asked(asked, today)
    names = tuple(each.name for each in counted_twice)
    ordered = sorted(indicators, key=place)
    back = withheld_in(regions_told(user, region), indicators)
    return [
        _headline(indicator, asked, figures[indicator.pk], starts, names, user, back, asks)
        for indicator in ordered
        if indicator.pk in figures
    ]


def regions_told(user: Any, region: Any) -> set[int]:
    """The regions whose sum is told: the chosen one, or those that are all the reader reads."""
    scope = user.scope
    if scope.own_roles:
        return set()  # one's own figures, from whom nothing is hidden
    if region:
        return {region.pk}
    reads_all = not scope.everywhere.isdisjoint(READING_HUSBANKEN)
    return set() if reads_all else {*scope.in_regions}


def place(indicator: Indicator) -> tuple:
    """Results before the rest; those who have no home of their own before all others."""
    theme = indicator.theme
    urgent = URGENT.index(theme) if theme in URGENT else len(URGENT)
    return indicator.level != "outcome", urgent, Theme.values.index(theme), indicator.code


def _baselines(asked: list, user: Any) -> dict[tuple[int, int], Any]:
    """The first baseline that the reader sees for each participant and indicator."""
    found: dict[tuple[int, int], Any] = {}
    goals = Goal.objects.visible_to(user).open().filter(participation__in=asked)
    for goal in with_versions(goals).order_by("order", "pk"):
        for measured in goal.version_for(user).goal_indicators.all():
            if measured.baseline is not None:
                found.setdefault((goal.participation_id, measured.indicator_id), measured)
    return found


def _headline(
    indicator: Indicator,
    asked: list,
    figures: Ends,
    starts: dict,
    overlap: tuple,
    user: Any,
    back: Collection[tuple[int, int]],
    asks: Asked,
) -> Headline:
    period = figures.period
    own = [_own(indicator, each, figures, starts, period, user, asks) for each in asked]
    both, outside = ([each for each in own if each.has_both is has] for has in (True, False))
    lacking = [each for each in outside if of_how_many([each.kind])]
    first, latest = _totals(indicator, both, outside)
    if (indicator.pk, period.pk) in back and both:
        latest = NoNumber.SUPPRESSED
    return Headline(
        indicator=indicator,
        first=first,
        latest=latest,
        n=len(both),
        of=of_how_many(each.kind for each in own),
        missing=tuple(each.name for each in lacking if each.latest is None),
        without_start=tuple(each.name for each in lacking if each.latest is not None),
        overlap=overlap,
        first_period=_span({each.begun for each in both}),
        latest_period=str(period),
    )


def _totals(
    indicator: Indicator, both: list[_Own], outside: list[_Own]
) -> tuple[Figure, Figure]:
    """The beginning and the latest in sum.

    A total over all who have a figure is told elsewhere: were a hidden one left out here, the
    one less the other would give it away.
    """
    first = total_of(
        [each.first for each in both], [each.hides_first for each in both], indicator
    )
    latest = total_of(
        [each.latest for each in both], [each.hides_latest for each in both], indicator
    )
    rests_on_figures = any(not each.is_baseline for each in both)
    if rests_on_figures and any(each.hid_before for each in outside):
        first = NoNumber.SUPPRESSED
    if both and any(each.hides_latest for each in outside):
        latest = NoNumber.SUPPRESSED
    return first, latest


def _own(
    indicator: Indicator,
    participation: Any,
    figures: Ends,
    starts: dict,
    period: Any,
    user: Any,
    asks: Asked,
) -> _Own:
    audience = in_file(user, participation)
    of_own = figures.own.get(participation.pk, [])
    latest = next((each for each in of_own if each.period_id == period.pk), None)
    first = next((each for each in of_own if each.period_id != period.pk), None)
    baseline = None if indicator.is_rate else starts.get((participation.pk, indicator.pk))
    if baseline:
        shown = baseline_for(audience, baseline)
        start = (baseline.baseline, baseline.baseline_period, shown)
    else:
        start = (parts_of(first), first and first.period, figure_for(audience, first))
    return _Own(
        participation.name,
        start[0],
        parts_of(latest),
        start[1],
        start[2] == NoNumber.SUPPRESSED,
        figure_for(audience, latest) == NoNumber.SUPPRESSED,
        bool(baseline) and not _is_own_figure(baseline, of_own),
        not audience.sees_small_numbers and figures.hides_before(participation.pk, latest),
        _kind(indicator, participation, latest, period, asks),
    )


def _kind(
    indicator: Indicator, participation: Any, latest: Any, period: Any, asks: Asked
) -> NoNumber | None:
    """Why there is no latest figure; one that is not asked for need never come."""
    if latest:
        return NoNumber.NOT_APPLICABLE if latest.not_applicable else None
    if asks.of(participation, indicator, period):
        return asks.lacking(participation.programme_id, period)
    return NoNumber.NOT_DUE


def _is_own_figure(baseline: Any, figures: list[Measurement]) -> bool:
    """Whether the baseline is the figure of its period, which a total of figures holds too."""
    return any(
        each.period_id == baseline.baseline_period_id and each.figure == baseline.baseline
        for each in figures
    )


def _span(periods: set[Any]) -> str:
    """ "2022", or "2022–2024" when participants began in different periods."""
    ordered = [str(each) for each in sorted(periods, key=lambda each: each.ends_on)]
    return "–".join(dict.fromkeys((ordered[0], ordered[-1]))) if ordered else ""
