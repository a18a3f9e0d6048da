"""The answer of the report on guidance: what was asked for, what was given, what waits."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.queries.guidance import Row
from web import formats


def guidance(rows: Sequence[Row], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """Requests and answers, what was given, and where more was asked for than given."""
    if not rows:
        return (_("There is no guidance to show."),)
    return _asked(rows), _given(rows), _lacking(rows)


def _asked(rows: Sequence[Row]) -> str:
    asked, waiting = (sum(getattr(row, name) for row in rows) for name in ("asked", "waiting"))
    said = ngettext(
        "Guidance is asked for %(asked)s time; waiting for an answer: %(waiting)s.",
        "Guidance is asked for %(asked)s times; waiting for an answer: %(waiting)s.",
        asked,
    )
    told = said % {"asked": formats.number(asked), "waiting": formats.number(waiting)}
    longest = max((row.longest_wait for row in rows if row.longest_wait is not None), default=0)
    if not longest:
        return told
    waited = ngettext(
        "The longest has waited %(days)s day.", "The longest has waited %(days)s days.", longest
    )
    return f"{told} {waited % {'days': formats.number(longest)}}"


def _given(rows: Sequence[Row]) -> str:
    given = sum(row.given for row in rows)
    said = ngettext(
        "Guidance is given %(given)s time, counted once a region.",
        "Guidance is given %(given)s times, counted once a region.",
        given,
    )
    return said % {"given": formats.number(given)}


def _lacking(rows: Sequence[Row]) -> str:
    lacking = [f"{row.theme} ({row.region})" for row in rows if row.asked and not row.given]
    if not lacking:
        return _("Something is given on every theme that is asked about.")
    return _("Asked about, and nothing given yet: %(themes)s.") % {"themes": ", ".join(lacking)}
