"""Q7 and Q8: how far the goals have come, and what goes the wrong way."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from municipalities.models import Participation
from programme import calculation
from programme.figures import Direction, Standing, is_number
from programme.models import Indicator
from reports import words
from reports.queries import goal_attainment
from reports.questions.figures import figures_of
from reports.questions.question import Answer, Answered, Change, NotHeld, Row, when_read
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part

JUDGED = (Standing.AHEAD, Standing.ON, Standing.BEHIND)
KEPT_UP = (Standing.AHEAD, Standing.ON)
MOST_NAMED = 3


def standings(scope: Scope) -> Answer:
    """Q7: for each goal from where, to where, how far, and whether it follows its plan."""
    rows = _goals(scope, scope.until if scope.chosen_year else None)
    if not rows:
        return NotHeld(_("There are no goals with indicators in this choice."))
    judged = [row for row in rows if _is_judged(row)]
    counts = Counter(row.standing for row in rows if not row.is_hidden)
    reached = {row.participation_id for row in judged}
    return Answered(
        sentence=_standing_sentence(counts, len(judged)),
        figure=Decimal(_kept_up(judged)),
        unit=npgettext("unit", "goal indicator", "goal indicators", _kept_up(judged)),
        n=len(reached),
        of=len(scope.ids),
        missing=scope.names(scope.ids - reached),
        further=_without(rows, counts),
        period=str(scope.chosen_year or _("latest figures")),
        status=_("Figures that are not approved are in the counts."),
        change=_standing_change(scope, judged),
        picture=_standing_bar(counts),
        rows=when_read(lambda: map(_goal_row, rows)),
        address=scope.report("goal-attainment"),
    )


def kept_up(scope: Scope) -> tuple[int, int]:
    """How many goal indicators are on or ahead of plan today, and of how many that can be judged."""
    judged = [row for row in _goals(scope, None) if _is_judged(row)]
    return _kept_up(judged), len(judged)


def wrong_way(scope: Scope) -> Answer:
    """Q8: which indicators have moved the wrong way two years on end."""
    now, before = (_series(scope, scope.year - back) for back in (0, 1))
    if not now:
        return NotHeld(
            _("Nobody in this choice has figures for three years in a row that can be judged.")
        )
    wrong = [each for each in now if each.is_wrong]
    reached = {each.place.pk for each in now}
    return Answered(
        sentence=_wrong_sentence(wrong, len(now)),
        figure=Decimal(len(wrong)),
        unit=npgettext("unit", "series of figures", "series of figures", len(wrong)),
        n=len(reached),
        of=len(scope.ids),
        missing=scope.names(scope.ids - reached),
        further=(
            _("Three years with a figure are needed to judge. A hidden figure is not judged."),
        ),
        period=f"{scope.year - 2}–{scope.year}",
        status=_("Figures that are not approved are in the counts."),
        change=_wrong_change(scope, wrong, before),
        picture=Bar(
            (
                Part(_("the wrong way two years on end"), len(wrong), "poor"),
                Part(_("not the wrong way"), len(now) - len(wrong), "fair"),
            )
        ),
        rows=when_read(lambda: map(_series_row, wrong)),
        address=scope.report("time-series"),
    )


def _goals(scope: Scope, until: date | None) -> list[goal_attainment.Row]:
    who, user = scope.participations, scope.user
    goals = scope.once("goals", lambda: goal_attainment.goals_of(who, user))
    return scope.once(
        ("goals", until), lambda: goal_attainment.rows_of(goals, who, user, until)
    )


def _is_judged(row: goal_attainment.Row) -> bool:
    return row.standing in JUDGED and not row.is_hidden


def _kept_up(rows: Iterable[goal_attainment.Row]) -> int:
    return sum(row.standing in KEPT_UP for row in rows)


def _standing_sentence(counts: Counter, judged: int) -> str:
    if not judged:
        return _("No goal indicator can be judged yet.")
    return ngettext(
        "%(kept)s goal indicator that can be judged is on or ahead of plan; behind: %(behind)s.",
        "%(kept)s goal indicators that can be judged are on or ahead of plan; behind: %(behind)s.",
        judged,
    ) % {
        "kept": formats.of(sum(counts[code] for code in KEPT_UP), judged),
        "behind": formats.number(counts[Standing.BEHIND]),
    }


def _without(rows: Sequence[goal_attainment.Row], counts: Counter) -> tuple[str, ...]:
    hidden = sum(row.is_hidden for row in rows)
    told = _(
        "Of all %(all)s goal indicators, %(silent)s have no figure yet and %(open)s cannot be judged."
    ) % {
        "all": formats.number(len(rows)),
        "silent": formats.number(counts[Standing.NOT_REPORTING]),
        "open": formats.number(counts[Standing.NOT_JUDGED] + hidden),
    }
    return (told,)


def _standing_change(scope: Scope, judged: list[goal_attainment.Row]) -> Change | None:
    """Among those that could be judged a year before too."""
    day = scope.until.replace(day=28) if scope.until.month == 2 else scope.until
    day = day.replace(year=day.year - 1)
    earlier = {_key(row): row for row in _goals(scope, day) if _is_judged(row)}
    both = [row for row in judged if _key(row) in earlier]
    if not both:
        return None
    before = [earlier[_key(row)] for row in both]
    value = Decimal(_kept_up(both) - _kept_up(before))
    note = _("among the %(count)s that could be judged both times") % {
        "count": formats.number(len(both))
    }
    return Change(value, formats.day(day), note)


def _key(row: goal_attainment.Row) -> tuple:
    return row.participation_id, row.goal, row.indicator_code


def _standing_bar(counts: Counter) -> Bar:
    looks = {
        Standing.AHEAD: "best",
        Standing.ON: "good",
        Standing.BEHIND: "poor",
        Standing.NOT_REPORTING: "none",
    }
    return Bar(
        tuple(Part(words.standing(code), counts[code], look) for code, look in looks.items())
    )


def _goal_row(row: goal_attainment.Row) -> Row:
    return Row(
        participant=row.participant,
        participation_id=row.participation_id,
        region=row.region,
        about=f"{row.goal} – {row.indicator}",
        period=row.latest_period,
        before=row.baseline,
        value=row.latest,
        unit=row.unit,
        decimals=row.decimals,
        state=row.standing_word,
        detail=" – ".join(each for each in (_way(row), _own_words(row)) if each),
        address=reverse("goal-list", args=[row.participation_id]),
    )


def _own_words(row: goal_attainment.Row) -> str:
    """What the municipality says of a figure that is behind plan, or that it has said nothing."""
    if row.standing != Standing.BEHIND or row.is_hidden:
        return ""
    return row.comment or _("nothing is written about this figure yet")


def _way(row: goal_attainment.Row) -> str:
    """From where, to where, and how far: "baseline 2022, target 20 in 2027, 62 % of the way"."""
    told = []
    if row.baseline_period:
        told.append(_("baseline %(period)s") % {"period": row.baseline_period})
    if row.target_year:
        target = {"value": words.in_sentence(row.target, row.decimals), "year": row.target_year}
        told.append(_("target %(value)s in %(year)s") % target)
    if is_number(row.part_of_way):  # type: ignore[arg-type]
        told.append(_("%(part)s of the way") % {"part": formats.share(row.part_of_way)})  # type: ignore[arg-type]
    return ", ".join(told)


@dataclass(frozen=True)
class _Series:
    """Three years of one participant and indicator."""

    place: Participation
    indicator: Indicator
    year: int  # the last of the three
    values: tuple[Decimal, ...]  # the oldest first

    @property
    def is_wrong(self) -> bool:
        """Whether each year is worse than the one before."""
        years = pairwise(self.values)
        return all(calculation.step(self.indicator.direction, *pair) == -1 for pair in years)


def _series(scope: Scope, year: int) -> list[_Series]:
    """What can be judged in a year: three figures that the reader is shown, and a way that is better."""
    return scope.once(("series", year), lambda: [*_judged_series(scope, year)])


def _judged_series(scope: Scope, year: int) -> Iterator[_Series]:
    figures = figures_of(scope)
    years = [figures.of_year(year - back) for back in (2, 1, 0)]
    better_ways = (
        each for each in figures.indicators.values() if each.direction != Direction.CONTEXT
    )
    for indicator in sorted(better_ways, key=lambda each: (each.theme, each.code)):
        for place in scope.participations:
            if all((place.pk, indicator.pk) in each.figures for each in years):
                values = [
                    figures.shown(each.own(place, indicator), indicator) for each in years
                ]
                if all(is_number(value) for value in values):
                    yield _Series(place, indicator, year, tuple(values))  # type: ignore[arg-type]


def _series_row(each: _Series) -> Row:
    place, indicator = each.place, each.indicator
    told = zip(range(each.year - 2, each.year + 1), each.values, strict=True)
    return Row(
        participant=place.name,
        participation_id=place.pk,
        region=place.region.name,
        about=indicator.name,
        period=str(each.year),
        before=each.values[1],
        value=each.values[2],
        unit=str(indicator.get_unit_display()),  # type: ignore[attr-defined]
        decimals=indicator.decimals,
        detail=", ".join(
            f"{of}: {words.figure(value, indicator.decimals)}" for of, value in told
        ),
        address=reverse("indicator", args=[indicator.code]),
    )


def _wrong_sentence(wrong: Sequence[_Series], judged: int) -> str:
    """What it concerns is named, never a municipality."""
    said = ngettext(
        "%(wrong)s series of figures has moved the wrong way two years on end",
        "%(wrong)s series of figures have moved the wrong way two years on end",
        judged,
    ) % {"wrong": formats.of(len(wrong), judged)}
    most = Counter(each.indicator.name for each in wrong).most_common(MOST_NAMED)
    if most:
        named = ", ".join(f"{name} ({formats.number(count)})" for name, count in most)
        said += _("; most often: %(names)s") % {"names": named}
    return f"{said}."


def _wrong_change(
    scope: Scope, wrong: Sequence[_Series], before: Sequence[_Series]
) -> Change | None:
    if not before:
        return None
    then = sum(each.is_wrong for each in before)
    note = _("of %(count)s series that could be judged then") % {
        "count": formats.number(len(before))
    }
    return Change(Decimal(len(wrong) - then), str(scope.year - 1), note)
