"""The parts of an indicator over those that a question is about: how many in each target group.

A group's sum is told only when every figure in it is shown to the reader, who could then add it
up; of all others only that it is hidden. No rule of totals is needed, and nothing is given away.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from municipalities.audience import figure_for, in_file
from municipalities.models import Measurement
from programme.figures import NoNumber, kind_of
from programme.models import Part
from reports import words
from reports.queries.totals import parts_of, together
from reports.questions.figures import address_of, figures_of
from reports.questions.question import Row
from reports.questions.scope import Scope


def sentence(scope: Scope, code: str) -> tuple[str, ...]:
    """ "Waiting, by group: families 120 (6 of 12 participants), youth hidden (…)." Nothing without parts."""
    found = _figures(scope, code)
    if not found:
        return ()
    total = figures_of(scope).total(code, scope.year)
    by_part: dict[Part, list[Measurement]] = defaultdict(list)
    for each in found:
        by_part[each.part].append(each)
    told = [
        _("%(group)s %(figure)s (%(who)s)")
        % {
            "group": part.name,
            "figure": _sum(scope, own),
            "who": words.of_participants(len(own), total.of if total else len(own)),
        }
        for part, own in by_part.items()
    ]
    name = {"indicator": found[0].indicator.name, "groups": ", ".join(told)}
    return (_("%(indicator)s, by group: %(groups)s.") % name,)


def rows(scope: Scope, code: str) -> tuple[Row, ...]:
    """A row for each participant and group."""
    return tuple(_row(scope, each) for each in _figures(scope, code))


def _figures(scope: Scope, code: str) -> list[Measurement]:
    """The parts in the period of each participant's total, by group, then by participant. One query."""
    return scope.once(("parts", code), lambda: _read(scope, code))


def _read(scope: Scope, code: str) -> list[Measurement]:
    total = figures_of(scope).total(code, scope.year)
    periods = {
        own.participation.pk: own.latest.period_id
        for own in (total.group.single if total else ())
        if own.latest
    }
    found = (
        Measurement.objects.standing()
        .filter(indicator__code=code, participation__in=periods, period__in={*periods.values()})
        .exclude(part__code=Part.TOTAL)
        .select_related("part", "indicator", "period")
        .order_by("part__code", "pk")
    )
    order = {pk: number for number, pk in enumerate(scope.by_pk)}
    own = [each for each in found if periods[each.participation_id] == each.period_id]
    return sorted(own, key=lambda each: (each.part.code, order[each.participation_id]))


def _shown(scope: Scope, figure: Measurement) -> Any:
    place = scope.by_pk[figure.participation_id]
    return figure_for(in_file(scope.user, place), figure)


def _sum(scope: Scope, own: Sequence[Measurement]) -> str:
    shown = [_shown(scope, each) for each in own]
    if NoNumber.SUPPRESSED in shown:
        return words.in_sentence(NoNumber.SUPPRESSED, 0)
    parts = [parts_of(each) for each in own if parts_of(each) is not None]
    return words.in_sentence(together(parts, own[0].indicator), own[0].indicator.decimals)


def _row(scope: Scope, each: Measurement) -> Row:
    place = scope.by_pk[each.participation_id]
    indicator, value = each.indicator, _shown(scope, each)
    return Row(
        participant=place.name,
        participation_id=place.pk,
        region=place.region.name,
        about=f"{indicator.name} – {each.part.name}",
        period=str(each.period),
        value=kind_of(value) or value,
        unit=str(indicator.get_unit_display()),
        decimals=indicator.decimals,
        state=words.figure_state(each.state),
        address=address_of(place, indicator, each.period_id),
    )
