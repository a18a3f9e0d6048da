"""Whom the questions are asked about, and when: what the reader may see, narrowed by what was chosen.

Everything that several questions read is read once.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.audience import in_file
from municipalities.chain import Chain, chains
from municipalities.models import Participation
from municipalities.models.participation import Phase
from reports.queries import programme_figures
from reports.queries.participants import participants

MUNICIPALITIES, DISTRICTS = "municipalities", "districts"
KINDS = {MUNICIPALITIES: _("Municipalities only"), DISTRICTS: _("Districts only")}


def groups() -> dict[str, Any]:
    """The groups of participants that can be chosen: municipalities, districts, and each phase."""
    phases = {code: _in_phase(label) for code, label in Phase.choices}
    return {**KINDS, **phases}


def _in_phase(label: Any) -> Any:
    return _("In the phase: %(phase)s") % {"phase": label}


def in_group(participation: Participation, group: str) -> bool:
    """Whether the participation belongs to the group; everybody belongs to none."""
    if group in KINDS:
        return (participation.district_id is None) is (group == MUNICIPALITIES)
    return not group or participation.phase == group


@dataclass(frozen=True)
class Scope:
    """The participants of the answers, the year, and who asks."""

    user: Any
    programme: Any = None
    region: Any = None
    participation: Any = None
    group: str = ""
    chosen_year: int | None = None
    _read: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The day on which it is asked."""
        return self.user.scope.today

    @property
    def is_own(self) -> bool:
        """Whether the reader asks about participations that they act for, and no others."""
        return bool(self.user.scope.own_roles)

    @property
    def chosen(self) -> dict[str, Any]:
        """What the queries of reports take; a group is picked out of their rows by `only`."""
        return {
            "programme": self.programme,
            "region": self.region,
            "participation": self.participation,
        }

    @cached_property
    def participations(self) -> list[Participation]:
        """Whom it is about, in Norwegian order of name."""
        found = participants(user=self.user, **self.chosen)
        return [each for each in found if in_group(each, self.group)]

    @cached_property
    def ids(self) -> frozenset[int]:
        """Their ids."""
        return frozenset(each.pk for each in self.participations)

    @cached_property
    def by_pk(self) -> dict[int, Participation]:
        """Them by their ids, in order."""
        return {each.pk: each for each in self.participations}

    @cached_property
    def chains(self) -> list[Chain]:
        """The chain of each from need to result, as files show it to the reader."""
        return chains(self.participations, self.user, lambda each: in_file(self.user, each))

    @cached_property
    def everybody(self) -> list[Participation]:
        """All who take part in the same programmes: whether a total is told is decided over them."""
        programmes = {each.programme_id for each in self.participations}
        return [*Participation.objects.filter(programme__in=programmes).with_names()]

    @cached_property
    def year(self) -> int:
        """The year of the figures: the chosen one, or the latest that is over and has figures."""
        if self.chosen_year:
            return self.chosen_year
        return programme_figures.latest_year(self.everybody, self.today)

    @property
    def until(self) -> date:
        """The last day that counts: the end of the chosen year, or today."""
        if self.chosen_year is None:
            return self.today
        return min(self.today, date(self.chosen_year, 12, 31))

    def only(self, rows: Iterable[Any]) -> list[Any]:
        """The rows of the participants that it is about."""
        return [row for row in rows if row.participation_id in self.ids]

    def rows(self, query: Any) -> list[Any]:
        """The rows of a report about those that it is about, read once.

        Reports that are made from chains share one reading of them.
        """
        if hasattr(query, "rows_in"):
            return self.once(query, lambda: query.rows_in(self.chains, self.user))
        return self.once(query, lambda: self.only(query.rows(user=self.user, **self.chosen)))

    def report(self, slug: str, **more: Any) -> str:
        """The address of a report with the same choices; a group is no choice of a report."""
        chosen = {name: row.pk for name, row in self.chosen.items() if row}
        query = urlencode({**chosen, **more})
        address = reverse("report", args=[slug])
        return f"{address}?{query}" if query else address

    def once(self, key: Any, read: Callable[[], Any]) -> Any:
        """What was read before under this key, or what is read now."""
        if key not in self._read:
            self._read[key] = read()
        return self._read[key]

    def names(self, ids: Collection[int]) -> tuple[str, ...]:
        """The names of some of the participants, in order."""
        return tuple(each.name for each in self.participations if each.pk in ids)
