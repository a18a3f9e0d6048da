"""What a choice of parts leans on that is not adopted, and does not become so with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.text import capfirst

from municipalities import states

ENDS = {"goal": ("needs",), "strategy": ("needs", "goals")}


@dataclass(frozen=True)
class Left:
    """Something that stays as it is, and what leans on it."""

    key: str
    kind: str
    title: str
    standing: Any
    leaning: str


def of(versions: Iterable[Any]) -> list[Left]:
    """Every loose end of adopting these. A fixed number of queries for each kind."""
    chosen = [*versions]
    taken = {(type(version.owner), version.owner.pk) for version in chosen}
    return [
        _left(version, end)
        for version, end in _ends(chosen)
        if (type(end), end.pk) not in taken and not end.adopted
    ]


def _ends(chosen: list[Any]) -> Iterator[tuple[Any, Any]]:
    """What each leans on: a strategy on needs and goals, a goal on needs and its main goal."""
    for kind, names in ENDS.items():
        rows = [version for version in chosen if version.owner_name() == kind]
        also = ("parent__versions",) if kind == "goal" else ()
        prefetch_related_objects(rows, *(f"{name}__versions" for name in names), *also)
        for row in rows:
            parent = getattr(row, "parent", None)
            yield from ((row, end) for name in names for end in getattr(row, name).all())
            if parent:
                yield row, parent


def _left(version: Any, end: Any) -> Left:
    kind = end._meta.model_name
    return Left(
        f"{version.owner_name()}.{version.pk}.{kind}.{end.pk}",
        capfirst(str(end._meta.verbose_name)),
        end.newest.title,
        states.LABELS[end.standing],
        version.title,
    )
