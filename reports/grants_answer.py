"""The answer of the report on grants: how much, what is left, and what lapses soon."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports import words
from reports.queries.grants import Row
from web import formats


def grants(rows: Sequence[Row], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """What is granted, paid and left in all; what lapses; whose accounts want an audit."""
    if not rows:
        return (_("There are no grants to show."),)
    return _money(rows), _lapsing(rows), _audits(rows)


def _money(rows: Sequence[Row]) -> str:
    said = ngettext(
        "%(count)s grant to %(who)s: %(amount)s kroner granted, %(paid)s paid, %(left)s left.",
        "%(count)s grants to %(who)s: %(amount)s kroner granted, %(paid)s paid, %(left)s left.",
        len(rows),
    )
    sums = {name: _sum(rows, name) for name in ("amount", "paid", "left")}
    who = words.participants(len({row.participation_id for row in rows}))
    return said % {"count": formats.number(len(rows)), "who": who, **sums}


def _lapsing(rows: Sequence[Row]) -> str:
    soon = [row for row in rows if row.lapses_soon]
    if not soon:
        return _("Nothing lapses within 90 days.")
    return _("%(left)s kroner lapse within 90 days, or have lapsed, from: %(names)s.") % {
        "left": _sum(soon, "left"),
        "names": words.names(_named(soon)),
    }


def _audits(rows: Sequence[Row]) -> str:
    want = [row for row in rows if row.wants_audit]
    if not want:
        return _("No audit is missing.")
    return _("An audit is missing from: %(names)s.") % {"names": words.names(_named(want))}


def _sum(rows: Sequence[Row], name: str) -> str:
    return formats.number(sum((getattr(row, name) for row in rows), Decimal(0)))


def _named(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(row.participant for row in rows))
