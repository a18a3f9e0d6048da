"""What hangs together with a need, a goal or a strategy, as the reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from municipalities.models import Goal, Initiative, Need, Strategy


@dataclass(frozen=True)
class Linked:
    """One end of a link: the identity, and the words that this reader sees."""

    owner: Any
    version: Any


def seen(rows: Any, user: Any, also: str = "versions") -> list[Linked]:
    """The rows that the reader may see, with their words and what `also` names of them. A fixed number of queries."""
    visible = rows.model.objects.visible_to(user).filter(pk__in=rows.values("pk"))
    ordered = visible.prefetch_related("versions", also).order_by("order", "pk")
    return [Linked(row, row.version_for(user)) for row in ordered]


def of_need(need: Need, user: Any) -> dict[str, list[Any]]:
    """The goals that answer the need, and the strategies that meet it, as their seen versions say."""
    return {
        "goals": _linking(Goal.objects.filter(versions__needs=need), "needs", need, user),
        "strategies": _linking(
            Strategy.objects.filter(versions__needs=need), "needs", need, user
        ),
    }


def of_goal(goal: Goal, version: Any, user: Any) -> dict[str, list[Any]]:
    """The needs it answers, the goal it belongs to, its part goals and its strategies."""
    parent = Goal.objects.filter(pk=version.parent_id)
    parts = seen(Goal.objects.filter(versions__parent=goal), user)
    return {
        "needs": seen(version.needs.all(), user),
        "parents": seen(parent, user),
        "parts": [part for part in parts if part.version.parent_id == goal.pk],
        "strategies": _linking(
            Strategy.objects.filter(versions__goals=goal), "goals", goal, user
        ),
    }


def of_strategy(strategy: Strategy, version: Any, user: Any) -> dict[str, list[Any]]:
    """The needs it meets, the goals it serves, and the initiatives that follow it."""
    initiatives = Initiative.objects.visible_to(user).filter(strategies=strategy)
    return {
        "needs": seen(version.needs.all(), user),
        "goals": seen(version.goals.all(), user),
        "initiatives": [*initiatives.order_by("order", "pk")],
    }


def as_tree(rows: Iterable[Linked]) -> list[Linked]:
    """Visions, then each main goal followed by its part goals; an orphan comes last."""
    rows = [*rows]
    parts: dict[Any, list[Linked]] = {}
    for row in rows:
        parts.setdefault(row.version.parent_id, []).append(row)
    tops = sorted(parts.get(None, []), key=lambda row: row.version.kind != "vision")
    ordered = [each for top in tops for each in (top, *parts.get(top.owner.pk, []))]
    return ordered + [row for row in rows if row not in ordered]


def _linking(rows: Any, name: str, end: Any, user: Any) -> list[Linked]:
    found = seen(rows, user, also=f"versions__{name}")
    return [row for row in found if end in getattr(row.version, name).all()]
