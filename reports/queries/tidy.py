"""One row a figure: what a pivot table wants.

A national sheet has hundreds of thousands of rows. The facts are therefore streamed as bare
tuples, in one query and one participant at a time; participants, indicators, periods and parts
are fetched once, and what is said of a figure is worked out once for each way a figure can be.
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, NamedTuple, Self

from django.db.models import Case, ExpressionWrapper, F, Field, QuerySet, When

from municipalities import series_breaks, structures
from municipalities.audience import HIDDEN, in_file
from municipalities.followed import Listed, lists_of
from municipalities.marks import marks
from municipalities.models import FigureApproval, Measurement, Participation
from programme import calculation
from programme.figures import Figure, NoNumber, kind_of
from programme.models import Indicator, Part, Period
from programme.models.indicator import Nature
from reports import words
from reports.queries.participants import code_of, participants
from reports.queries.tidy_row import Asked, Place, Row, Span, Way, row_of
from reports.ranks import ranked

BLOCK = 2_000  # rows at a time from the database
MOST_NUMBERS = 20_000  # kept as they were read
# What is read of a figure: what it is about, its numbers, how it is known and how far it has come.
ABOUT = ("participation_id", "indicator_id", "period_id", "part_id")
NUMBERS = ("value", "numerator", "denominator")
ANSWERS = ("is_provisional", "is_confirmed")
TEXTS = ("not_applicable", "correction_reason")
HOW = ("state", "known", "as_is_provisional", "as_is_confirmed", "has_correction_reason")
FACTS = (
    *ABOUT,
    *(f"as_{name}" for name in NUMBERS),
    "has_not_applicable",
    "approval_id",
    "suppression",
    *HOW,
)
ALL_HIDDEN = (HIDDEN, HIDDEN, HIDDEN)


def rows(
    *, user: Any, period: Any = None, indicators: Collection[str] | None = None, **chosen: Any
) -> Iterator[Row]:
    """By participant, indicator and period; a draft beside a standing figure is a row too."""
    who = participants(user=user, **chosen)
    if who:
        yield from _Sheet(user, who).rows(_figures(user, who, period, indicators))


def count(
    *, user: Any, period: Any = None, indicators: Collection[str] | None = None, **chosen: Any
) -> int:
    """How many rows there are of the same choices, without fetching them."""
    who = participants(user=user, **chosen)
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
        self._user, self._who = user, {each.pk: each for each in who}
        indicators = [*Indicator.objects.order_by("code", "pk")]
        self._reckoned = {each.pk: _Reckoned.by_list(each) for each in indicators}
        self._lists, self._changes = lists_of(who), series_breaks.changes_of(who)
        self._periods = [*Period.objects.order_by("ends_on", "pk")]
        parts = [(each.pk, each.name) for each in Part.objects.order_by("order", "pk")]
        self._spans = {
            (period.pk, part): Span(part_name, str(period))
            for period in self._periods
            for part, part_name in parts
        }
        # Where a fact stands among the participant's own, as one number.
        self._of_span = {key: place for place, key in enumerate(self._spans)}
        self._of_indicator = {
            each.pk: place * len(self._spans) for place, each in enumerate(indicators)
        }
        outside = FigureApproval.objects.exclude(given_by="")
        self._outside = set(outside.values_list("pk", flat=True))
        self._numbers, self._ways = _Numbers(), _Ways()

    def rows(self, found: Any) -> Iterator[Row]:
        """The rows of the figures found, never more than one participant's in memory."""
        for key, facts in groupby(self._streamed(found), itemgetter(0)):
            reader = self._reader(self._who[key])
            yield from map(self._row, repeat(reader), sorted(facts, key=self._order))

    def _reader(self, place: Participation) -> "_Reader":
        """What the participant's rows have in common; of no more than one at a time."""
        today, changes = self._user.scope.today, self._changes[place.pk]
        return _Reader(
            Place(place.pk, place.name, code_of(place, today), place.region.name),
            not in_file(self._user, place).sees_small_numbers,
            {
                pk: by_list[self._lists.which(place, pk)]
                for pk, by_list in self._reckoned.items()
            },
            structures.of_periods(place, self._periods, changes, today),
        )

    def _streamed(self, found: Any) -> Iterator[tuple]:
        """The facts in the order of the participants' names, and as they were entered."""
        order = ranked("participation_id", [*self._who])
        facts = found.annotate(**_bare()).order_by(order, "pk").values_list(*FACTS)
        return facts.iterator(chunk_size=BLOCK)

    def _order(self, fact: tuple) -> int:
        return self._of_indicator[fact[1]] + self._of_span[fact[2:4]]

    def _row(self, reader: "_Reader", fact: tuple) -> Row:
        _place, asked, period, part, value, over, under, reason, approval, hides, *how = fact
        indicator = reader.indicators[asked]
        hidden = reader.hides and hides != ""
        figures = ALL_HIDDEN if hidden else self._shown(indicator, value, over, under, reason)
        rests_on = indicator.is_rate and value is not None, under == 0
        way = self._ways[approval in self._outside, hidden, *rests_on, hides, *how]
        named = reader.place, indicator.asked, self._spans[period, part]
        structure = reader.structures[period]
        return row_of((*named, *figures, indicator.decimals, way, structure))

    def _shown(
        self, indicator: "_Reckoned", value: Any, over: Any, under: Any, reason: int
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


class _Reckoned(NamedTuple):
    """An indicator, and how its figures come to be."""

    asked: Asked
    decimals: int
    factor: int
    is_rate: bool

    @classmethod
    def by_list(cls, indicator: Indicator) -> dict[Listed, Self]:
        """In the language in force, for each list that it may stand on."""
        words_of = (
            indicator.code,
            indicator.name,
            str(indicator.get_unit_display()),
            indicator.decimals,
            str(indicator.get_source_display()),
        )
        rest = indicator.decimals, indicator.factor, indicator.is_rate
        return {each: cls(Asked(*words_of, str(each.label)), *rest) for each in Listed}


class _Reader(NamedTuple):
    """A participant, whether small numbers of its are hidden from the reader, and what its rows rest on."""

    place: Place
    hides: bool
    indicators: dict[int, _Reckoned]
    structures: dict[int, str]  # by period


class _Numbers(dict):
    """Numbers as they were stored, whichever type the database has for them."""

    def __missing__(self, number: Decimal | float) -> Decimal:
        """The number, kept while there is room, since counts return."""
        exact = number if isinstance(number, Decimal) else Decimal(repr(number))
        if len(self) < MOST_NUMBERS:
            self[number] = exact
        return exact


class _Ways(dict):
    """How a figure is known, its marks and its state: once for each way that a figure can be."""

    def __missing__(self, key: tuple) -> Way:
        """Asks the rules that every page asks, of a figure that is in this way."""
        outside, hidden, without_parts, over_zero, suppression, *how = key
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
        self[key] = Way(
            str(figure.get_known_display()),  # type: ignore[attr-defined]
            "; ".join(marks(figure, hidden=hidden)),
            words.figure_state(state, outside=outside),
        )
        return self[key]
