"""The answer of the reports of own figures: the figures, which way they go, who is missing, what is not held."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programme.figures import NoNumber, is_number
from reports import programme_answer, words
from reports.queries.own_figures import Row
from reports.queries.theme_totals import Row as Total
from web import formats

MOST_FIGURES = 2
MOST_NAMES = 3


def answer_with(not_held: Any) -> Callable[..., tuple[str, ...]]:
    """An answer that ends by saying which official figures the tool does not hold yet."""

    def answer(rows: Sequence[Row], *, user: Any, chosen: dict) -> tuple[str, ...]:
        if not rows:
            return (_("There are no figures to show."),)
        return (*figures(rows), directions(rows), missing(rows), str(not_held))

    return answer


def figures(rows: Sequence[Row]) -> list[str]:
    """The first totals for those who read them, the first own figures for the others."""
    told = sorted((row for row in rows[0].whole if row.n), key=lambda row: row.this.place)
    whole = [row for row in told if row.this.region_id is None] or told
    if whole:
        return [_total(row) for row in whole[:MOST_FIGURES]]
    return [_own(row) for row in rows if is_number(row.value)][:MOST_FIGURES]


def _total(row: Total) -> str:
    """ "… 2025: 28 households (the whole programme, 12 of 16 participants); the year before: 46 (14 of 15 participants); change among the 11 participants with a figure in both years: −13." """
    said = programme_answer.figure(row.this)
    if row.last is None:
        return said
    return f"{said[:-1]}; " + _("the year before: %(value)s (%(who)s); %(change)s.") % {
        "value": words.in_sentence(row.last.value, row.decimals),
        "who": row.last.n_of,
        "change": _change(row),
    }


def _change(row: Total) -> str:
    """Among whom: the two totals are seldom those of the same participants."""
    if not row.both:
        return row.comparison
    said = (
        _("change: %(change)s (the same participants)")
        if row.are_the_same
        else _("change among the %(who)s with a figure in both years: %(change)s")
    )
    return said % {
        "who": words.participants(row.both),
        "change": formats.change(row.change, row.decimals)
        if is_number(row.change)
        else words.in_sentence(row.change, row.decimals),
    }


def _own(row: Row) -> str:
    """ "Nordvik, families in temporary housing, 2025: 28 households (the year before: 37)." """
    said = _("%(who)s, %(indicator)s, %(year)s: %(value)s") % {
        "who": row.participant,
        "indicator": row.indicator,
        "year": row.year,
        "value": words.with_unit(row.value, row.decimals, row.unit_code),
    }
    if row.before is None:
        return f"{said}."
    return said + _(" (the year before: %(value)s).") % {
        "value": words.in_sentence(row.before, row.decimals)
    }


def directions(rows: Sequence[Row]) -> str:
    """How many have gone which way since the year before, of those that are judged."""
    counts = Counter(row.moves for row in rows)
    return _(
        "Since the year before, figures that have gone the wanted way: %(better)s; the other way: %(worse)s; unchanged: %(same)s."
    ) % {
        "better": formats.number(counts[1]),
        "worse": formats.number(counts[-1]),
        "same": formats.number(counts[0]),
    }


def missing(rows: Sequence[Row]) -> str:
    """Those who lack most figures, with how many; and how many are hidden."""
    lacking = Counter(row.participant for row in rows if row.value is NoNumber.MISSING)
    named = ", ".join(
        f"{name} ({formats.number(count)})" for name, count in lacking.most_common(MOST_NAMES)
    )
    hidden = sum(row.value is NoNumber.SUPPRESSED for row in rows)
    return _(
        "Figures that are missing: %(missing)s; hidden since they are small: %(hidden)s."
    ) % {
        "missing": f"{formats.number(lacking.total())} – {named}"
        if named
        else pgettext("figures", "none"),
        "hidden": formats.number(hidden) if hidden else pgettext("figures", "none"),
    }
