"""What a user may see on a day: the roles valid that day, decided once (design 3, decision 9)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Q

from programme import rights

NOBODY = Q(pk__in=[])


class ScopeNotSetError(RuntimeError):
    """Someone asked what a user may see before saying which day it is."""


@dataclass(frozen=True)
class Scope:
    """The roles of a user that are valid on a day."""

    today: date
    own_roles: dict[int, frozenset[str]] = field(default_factory=dict)  # participation → roles
    everywhere: frozenset[str] = frozenset()  # Husbanken's roles for all regions
    in_regions: dict[int, frozenset[str]] = field(default_factory=dict)  # region → roles

    def participations(self) -> Q:
        """Participations that the user may open."""
        return self._own("") | self._husbanken(rights.HUSBANKEN, "")

    def own(self, path: str = "participation__") -> Q:
        """Rows of participations that the user acts for."""
        return self._own(path)

    def read_by_husbanken(self, path: str = "participation__") -> Q:
        """Rows of participations that the user reads for Husbanken."""
        return self._husbanken(rights.READING_HUSBANKEN, path)

    def is_own(self, participation_id: int) -> bool:
        """True when the user acts for this participation."""
        return participation_id in self.own_roles

    def roles_in(self, participation: Any) -> frozenset[str]:
        """All roles of the user that count for this participation."""
        return (
            self.own_roles.get(participation.pk, frozenset())
            | self.in_regions.get(participation.region_id, frozenset())
            | self.everywhere
        )

    def may(self, right: str, participation: Any) -> bool:
        """True when the user holds the right for this participation."""
        return rights.allows(right, self.roles_in(participation))

    def may_somewhere(self, right: str) -> bool:
        """True when the user holds the right for something."""
        return rights.allows(right, self.all_roles)

    @property
    def all_roles(self) -> frozenset[str]:
        """Every role that the user holds somewhere."""
        return self.everywhere.union(*self.own_roles.values(), *self.in_regions.values())

    def _own(self, path: str) -> Q:
        return Q(**{f"{path}pk__in": list(self.own_roles)}) if self.own_roles else NOBODY

    def _husbanken(self, roles: tuple[str, ...], path: str) -> Q:
        if not self.everywhere.isdisjoint(roles):
            return ~NOBODY
        regions = [pk for pk, held in self.in_regions.items() if not held.isdisjoint(roles)]
        return Q(**{f"{path}region_id__in": regions}) if regions else NOBODY


def scope_of(user: Any, today: date) -> Scope:
    """The scope of a user on a day. Two queries."""
    own: dict[int, set[str]] = defaultdict(set)
    regions: dict[int | None, set[str]] = defaultdict(set)
    for pk, role in user.memberships.valid_on(today).values_list("participation_id", "role"):
        own[pk].add(role)
    for pk, role in user.programme_roles.valid_on(today).values_list("region_id", "role"):
        regions[pk].add(role)
    everywhere = frozenset(regions.pop(None, ()))
    return Scope(today, _frozen(own), everywhere, _frozen(regions))


def set_scope(user: Any, today: date) -> Any:
    """Give the user the scope of this day, and give the user back."""
    user.scope = scope_of(user, today)
    return user


def _frozen(roles: dict[Any, set[str]]) -> dict[int, frozenset[str]]:
    return {pk: frozenset(held) for pk, held in roles.items()}


def reader_for_husbanken(today: date) -> Any:
    """Someone who reads all that is given to Husbanken, and nothing else; for what is made for all readers."""
    return SimpleNamespace(scope=Scope(today, everywhere=frozenset({rights.MANAGER})))
