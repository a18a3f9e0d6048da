"""Guidance asked for and given, by region and theme: who was reached, and who waits."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from dialogue.models import Guidance, GuidanceRequest
from programme.models.indicator import Theme
from reports.queries.participants import participants
from web.collation import sort_key


@dataclass(frozen=True, slots=True)
class Row:
    """One theme in one region. A guidance for many counts once a region."""

    region: str
    theme: str
    asked: int
    answered: int
    waiting: int
    longest_wait: int | None
    given: int
    reached: int
    not_reached: int


@dataclass
class _Place:
    """What is known of one region and theme."""

    requests: list[GuidanceRequest] = field(default_factory=list)
    given: set[int] = field(default_factory=set)
    reached: set[int] = field(default_factory=set)


def rows(*, user: Any, year: int | None = None, **chosen: Any) -> list[Row]:
    """By region, then by theme; only where something is asked for or given, ever or in one year.

    A fixed number of queries.
    """
    who = participants(user=user, **chosen)
    regions = {each.pk: each.region for each in who}
    places: dict[tuple[int, str], _Place] = defaultdict(_Place)
    in_year = {"asked_on__year": year} if year else {}
    asked = GuidanceRequest.objects.visible_to(user).filter(participation__in=who, **in_year)
    for request in asked.order_by("asked_on", "pk"):
        at = regions[request.participation_id].pk, request.theme
        places[at].requests.append(request)
    for pk, theme, place in _given(user, regions, year):
        at = regions[place].pk, theme
        places[at].given.add(pk)
        places[at].reached.add(place)
    return _rows(places, list(regions.values()), user.scope.today)


def _given(user: Any, regions: dict[int, Any], year: int | None) -> list[tuple[int, str, int]]:
    """Each guidance with its theme and each participant that it reached."""
    held = {"held_on__year": year} if year else {}
    given = Guidance.objects.visible_to(user).filter(**held).values("pk")
    through = Guidance.participations.through.objects.filter(
        guidance__in=given, participation__in=regions
    )
    return list(
        through.order_by("guidance_id", "participation_id").values_list(
            "guidance_id", "guidance__theme", "participation_id"
        )
    )


def _rows(places: dict[tuple[int, str], _Place], regions: list[Any], today: Any) -> list[Row]:
    own = {each.pk: each for each in regions}.values()
    named = sorted(own, key=lambda each: (sort_key(each.name), each.pk))
    themes = [(code, str(label)) for code, label in Theme.choices]
    return [
        _row(region, label, places[region.pk, code], regions, today)
        for region in named
        for code, label in themes
        if (region.pk, code) in places
    ]


def _row(region: Any, theme: str, place: _Place, regions: list[Any], today: Any) -> Row:
    waiting = [each for each in place.requests if each.answered_on is None]
    in_region = sum(each.pk == region.pk for each in regions)
    return Row(
        region=region.name,
        theme=theme,
        asked=len(place.requests),
        answered=len(place.requests) - len(waiting),
        waiting=len(waiting),
        longest_wait=max((each.days_waited(today) for each in waiting), default=None),
        given=len(place.given),
        reached=len(place.reached),
        not_reached=in_region - len(place.reached),
    )
