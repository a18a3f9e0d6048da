"""The programme's and the regions' totals of a theme beside those of the year before, as R19 tells them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from municipalities.models import Participation
from programme import calculation
from programme.figures import Figure, kind_of
from programme.models import Indicator
from reports.queries import programme_figures
from reports.queries.year_figures import YearFigures


@dataclass(frozen=True)
class Row:
    """One indicator of the whole programme, or of one of its regions, in two years."""

    this: programme_figures.Row
    last: programme_figures.Row | None

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
    def is_comparable(self) -> bool:
        """Whether both totals rest on the same participants."""
        mine = set(self.this.participation_ids)
        return self.last is not None and mine == set(self.last.participation_ids)

    @property
    def change(self) -> Figure:
        """The total less that of the year before; nothing where others are in it."""
        if not self.is_comparable:
            return None
        change = calculation.change(self.before, self.value)
        return kind_of(change) or change

    @property
    def comparison(self) -> str:
        """Why there is no change to tell, in words."""
        if self.is_comparable:
            return pgettext("totals", "the same participants")
        return gettext("not the same participants in both years")


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
    return [Row(row, before.get(_key(row))) for row in told]


def _key(row: programme_figures.Row) -> tuple:
    return row.programme, row.region_id, row.indicator_code
