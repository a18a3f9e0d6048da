"""Where a series breaks: a municipality that changed, or an indicator that took over from another."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities.models import MunicipalityChange, Participation
from programme.models import Indicator, Period
from web import formats

# A new name or number changes nothing of what is counted.
BREAKS = (
    MunicipalityChange.Kind.MERGE,
    MunicipalityChange.Kind.SPLIT,
    MunicipalityChange.Kind.BORDER,
)


def of_participants(
    who: Sequence[Participation], periods: Sequence[Period]
) -> Mapping[int, Mapping[Period, str]]:
    """For each participation: the first period after a change, with what happened. One query."""
    return {pk: _of_place(changes, periods) for pk, changes in changes_of(who).items()}


def changes_of(who: Sequence[Participation]) -> Mapping[int, Mapping[date, str]]:
    """For each participation: what happened to its municipality, by day. One query."""
    places = {each.own_municipality.pk for each in who}
    changes = list(
        MunicipalityChange.objects.filter(
            Q(old__in=places) | Q(new__in=places), kind__in=BREAKS
        ).order_by("on", "old_code", "new_code")
    )
    return {each.pk: _by_day(each.own_municipality.pk, changes) for each in who}


def of_indicator(indicator: Indicator) -> tuple[str, ...]:
    """What concerns everybody's series: which indicators it took over from, or gave way to."""
    told = []
    if indicator.replaces:
        told.append(_replaces(indicator.replaces.name, indicator.valid_from))
    told += [
        _replaced_by(new.name, new.valid_from) for new in indicator.replaced_by.order_by("code")
    ]
    return tuple(told)


def _replaces(old: str, day: date | None) -> str:
    if day is None:
        return _("it replaces “%(old)s”") % {"old": old}
    return _("it replaces “%(old)s” from %(day)s") % {"old": old, "day": formats.day(day)}


def _replaced_by(new: str, day: date | None) -> str:
    if day is None:
        return _("it was replaced by “%(new)s”") % {"new": new}
    return _("it was replaced by “%(new)s” from %(day)s") % {
        "new": new,
        "day": formats.day(day),
    }


def _by_day(municipality: int, changes: Sequence[MunicipalityChange]) -> dict[date, str]:
    found: dict[date, list[str]] = {}
    for change in changes:
        if municipality in (change.old_id, change.new_id):  # type: ignore[attr-defined]
            found.setdefault(change.on, []).append(_told(change))
    return {day: "; ".join(told) for day, told in found.items()}


def _of_place(changes: Mapping[date, str], periods: Sequence[Period]) -> dict[Period, str]:
    """A change before the series began breaks nothing."""
    found: dict[Period, list[str]] = {}
    for day, told in changes.items():
        after = next((each for each in periods[1:] if day <= each.ends_on), None)
        if after and periods[0].ends_on < day:
            found.setdefault(after, []).append(told)
    return {period: "; ".join(told) for period, told in found.items()}


def _told(change: MunicipalityChange) -> str:
    return _("%(day)s %(kind)s, %(old)s → %(new)s") % {
        "day": formats.day(change.on),
        "kind": change.get_kind_display(),  # type: ignore[attr-defined]
        "old": change.old_code,
        "new": change.new_code,
    }
