"""Who acts for whom on a day: the people whom something can wait for, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from municipalities.models import Membership, Participation
from municipalities.scope import Scope
from programme import rights
from programme.models import ProgrammeRole

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Reader:
    """Somebody who is nobody in particular, with the rights of a side: decides what it may see."""

    scope: Scope


@dataclass(frozen=True)
class Places:
    """Some participations on a day, and who acts for them."""

    day: date
    by_pk: dict[int, Participation]
    wants: Callable[[date], bool]  # whether what is due on a date is asked about at all
    own: dict[tuple[int, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    husbankens: dict[tuple[int | None, str], set[int]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def writers(self, place: int) -> frozenset[int]:
        """Those who enter figures and write; the owner where there is nobody else."""
        return self._first(place, (rights.CONTRIBUTOR, rights.LEADER), (rights.OWNER,))

    def leaders(self, place: int) -> frozenset[int]:
        """Those who submit and answer; the owner where there is no leader."""
        return self._first(place, (rights.LEADER,), (rights.OWNER,))

    def owners(self, place: int) -> frozenset[int]:
        """Those who approve and send; the leader, who can record a decision, where there is none."""
        return self._first(place, (rights.OWNER,), (rights.LEADER,))

    def advisers(self, place: int) -> frozenset[int]:
        """The participation's own adviser; else those of its region; else the programme lead."""
        row = self.by_pk[place]
        all_of_them = self._in_husbanken(row.region_id, rights.ADVISER)
        own = frozenset(one for one in all_of_them if one == row.adviser_id)
        return own or all_of_them or self.programme_leads(place)

    def programme_leads(self, place: int) -> frozenset[int]:
        """Those who run the programme where the participation is."""
        return self._in_husbanken(self.by_pk[place].region_id, rights.PROGRAMME_LEAD)

    def anybody(self, place: int) -> bool:
        """Whether somebody acts for the participation and may write."""
        return bool(self.writers(place))

    def still_there(self, place: int, person: int | None) -> frozenset[int]:
        """The person, when the person acts for the participation and may write; else nobody."""
        roles = (rights.CONTRIBUTOR, rights.LEADER, rights.OWNER)
        held = any(person in self.own[place, role] for role in roles)
        return frozenset({person}) if person and held else NOBODY

    def still_in_husbanken(self, place: int, person: int | None) -> frozenset[int]:
        """The person, when the person follows the participation for Husbanken; else nobody."""
        region = self.by_pk[place].region_id
        roles = (rights.ADVISER, rights.PROGRAMME_LEAD)
        held = any(person in self._in_husbanken(region, role) for role in roles)
        return frozenset({person}) if person and held else NOBODY

    @property
    def participant_reader(self) -> Reader:
        """A reader who acts for all of these participations."""
        owner = frozenset({rights.OWNER})
        return Reader(Scope(self.day, own_roles=dict.fromkeys(self.by_pk, owner)))

    @property
    def husbanken_reader(self) -> Reader:
        """A reader who reads for Husbanken, everywhere."""
        return Reader(Scope(self.day, everywhere=frozenset({rights.ADVISER})))

    def _first(self, place: int, *groups: tuple[str, ...]) -> frozenset[int]:
        found = (frozenset().union(*(self.own[place, role] for role in g)) for g in groups)
        return next((people for people in found if people), NOBODY)

    def _in_husbanken(self, region: int, role: str) -> frozenset[int]:
        return frozenset(self.husbankens[region, role] | self.husbankens[None, role])


def places(
    keys: Collection[int], day: date, wants: Callable[[date], bool] = lambda due_on: True
) -> Places:
    """Participations and those who act for them on a day and may log in. Three queries."""
    rows = Participation.objects.filter(pk__in=keys).with_names().order_by("pk")
    found = Places(day, {row.pk: row for row in rows}, wants)
    acting: Any = Membership.objects.valid_on(day).filter(user__is_active=True)
    of_them = acting.filter(participation__in=keys)
    for place, role, user in of_them.values_list("participation_id", "role", "user_id"):
        found.own[place, role].add(user)
    acting = ProgrammeRole.objects.valid_on(day).filter(user__is_active=True)
    for region, role, user in acting.values_list("region_id", "role", "user_id"):
        found.husbankens[region, role].add(user)
    return found
