"""The programme's figures in one line each: from where, to where, how many, and who is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from municipalities.audience import figure_for, in_file, number_for
from municipalities.models import Goal, Measurement
from municipalities.progress import with_versions
from programme import calculation
from programme.figures import Figure, NoNumber, is_number
from programme.models import Indicator, Part
from programme.models.indicator import Theme
from programme.small_numbers import total_gives_away
from reports import words
from reports.queries.participants import overlapping, participants

URGENT = (Theme.TEMPORARY_HOUSING, Theme.HOMELESSNESS, Theme.EVICTIONS)


@dataclass(frozen=True)
class Headline:
    """One indicator over all participants that have both a beginning and a latest figure."""

    indicator: Indicator
    first: Figure
    latest: Figure
    n: int
    of: int
    missing: tuple[str, ...]
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


def headlines(
    *,
    user: Any,
    today: date,
    programme: Any = None,
    region: Any = None,
    participation: Any = None,
) -> list[Headline]:
    """One for each indicator asked of all that has figures; results first, then by theme."""
    who = participants(
        user=user, programme=programme, region=region, participation=participation
    )
    counted_twice = overlapping(who)
    asked = [each for each in who if each not in counted_twice]
    indicators = Indicator.objects.filter(
        programme__in={each.programme_id for each in asked},
        nature__in=("count", "amount", "rate"),
    ).distinct()
    figures, starts = _figures(asked, indicators, today), _baselines(asked, user)
    names = tuple(each.name for each in counted_twice)
    ordered = sorted(indicators, key=place)
    return [
        _headline(indicator, asked, figures[indicator.pk], starts, names, user)
        for indicator in ordered
        if figures[indicator.pk]
    ]


def place(indicator: Indicator) -> tuple:
    """Results before the rest; those who have no home of their own before all others."""
    theme = indicator.theme
    urgent = URGENT.index(theme) if theme in URGENT else len(URGENT)
    return indicator.level != "outcome", urgent, Theme.values.index(theme), indicator.code


def _figures(asked: list, indicators: Any, today: date) -> dict[int, list[Measurement]]:
    found: dict[int, list[Measurement]] = defaultdict(list)
    rows = (
        Measurement.objects.standing()
        .filter(participation__in=asked, indicator__in=indicators, part__code=Part.TOTAL)
        .filter(period__ends_on__lt=today)
        .select_related("indicator", "period")
        .order_by("period__ends_on", "pk")
    )
    for row in rows:
        found[row.indicator_id].append(row)
    return found


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
    indicator: Indicator, asked: list, figures: list, starts: dict, overlap: tuple, user: Any
) -> Headline:
    period = figures[-1].period
    own = [_own(indicator, each, figures, starts, period, user) for each in asked]
    both = [each for each in own if each.first is not None and each.latest is not None]
    return Headline(
        indicator=indicator,
        first=_sum(
            [each.first for each in both], [each.hides_first for each in both], indicator
        ),
        latest=_sum(
            [each.latest for each in both], [each.hides_latest for each in both], indicator
        ),
        n=len(both),
        of=len(own),
        missing=tuple(each.name for each in own if each not in both),
        overlap=overlap,
        first_period=_span({each.begun for each in both}),
        latest_period=str(period),
    )


def _own(
    indicator: Indicator,
    participation: Any,
    figures: list,
    starts: dict,
    period: Any,
    user: Any,
) -> _Own:
    audience = in_file(user, participation)
    of_own = [each for each in figures if each.participation_id == participation.pk]
    latest = next((each for each in of_own if each.period_id == period.pk), None)
    first = next((each for each in of_own if each.period_id != period.pk), None)
    baseline = None if indicator.is_rate else starts.get((participation.pk, indicator.pk))
    if baseline:
        shown = number_for(audience, baseline.baseline, indicator)
        start = (baseline.baseline, baseline.baseline_period, shown)
    else:
        start = (_parts(first), first and first.period, figure_for(audience, first))
    return _Own(
        participation.name,
        start[0],
        _parts(latest),
        start[1],
        start[2] == NoNumber.SUPPRESSED,
        figure_for(audience, latest) == NoNumber.SUPPRESSED,
    )


def _parts(figure: Measurement | None) -> Any:
    """What can be added: a count, or numerator and denominator. A bare percentage cannot."""
    if figure is None or figure.not_applicable:
        return None
    if figure.indicator.is_rate:
        return None if figure.numerator is None else (figure.numerator, figure.denominator)
    return figure.value


def _sum(parts: list, hidden: Iterable[bool], indicator: Indicator) -> Figure:
    """The total, unless it would give a hidden figure away."""
    hides = sum(hidden)
    if not parts:
        return NoNumber.MISSING
    if total_gives_away(hides, len(parts)):
        return NoNumber.SUPPRESSED
    if not indicator.is_rate:
        return calculation.sum_of(parts)
    numerators, denominators = (calculation.sum_of(side) for side in zip(*parts, strict=True))
    value = calculation.rate(numerators, denominators, indicator.factor)
    return value if is_number(value) else NoNumber.NOT_APPLICABLE


def _span(periods: set[Any]) -> str:
    """ "2022", or "2022–2024" when participants began in different periods."""
    ordered = [str(each) for each in sorted(periods, key=lambda each: each.ends_on)]
    return "–".join(dict.fromkeys((ordered[0], ordered[-1]))) if ordered else ""
