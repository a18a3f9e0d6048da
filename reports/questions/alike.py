"""Q21: who is of nearly the same size as one participant, and has better figures.

Never a list from best to worst: the order is by indicator and by name. Others are named to
Husbanken, which reads them, and to those with whom both sides have opened for comparison.
Hidden figures are not compared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from municipalities.audience import Audience, in_file
from municipalities.models import ComparisonOpening, Participation, Population
from programme.figures import Direction, is_number
from programme.models import Indicator
from reports import words
from reports.queries.own_figures import shown
from reports.questions.figures import figures_of
from reports.questions.question import Answer, Answered, Change, NotHeld, Row
from reports.questions.scope import Scope
from web import formats
from web.collation import sort_key

LEAST, MOST = (
    Decimal("0.5"),
    Decimal(2),
)  # of its inhabitants: what counts as nearly the same size
MOST_NAMED = 3


@dataclass(frozen=True)
class _Pair:
    """One indicator of the participant, and of another of nearly the same size."""

    other: Participation
    indicator: Indicator
    mine: Decimal
    theirs: Decimal

    @property
    def is_better(self) -> bool:
        """Whether the other's figure is better, by the way that the indicator says."""
        if self.indicator.direction == Direction.LOWER:
            return self.theirs < self.mine
        return self.theirs > self.mine


def alike(scope: Scope) -> Answer:
    """Who is nearly as large as the participant that is asked about, and does better on what."""
    if len(scope.participations) != 1:
        return NotHeld(
            _("Choose one participant to see who resembles it; KOSTRA groups are not held yet.")
        )
    (own,) = scope.participations
    sizes = _sizes(scope, scope.year)
    if own.pk not in sizes:
        return NotHeld(
            _("Neither the KOSTRA group nor the number of inhabitants of %(name)s is held.")
            % {"name": own.name}
        )
    others = [each for each in _named(scope, own) if _is_near(sizes, own.pk, each.pk)]
    pairs = [*_pairs(scope, own, others, scope.year)]
    compared = {pair.other.pk for pair in pairs}
    better = [pair for pair in pairs if pair.is_better]
    return Answered(
        sentence=_sentence(own, others, better),
        figure=Decimal(len(others)),
        unit=npgettext(
            "unit",
            "participant of nearly the same size",
            "participants of nearly the same size",
            len(others),
        ),
        n=len(compared),
        of=len(others),
        missing=tuple(each.name for each in others if each.pk not in compared),
        further=(
            *_on_what(better),
            _(
                "Nearly the same size is from half to twice as many inhabitants. KOSTRA groups are not held yet. Only rates are compared, and no hidden figures."
            ),
        ),
        period=str(scope.year),
        status=_("Figures that are not approved are compared too."),
        **_since_last_year(scope, own, better),
        rows=tuple(_row(pair, sizes) for pair in pairs),
        address=scope.report("key-figures"),
    )


def _since_last_year(
    scope: Scope, own: Participation, better: Sequence[_Pair]
) -> dict[str, Any]:
    """How many more are of nearly the same size than a year before, and how many did better then."""
    last = scope.year - 1
    sizes = _sizes(scope, last)
    if own.pk not in sizes:
        why = _("The number of inhabitants of %(name)s in %(year)s is not held.")
        return {"no_change": why % {"name": own.name, "year": last}}
    now, then = (
        [each for each in _named(scope, own) if _is_near(known, own.pk, each.pk)]
        for known in (_sizes(scope, scope.year), sizes)
    )
    did = {pair.other.pk for pair in _pairs(scope, own, then, last) if pair.is_better}
    note = _("with a better figure for at least one indicator: %(then)s then, %(now)s now") % {
        "then": formats.number(len(did)),
        "now": formats.number(len({pair.other.pk for pair in better})),
    }
    return {"change": Change(Decimal(len(now) - len(then)), str(last), note)}


def _sizes(scope: Scope, year: int) -> dict[int, int]:
    """By the year's population. One query."""
    return scope.once(("sizes", year), lambda: _read_sizes(scope, year))


def _read_sizes(scope: Scope, year: int) -> dict[int, int]:
    """The latest known number of inhabitants, by participation; none of districts. One query."""
    whole = {
        each.municipality_id: each.pk for each in _programme(scope) if each.municipality_id
    }
    found = Population.objects.filter(municipality__in=whole, year__lte=year + 1)
    return {
        whole[municipality]: persons
        for municipality, persons in found.order_by("year").values_list(
            "municipality_id", "persons"
        )
    }


def _programme(scope: Scope) -> list[Participation]:
    """All of the same programme, in order of name."""
    return sorted(scope.everybody, key=lambda each: (sort_key(each.name), each.pk))


def _named(scope: Scope, own: Participation) -> list[Participation]:
    """Those whose figures may stand beside the participant's by name. Two queries."""
    both = ComparisonOpening.objects.both_ways([own.pk])[own.pk] if scope.is_own else set()
    read = {*Participation.objects.visible_to(scope.user).values_list("pk", flat=True)}
    return [each for each in _programme(scope) if each.pk in both | read and each.pk != own.pk]


def _is_near(sizes: dict[int, int], own: int, other: int) -> bool:
    return other in sizes and LEAST <= Decimal(sizes[other]) / sizes[own] <= MOST


def _pairs(
    scope: Scope, own: Participation, others: Sequence[Participation], year: int
) -> Iterator[_Pair]:
    """Of rates that have a better way, where both are shown; by indicator, then by name.

    Numbers of households follow the size of the place, and self-assessments are never compared.
    """
    figures = figures_of(scope)
    of_year = figures.of_year(year)
    for indicator in sorted(figures.indicators.values(), key=_place):
        mine = shown(in_file(scope.user, own), own, indicator, of_year)
        if not _is_comparable(indicator) or not is_number(mine):
            continue
        for other in others:
            theirs = shown(Audience.OUTSIDE, other, indicator, of_year)
            if is_number(theirs):
                yield _Pair(other, indicator, mine, theirs)


def _is_comparable(indicator: Indicator) -> bool:
    return indicator.is_rate and indicator.direction != Direction.CONTEXT


def _place(indicator: Indicator) -> tuple:
    return indicator.theme, sort_key(indicator.name), indicator.code


def _sentence(
    own: Participation, others: Sequence[Participation], better: Sequence[_Pair]
) -> str:
    if not others:
        return _(
            "Nobody whose figures you may read by name is of nearly the same size as %(name)s."
        ) % {"name": own.name}
    told = {pair.other.pk for pair in better}
    return _(
        "Of nearly the same size as %(name)s: %(others)s. With a better figure for at least one indicator: %(better)s."
    ) % {
        "name": own.name,
        "others": words.names([each.name for each in others]),
        "better": words.names([each.name for each in others if each.pk in told]) or _("nobody"),
    }


def _on_what(better: Iterable[_Pair]) -> tuple[str, ...]:
    """The indicators on which most others have a better figure."""
    most = Counter(pair.indicator.name for pair in better).most_common(MOST_NAMED)
    if not most:
        return ()
    named = ", ".join(f"{name} ({formats.number(count)})" for name, count in most)
    return (_("There is most to learn from others about: %(names)s.") % {"names": named},)


def _row(pair: _Pair, sizes: dict[int, int]) -> Row:
    other, indicator = pair.other, pair.indicator
    return Row(
        participant=other.name,
        participation_id=other.pk,
        region=other.region.name,
        about=indicator.name,
        before=pair.mine,
        value=pair.theirs,
        unit=str(indicator.get_unit_display()),  # type: ignore[attr-defined]
        decimals=indicator.decimals,
        state=_compared(pair),
        detail=_("inhabitants: %(count)s") % {"count": formats.number(sizes[other.pk])},
        address=reverse("indicator", args=[indicator.code]),
    )


def _compared(pair: _Pair) -> str:
    if pair.mine == pair.theirs:
        return pgettext("compared", "the same")
    return (
        pgettext("compared", "better") if pair.is_better else pgettext("compared", "not better")
    )
