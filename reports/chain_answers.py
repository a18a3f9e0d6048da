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
    """How many breaks, what remains before a first decision, what is commonest, who has none."""
    if not rows:
        return (_("There is nothing to see in the chain yet."),)
    decided = [row for row in rows if row.has_adoption]
    others = [row for row in rows if not row.has_adoption]
    told = {row.participation_id: row.participant for row in rows}
    broken = {row.participation_id for row in rows if row.found}
    whole = [name for pk, name in told.items() if pk not in broken]
    silent = [each.name for each in participants(user=user, **chosen) if each.pk not in told]
    return (
        _breaks(decided),
        *_remaining(others),
        _commonest([each for row in decided or others for each in row.found]),
        _whole(whole),
        *_silent(silent),
    )


def _breaks(rows: Sequence[Any]) -> str:
    """Only those that have adopted something have breaks."""
    if not rows:
        return _("Nobody has adopted anything yet, so there is no break to count.")
    found, broken, told = _count(rows)
    if not found:
        return _("No break in the chain at %(who)s with something adopted.") % {
            "who": words.participants(told)
        }
    said = ngettext(
        "%(count)s break in the chain, at %(who)s with something adopted.",
        "%(count)s breaks in the chain, at %(who)s with something adopted.",
        found,
    )
    who = words.of_participants(broken, told)
    return said % {"count": formats.number(found), "who": who}


def _remaining(rows: Sequence[Any]) -> list[str]:
    """Until the first adoption it is not called a break."""
    found, lacking, _told = _count(rows)
    if not found:
        return []
    said = ngettext(
        "Remaining before the first decision: %(count)s point, at %(who)s.",
        "Remaining before the first decision: %(count)s points, at %(who)s.",
        found,
    )
    return [said % {"count": formats.number(found), "who": words.participants(lacking)}]


def _count(rows: Sequence[Any]) -> tuple[int, int, int]:
    """How much is found, at how many, of how many."""
    lacking = {row.participation_id for row in rows if row.found}
    found = sum(len(row.found) for row in rows)
    return found, len(lacking), len({row.participation_id for row in rows})


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
    places = {name: value for name, value in chosen.items() if name != "indicator"}
    looked_at = len(participants(user=user, **places))
    if not rows:
        return _nothing_missing(looked_at, chosen.get("indicator"))
    count = Counter(lack for row in rows for lack in row.lacks)
    told = (_in_one([say(count) for say in kinds]) for kinds in LACKS)
    return (*filter(None, told), _longest(rows), _looked_at(looked_at))


def _in_one(sentences: list[str]) -> str:
    """One sentence of those that say something, empty when none does."""
    first, *others = [each.rstrip(".") for each in sentences if each] or [""]
    told = "; ".join([first, *(each[:1].lower() + each[1:] for each in others)])
    return f"{told}." if told else ""


def _nothing_missing(looked_at: int, indicator: Any) -> tuple[str, ...]:
    if not looked_at:
        return (_("There are no goals to show."),)
    whole = _("Every goal has an indicator, a baseline or its reason, and a target to come.")
    one = _("Only goals that are measured by %(indicator)s are looked at.")
    return (
        _("No baselines or targets are missing."),
        one % {"indicator": indicator.name} if indicator else whole,
        _looked_at(looked_at),
    )


def _looked_at(count: int) -> str:
    return _("Looked at: %(who)s.") % {"who": words.participants(count)}


def _baselines(count: Counter) -> str:
    said = ngettext(
        "%(count)s goal indicator has neither a baseline nor a reason.",
        "%(count)s goal indicators have neither a baseline nor a reason.",
        count[Code.GOAL_NO_BASELINE],
    )
    return _said(said, count[Code.GOAL_NO_BASELINE])


def _reasoned(count: Counter) -> str:
    said = ngettext(
        "%(count)s goal indicator has no baseline, with the reason given.",
        "%(count)s goal indicators have no baseline, with the reason given.",
        count[REASONED],
    )
    return _said(said, count[REASONED])


def _targets(count: Counter) -> str:
    said = ngettext(
        "%(count)s goal indicator has no target value and year.",
        "%(count)s goal indicators have no target value and year.",
        count[Code.GOAL_NO_TARGET],
    )
    return _said(said, count[Code.GOAL_NO_TARGET])


def _past(count: Counter) -> str:
    said = ngettext(
        "For %(count)s goal indicator the last target year is past.",
        "For %(count)s goal indicators the last target year is past.",
        count[Code.GOAL_TARGET_PAST],
    )
    return _said(said, count[Code.GOAL_TARGET_PAST])


def _bare_goals(count: Counter) -> str:
    said = ngettext(
        "%(count)s goal has no indicator.",
        "%(count)s goals have no indicator.",
        count[Code.GOAL_NO_INDICATOR],
    )
    return _said(said, count[Code.GOAL_NO_INDICATOR])


def _said(said: str, count: int) -> str:
    """Nothing is said of what there is none of."""
    return said % {"count": formats.number(count)} if count else ""


LACKS = ((_baselines, _reasoned), (_targets, _past), (_bare_goals,))


def _longest(rows: Sequence[Any]) -> str:
    return _("It concerns %(who)s; the earliest has been missing since %(day)s.") % {
        "who": words.participants(len({row.participation_id for row in rows})),
        "day": formats.day(min(row.since for row in rows)),
    }
