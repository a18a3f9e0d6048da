"""The first page of the yearly workbook: read by a mayor in a minute, and kept on one page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogue.models import YearlyWord
from municipalities.models import Comment
from programme.figures import Standing
from reports.queries.yearly_workbook import Row
from reports.workbook import Answer, Line, Section
from reports.yearly.proposals import part_of
from web import formats

Rows = Sequence[Any]
# Of how many goal indicators it is so, in a sentence; None is for those that are hidden.
STANDING = {
    Standing.AHEAD: gettext_lazy("%(count)s ahead of plan"),
    Standing.ON: gettext_lazy("%(count)s on plan"),
    Standing.BEHIND: gettext_lazy("%(count)s behind plan"),
    Standing.NOT_REPORTING: gettext_lazy("%(count)s without a figure"),
    Standing.NOT_JUDGED: gettext_lazy("%(count)s not judged"),
    None: gettext_lazy("%(count)s hidden"),
}


def front(rows: Sequence[Row], *, user: Any, chosen: dict[str, Any]) -> Answer:
    """Title, sentences, what the municipality says of its year, and what there is nothing of."""
    place, year = rows[0].participation, rows[0].year
    return Answer(
        _("%(place)s in %(year)s") % {"place": place.name, "year": year},
        sentences(rows, user=user, chosen=chosen),
        _(
            "Figures of %(year)s; words, goals and initiatives as of %(day)s. Figures that are not "
            "approved are marked."
        )
        % {"year": year, "day": formats.day(user.scope.today)},
        sections=(*_own_words(place, year, user, _titles(rows)), *_left_out(rows)),
    )


def sentences(rows: Sequence[Row], *, user: Any, chosen: dict[str, Any]) -> tuple[str, ...]:
    """Goals, figures, initiatives, the chain, and what the two sides owe each other."""
    if not rows:
        return (_("There are no participants to show."),)
    told = {row.part.code: row.rows for row in rows}
    place, year = rows[0].participation, rows[0].year
    return (
        _goals(told["goal_attainment"], place.name),
        _figures(told["reporting_status"], year, is_own=user.scope.is_own(place.pk)),
        _initiatives(told["initiatives"], place.name),
        _chain(told["chain"]),
        _between(told, place.name),
    )


def _goals(rows: Rows, name: str) -> str:
    if not rows:
        return _("%(name)s has no goals with indicators to show yet.") % {"name": name}
    counts: Counter[Any] = Counter(None if row.is_hidden else row.standing for row in rows)
    told = [said % {"count": formats.number(counts[code])} for code, said in STANDING.items()]
    parts = [text for text, code in zip(told, STANDING, strict=True) if counts[code]]
    said = ngettext(
        "%(name)s measures its goals by %(count)s indicator: %(told)s.",
        "%(name)s measures its goals by %(count)s indicators: %(told)s.",
        len(rows),
    )
    return said % {
        "name": name,
        "count": formats.number(len(rows)),
        "told": ", ".join(parts),
    }


def _figures(rows: Rows, year: int, *, is_own: bool) -> str:
    """A participation's own people see what is entered, all others what is submitted."""
    if not rows:
        return _("No figures are asked for in %(year)s yet.") % {"year": year}
    expected, reported, missing, late = (
        sum(getattr(row, name) for row in rows)
        for name in ("expected", "reported", "missing", "late")
    )
    said = (
        _(
            "Of the figures for %(year)s, %(of)s are entered; missing: %(missing)s, late: %(late)s."
        )
        if is_own
        else _(
            "Of the figures for %(year)s, %(of)s are submitted; missing: %(missing)s, late: %(late)s."
        )
    )
    return said % {
        "year": year,
        "of": formats.of(reported, expected),
        "missing": formats.number(missing),
        "late": formats.number(late),
    }


def _initiatives(rows: Rows, name: str) -> str:
    if not rows:
        return _("There are no initiatives to show from %(name)s.") % {"name": name}
    counts = Counter(row.status for row in rows)
    said = ngettext(
        "%(count)s initiative: %(told)s.", "%(count)s initiatives: %(told)s.", len(rows)
    )
    told = ", ".join(f"{formats.number(n)} {status}" for status, n in counts.most_common())
    return said % {"count": formats.number(len(rows)), "told": told}


def _chain(rows: Rows) -> str:
    if not rows:
        return _("There is nothing to see in the chain yet.")
    found = sum(len(row.found) for row in rows)
    if not found:
        return _("Every need leads to a result, and every goal can be measured.")
    said = (
        ngettext(
            "The chain from need to result has %(count)s break.",
            "The chain from need to result has %(count)s breaks.",
            found,
        )
        if rows[0].has_adoption
        else ngettext(
            "Before the first decision, %(count)s point remains in the chain.",
            "Before the first decision, %(count)s points remain in the chain.",
            found,
        )
    )
    return said % {"count": formats.number(found)}


def _between(told: Mapping[str, Rows], name: str) -> str:
    """Both sides alike: promises past their date, and questions that wait."""
    side = Comment.Side
    late = Counter(row.side_code for row in told["commitments"] if row.days_late)
    waits = Counter(row.waits_for_code for row in told["questions"] if row.is_waiting)
    return _(
        "Promises past their date: %(name)s %(own_late)s, Husbanken %(late)s; questions that wait "
        "for an answer: %(name)s %(own_waits)s, Husbanken %(waits)s."
    ) % {
        "name": name,
        "own_late": formats.number(late[side.PARTICIPANT]),
        "late": formats.number(late[side.HUSBANKEN]),
        "own_waits": formats.number(waits[side.PARTICIPANT]),
        "waits": formats.number(waits[side.HUSBANKEN]),
    }


def _titles(rows: Sequence[Row]) -> dict[str, str]:
    """The names of the sheets that are in the file, by the parts' codes."""
    return {row.part.code: row.title for row in rows if row.rows}


def _own_words(place: Any, year: int, user: Any, titles: dict[str, str]) -> Iterator[Section]:
    """What the municipality has chosen and worded, as far as the reader sees it."""
    seen = [*YearlyWord.objects.visible_to(user).of_year(place, year)]
    if not seen:
        yield Section(_("In the participant's own words"), (Line(_not_said(place, user)),))
        return
    for kind, label in YearlyWord.Kind.choices:
        lines = [
            Line(word.text, link=titles.get(part_of(word.proposed), ""))
            for word in seen
            if word.kind == kind
        ]
        if lines:
            yield Section(capfirst(str(label)), tuple(lines))


def _not_said(place: Any, user: Any) -> str:
    """Whoever may choose is told where; outside no draft is ever told of."""
    if user.scope.is_own(place.pk):
        return _(
            "Nothing is chosen yet. What goes well, what worries us and what is asked of us is "
            "chosen and worded on the page “Yearly workbook”."
        )
    return _("Nothing is shared about this year.")


def _left_out(rows: Sequence[Row]) -> Iterator[Section]:
    """The parts that have no sheet, named once."""
    empty = [row.title for row in rows if not row.rows]
    if empty:
        told = Line(", ".join(empty))
        yield Section(_("Without a sheet, since there is nothing to show yet"), (told,))
