"""The programme's and each region's figure for every indicator in a year, with n and who is missing.

Decided over the whole programme, whoever asks: to choose a region only picks rows out.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext

from municipalities.audience import Audience
from municipalities.followed import Listed
from municipalities.models import Goal, Measurement, Participation
from municipalities.narrow import periods_of
from municipalities.progress import progress_of, with_versions
from programme.figures import Figure, NoNumber, Standing
from programme.models import Indicator, Region
from programme.models.indicator import Nature, Theme
from reports import words
from reports.queries.expected import of_how_many
from reports.queries.groups import Group
from reports.queries.headline import place
from reports.queries.participants import overlapping
from reports.queries.totals import withheld
from reports.queries.year_figures import Own, YearFigures
from web.collation import sort_key

Standings = dict[tuple[int, int | None, int], Counter]  # by programme, region, indicator


@dataclass(frozen=True)
class Row:
    """One indicator of the whole programme, or of one of its regions."""

    programme: str
    region_id: int | None  # None is the whole programme
    group: str
    indicator_code: str
    indicator: str
    theme: str
    unit: str
    unit_code: str
    decimals: int
    nature: str
    over_time: str
    year: int
    value: Figure
    n: int
    of: int
    names: tuple[str, ...]  # who is missing
    alone: tuple[str, ...]  # whose percentage is known without its parts
    overlap: tuple[str, ...]  # districts that their own municipality holds
    not_due: int
    not_applicable: int
    ahead: int
    on: int
    behind: int
    not_reporting: int
    participation_ids: tuple[int, ...]  # whose figures these are
    place: tuple  # where it stands when what is asked of all, and the results, come first

    @property
    def reckoned(self) -> str:
        """How the figures of several participants become one, in words."""
        if self.nature == Nature.SCORE:
            return gettext("mean over the participants")
        if self.nature == Nature.RATE:
            return gettext("sum of numerators over sum of denominators")
        return gettext("sum over the participants")

    @property
    def n_of(self) -> str:
        """How many of how many, in words."""
        return words.of_participants(self.n, self.of)

    @property
    def missing(self) -> str:
        """Who is missing, by name."""
        return ", ".join(self.names)

    @property
    def without_parts(self) -> str:
        """Whose percentage cannot be put together with the others', by name."""
        return ", ".join(self.alone)

    @property
    def counted_elsewhere(self) -> str:
        """The districts that are counted in their own municipality, by name."""
        return ", ".join(self.overlap)


def rows(
    *,
    user: Any,
    programme: Any = None,
    region: Any = None,
    participation: Any = None,  # every report is asked about one; a total is of none
    year: int | None = None,
) -> list[Row]:
    """By theme and indicator: the programme first, then its regions. A fixed number of queries."""
    seen = _seen(user, programme)
    everybody = everybody_with(seen)
    year = year or latest_year(everybody, user.scope.today)
    figures = YearFigures(everybody, year, user.scope.today)
    standings = _standings(user, seen, figures)
    told = _rows(everybody, _indicators(), seen, figures, standings)
    return [row for row in told if region is None or row.region_id == region.pk]


def totals(
    *,
    user: Any,
    everybody: list[Participation],
    indicators: Collection[Indicator],
    figures: YearFigures,
    region: Any = None,
) -> list[Row]:
    """The rows of some indicators, made of figures that are read already. Goals are not counted."""
    seen = _seen(user, None)
    told = _rows(everybody, indicators, seen, figures, defaultdict(Counter))
    return [row for row in told if region is None or row.region_id == region.pk]


def latest_year(participations: Collection[Participation], today: date) -> int:
    """The latest year that is over and for which somebody's figure stands; else last year."""
    programmes = {each.programme_id for each in participations}
    figures = Measurement.objects.standing().filter(participation__programme__in=programmes)
    over = periods_of(figures).filter(ends_on__lt=today, half=None)
    return over.aggregate(latest=Max("year"))["latest"] or today.year - 1


def read_for_husbanken(user: Any, programme: Any = None) -> QuerySet[Participation]:
    """Whom the reader reads for Husbanken: sums of others are not for participants (design 4)."""
    found = Participation.objects.filter(user.scope.read_by_husbanken(""))
    return found if programme is None else found.filter(programme=programme)


def _seen(user: Any, programme: Any) -> set[int]:
    return {*read_for_husbanken(user, programme).values_list("pk", flat=True)}


def everybody_with(seen: Iterable[int]) -> list[Participation]:
    """All who take part in the programmes of those, in order of name."""
    programmes = Participation.objects.filter(pk__in=[*seen]).values("programme")
    found = Participation.objects.filter(programme__in=programmes).with_names()
    return sorted(found, key=lambda each: (sort_key(each.name), each.pk))


class _Latest:
    """The latest figures of a year, in the place of the latest of all; made for the few with goals."""

    def __init__(self, figures: YearFigures) -> None:
        self.figures = figures.figures

    def get(self, key: tuple[int, int]) -> Any:
        """The latest of a participant and an indicator: what stands, for all readers."""
        own = self.figures.get(key)
        return SimpleNamespace(entered=own[-1], standing=own[-1]) if own else None


def _standings(user: Any, seen: set[int], figures: YearFigures) -> Standings:
    """How many goals are ahead, on and behind with the figure of the year, as all readers see it."""
    goals = with_versions(Goal.objects.visible_to(user).open().filter(participation__in=seen))
    found: Standings = defaultdict(Counter)
    for each in progress_of(goals, user, lambda _own: Audience.OUTSIDE, _Latest(figures)):
        own = each.goal.participation
        for region in (None, own.region_id):
            found[own.programme_id, region, each.indicator.pk][each.standing] += 1
    return found


def _rows(
    everybody: list[Participation],
    indicators: Collection[Indicator],
    seen: set[int],
    figures: YearFigures,
    standings: Standings,
) -> Iterator[Row]:
    twice = {each.pk for each in overlapping(everybody)}
    by_programme: dict[int, list[Participation]] = defaultdict(list)
    for each in everybody:
        by_programme[each.programme_id].append(each)
    for own in by_programme.values():
        for indicator in indicators:
            whom = [each for each in own if figures.counts(each, indicator)]
            if whom:
                of_all = figures.asks.lists.which(whom[0], indicator.pk) is Listed.OF_ALL
                for row in _of_indicator(indicator, whom, twice, seen, figures, standings):
                    yield replace(row, place=(not of_all, *row.place))


def _indicators() -> list[Indicator]:
    """By theme, then by name."""
    themes = Theme.values
    return sorted(
        Indicator.objects.filter(source="own"),
        key=lambda each: (themes.index(each.theme), sort_key(each.name), each.code),
    )


def _of_indicator(
    indicator: Indicator,
    whom: list[Participation],
    twice: set[int],
    seen: set[int],
    figures: YearFigures,
    standings: Standings,
) -> Iterator[Row]:
    """The programme's row, for those who read all of it, then those of the regions they read."""
    found = [figures.own(each, indicator) for each in whom]
    by_region: dict[int, list[Own]] = defaultdict(list)
    for own in found:
        by_region[own.participation.region_id].append(own)
    regions = _by_name({each.region_id: each.region for each in whom}.values())
    groups: dict[Region | None, Group] = {None: Group(found, twice)}
    groups |= {region: Group(by_region[region.pk], twice) for region in regions}
    back = withheld({region.pk: group.count for region, group in groups.items() if region})
    for region, group in groups.items():
        if all(each.participation.pk in seen for each in (*group.single, *group.double)):
            key = region.pk if region else None
            standing = standings[whom[0].programme_id, key, indicator.pk]
            value = NoNumber.SUPPRESSED if key in back else group.value(indicator)
            yield _row(indicator, region, group, value, figures.year, standing)


def _by_name(regions: Iterable[Region]) -> list[Region]:
    return sorted(regions, key=lambda region: (sort_key(region.name), region.pk))


def _row(
    indicator: Indicator,
    region: Region | None,
    own: Group,
    value: Figure,
    year: int,
    standing: Counter,
) -> Row:
    first = (*own.single, *own.double)[0].participation
    lacking, alone = own.of_kind(NoNumber.MISSING), own.alone
    return Row(
        programme=first.programme.name,
        region_id=region.pk if region else None,
        group=region.name if region else gettext("The whole programme"),
        indicator_code=indicator.code,
        indicator=indicator.name,
        theme=str(indicator.get_theme_display()),
        unit=str(indicator.get_unit_display()),
        unit_code=indicator.unit,
        decimals=indicator.decimals,
        nature=indicator.nature,
        over_time=indicator.over_time,
        year=year,
        value=value,
        n=len(own.inside),
        of=of_how_many(each.kind for each in own.single),
        names=_names(lacking),
        alone=_names(alone),
        overlap=_names(own.double),
        not_due=len(own.of_kind(NoNumber.NOT_DUE)),
        not_applicable=len(own.of_kind(NoNumber.NOT_APPLICABLE)),
        ahead=standing[Standing.AHEAD],
        on=standing[Standing.ON],
        behind=standing[Standing.BEHIND],
        not_reporting=standing[Standing.NOT_REPORTING],
        participation_ids=tuple(each.participation.pk for each in own.inside),
        place=place(indicator),
    )


def _names(own: Iterable[Own]) -> tuple[str, ...]:
    return tuple(each.participation.name for each in own)
