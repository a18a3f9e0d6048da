"""What the tool proposes for the first page of a year; the municipality chooses and words it.

The rules, in full, stand in RULES, which the page shows. Of figures and goals a proposal tells
what is given to Husbanken already, with small numbers hidden: words that are taken in can be
shared, and must not tell more than the figures do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogue.models import YearlyWord
from dialogue.models.yearly_word import LONGEST
from learning.models import Trial
from municipalities.audience import Audience
from municipalities.models import Goal
from municipalities.progress import Progress, progress_of, with_versions
from municipalities.scope import reader_for_husbanken
from programme import calculation
from programme.figures import Standing, is_number
from reports import priorities, words
from reports.queries import yearly_figures
from reports.yearly import waiting
from web import formats

Kind = YearlyWord.Kind
MOST = priorities.MOST  # of one rule: the strongest

# Each rule by its code, in the order in which proposals stand; and the part that tells more.
RULES = priorities.own_rules()
PART_OF = {
    "ahead": "goal_attainment",
    "on": "goal_attainment",
    "behind": "goal_attainment",
    "moved": "yearly_figures",
    "twice": "yearly_figures",
    "complete": "reporting_status",
    "missing": "yearly_figures",
    "trial": "trials",
    "breaks": "breaks",
    "promise": "commitments",
    "question": "questions",
    "report": "reporting_status",
    "lapsing": "grants",
}


OF_A_GOAL = {
    Standing.AHEAD: gettext_lazy(
        "%(indicator)s is ahead of plan: from %(baseline)s to %(latest)s. The target is %(target)s in %(year)s."
    ),
    Standing.ON: gettext_lazy(
        "%(indicator)s is on plan: from %(baseline)s to %(latest)s. The target is %(target)s in %(year)s."
    ),
    Standing.BEHIND: gettext_lazy(
        "%(indicator)s is behind plan: from %(baseline)s to %(latest)s. The target is %(target)s in %(year)s."
    ),
}


@dataclass(frozen=True)
class Proposal:
    """A line that may be taken in: by which rule and about what, under which heading, in words."""

    key: str
    kind: str
    text: str


def proposals(participation: Any, year: int, user: Any) -> list[Proposal]:
    """All that the rules find, in the participation's written form. A fixed number of queries."""
    with translation.override(participation.written_form):
        found = _found(participation, year, user)
        return [Proposal(each.key, each.kind, _cut(each.text)) for each in found]


def part_of(proposed: str) -> str:
    """The part of the workbook that tells more of what a line was taken from; empty for none."""
    return PART_OF.get(proposed.partition("-")[0], "")


def _found(participation: Any, year: int, user: Any) -> Iterator[Proposal]:
    outsider = reader_for_husbanken(user.scope.today)
    goals = _goals(participation, outsider)
    figures = yearly_figures.rows(
        user=outsider, participation=participation, year=year, audience=Audience.OUTSIDE
    )
    yield from _standing(goals, Standing.AHEAD, "ahead", Kind.GOOD)
    yield from _standing(goals, Standing.ON, "on", Kind.GOOD)
    yield from _moved(figures)
    yield from _trials(participation, year, outsider)
    yield from _standing(goals, Standing.BEHIND, "behind", Kind.WORRYING)
    yield from _twice(figures)
    yield from _reported(figures, year)
    for rule, kind, key, text in waiting.sentences(participation, user):
        yield Proposal(f"{rule}-{key}", kind, text)


def _cut(text: str) -> str:
    return Truncator(text).chars(LONGEST)


def _goals(participation: Any, reader: Any) -> list[Progress]:
    goals = Goal.objects.visible_to(reader).of(participation).open().order_by("order", "pk")
    return [*progress_of(with_versions(goals), reader, lambda _each: Audience.OUTSIDE)]


def _standing(
    goals: Sequence[Progress], standing: Standing, rule: str, kind: str
) -> Iterator[Proposal]:
    """Those that stand so against the plan; a hidden figure is never judged."""
    found = [row for row in goals if row.standing == standing and is_number(row.part_of_way)]
    found.sort(key=lambda row: row.part_of_way, reverse=kind == Kind.GOOD)
    for row in found[:MOST]:
        key = f"{rule}-{row.goal.pk}-{row.indicator.code}"
        yield Proposal(key, kind, str(OF_A_GOAL[standing]) % _of_goal(row))


def _of_goal(row: Progress) -> dict[str, Any]:
    told = {
        name: words.figure(getattr(row, name), row.indicator.decimals)
        for name in ("baseline", "latest", "target")
    }
    return told | {
        "indicator": row.indicator.name,
        "year": row.target_year,
    }


def _moved(figures: Sequence[yearly_figures.Row]) -> Iterator[Proposal]:
    right = [row for row in figures if _steps(row) == 1 and row.before]
    right.sort(key=_by_size, reverse=True)
    for row in _once_each(right):
        text = _(
            "%(indicator)s went from %(before)s to %(value)s in a year. That is the right way."
        )
        yield Proposal(_key("moved", row), Kind.GOOD, text % _of_figure(row))


def _twice(figures: Sequence[yearly_figures.Row]) -> Iterator[Proposal]:
    for row in _once_each([each for each in figures if each.turned_wrong_twice]):
        text = _(
            "%(indicator)s has gone the wrong way two years on end: %(earlier)s, %(before)s, %(value)s."
        )
        yield Proposal(_key("twice", row), Kind.WORRYING, text % _of_figure(row))


def _once_each(rows: Sequence[yearly_figures.Row]) -> list[yearly_figures.Row]:
    """The first of each indicator: its halves are one matter."""
    first: dict[str, yearly_figures.Row] = {}
    for row in rows:
        first.setdefault(row.indicator_code, row)
    return [*first.values()][:MOST]


def _steps(row: yearly_figures.Row) -> int | None:
    return calculation.step(row.direction, row.before, row.value)


def _by_size(row: Any) -> Decimal:
    """How large the change is for the size of what it changed from."""
    return abs(row.change / row.before)


def _key(rule: str, row: yearly_figures.Row) -> str:
    return f"{rule}-{row.indicator_code}-{row.half}"


def _of_figure(row: yearly_figures.Row) -> dict[str, str]:
    told = {
        name: words.figure(getattr(row, name), row.decimals)
        for name in ("earlier", "before", "value")
    }
    name = f"{row.indicator} ({row.period})" if row.half else row.indicator
    return told | {"indicator": name}


def _trials(participation: Any, year: int, reader: Any) -> Iterator[Proposal]:
    rows = Trial.objects.visible_to(reader).filter(
        initiative__participation=participation, verdict_on__year=year
    )
    for row in rows.select_related("initiative").order_by("-verdict_on", "-pk")[:MOST]:
        text = _("The trial “%(title)s” is %(verdict)s. What we learned: %(words)s") % {
            "title": row.initiative.title,
            "verdict": row.get_verdict_display(),
            "words": row.verdict_words,
        }
        yield Proposal(f"trial-{row.pk}", Kind.GOOD, text)


def _reported(figures: Sequence[yearly_figures.Row], year: int) -> Iterator[Proposal]:
    """That all is in, or how much is missing; nothing while something is not due yet."""
    missing = [row for row in figures if row.value == "missing"]
    if missing:
        names = words.names([*dict.fromkeys(row.indicator for row in missing)], MOST)
        text = _(
            "%(of)s figures for %(year)s are not submitted, and the due date is past: %(names)s."
        )
        told = {"year": year, "of": formats.of(len(missing), len(figures)), "names": names}
        yield Proposal("missing-figures", Kind.WORRYING, text % told)
    elif figures and not any(row.value == "not_due" for row in figures):
        text = ngettext(
            "The one figure that is asked for in %(year)s is in.",
            "All %(count)s figures that are asked for in %(year)s are in.",
            len(figures),
        )
        told = {"year": year, "count": formats.number(len(figures))}
        yield Proposal("complete-figures", Kind.GOOD, text % told)
