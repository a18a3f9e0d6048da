"""The answer of the programme's figures: the year, how complete it is, and how the goals stand."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from reports import words
from reports.queries.programme_figures import Row
from web import formats

MOST_FIGURES = 2
MOST_NAMES = 3


def programme_figures(rows: Sequence[Row], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """The first figures in words, then how many are in, and how many goals are where."""
    if not rows:
        return (_("There are no figures of the programme to show."),)
    whole = [row for row in rows if row.region_id is None]
    whole = whole or [row for row in rows if row.region_id == rows[0].region_id]
    told = sorted((row for row in whole if row.n), key=lambda row: row.place)[:MOST_FIGURES]
    return (*(figure(row) for row in told), *_complete(whole), _goals(whole))


def figure(row: Row) -> str:
    """ "Families in temporary housing, 2025: 412 households (the whole programme, 12 of 16 participants; missing: Nordvik)." """
    said = _("%(indicator)s, %(year)s: %(value)s (%(group)s, %(who)s") % {
        "indicator": row.indicator,
        "year": row.year,
        "value": words.with_unit(row.value, row.decimals, row.unit_code),
        "group": row.group if row.region_id else _("the whole programme"),
        "who": row.n_of,
    }
    if row.names:
        said += _("; missing: %(names)s") % {"names": words.names(row.names)}
    return f"{said})."


def _complete(rows: Sequence[Row]) -> tuple[str, ...]:
    """How many of those that are due or in are in, and who lacks most."""
    due = sum(row.of for row in rows)
    if not due:
        told = _("%(group)s: no figure has been due yet.") % {"group": rows[0].group}
        return told, _("No figures have been submitted yet.")
    told = _("%(group)s: %(n)s of %(of)s figures that are due are submitted.") % {
        "group": rows[0].group,
        "n": formats.number(sum(row.n + len(row.alone) for row in rows)),
        "of": formats.number(due),
    }
    return told, _missing(rows)


def _missing(rows: Sequence[Row]) -> str:
    """Those who lack most figures, with how many."""
    most = Counter(name for row in rows for name in row.names).most_common(MOST_NAMES)
    if not most:
        return _("Nobody lacks a figure that is due.")
    named = ", ".join(f"{name} ({formats.number(count)})" for name, count in most)
    return _("Most figures are missing from: %(names)s.") % {"names": named}


def _goals(rows: Sequence[Row]) -> str:
    if not any(row.ahead or row.on or row.behind or row.not_reporting for row in rows):
        return _("No goal can be judged against its plan.")
    return _(
        "Of the goals that are measured in %(year)s, %(ahead)s are ahead of plan, %(on)s on plan and %(behind)s behind; without a figure for the year: %(without)s."
    ) % {
        "year": rows[0].year,
        "ahead": formats.number(sum(row.ahead for row in rows)),
        "on": formats.number(sum(row.on for row in rows)),
        "behind": formats.number(sum(row.behind for row in rows)),
        "without": formats.number(sum(row.not_reporting for row in rows)),
    }
