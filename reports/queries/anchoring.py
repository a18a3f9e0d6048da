"""What is anchored by a decision, and in which of the municipality's own plans the work stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from municipalities.models import PlanAnchor, PlanVersion, StrategyVersion
from municipalities.models.version import State
from reports.queries.participants import code_of, participants

PLAN, STRATEGY, OWN_PLAN = "plan", "strategy", "own_plan"


@dataclass(frozen=True, slots=True)
class Row:
    """One decision or one plan of a participant; one empty row for a participant without any."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    code: str  # plan, strategy, own_plan, or nothing
    kind: str
    title: str
    body: str
    decided_on: date | None
    reference: str


def rows(*, user: Any, **chosen: Any) -> list[Row]:
    """By participant: the programme plan, strategies, then own plans. A fixed number of queries."""
    who = participants(user=user, **chosen)
    found: dict[int, list[tuple]] = defaultdict(list)
    for adopted in _adopted(PlanVersion, user, who):
        found[adopted.plan.participation_id].append((PLAN, _("Programme plan"), adopted))
    for adopted in _adopted(StrategyVersion, user, who):
        found[adopted.strategy.participation_id].append((STRATEGY, _("Strategy"), adopted))
    for anchor in _anchors(user, who):
        kind = capfirst(str(anchor.get_kind_display()))
        found[anchor.participation_id].append((OWN_PLAN, kind, anchor))
    return [row for each in who for row in _rows(each, found[each.pk], user)]


def _adopted(model: Any, user: Any, who: list) -> Any:
    """What is adopted and not closed. Whoever reads the participation may read it."""
    link = model.owner_name()
    reads = user.scope.own(f"{link}__participation__") | user.scope.read_by_husbanken(
        f"{link}__participation__"
    )
    of = {f"{link}__participation__in": who, f"{link}__closed_on": None}
    stands = model.objects.filter(reads, state=State.ADOPTED, **of)
    return stands.select_related(link, "adoption").order_by(f"{link}__order", f"{link}__pk")


def _anchors(user: Any, who: list) -> Any:
    reads = user.scope.own() | user.scope.read_by_husbanken()
    return PlanAnchor.objects.filter(reads, participation__in=who)


def _rows(participation: Any, found: list[tuple], user: Any) -> Iterator[Row]:
    about: dict[str, Any] = {
        "participation_id": participation.pk,
        "participant": participation.name,
        "municipality_code": code_of(participation, user.scope.today),
        "region": participation.region.name,
    }
    for code, kind, row in found:
        decision = row if code == OWN_PLAN else row.adoption
        yield Row(
            **about,
            code=code,
            kind=kind,
            title=row.title,
            body=str(decision.get_body_display()),
            decided_on=decision.decided_on,
            reference=decision.reference,
        )
    if not found:
        nothing: dict[str, Any] = dict.fromkeys(("code", "title", "body", "reference"), "")
        yield Row(**about, **nothing, kind=_("Nothing is anchored"), decided_on=None)
