"""The answers of the reports on what is reported, and on how good it is."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.completeness import Extent
from reports import words
from reports.remarks import Remark, in_words
from web import formats


def reporting_status(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many figures are in of those expected, how they came, who lacks some, and what is expected."""
    if not rows:
        return (_("There are no figures to expect with these choices."), _missing([]), _rule())
    return (_in(rows, user), _came(rows), _missing(rows), *_silent(rows), _rule())


def _in(rows: Sequence[Any], user: Any) -> str:
    """A participation's own people see what is entered, all others what is submitted."""
    said = (
        _("%(reported)s of %(expected)s expected figures are entered, from %(n)s.")
        if user.scope.own_roles
        else _("%(reported)s of %(expected)s expected figures are submitted, from %(n)s.")
    )
    return said % {
        "reported": _sum(rows, "reported"),
        "expected": _sum(rows, "expected"),
        "n": words.participants(len({row.participation_id for row in rows})),
    }


def _came(rows: Sequence[Any]) -> str:
    return _(
        "Approved: %(approved)s; came after the due date: %(late)s; not yet due: %(not_due)s."
    ) % {name: _sum(rows, name) for name in ("approved", "late", "not_due")}


def _missing(rows: Sequence[Any]) -> str:
    lacking = [*dict.fromkeys(row.participant for row in rows if row.missing)]
    if not lacking:
        return _("No figures are missing after the due date.")
    return _("Missing after the due date: %(missing)s, from: %(names)s.") % {
        "missing": _sum(rows, "missing"),
        "names": words.names(lacking),
    }


def _silent(rows: Sequence[Any]) -> list[str]:
    """Who has a period that is due, and nothing in."""
    silent = [
        *dict.fromkeys(row.participant for row in rows if row.state == Extent.NOTHING.label)
    ]
    if not silent:
        return []
    return [
        _("Nothing is in for a whole period from: %(names)s.") % {"names": words.names(silent)}
    ]


def _rule() -> str:
    return _(
        "A figure is expected when the programme asks for the period, the indicator is asked of all or "
        "chosen and due then, and the participant takes part."
    )


def data_quality(rows: Sequence[Any], *, user: Any, chosen: dict) -> tuple[str, ...]:
    """How many figures have a remark, which remarks, and what is being looked into."""
    return (
        _remarked(rows, chosen.get("period")),
        *_by_remark(rows),
        _followed(rows),
        _not_wrong(),
    )


def _remarked(rows: Sequence[Any], period: Any) -> str:
    """Of which period: where none is chosen, of all that have opened."""
    count = sum(bool(row.codes) for row in rows)
    of = period or _("all periods that have opened")
    if not count:
        return _("There are no figures with a remark for %(period)s.") % {"period": of}
    said = ngettext(
        "%(count)s figure for %(period)s has a remark, from %(who)s.",
        "%(count)s figures for %(period)s have a remark, from %(who)s.",
        count,
    )
    places = {row.participation_id for row in rows if row.codes}
    who = words.participants(len(places))
    return said % {"count": formats.number(count), "period": of, "who": who}


def _by_remark(rows: Sequence[Any]) -> list[str]:
    counts = Counter(code for row in rows for code in row.codes)
    told = [
        f"{in_words(code)} ({formats.number(counts[code])})" for code in Remark if counts[code]
    ]
    return [_("The remarks are: %(told)s.") % {"told": ", ".join(told)}] if told else []


def _followed(rows: Sequence[Any]) -> str:
    marked = sum(row.is_marked for row in rows)
    if not marked:
        return _("None of them is marked to be looked into.")
    return _("Marked to be looked into: %(marked)s; still open: %(open)s.") % {
        "marked": formats.number(marked),
        "open": formats.number(sum(row.is_open for row in rows)),
    }


def _not_wrong() -> str:
    return _("A remark does not say that a figure is wrong.")


def _sum(rows: Sequence[Any], name: str) -> str:
    return formats.number(sum(getattr(row, name) for row in rows))
