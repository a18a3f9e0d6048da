"""Q3: how many are in need, for whom, and which year's count it is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.audience import count_for, in_file
from municipalities.models import NeedCount
from programme import calculation, units
from programme.figures import Figure, NoNumber, is_number
from reports import words
from reports.queries import needs
from reports.queries.participants import overlapping
from reports.questions.question import Answer, Answered, Change, NotHeld, Row
from reports.questions.rows import resting_on, who, whose
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part

MOST_GROUPS = 3


def in_need(scope: Scope) -> Answer:
    """How many households, or persons, the needs are counted to, where the count is shown."""
    rows = scope.rows(needs)
    if not rows:
        return NotHeld(_("No needs are put into words in this choice."))
    counted = [row for row in rows if row.counted_on]
    if not counted:
        return NotHeld(_("No need in this choice is counted yet."))
    twice = {each.pk for each in overlapping(scope.participations)}
    lead, *others = _by_unit(counted)
    whole, known = {row.need_id for row in rows}, {row.need_id for row in counted}
    return Answered(
        sentence=_sentence(lead, twice),
        figure=_sum(lead, twice),
        unit=lead[0].unit,
        one=units.one(lead[0].unit_code),
        **resting_on(scope, who(counted)),
        further=(
            *(_sentence(own, twice) for own in others),
            *_elsewhere(scope, twice & who(counted)),
            *_per_1000(lead),
            _groups(counted),
            _("The same household may be counted in several needs; units are never added."),
        ),
        period=_years(counted),
        status=_("The latest count of each need that is open today."),
        change=_change(scope, lead),
        picture=Bar(
            (
                Part(_("needs that are counted"), len(known), "good"),
                Part(_("needs that are not counted"), len(whole - known), "none"),
            )
        ),
        rows=tuple(map(_row, rows)),
        address=scope.report("needs"),
    )


def _by_unit(counted: Sequence[needs.Row]) -> list[list[needs.Row]]:
    """Households and persons apart; first the unit that most needs are counted in."""
    found: dict[str, list[needs.Row]] = defaultdict(list)
    for row in counted:
        found[row.unit].append(row)
    return sorted(found.values(), key=lambda own: (-len(own), own[0].unit))


def _inside(rows: Sequence[needs.Row], twice: Collection[int]) -> list[needs.Row]:
    """The counts that are shown, so that nothing hidden is in a sum; nobody is in it twice."""
    return [row for row in rows if is_number(row.count) and row.participation_id not in twice]


def _sum(rows: Sequence[needs.Row], twice: Collection[int]) -> Figure:
    numbers = [row.count for row in _inside(rows, twice) if is_number(row.count)]
    return calculation.sum_of(numbers) if numbers else NoNumber.SUPPRESSED


def _sentence(rows: Sequence[needs.Row], twice: Collection[int]) -> str:
    inside = _inside(rows, twice)
    said = ngettext(
        "Counted in needs: %(count)s %(unit)s, in %(needs)s need from %(who)s",
        "Counted in needs: %(count)s %(unit)s, in %(needs)s needs from %(who)s",
        len(inside),
    ) % {
        "count": (count := words.figure(_sum(rows, twice), 0)),
        "unit": units.beside(count, rows[0].unit_code),
        "needs": formats.number(len(inside)),
        "who": words.participants(len(who(inside))),
    }
    hidden = sum(row.count is NoNumber.SUPPRESSED for row in rows)
    if hidden:
        said += _("; hidden, and so not in it: %(count)s") % {"count": formats.number(hidden)}
    return f"{said}."


def _elsewhere(scope: Scope, twice: Collection[int]) -> tuple[str, ...]:
    """A district is not added to its own municipality."""
    if not twice:
        return ()
    names = words.names(scope.names(twice))
    return (_("Counted in their municipality: %(names)s.") % {"names": names},)


def _change(scope: Scope, rows: Sequence[needs.Row]) -> Change | None:
    """From the count before, among the needs of which both counts are shown. One query."""
    audiences = {each.pk: in_file(scope.user, each) for each in scope.participations}
    counts = NeedCount.objects.filter(
        need__in={row.need_id for row in rows}, unit=rows[0].unit_code
    ).select_related("need")
    by_need: dict[int, list[NeedCount]] = defaultdict(list)
    for count in counts.order_by("-counted_on", "-pk"):
        by_need[count.need_id].append(count)
    pairs = [
        [count_for(audiences[own[0].need.participation_id], count) for count in own[:2]]
        for own in by_need.values()
        if len(own) > 1
    ]
    told = [calculation.change(before, now) for now, before in pairs]
    numbers = [each for each in told if is_number(each)]
    if not numbers:
        return None
    note = _("needs that are counted more than once: %(count)s") % {
        "count": formats.number(len(numbers))
    }
    return Change(calculation.sum_of(numbers), _("the count before"), note)


def _per_1000(rows: Sequence[needs.Row]) -> tuple[str, ...]:
    """From the least to the most, without naming anybody."""
    found = [row.per_1000 for row in rows if is_number(row.per_1000)]
    if not found:
        return ()
    told = _(
        "Per 1 000 inhabitants it is from %(least)s to %(most)s %(unit)s in each need, where the number of inhabitants is known."
    )
    return (
        told
        % {
            "least": formats.number(min(found), 1),
            "most": formats.number(max(found), 1),
            "unit": rows[0].unit,
        },
    )


def _groups(rows: Sequence[needs.Row]) -> str:
    by_need = {row.need_id: row.target_groups for row in rows}
    most = Counter(group for group in by_need.values() if group).most_common(MOST_GROUPS)
    if not most:
        return _("No target group is named in the needs that are counted.")
    return _("For whom, most often: %(groups)s.") % {
        "groups": "; ".join(f"{group} ({formats.number(count)})" for group, count in most)
    }


def _years(rows: Sequence[needs.Row]) -> str:
    """ "2024", or "2022–2025"."""
    years = sorted({row.counted_on.year for row in rows if row.counted_on})
    return "–".join(dict.fromkeys((str(years[0]), str(years[-1]))))


def _row(row: needs.Row) -> Row:
    per = (
        _("%(figure)s per 1 000 inhabitants") % {"figure": words.figure(row.per_1000, 1)}
        if is_number(row.per_1000)
        else ""
    )
    return Row(
        **whose(row),
        about=row.need,
        period=str(row.counted_on.year) if row.counted_on else "",
        value=row.count,
        unit=row.unit,
        state=row.state,
        day=row.counted_on,
        detail="; ".join(each for each in (row.target_groups, per) if each),
        address=reverse("need", args=[row.participation_id, row.need_id]),
    )
