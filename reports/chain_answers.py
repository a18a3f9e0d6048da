"""The answers of the reports about the chain: a matter is named, never a municipality as the worst."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities import break_words
from municipalities.breaks import Code
from reports import words
from reports.queries.missing_baselines import REASONED
from reports.queries.participants import participants
from web import formats

MOST_KINDS = 3


def chain(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many breaks, which are the commonest, who has none, and who has nothing in words yet."""
    if not rows:
        return (_("There is nothing to see in the chain yet."),)
    found = [each for row in rows for each in row.found]
    told = {row.participation_id: row.participant for row in rows}
    broken = {each.participation_id for each in found}
    whole = [name for pk, name in told.items() if pk not in broken]
    silent = [each.name for each in participants(user=user, **chosen) if each.pk not in told]
    return (_how_many(found, len(told)), _commonest(found), _whole(whole), *_silent(silent))


def _how_many(found: Sequence[Any], told: int) -> str:
    breaks = ngettext(
        "%(count)s break in the chain", "%(count)s breaks in the chain", len(found)
    )
    return _("%(breaks)s, in %(broken)s of %(who)s.") % {
        "breaks": breaks % {"count": formats.number(len(found))},
        "broken": formats.number(len({each.participation_id for each in found})),
        "who": _participants(told),
    }


def _participants(count: int) -> str:
    told = ngettext("%(count)s participant", "%(count)s participants", count)
    return told % {"count": formats.number(count)}


def _commonest(found: Sequence[Any]) -> str:
    if not found:
        return _("Every need leads to a result, and every goal can be measured.")
    kinds = Counter(each.code for each in found).most_common(MOST_KINDS)
    told = "; ".join(
        f"{break_words.LABELS[code]} ({formats.number(count)})" for code, count in kinds
    )
    return _("Found most often: %(kinds)s.") % {"kinds": told}


def _whole(names: Sequence[str]) -> str:
    if not names:
        return _("No participant has a chain without a break.")
    return _("Without any break: %(names)s.") % {"names": words.names(names)}


def _silent(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [_("Nothing to see yet from: %(names)s.") % {"names": words.names(names)}]


def missing_baselines(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How much lacks a baseline, a target or an indicator, and since when at the earliest."""
    if not rows:
        return _nothing_missing(len(participants(user=user, **chosen)))
    count = Counter(lack for row in rows for lack in row.lacks)
    return (_baselines(count), _targets(count), _bare_goals(count), _longest(rows))


def _nothing_missing(looked_at: int) -> tuple[str, ...]:
    if not looked_at:
        return (_("There are no goals to show."),)
    return (
        _("No baselines or targets are missing."),
        _("Every goal has an indicator, a baseline or its reason, and a target to come."),
        _("Looked at: %(who)s.") % {"who": _participants(looked_at)},
    )


def _baselines(count: Counter) -> str:
    said = ngettext(
        "%(count)s goal indicator has neither a baseline nor a reason; %(reasoned)s with the "
        "reason given.",
        "%(count)s goal indicators have neither a baseline nor a reason; %(reasoned)s with the "
        "reason given.",
        count[Code.GOAL_NO_BASELINE],
    )
    return said % {
        "count": formats.number(count[Code.GOAL_NO_BASELINE]),
        "reasoned": formats.number(count[REASONED]),
    }


def _targets(count: Counter) -> str:
    said = ngettext(
        "%(count)s goal indicator has no target value and year; for %(past)s the last target "
        "year is past.",
        "%(count)s goal indicators have no target value and year; for %(past)s the last target "
        "year is past.",
        count[Code.GOAL_NO_TARGET],
    )
    return said % {
        "count": formats.number(count[Code.GOAL_NO_TARGET]),
        "past": formats.number(count[Code.GOAL_TARGET_PAST]),
    }


def _bare_goals(count: Counter) -> str:
    said = ngettext(
        "%(count)s goal has no indicator.",
        "%(count)s goals have no indicator.",
        count[Code.GOAL_NO_INDICATOR],
    )
    return said % {"count": formats.number(count[Code.GOAL_NO_INDICATOR])}


def _longest(rows: Sequence[Any]) -> str:
    return _("It concerns %(who)s; the earliest has been missing since %(day)s.") % {
        "who": _participants(len({row.participation_id for row in rows})),
        "day": formats.day(min(row.since for row in rows)),
    }
