"""A series for all who are in it: the total of every period, how many it rests on, and who is missing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from municipalities.models import Measurement, Participation
from programme import calculation
from programme.figures import Figure, NoNumber, Total, is_number, kind_of
from programme.models import Indicator, Period
from programme.models.indicator import Nature
from programme.small_numbers import total_gives_away
from reports import words
from reports.queries.expected import of_how_many
from reports.queries.totals import withheld_in
from web import formats


@dataclass(frozen=True)
class Row:
    """One period: sum, mean or rate over participants, never without n."""

    period: str
    period_id: int
    value: Figure
    decimals: int
    n: int
    of: int
    is_of_one: bool  # the series of one participant
    missing: str
    not_asked: str
    not_due: str
    not_applicable: str
    left_out: str
    broken: str

    @property
    def label(self) -> str:
        """The period, marked where the series breaks."""
        return f"{self.period} ({words.series_break()})" if self.broken else self.period

    @property
    def axis(self) -> str:
        """The period as a chart has it: with n, where the sums of periods rest on different ones."""
        if self.is_of_one:
            return self.label
        return f"{self.label}, {formats.of(self.n, self.of)}"

    @property
    def drawn(self) -> Decimal | None:
        """The number for a chart; nothing, and so a gap, where there is no number."""
        return self.value if is_number(self.value) else None


class Own(NamedTuple):
    """One participant's figure of a period, and what the reader is shown of it."""

    figure: Measurement | None
    shown: Figure


NOT_ASKED = Own(None, None)


def rows(series: Sequence[Any]) -> list[Row]:
    """The totals that the rows of the series share."""
    return [*series[0].whole.totals] if series else []


def of_periods(
    indicator: Indicator,
    periods: Mapping[Period, Mapping[Participation, Own]],
    overlap: Collection[Participation],
    breaks: Mapping[int, Mapping[Period, str]],
) -> list[Row]:
    """In the order of the periods; a district is in no sum that holds its municipality (decision 6)."""
    return [
        _row(
            indicator,
            period,
            {each: own for each, own in everybody.items() if each not in overlap},
            [each for each in everybody if each in overlap],
            [each for each in everybody if period in breaks[each.pk]],
        )
        for period, everybody in periods.items()
    ]


def kept_back(rows: Sequence[Row], regions: Collection[int], indicator: Indicator) -> list[Row]:
    """The totals of regions, without those that would tell a hidden figure of another region."""
    back = withheld_in(regions, Indicator.objects.filter(pk=indicator.pk))
    return [
        replace(row, value=NoNumber.SUPPRESSED)
        if row.n and (indicator.pk, row.period_id) in back
        else row
        for row in rows
    ]


def _row(
    indicator: Indicator,
    period: Period,
    inside: Mapping[Participation, Own],
    overlap: list[Participation],
    broken: list[Participation],
) -> Row:
    combined = {
        each: own
        for each, own in inside.items()
        if own != NOT_ASKED and _combines(indicator, own)
    }
    whole = _whole(indicator, combined)
    hides = _gives_away(combined.values(), whole.n)
    told: Figure = NoNumber.SUPPRESSED if hides else kind_of(whole.value) or whole.value
    return Row(
        period=str(period),
        period_id=period.pk,
        value=told if combined else None,  # nobody was asked, or there is nothing to add
        decimals=indicator.decimals,
        n=whole.n,
        of=of_how_many(_kind(own) for own in inside.values() if own != NOT_ASKED),
        is_of_one=len(inside) == 1,
        missing=_names(whole.missing),
        not_asked=_names(each for each, own in inside.items() if own == NOT_ASKED),
        not_due=_names(whole.not_due),
        not_applicable=_names(whole.not_applicable),
        left_out=_names(
            [*overlap, *(each for each, own in inside.items() if not _combines(indicator, own))]
        ),
        broken=_names(broken),
    )


def _kind(own: Own) -> NoNumber | None:
    """Which no-number it is; a figure that is hidden, or has no value, is one that has come."""
    if own.figure is None:
        return kind_of(own.shown)
    return NoNumber.NOT_APPLICABLE if own.figure.not_applicable else None


def _names(who: Iterable[Participation]) -> str:
    return ", ".join(each.name for each in who)


def _combines(indicator: Indicator, own: Own) -> bool:
    """A rate that is known without its parts is never combined (decision 2)."""
    return not (indicator.is_rate and own.figure and own.figure.value is not None)


def _whole(indicator: Indicator, inside: Mapping[Participation, Own]) -> Total:
    """By the indicator's nature; what is hidden counts here, and is judged by `_gives_away`."""
    if indicator.is_rate:
        pairs = {each: _pair(own) for each, own in inside.items()}
        return calculation.rate_over(pairs, indicator.factor)
    figures = {each: _number(own) for each, own in inside.items()}
    if indicator.nature == Nature.SCORE:
        return calculation.mean(figures)
    return calculation.total(figures)


def _number(own: Own) -> Figure:
    return own.figure.figure if own.figure else own.shown


def _pair(own: Own) -> tuple[Figure, Figure]:
    if own.figure is None or own.figure.not_applicable:
        return _number(own), _number(own)
    return own.figure.numerator, own.figure.denominator


def _gives_away(inside: Iterable[Own], n: int) -> bool:
    """Whether the total would tell a figure that is hidden from the reader."""
    hidden = sum(own.shown == NoNumber.SUPPRESSED for own in inside)
    return total_gives_away(hidden, n)
