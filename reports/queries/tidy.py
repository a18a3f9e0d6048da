"""One row a figure: what a pivot table wants.

A national sheet has hundreds of thousands of rows. The facts are therefore streamed as bare
tuples, in one query and one participant at a time; participants, indicators, periods and parts
are fetched once, and what is said of a figure is worked out once for each way a figure can be.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, Self

from django.db.models import Case, ExpressionWrapper, F, Field, QuerySet, When

from municipalities.audience import HIDDEN, in_file
from municipalities.marks import marks
from municipalities.models import FigureApproval, Measurement, Participation
from programme import calculation
from programme.figures import Figure, NoNumber, kind_of
from programme.models import Indicator, Part, Period
from programme.models.indicator import Nature
from reports import words
from reports.queries.participants import code_of, participants
from reports.ranks import ranked

BLOCK = 2_000  # rows at a time from the database
MOST_NUMBERS = 20_000  # kept as they were read
# What is read of a figure: what it is about, its numbers, how it is known and how far it has come.
ABOUT = ("participation_id", "indicator_id", "period_id", "part_id", "pk")
NUMBERS = ("value", "numerator", "denominator")
ANSWERS = ("is_provisional", "is_confirmed")
TEXTS = ("not_applicable", "correction_reason")
HOW = ("state", "known", "as_is_provisional", "as_is_confirmed", "has_correction_reason")
FACTS = (
    *ABOUT,
    *(f"as_{name}" for name in NUMBERS),
    "has_not_applicable",
    "approval_id",
    *HOW,
    "suppression",
)
ALL_HIDDEN = (HIDDEN, HIDDEN, HIDDEN)


class Row(NamedTuple):
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
    if who:
        yield from _Sheet(user, who).rows(_figures(user, who, period, indicators))


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


class _Sheet:
    """What the facts are told with: fetched once, and put into words once for all rows."""

    def __init__(self, user: Any, who: Sequence[Participation]) -> None:
        self._places = {each.pk: _Place.of(each, user) for each in who}
        self._indicators = _numbered(Indicator.objects.order_by("code", "pk"), _Asked.of)
        self._periods = _numbered(Period.objects.order_by("ends_on", "pk"), str)
        self._parts = _numbered(Part.objects.order_by("order", "pk"), lambda part: part.name)
        outside = FigureApproval.objects.exclude(given_by="")
        self._outside = set(outside.values_list("pk", flat=True))
        self._numbers, self._words = _Numbers(), _Words()

    def rows(self, found: Any) -> Iterator[Row]:
        """The rows of the figures found, never more than one participant's in memory."""
        for key, facts in groupby(self._streamed(found), itemgetter(0)):
            place = self._places[key]
            for fact in sorted(facts, key=self._order):
                yield self._row(place, fact)

    def _streamed(self, found: Any) -> Iterator[tuple]:
        """The facts in the order of the participants' names."""
        order = ranked("participation_id", [*self._places])
        facts = found.annotate(**_bare()).order_by(order).values_list(*FACTS)
        return facts.iterator(chunk_size=BLOCK)

    def _order(self, fact: tuple) -> tuple[int, int, int, int]:
        _place, indicator, period, part, key, *_others = fact
        return (
            self._indicators[indicator][0],
            self._periods[period][0],
            self._parts[part][0],
            key,
        )

    def _row(self, place: "_Place", fact: tuple) -> Row:
        _place, asked, period, part, _key, value, over, under, reason, approval, *how = fact
        indicator = self._indicators[asked][1]
        hidden = place.hides and bool(how[-1])
        parts = indicator.is_rate and value is not None, under == 0
        figures = ALL_HIDDEN if hidden else self._shown(indicator, value, over, under, reason)
        return Row._make(
            (
                *place.named,
                indicator.code,
                indicator.name,
                self._parts[part][1],
                self._periods[period][1],
                *figures,
                indicator.unit,
                indicator.decimals,
                *self._words[(approval in self._outside, hidden, *parts, *how)],
                indicator.source,
            )
        )

    def _shown(
        self, indicator: "_Asked", value: Any, over: Any, under: Any, reason: int
    ) -> tuple[Figure, Figure, Figure]:
        """The figure as it is read, with its numerator and denominator."""
        if reason:
            return NoNumber.NOT_APPLICABLE, None, None
        if value is not None:
            return self._numbers[value], None, None
        above, below = self._numbers[over], self._numbers[under]
        figure = calculation.rate(above, below, indicator.factor)
        return kind_of(figure) or figure, above, below


def _bare() -> dict[str, Any]:
    """Columns whose values no converter of Django's touches, which would cost more than reading.

    A number comes as the database has it: fifteen digits are the same in a float as in a Decimal.
    """
    plain = {f"as_{name}": ExpressionWrapper(F(name), Field()) for name in NUMBERS + ANSWERS}
    filled = {
        f"has_{name}": Case(When(**{name: ""}, then=0), default=1, output_field=Field())
        for name in TEXTS
    }
    return plain | filled


def _numbered(found: Any, told: Callable[[Any], Any]) -> dict[int, tuple[int, Any]]:
    """The place of each in its order, and what is told of it, by key."""
    return {each.pk: (number, told(each)) for number, each in enumerate(found)}


class _Place(NamedTuple):
    """A participant as its rows name it, and whether small numbers are hidden from the reader."""

    named: tuple[int, str, str, str]
    hides: bool

    @classmethod
    def of(cls, participation: Participation, user: Any) -> Self:
        """As the reader may know it today."""
        code = code_of(participation, user.scope.today)
        return cls(
            (participation.pk, participation.name, code, participation.region.name),
            not in_file(user, participation).sees_small_numbers,
        )


class _Asked(NamedTuple):
    """An indicator as its rows name it."""

    code: str
    name: str
    unit: str
    decimals: int
    source: str
    factor: int
    is_rate: bool

    @classmethod
    def of(cls, indicator: Indicator) -> Self:
        """In the language in force."""
        return cls(
            indicator.code,
            indicator.name,
            str(indicator.get_unit_display()),
            indicator.decimals,
            str(indicator.get_source_display()),
            indicator.factor,
            indicator.is_rate,
        )


class _Numbers(dict):
    """Numbers as they were stored, whichever type the database has for them."""

    def __missing__(self, number: Decimal | float) -> Decimal:
        """The number, kept while there is room, since counts return."""
        exact = number if isinstance(number, Decimal) else Decimal(repr(number))
        if len(self) < MOST_NUMBERS:
            self[number] = exact
        return exact


class _Words(dict):
    """How a figure is known, its marks and its state: once for each way that a figure can be."""

    def __missing__(self, key: tuple) -> tuple[str, str, str]:
        """Asks the rules that every page asks, of a figure that is in this way."""
        outside, hidden, without_parts, over_zero, *how, suppression = key
        state, known, provisional, confirmed, corrected = how
        figure = Measurement(
            indicator=Indicator(nature=Nature.RATE),
            value=Decimal(1) if without_parts else None,
            denominator=Decimal(0) if over_zero else None,
            state=state,
            known=known,
            is_provisional=provisional,
            is_confirmed=confirmed,
            correction_reason="-" if corrected else "",
            suppression=suppression,
        )
        self[key] = (
            str(figure.get_known_display()),  # type: ignore[attr-defined]
            "; ".join(marks(figure, hidden=hidden)),
            words.figure_state(state, outside=outside),
        )
        return self[key]
