"""The answer of each report: three to five sentences with figures, how many, and who is missing.

Where there are no rows, one sentence says so.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programme.figures import Standing
from reports import words
from reports.queries.headline import headlines
from reports.queries.participants import participants
from web import formats

MOST_HEADLINES = 3


def goal_attainment(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """The programme's headlines, then how many indicators stand where against the plan."""
    if not rows:
        return (_("There are no goals with indicators to show."),)
    return (*_headlines(user, chosen), _standings(rows), _reach(rows))


def status(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many figures are in of those due, who lacks some, and how the goals stand."""
    if not rows:
        return (_("There are no participants to show."),)
    lacking = [row.participant for row in rows if row.entered < row.due]
    entered = _entered(user) % {
        "entered": formats.number(sum(row.entered for row in rows)),
        "due": formats.number(sum(row.due for row in rows)),
        "n": words.participants(len(rows)),
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
    return entered, _missing(lacking), goals, _reports(rows)


def _reports(rows: Sequence[Any]) -> str:
    """How many have sent a report, and how many reports are past due."""
    return _(
        "%(sent)s of %(all)s have sent a report; reports that were due in the last twelve months and are not sent: %(late)s."
    ) % {
        "sent": formats.number(sum(row.report_sent_at is not None for row in rows)),
        "all": formats.number(len(rows)),
        "late": _total(rows, "reports_not_sent"),
    }


def _entered(user: Any) -> str:
    """A participant's own people see what is entered, all others what is submitted."""
    if user.scope.own_roles:
        return _("%(entered)s of %(due)s figures due this year are entered, from %(n)s.")
    return _("%(entered)s of %(due)s figures due this year are submitted, from %(n)s.")


def needs(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many needs, how many are adopted and counted, and which categories return."""
    if not rows:
        return (_("There are no needs to show."),)
    by_need = {row.need_id: row for row in rows}.values()
    categories = Counter(row.category for row in by_need if row.category).most_common(3)
    first = ngettext(
        "%(needs)s need from %(n)s; adopted: %(adopted)s.",
        "%(needs)s needs from %(n)s; adopted: %(adopted)s.",
        len(by_need),
    ) % {
        "needs": formats.number(len(by_need)),
        "n": words.participants(len({row.participation_id for row in rows})),
        "adopted": formats.number(sum(row.is_adopted for row in by_need)),
    }
    uncounted = _uncounted(sum(row.counted_on is None for row in by_need))
    most = _("Named most often: %(categories)s.") % {
        "categories": ", ".join(
            f"{name} ({formats.number(count)})" for name, count in categories
        )
    }
    return (first, uncounted, *([most] if categories else []), _silent(rows, user, chosen))


def _uncounted(count: int) -> str:
    if not count:
        return _("All are counted; households and persons are never added.")
    said = ngettext(
        "%(count)s has no count yet; households and persons are never added.",
        "%(count)s have no count yet; households and persons are never added.",
        count,
    )
    return said % {"count": formats.number(count)}


def _silent(rows: Sequence[Any], user: Any, chosen: dict) -> str:
    """Who takes part and has no need that the reader sees."""
    heard = {row.participation_id for row in rows}
    silent = [each.name for each in participants(user=user, **chosen) if each.pk not in heard]
    if not silent:
        return _("All who take part have named needs.")
    return _("No needs are known from: %(names)s.") % {"names": words.names(silent)}


def _missing(lacking: Sequence[str]) -> str:
    if not lacking:
        return _("No figures are missing.")
    return _("Figures are missing from: %(names)s.") % {"names": words.names(lacking)}


def _headlines(user: Any, chosen: dict) -> list[str]:
    who = {name: value for name, value in chosen.items() if name != "indicator"}
    found = headlines(user=user, today=user.scope.today, **who)
    only = chosen.get("indicator")
    told = [line.sentence for line in found if line.n and only in (None, line.indicator)]
    told = told[:MOST_HEADLINES]
    return told or [_("No indicator has both a first and a latest figure yet.")]


def _standings(rows: Sequence[Any]) -> str:
    counts = Counter(row.standing for row in rows if not row.is_hidden)
    told = [
        f"{formats.number(counts[code])} {words.standing(code)}"
        for code in Standing
        if counts[code]
    ]
    hidden = sum(row.is_hidden for row in rows)
    if hidden:
        told.append(_("%(count)s hidden") % {"count": formats.number(hidden)})
    of = {"all": formats.number(len(rows)), "told": ", ".join(told)}
    return _("Of %(all)s goal indicators: %(told)s.") % of


def _reach(rows: Sequence[Any]) -> str:
    without = sum(not row.baseline_period for row in rows)
    who = words.participants(len({row.participation_id for row in rows}))
    if not without:
        return _("From %(who)s; every goal indicator has a baseline.") % {"who": who}
    said = ngettext(
        "From %(who)s; %(without)s goal indicator has no baseline.",
        "From %(who)s; %(without)s goal indicators have no baseline.",
        without,
    )
    return said % {"who": who, "without": formats.number(without)}


def _total(rows: Sequence[Any], name: str) -> str:
    return formats.number(sum(getattr(row, name) for row in rows))
