"""One row a figure: what a pivot table wants."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from municipalities.audience import figure_for, in_file
from municipalities.marks import marks
from municipalities.models import Measurement
from municipalities.period_rows import is_outside
from programme.figures import Figure, NoNumber, kind_of
from reports import words
from reports.queries.participants import code_of, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one participant, indicator, period and part."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    indicator_code: str
    indicator: str
    part: str
    period: str
    value: Figure
    numerator: Figure
    denominator: Figure
    unit: str
    decimals: int
    known: str
    marks: str
    state: str
    source: str


def rows(
    *,
    user: Any,
    programme: Any = None,
    region: Any = None,
    participation: Any = None,
    period: Any = None,
    indicators: Collection[str] | None = None,
) -> Iterator[Row]:
    """By participant, indicator and period; a draft beside a standing figure is a row too."""
    who = participants(
        user=user, programme=programme, region=region, participation=participation
    )
    places = {each.pk: (number, each) for number, each in enumerate(who)}
    found = (
        _figures(user, who, period, indicators)
        .select_related("indicator", "period", "part", "approval")
        .order_by("indicator__code", "period__ends_on", "part__order", "pk")
    )
    for figure in sorted(found, key=lambda each: places[each.participation_id][0]):
        yield _row(figure, places[figure.participation_id][1], user)


def count(
    *,
    user: Any,
    programme: Any = None,
    region: Any = None,
    participation: Any = None,
    period: Any = None,
    indicators: Collection[str] | None = None,
) -> int:
    """How many rows there are of the same choices, without fetching them."""
    who = participants(
        user=user, programme=programme, region=region, participation=participation
    )
    return _figures(user, who, period, indicators).count()


def _figures(
    user: Any, who: list, period: Any, indicators: Collection[str] | None
) -> QuerySet[Measurement]:
    """The figures that the user may read of these, replaced ones left out."""
    found = (
        Measurement.objects.visible_to(user)
        .filter(participation__in=who)
        .exclude(state=Measurement.State.REPLACED)
    )
    if period is not None:
        found = found.filter(period=period)
    if indicators is not None:
        found = found.filter(indicator__code__in=indicators)
    return found


def _row(figure: Measurement, participation: Any, user: Any) -> Row:
    value = figure_for(in_file(user, participation), figure)
    hidden = kind_of(value) is NoNumber.SUPPRESSED
    return Row(
        participation_id=participation.pk,
        participant=participation.name,
        municipality_code=code_of(participation, user.scope.today),
        region=participation.region.name,
        indicator_code=figure.indicator.code,
        indicator=figure.indicator.name,
        part=figure.part.name,
        period=str(figure.period),
        value=kind_of(value) or value,
        numerator=NoNumber.SUPPRESSED if hidden else figure.numerator,
        denominator=NoNumber.SUPPRESSED if hidden else figure.denominator,
        unit=str(figure.indicator.get_unit_display()),
        decimals=figure.indicator.decimals,
        known=str(figure.get_known_display()),
        marks="; ".join(marks(figure, hidden=hidden)),
        state=words.figure_state(figure.state, outside=is_outside(figure)),
        source=str(figure.indicator.get_source_display()),
    )
