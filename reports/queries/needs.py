"""What is lacking, for whom and how many, with the latest count in each unit."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from municipalities.audience import count_for, in_file
from municipalities.models import Goal, Need, NeedCount, NeedVersion, Population
from municipalities.models.version import State
from programme import calculation
from programme.figures import Figure, NoNumber, is_number
from reports.queries.participants import code_of, in_their_order, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One need of one participant, counted in one unit; households and persons stay apart."""

    participation_id: int
    need_id: int
    participant: str
    municipality_code: str
    region: str
    need: str
    category: str
    target_groups: str
    count: Figure
    unit: str
    unit_code: str
    counted_on: date | None
    method: str
    per_1000: Figure
    priority: str
    is_adopted: bool
    state: str
    goals: str


def rows(*, user: Any, **chosen: Any) -> list[Row]:
    """By participant, then in the order of its needs. A fixed number of queries."""
    who = participants(user=user, **chosen)
    places = {each.pk: each for each in who}
    known = (_populations(who), _goals_by_need(user, who))
    return [
        row
        for need in in_their_order(_needs(user, who), who)
        for row in _rows(need, places[need.participation_id], user, known)
    ]


def _needs(user: Any, who: list) -> Any:
    versions = NeedVersion.objects.select_related("category").prefetch_related("target_groups")
    return (
        Need.objects.visible_to(user)
        .open()
        .filter(participation__in=who)
        .prefetch_related(
            Prefetch("versions", queryset=versions),
            Prefetch("counts", queryset=NeedCount.objects.order_by("-counted_on", "-pk")),
        )
    )


def _goals_by_need(user: Any, who: list) -> dict[int, list[str]]:
    """The titles of the goals that answer each need, as the versions that the reader sees say."""
    titles = defaultdict(list)
    goals = Goal.objects.visible_to(user).open().filter(participation__in=who)
    for goal in goals.order_by("order", "pk").prefetch_related("versions__needs"):
        version = goal.version_for(user)
        for need in version.needs.all():
            titles[need.pk].append(version.title)
    return titles


def _populations(who: list) -> dict[tuple[int, int], int]:
    own = {each.municipality_id for each in who if each.municipality_id}
    found = Population.objects.filter(municipality__in=own)
    return {
        (pk, year): persons
        for pk, year, persons in found.values_list("municipality_id", "year", "persons")
    }


def _rows(need: Need, participation: Any, user: Any, known: tuple) -> Iterator[Row]:
    audience = in_file(user, participation)
    version = need.version_for(user)
    persons, goals = known
    counts: list[NeedCount | None] = [*need.latest_counts()]
    for count in counts or [None]:  # a need that nobody has counted is a row too
        shown = count_for(audience, count)
        yield Row(
            participation_id=participation.pk,
            need_id=need.pk,
            participant=participation.name,
            municipality_code=code_of(participation, user.scope.today),
            region=participation.region.name,
            need=version.title,
            category=version.category.name if version.category else "",
            target_groups=", ".join(
                sorted(group.name for group in version.target_groups.all())
            ),
            count=shown,
            unit=str(count.get_unit_display()) if count else "",
            unit_code=count.unit if count else "",
            counted_on=count.counted_on if count else None,
            method=str(count.get_method_display()) if count else "",
            per_1000=_per_1000(shown, count, participation, persons),
            priority=str(version.get_priority_display() or ""),
            is_adopted=version.state == State.ADOPTED,
            state=str(version.get_state_display()),
            goals="; ".join(goals[need.pk]),
        )


def _per_1000(
    shown: Figure, count: NeedCount | None, participation: Any, persons: dict
) -> Figure:
    """By the inhabitants of the count's year; none for districts, whose number is not known."""
    if not is_number(shown):
        return shown
    if participation.district_id:
        return NoNumber.NOT_APPLICABLE
    year = count.counted_on.year  # type: ignore[union-attr]
    found = persons.get((participation.municipality_id, year))
    return calculation.rate(shown, Decimal(found), 1000) if found else NoNumber.MISSING
