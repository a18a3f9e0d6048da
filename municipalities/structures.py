"""Which structure of municipalities a figure was counted in: the number of its time, and what has happened since."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities.models import Participation
from programme.models import Period


def of_periods(
    place: Participation, periods: Iterable[Period], changes: Mapping[date, str], today: date
) -> dict[int, str]:
    """By period, for the municipality or the one that the district lies in.

    `changes` are those that break its series, by day (`series_breaks.changes_of`). A figure
    belongs to the structure of the last day of its period.
    """
    codes = [*place.own_municipality.codes.all()]
    now = _code_on(codes, today)
    return {
        each.pk: _told(
            _code_on(codes, each.ends_on),
            now,
            [told for day, told in changes.items() if each.ends_on < day <= today],
        )
        for each in periods
    }


def _code_on(codes: Sequence, day: date) -> str:
    return next((row.code for row in codes if row.holds_on(day)), "")


def _told(then: str, now: str, since: Sequence[str]) -> str:
    """One word where nothing has changed; a new number alone changes nothing of what is counted."""
    if then == now and not since:
        return pgettext("structure", "as today")
    return "; ".join((_numbers(then, now), *since))


def _numbers(then: str, now: str) -> str:
    if then == now:
        return then
    none = _("no number of its own")
    return _("%(then)s, today %(now)s") % {"then": then or none, "now": now or none}
