"""The programme's and the regions' totals of a theme beside those of the year before, as R19 tells them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from municipalities.models import Participation
from programme import calculation
from programme.figures import Figure, NoNumber, kind_of
from programme.models import Indicator
from reports import words
from reports.queries import programme_figures
from reports.queries.totals import together
from reports.queries.year_figures import YearFigures


@dataclass(frozen=True)
class Row:
    """One indicator of the whole programme, or of one of its regions, in two years."""

    this: programme_figures.Row
    last: programme_figures.Row | None
    change: Figure  # among those with a figure in both years
    both: int  # how many they are

    @property
    def indicator_code(self) -> str:
        """What is measured, by its code."""
        return self.this.indicator_code

    @property
    def indicator(self) -> str:
        """What is measured."""
        return self.this.indicator

    @property
    def group(self) -> str:
        """The whole programme, or a region."""
        return self.this.group

    @property
    def year(self) -> int:
        """The year of the value."""
        return self.this.year

    @property
    def unit(self) -> str:
        """What one is counted in."""
        return self.this.unit

    @property
    def decimals(self) -> int:
        """How many the value is shown with."""
        return self.this.decimals

    @property
    def value(self) -> Figure:
        """The total of the year."""
        return self.this.value

    @property
    def n(self) -> int:
        """How many it rests on."""
        return self.this.n

    @property
    def of(self) -> int:
        """Of how many a figure is due."""
        return self.this.of

    @property
    def missing(self) -> str:
        """Who is missing, by name."""
        return self.this.missing

    @property
    def reckoned(self) -> str:
        """How the figures of several become one."""
        return self.this.reckoned

    @property
    def before(self) -> Figure:
        """The total of the year before; nothing where nobody was asked."""
        return self.last.value if self.last else None

    @property
    def before_n(self) -> int | None:
        """How many that one rests on."""
        return self.last.n if self.last else None

    @property
    def are_the_same(self) -> bool:
        """Whether both totals rest on the same participants."""
        return self.both == self.n == self.before_n

    @property
    def comparison(self) -> str:
        """Among whom the change is told, in words."""
        if not self.both:
            return gettext("nobody has a figure in both years")
        if self.are_the_same:
            return pgettext("totals", "the same participants")
        return gettext("among the %(who)s with a figure in both years") % {
            "who": words.participants(self.both)
        }


def rows(figures: Sequence[Any]) -> list[Row]:
    """The totals that the rows of the report share."""
    return [*figures[0].whole] if figures else []


def of_years(
    *,
    user: Any,
    everybody: list[Participation],
    indicators: Collection[Indicator],
    this: YearFigures,
    last: YearFigures,
    region: Any,
) -> list[Row]:
    """In the order of the indicators; those who read no totals get none."""
    told, earlier = (
        programme_figures.totals(
            user=user,
            everybody=everybody,
            indicators=indicators,
            figures=figures,
            region=region,
        )
        for figures in (this, last)
    )
    before = {_key(row): row for row in earlier}
    by_code = {each.code: each for each in indicators}
    places = {each.pk: each for each in everybody}
    return [
        _row(row, before.get(_key(row)), by_code[row.indicator_code], places, (last, this))
        for row in told
    ]


def _row(
    this: programme_figures.Row,
    last: programme_figures.Row | None,
    indicator: Indicator,
    places: Mapping[int, Participation],
    years: tuple[YearFigures, YearFigures],
) -> Row:
    if last is None:
        return Row(this, None, None, 0)
    both = {*this.participation_ids} & {*last.participation_ids}
    if len(both) == this.n == last.n:
        return Row(this, last, _change(last.value, this.value) if both else None, len(both))
    return Row(this, last, _among(both, indicator, places, years), len(both))


def _among(
    both: Collection[int],
    indicator: Indicator,
    places: Mapping[int, Participation],
    years: tuple[YearFigures, YearFigures],
) -> Figure:
    """Among some of those in the totals: told only where no figure of theirs is hidden."""
    if not both:
        return None
    before, now = ([each.own(places[pk], indicator) for pk in both] for each in years)
    if any(own.is_hidden for own in (*before, *now)):
        return NoNumber.SUPPRESSED
    return _change(
        *(together([own.parts for own in side], indicator) for side in (before, now))
    )


def _change(before: Figure, now: Figure) -> Figure:
    change = calculation.change(before, now)
    return kind_of(change) or change


def _key(row: programme_figures.Row) -> tuple:
    return row.programme, row.region_id, row.indicator_code
