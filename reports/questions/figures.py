"""The figures of an indicator over those that a question is about: the total, n, who is missing, the change.

A total over whole regions or whole programmes is told by the rule of the programme's figures
(`reports.queries.totals`). Over any other choice of participants it is told only when no figure
in it is hidden: then the reader could add it up from what is shown, and nothing is given away.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.audience import in_file
from municipalities.models import Participation
from programme import calculation
from programme.figures import Figure, NoNumber, is_number, worst_kind
from programme.models import Indicator
from reports import words
from reports.queries.groups import Group
from reports.queries.participants import overlapping
from reports.queries.totals import together, withheld
from reports.queries.year_figures import Own, YearFigures
from reports.questions.question import Change, Row
from reports.questions.scope import Scope
from reports.questions.total import Total
from web import formats
from web.sparklines import Line, Point

YEARS = 4  # of a picture


class Figures:
    """The figures of the scope, by indicator and year; each year is read once."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.indicators = {each.code: each for each in Indicator.objects.filter(source="own")}
        self.regions = _by_region(scope.everybody)
        self.is_whole = self._made_of_whole_regions()
        counted = scope.everybody if self.is_whole else scope.participations
        self.twice = {each.pk for each in overlapping(counted)}

    def total(self, code: str, year: int) -> Total | None:
        """The total of a year; None where the catalogue has no such indicator, or nobody is asked."""
        return self.scope.once(("total", code, year), lambda: self._total(code, year))

    def change(self, code: str) -> Change | None:
        """From the year before, over those who have a figure in both; None where nobody has."""
        sides = self.sides(code, self.scope.year - 1)
        if sides is None:
            return None
        before, now = sides
        value = calculation.change(before.value, now.value)
        own = self.total(code, self.scope.year), self.total(code, before.year)
        same = all(each is not None and each.n == now.n for each in own)
        note = "" if same else _among_words(now.n)
        return Change(_plain(value), str(before.year), note)

    def sides(self, code: str, since: int) -> tuple[Total, Total] | None:
        """The totals of an earlier year and of now over those who have a figure in both.

        None where nobody has.
        """
        before, now = (self.total(code, year) for year in (since, self.scope.year))
        if now is None or before is None:
            return None
        both = {_pk(each) for each in now.inside} & {_pk(each) for each in before.inside}
        if not both:
            return None
        if len(both) == now.n == before.n:
            return before, now
        return self._among(before, both), self._among(now, both)

    def line(self, code: str) -> Line | None:
        """The totals of the last years, as a picture; None where only one year has a figure."""
        years = range(self.scope.year - YEARS + 1, self.scope.year + 1)
        totals = [(year, self.total(code, year)) for year in years]
        points = [
            Point(str(year), total.value, total.n, total.of) for year, total in totals if total
        ]
        told = [point for point in points if is_number(point.value)]
        return Line(tuple(points), self.indicators[code].decimals) if len(told) > 1 else None

    def rows(self, codes: Collection[str]) -> tuple[Row, ...]:
        """A row for each participant and indicator, with the year before."""
        return tuple(row for code in codes for row in self._rows(code))

    def status(self, total: Total) -> str:
        """How many of the figures in a total are approved; nothing of none."""
        if not total.n:
            return ""
        if total.approved == total.n:
            return _("All the figures are approved.")
        return _("%(count)s figures are approved; the others are submitted and may change.") % {
            "count": formats.of(total.approved, total.n)
        }

    def of_year(self, year: int) -> YearFigures:
        """What stands for a year."""
        return self.scope.once(
            ("figures", year),
            lambda: YearFigures(self.scope.everybody, year, self.scope.today),
        )

    def shown(self, own: Own, indicator: Indicator) -> Figure:
        """What one participant has, as this reader sees it."""
        return own.seen(indicator, in_file(self.scope.user, own.participation))

    def _total(self, code: str, year: int) -> Total | None:
        indicator = self.indicators.get(code)
        if indicator is None:
            return None
        figures = self.of_year(year)
        asked = [each for each in self.scope.everybody if figures.counts(each, indicator)]
        found = {each.pk: figures.own(each, indicator) for each in asked}
        own = tuple(found[pk] for each in self.scope.participations if (pk := each.pk) in found)
        if not own:
            return None
        group = Group(own, self.twice)
        value = self._value(indicator, group, found)
        return Total(indicator, year, value, own, group)

    def _value(self, indicator: Indicator, group: Group, found: dict[int, Own]) -> Figure:
        if not self._is_told(indicator, group, found):
            return NoNumber.SUPPRESSED
        if group.inside:
            return together([each.parts for each in group.inside], indicator)
        return worst_kind(each.kind for each in group.single) or NoNumber.MISSING

    def _is_told(self, indicator: Indicator, group: Group, found: dict[int, Own]) -> bool:
        if self.scope.is_own:
            return True
        if not self.is_whole:
            return not any(each.is_hidden for each in group.single)
        return all(
            self._programme_is_told(indicator, regions, found)
            for regions in self.regions.values()
        )

    def _programme_is_told(
        self, indicator: Indicator, regions: dict[int, set[int]], found: dict[int, Own]
    ) -> bool:
        """As the programme's figures: the whole by itself, or region by region."""
        parts = {
            region: Group([found[pk] for pk in whom if pk in found], self.twice)
            for region, whom in regions.items()
        }
        chosen = {region for region, whom in regions.items() if whom <= self.scope.ids}
        if len(chosen) == len(parts):
            whom = [own for part in parts.values() for own in (*part.single, *part.double)]
            return Group(whom, self.twice).value(indicator) is not NoNumber.SUPPRESSED
        back = withheld({region: part.count for region, part in parts.items()})
        return all(
            region not in back and parts[region].value(indicator) is not NoNumber.SUPPRESSED
            for region in chosen
        )

    def _made_of_whole_regions(self) -> bool:
        """Whether everybody of each region in the scope is in it."""
        ids = self.scope.ids
        return all(
            whom <= ids or whom.isdisjoint(ids)
            for regions in self.regions.values()
            for whom in regions.values()
        )

    def _among(self, total: Total, both: set[int]) -> Total:
        """The total over some of those in it, told only when no figure in it is hidden."""
        group = Group([each for each in total.inside if _pk(each) in both], self.twice)
        told = self.scope.is_own or not any(each.is_hidden for each in group.single)
        value = (
            together([each.parts for each in group.inside], total.indicator)
            if told
            else NoNumber.SUPPRESSED
        )
        return Total(total.indicator, total.year, value, (), group)

    def _rows(self, code: str) -> Iterator[Row]:
        now, before = (
            self.total(code, year) for year in (self.scope.year, self.scope.year - 1)
        )
        earlier = {_pk(each): each for each in (before.own if before else ())}
        for own in now.own if now else ():
            yield self._row(own, earlier.get(_pk(own)), now.indicator)  # type: ignore[union-attr]

    def _row(self, own: Own, before: Own | None, indicator: Indicator) -> Row:
        latest, place = own.latest, own.participation
        return Row(
            participant=place.name,
            participation_id=place.pk,
            region=place.region.name,
            about=indicator.name,
            period=str(latest.period if latest else self.scope.year),
            before=self.shown(before, indicator) if before else None,
            value=self.shown(own, indicator),
            unit=str(indicator.get_unit_display()),  # type: ignore[attr-defined]
            decimals=indicator.decimals,
            state=words.figure_state(latest.state) if latest else "",
            detail=_counted_elsewhere(place, self.twice),
            address=address_of(place, indicator, latest.period_id if latest else None),
        )


def figures_of(scope: Scope) -> Figures:
    """The figures of the scope, made once."""
    return scope.once(Figures, lambda: Figures(scope))


def address_of(place: Participation, indicator: Indicator, period: int | None) -> str:
    """The page of the figure; of one that lacks, the page of what is missing."""
    if period is None:
        return reverse("completeness-of", args=[place.pk])
    return reverse("figure", args=[place.pk, indicator.code, period])


def _by_region(everybody: Collection[Participation]) -> dict[int, dict[int, set[int]]]:
    """Who takes part, by programme and region."""
    found: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for each in everybody:
        found[each.programme_id][each.region_id].add(each.pk)
    return found


def _pk(own: Own) -> int:
    return own.participation.pk


def _plain(value: Any) -> Figure:
    return getattr(value, "kind", value)


def _among_words(count: int) -> str:
    return _("among the %(who)s with a figure in both years") % {
        "who": words.participants(count)
    }


def _counted_elsewhere(place: Participation, twice: Collection[int]) -> str:
    return _("counted in its municipality") if place.pk in twice else ""
