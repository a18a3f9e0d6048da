"""The answer of the report on initiatives: how many are where, what was learned, what is late."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Initiative
from reports import words
from reports.queries.participants import participants
from web import formats

IN_ORDER = ("under_way", "planned", "paused", "done", "ended")


def initiatives(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many are where, what is tried, what is late, what follows no strategy, who is silent."""
    if not rows:
        return (_("There are no initiatives to show."),)
    sees_all = all(user.scope.is_own(row.participation_id) for row in rows)
    return (
        _statuses(rows),
        *_trials(rows),
        _late(rows, sees_all),
        _without_strategy(rows, sees_all),
        _silent(rows, user, chosen),
    )


def _statuses(rows: Sequence[Any]) -> str:
    """Those that there are; nothing is said of what there is none of."""
    counts, names = Counter(row.status_code for row in rows), dict(Initiative.Status.choices)
    told = "; ".join(
        f"{names[code]}: {formats.number(counts[code])}" for code in IN_ORDER if counts[code]
    )
    return _("%(all)s from %(who)s: %(told)s.") % {
        "all": _initiatives(len(rows)),
        "who": words.participants(len({row.participation_id for row in rows})),
        "told": told,
    }


def _trials(rows: Sequence[Any]) -> list[str]:
    count = sum(row.is_trial for row in rows)
    said = ngettext(
        "%(count)s of them is a trial, and tries something new.",
        "%(count)s of them are trials, and try something new.",
        count,
    )
    return [said % {"count": formats.number(count)}] if count else []


def _late(rows: Sequence[Any], sees_all: bool) -> str:
    """Own people read which; for others the matter is named, and never who."""
    late = [row for row in rows if row.days_past_end]
    if not late:
        return _("None goes on past its planned end.")
    told = {"late": _initiatives(len(late))}
    if sees_all:
        names = words.names([row.initiative for row in late])
        return _("Past the planned end, %(late)s: %(names)s.") % (told | {"names": names})
    places = len({row.participation_id for row in late})
    return _("Past the planned end: %(late)s, from %(who)s.") % (
        told | {"who": words.participants(places)}
    )


def _without_strategy(rows: Sequence[Any], sees_all: bool) -> str:
    without = sum(not row.strategies for row in rows)
    if without:
        return _("Without a strategy that can be read here: %(without)s.") % {
            "without": _initiatives(without)
        }
    if sees_all:
        return _("All follow a strategy.")
    # One that follows no adopted strategy is not seen from outside before it is shared.
    return _("All that can be read here follow a strategy; there may be others.")


def _silent(rows: Sequence[Any], user: Any, chosen: dict) -> str:
    """Who takes part and has no initiative that the reader sees."""
    heard = {row.participation_id for row in rows}
    silent = [each.name for each in participants(user=user, **chosen) if each.pk not in heard]
    if not silent:
        return _("All who take part have initiatives.")
    return _("No initiatives are known from: %(names)s.") % {"names": words.names(silent)}


def _initiatives(count: int) -> str:
    said = ngettext("%(count)s initiative", "%(count)s initiatives", count)
    return said % {"count": formats.number(count)}
