"""The answer of the report on anchoring: four sentences with figures, how many, and who is missing."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from reports import words
from reports.queries.anchoring import OWN_PLAN, PLAN, STRATEGY, Row
from web import formats


def anchoring(rows: Sequence[Row], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many have an adopted plan, which strategies and own plans there are, and who lacks all."""
    if not rows:
        return (_("There are no participants to show."),)
    return _plans(rows), _strategies(rows), _own_plans(rows), _missing(rows)


def _plans(rows: Sequence[Row]) -> str:
    everybody = _having(rows)
    having = _having(rows, PLAN)
    return _("%(of)s participants have an adopted programme plan.") % {
        "of": formats.of(len(having), len(everybody))
    }


def _strategies(rows: Sequence[Row]) -> str:
    return _("%(count)s strategies are adopted, by %(of)s participants.") % {
        "count": formats.number(sum(row.code == STRATEGY for row in rows)),
        "of": formats.of(len(_having(rows, STRATEGY)), len(_having(rows))),
    }


def _own_plans(rows: Sequence[Row]) -> str:
    kinds = Counter(row.kind for row in rows if row.code == OWN_PLAN).most_common(3)
    told = _("%(of)s participants have anchored the work in their own plans") % {
        "of": formats.of(len(_having(rows, OWN_PLAN)), len(_having(rows)))
    }
    if not kinds:
        return f"{told}."
    most = ", ".join(f"{kind} ({formats.number(count)})" for kind, count in kinds)
    return _("%(told)s; most often: %(kinds)s.") % {"told": told, "kinds": most}


def _missing(rows: Sequence[Row]) -> str:
    without = [row.participant for row in rows if not row.code]
    if not without:
        return _("All have something that is anchored.")
    return _("Nothing is anchored by: %(names)s.") % {"names": words.names(without)}


def _having(rows: Sequence[Row], code: str | None = None) -> set[int]:
    return {row.participation_id for row in rows if code is None or row.code == code}
