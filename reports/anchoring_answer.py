"""The answer of the report on anchoring: four sentences with figures, how many, and who is missing."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports import words
from reports.queries.anchoring import OWN_PLAN, PLAN, STRATEGY, Row
from web import formats


def anchoring(rows: Sequence[Row], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many have an adopted plan, which strategies and own plans there are, and who lacks all."""
    if not rows:
        return (_("There are no participants to show."),)
    return _plans(rows), _strategies(rows), _own_plans(rows), _missing(rows)


def _plans(rows: Sequence[Row]) -> str:
    return _("With an adopted programme plan: %(who)s.") % {"who": _who(rows, PLAN)}


def _strategies(rows: Sequence[Row]) -> str:
    count = sum(row.code == STRATEGY for row in rows)
    said = ngettext(
        "%(count)s adopted strategy, from %(who)s.",
        "%(count)s adopted strategies, from %(who)s.",
        count,
    )
    return said % {"count": formats.number(count), "who": _who(rows, STRATEGY)}


def _own_plans(rows: Sequence[Row]) -> str:
    kinds = Counter(row.kind for row in rows if row.code == OWN_PLAN).most_common(3)
    told = _("With the work anchored in their own plans: %(who)s") % {
        "who": _who(rows, OWN_PLAN)
    }
    if not kinds:
        return f"{told}."
    most = ", ".join(f"{kind} ({formats.number(count)})" for kind, count in kinds)
    return _("%(told)s; most often: %(kinds)s.") % {"told": told, "kinds": most}


def _who(rows: Sequence[Row], code: str) -> str:
    return words.of_participants(len(_having(rows, code)), len(_having(rows)))


def _missing(rows: Sequence[Row]) -> str:
    without = [row.participant for row in rows if not row.code]
    if not without:
        return _("All have something that is anchored.")
    return _("Nothing is anchored by: %(names)s.") % {"names": words.names(without)}


def _having(rows: Sequence[Row], code: str | None = None) -> set[int]:
    return {row.participation_id for row in rows if code is None or row.code == code}
