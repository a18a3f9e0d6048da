"""One indicator over time: a row for each participant, its periods side by side, and their total."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from municipalities import completeness, series_breaks
from municipalities.audience import figure_for, in_file
from municipalities.gaps import cell_address
from municipalities.models import FollowedIndicator, Measurement, Participation
from programme.figures import Figure, NoNumber, kind_of
from programme.models import Indicator, Part, Period, Programme, ReportingWindow
from reports import words
from reports.queries import headline, series_totals
from reports.queries.participants import code_of, overlapping, participants
from reports.years import BySpan, Span

NOTHING: dict[str, Any] = {"value": None, "mark": "", "marks": (), "address": ""}


@dataclass(frozen=True)
class Row(BySpan):
    """One participant: for every period its value, and what one must know to read it."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    indicator_code: str
    indicator: Indicator
    unit: str
    decimals: int
    spans: Mapping[Span, Mapping[str, Any]]
    breaks: str
    whole: "Series"

    without: ClassVar[Mapping[str, Any]] = NOTHING


@dataclass(frozen=True)
class Series:
    """What all rows share: the totals by period, and the breaks that concern everybody."""

    totals: Sequence[series_totals.Row]
    breaks: Sequence[str]


@dataclass(frozen=True)
class _Around:
    """What the rows are made from, fetched once."""

    indicator: Indicator
    periods: Sequence[Period]
    figures: Mapping[tuple[int, int], Measurement]
    windows: Mapping[tuple[int, int], ReportingWindow]
    asked: frozenset[int]
    breaks: Mapping[int, Mapping[Period, str]]
    user: Any


def rows(*, user: Any, region: Any = None, indicator: Any = None, **chosen: Any) -> list[Row]:
    """By participant, in Norwegian order; those asked for it or with a figure. A fixed number of queries."""
    indicator = indicator or usual(user)
    who = participants(user=user, region=region, **chosen)
    if indicator is None or not who:
        return []
    around = _around(indicator, who, user)
    told = {each: _spans(each, around) for each in who if _is_told(each, around)}
    totals = series_totals.of_periods(
        indicator, _by_period(told, around), overlapping(who), around.breaks
    )
    totals = series_totals.kept_back(totals, headline.regions_told(user, region), indicator)
    whole = Series(totals, series_breaks.of_indicator(indicator))
    return [_row(each, spans, around, whole) for each, spans in told.items()]


def told_to(user: Any) -> Any:
    """The indicators with figures that the reader sees, and those asked of somebody there."""
    seen = Measurement.objects.visible_to(user).filter(part__code=Part.TOTAL)
    who = Participation.objects.visible_to(user)
    chosen = FollowedIndicator.objects.filter(participation__in=who)
    return Indicator.objects.annotate(
        has_figures=Exists(seen.filter(indicator=OuterRef("pk"))),
        is_for_all=Exists(
            Programme.objects.filter(participations__in=who, indicators_for_all=OuterRef("pk"))
        ),
    ).filter(Q(has_figures=True) | Q(is_for_all=True) | Q(pk__in=chosen.values("indicator")))


def usual(user: Any) -> Indicator | None:
    """What is told when no indicator is chosen: the first result with figures, as the headlines go."""
    return min(
        told_to(user),
        key=lambda each: (not each.has_figures, not each.is_for_all, headline.place(each)),
        default=None,
    )


def _row(each: Participation, spans: dict, around: _Around, whole: Series) -> Row:
    indicator = around.indicator
    return Row(
        participation_id=each.pk,
        participant=each.name,
        municipality_code=code_of(each, around.user.scope.today),
        region=each.region.name,
        indicator_code=indicator.code,
        indicator=indicator,
        unit=str(indicator.get_unit_display()),  # type: ignore[attr-defined]
        decimals=indicator.decimals,
        spans=spans,
        breaks="; ".join(around.breaks[each.pk].values()),
        whole=whole,
    )


def _around(indicator: Indicator, who: Sequence[Participation], user: Any) -> _Around:
    figures = _figures(indicator, who, user)
    periods = _periods(indicator, who, figures, user.scope.today)
    return _Around(
        indicator=indicator,
        periods=periods,
        figures={(row.participation_id, row.period_id): row for row in figures},
        windows=_windows(who, periods),
        asked=_asked(indicator, who),
        breaks=series_breaks.of_participants(who, periods),
        user=user,
    )


def _figures(
    indicator: Indicator, who: Sequence[Participation], user: Any
) -> list[Measurement]:
    """Every figure that the reader sees; of one and its correction, own people see the newest."""
    return [
        *Measurement.objects.visible_to(user)
        .filter(participation__in=who, indicator=indicator, part__code=Part.TOTAL)
        .exclude(state=Measurement.State.REPLACED)
        .select_related("indicator", "period")
        .order_by("pk")
    ]


def _periods(
    indicator: Indicator,
    who: Sequence[Participation],
    figures: Sequence[Measurement],
    today: Any,
) -> list[Period]:
    """From the first participant's start, or the first figure, to the last that is over."""
    starts = [each.starts_on for each in who] + [row.period.starts_on for row in figures]
    return [
        *Period.objects.of_frequency(indicator.frequency)
        .ended(today)
        .filter(ends_on__gt=min(starts))
        .order_by("ends_on")
    ]


def _windows(
    who: Sequence[Participation], periods: Sequence[Period]
) -> dict[tuple[int, int], ReportingWindow]:
    found = ReportingWindow.objects.filter(
        kind=ReportingWindow.Kind.FIGURES,
        programme__in={each.programme_id for each in who},
        period__in=periods,
    )
    return {(row.programme_id, row.period_id): row for row in found}


def _asked(indicator: Indicator, who: Iterable[Participation]) -> frozenset[int]:
    """Who is asked for it: all of the programmes that ask everybody, and those who chose it."""
    programmes = set(indicator.programme_set.values_list("pk", flat=True))
    chosen = set(
        FollowedIndicator.objects.filter(indicator=indicator).values_list(
            "participation_id", flat=True
        )
    )
    return frozenset(
        each.pk for each in who if each.programme_id in programmes or each.pk in chosen
    )


def _is_told(each: Participation, around: _Around) -> bool:
    return each.pk in around.asked or any(pk == each.pk for pk, _ in around.figures)


def _spans(each: Participation, around: _Around) -> dict[Span, dict[str, Any]]:
    return {span_of(period): _cell(each, period, around) for period in around.periods}


def span_of(period: Period) -> Span:
    """The period as the columns know it."""
    return Span(period.year, period.half or 0)


def _cell(each: Participation, period: Period, around: _Around) -> dict[str, Any]:
    """The value, or which no-number; and in words what is beside it."""
    figure = around.figures.get((each.pk, period.pk))
    broken = [words.series_break()] if period in around.breaks[each.pk] else []
    if figure is None:
        value = _why_none(each, period, around)
        beside = [words.not_asked()] if value is None else []
        address = _address(each, period, around, True) if value else ""
        return {**NOTHING, "value": value, "mark": _joined(broken, beside), "address": address}
    seen = figure_for(in_file(around.user, each), figure)
    marks = words.marks(figure, hidden=kind_of(seen) is NoNumber.SUPPRESSED)
    return {
        "value": kind_of(seen) or seen,
        "mark": _joined(broken, marks),
        "marks": tuple(marks),
        "address": _address(each, period, around, False),
    }


def _joined(*marks: list[str]) -> str:
    return ", ".join(mark for some in marks for mark in some)


def _why_none(each: Participation, period: Period, around: _Around) -> Figure:
    """Missing and not yet due are something else than never asked for, which is nothing at all."""
    window = around.windows.get((each.programme_id, period.pk))
    if window is None or not _is_asked(each, period, around):
        return None
    today = around.user.scope.today
    return NoNumber.NOT_DUE if today <= window.due_on else NoNumber.MISSING


def _is_asked(each: Participation, period: Period, around: _Around) -> bool:
    """Whether this participant is asked for this indicator in this period, by the written rule."""
    first_year = each.programme.starts_on.year
    return (
        each.pk in around.asked
        and completeness.is_asked(around.indicator, period, first_year)
        and completeness.takes_part(each, period)
    )


def _address(each: Participation, period: Period, around: _Around, is_gap: bool) -> str:
    """From a figure to its page; from a gap to its cell for who may enter, else to the period's page."""
    window = around.windows.get((each.programme_id, period.pk))
    if window is None:
        return ""
    if not is_gap:
        return reverse("figure", args=[each.pk, around.indicator.code, period.pk])
    if around.user.scope.may("write", each):
        return cell_address(each.pk, around.indicator.pk, period.pk)
    return reverse("figures-of", args=[each.pk, window.pk])


def _by_period(
    told: Mapping[Participation, dict], around: _Around
) -> dict[Period, dict[Participation, series_totals.Own]]:
    """By period: everybody's figure as it is, and what the reader is shown of it."""
    return {
        period: {
            each: series_totals.Own(
                around.figures.get((each.pk, period.pk)), spans[span_of(period)]["value"]
            )
            for each, spans in told.items()
        }
        for period in around.periods
    }
