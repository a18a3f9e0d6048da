"""Whom a report is about: the participations that the reader may see, narrowed by what was chosen."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from municipalities.models import Participation
from web.collation import sort_key


def participants(
    *, user: Any, programme: Any = None, region: Any = None, participation: Any = None
) -> list[Participation]:
    """In Norwegian order of name. Two queries, however many there are."""
    found = (
        Participation.objects.visible_to(user)
        .with_names()
        .prefetch_related("municipality__codes", "district__municipality__codes")
    )
    if programme:
        found = found.filter(programme=programme)
    if region:
        found = found.filter(region=region)
    if participation:
        found = found.filter(pk=participation.pk)
    return sorted(found, key=lambda each: sort_key(each.name))


def in_their_order(rows: Iterable[Any], who: Sequence[Participation]) -> list[Any]:
    """What each has put in an order of its own: by participant as they come, then in that order."""
    place = {each.pk: number for number, each in enumerate(who)}
    return sorted(rows, key=lambda row: (place[row.participation_id], row.order, row.pk))


def code_of(participation: Participation, today: date) -> str:
    """The municipality's number of today; of a district, the number of its municipality."""
    return participation.own_municipality.code_on(today)


def overlapping(participations: list[Participation]) -> list[Participation]:
    """Districts whose own municipality takes part too: a sum holds them already (decision 6)."""
    whole = {(each.programme_id, each.municipality_id) for each in participations}
    return [
        each
        for each in participations
        if each.district and (each.programme_id, each.district.municipality_id) in whole
    ]
