"""The answer of each report, in sentences with figures, how many, and who is missing."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.figures import Standing, is_number
from reports import words
from reports.queries.headline import Headline, headlines
from web import formats

MOST_HEADLINES = 5
MOST_NAMES = 8
NOTHING = "–"


def goal_attainment(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """The programme's headlines, then how many indicators stand where against the plan."""
    if not rows:
        return (_("There are no goals with indicators to show."),)
    return (*_headlines(user, chosen), *_standings(rows), _reach(rows))


def status(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many figures are in of those due, who lacks some, and how the goals stand."""
    if not rows:
        return (_("There are no participants to show."),)
    lacking = [row.participant for row in rows if row.entered < row.due]
    entered = _("%(entered)s of %(due)s figures due this year are in, from %(n)s.") % {
        "entered": formats.number(sum(row.entered for row in rows)),
        "due": formats.number(sum(row.due for row in rows)),
        "n": _participants(len(rows)),
    }
    goals = _(
        "Of %(all)s goal indicators, %(baseline)s have a baseline; %(on)s are on or ahead of "
        "plan, %(behind)s are behind, %(without)s have no figure yet."
    ) % {
        "all": _total(rows, "goal_indicators"),
        "baseline": _total(rows, "with_baseline"),
        "on": _total(rows, "ahead_or_on"),
        "behind": _total(rows, "behind"),
        "without": _total(rows, "not_reporting"),
    }
    missing = _("Figures are missing from: %(names)s.") % {"names": _names(lacking)}
    return (entered, *([missing] if lacking else []), goals)


def needs(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many needs, how many are adopted and counted, and which categories return."""
    if not rows:
        return (_("There are no needs to show."),)
    by_need = {row.need_id: row for row in rows}.values()
    categories = Counter(row.category for row in by_need if row.category).most_common(3)
    first = _("%(needs)s needs from %(n)s; %(adopted)s are adopted.") % {
        "needs": formats.number(len(by_need)),
        "n": _participants(len({row.participation_id for row in rows})),
        "adopted": formats.number(sum(row.is_adopted for row in by_need)),
    }
    uncounted = _("%(without)s have no count yet. Households and persons are never added.") % {
        "without": formats.number(sum(row.counted_on is None for row in by_need))
    }
    most = _("Named most often: %(categories)s.") % {
        "categories": ", ".join(
            f"{name} ({formats.number(count)})" for name, count in categories
        )
    }
    return (first, uncounted, *([most] if categories else []))


def headline(line: Headline) -> str:
    """ "Families in temporary housing: 41 → 28, 12 of 16 participants; missing: Nordvik." """
    said = _(
        "%(indicator)s: %(first)s → %(latest)s (%(from)s → %(to)s), %(of)s participants"
    ) % {
        "indicator": line.indicator.name,
        "first": _figure(line.first, line.indicator.decimals),
        "latest": _figure(line.latest, line.indicator.decimals),
        "from": line.first_period or NOTHING,
        "to": line.latest_period,
        "of": formats.of(line.n, line.of),
    }
    if line.missing:
        said += _("; missing: %(names)s") % {"names": _names(line.missing)}
    if line.overlap:
        said += _("; counted in their municipality: %(names)s") % {
            "names": _names(line.overlap)
        }
    return f"{said}."


def _headlines(user: Any, chosen: dict) -> list[str]:
    found = headlines(user=user, today=user.scope.today, **chosen)
    return [headline(line) for line in found if line.n][:MOST_HEADLINES]


def _standings(rows: Sequence[Any]) -> list[str]:
    counts = Counter(row.standing for row in rows)
    told = [
        f"{formats.number(counts[code])} {words.standing(code)}"
        for code in Standing
        if counts[code]
    ]
    return [
        _("Of %(all)s goal indicators: %(told)s.")
        % {"all": formats.number(len(rows)), "told": ", ".join(told)}
    ]


def _reach(rows: Sequence[Any]) -> str:
    without = sum(not row.baseline_period for row in rows)
    return _("From %(n)s; %(without)s goal indicators have no baseline.") % {
        "n": _participants(len({row.participation_id for row in rows})),
        "without": formats.number(without),
    }


def _participants(count: int) -> str:
    told = ngettext("%(count)s participant", "%(count)s participants", count)
    return told % {"count": formats.number(count)}


def _figure(figure: Any, decimals: int) -> str:
    return formats.number(figure, decimals) if is_number(figure) else words.no_number(figure)


def _total(rows: Sequence[Any], name: str) -> str:
    return formats.number(sum(getattr(row, name) for row in rows))


def _names(names: Sequence[str]) -> str:
    """The names, cut where there are many."""
    more = len(names) - MOST_NAMES
    told = ", ".join(names[:MOST_NAMES])
    return (
        told
        if more <= 0
        else _("%(names)s and %(count)s more") % {"names": told, "count": more}
    )
