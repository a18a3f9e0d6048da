"""The answers of the reports on trials and on policy signals."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports import words
from reports.queries.policy_signals import Row as Signal
from reports.queries.trials import Row as Trial
from web import formats

MOST = 3


def trials(rows: Sequence[Trial], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many trials, what became of them, and how many have told what they learned."""
    if not rows:
        return (_("There are no trials to show."),)
    who = words.participants(len({row.participation_id for row in rows}))
    said = ngettext(
        "%(count)s trial from %(who)s.", "%(count)s trials from %(who)s.", len(rows)
    )
    told = said % {"count": formats.number(len(rows)), "who": who}
    return told, _verdicts(rows), _learned(rows)


def _verdicts(rows: Sequence[Trial]) -> str:
    counted = Counter(row.state for row in rows)
    return _("How they stand: %(told)s.") % {
        "told": ", ".join(f"{state} {formats.number(n)}" for state, n in counted.most_common())
    }


def _learned(rows: Sequence[Trial]) -> str:
    told = sum(bool(row.learned) for row in rows)
    return _(
        "What was learned is written down for %(told)s; a trial that ended in learning is a result."
    ) % {"told": formats.of(told, len(rows))}


def policy_signals(rows: Sequence[Signal], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many signals, how many wait and for how long, and what comes again."""
    if not rows:
        return (_("There are no policy signals to show."),)
    who = words.participants(len({row.participation_id for row in rows}))
    said = ngettext(
        "%(count)s policy signal from %(who)s.",
        "%(count)s policy signals from %(who)s.",
        len(rows),
    )
    told = said % {"count": formats.number(len(rows)), "who": who}
    return told, _waiting(rows), _again(rows)


def _waiting(rows: Sequence[Signal]) -> str:
    waiting = [row.days_open for row in rows if not row.is_answered]
    if not waiting:
        return _("All are answered.")
    said = ngettext(
        "Waiting for an answer: %(count)s; the longest has waited %(days)s day.",
        "Waiting for an answer: %(count)s; the longest has waited %(days)s days.",
        max(waiting),
    )
    return said % {"count": formats.number(len(waiting)), "days": formats.number(max(waiting))}


def _again(rows: Sequence[Signal]) -> str:
    counted = Counter((row.instrument, row.theme) for row in rows).most_common(MOST)
    named = [
        f"{instrument} – {theme} ({formats.number(n)})" for (instrument, theme), n in counted
    ]
    return _("Told most often: %(subjects)s.") % {"subjects": "; ".join(named)}
