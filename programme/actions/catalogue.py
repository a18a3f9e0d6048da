"""The catalogue taken in: indicators, national goals, the field's own lists and the parts of figures.

A load creates what is lacking and never changes what a person has edited: where the table and
the file say different things, the difference is told and the table stands.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

from accounts.models import User
from programme.catalogue_source import FOLDER, read_catalogue
from programme.models import (
    Indicator,
    InitiativeType,
    NationalGoal,
    NeedCategory,
    Part,
    TargetGroup,
)
from web import history


@dataclass(frozen=True)
class Difference:
    """A value in the database that is not the file's; it was left as it stands."""

    table: str
    code: str
    field: str
    stored: Any
    in_file: Any

    def __str__(self) -> str:
        return f"{self.table} {self.code}, {self.field}: {self.stored!r} ≠ {self.in_file!r}"


@dataclass(frozen=True)
class Loaded:
    """How many rows were created, and what differs."""

    created: int
    differences: tuple[Difference, ...]


@transaction.atomic
def load(*, folder: Path = FOLDER, by: User | None = None) -> Loaded:
    """Create what the database lacks of the files, and list what differs. A second load changes nothing."""
    files = read_catalogue(folder)
    results = [
        _take_in(Indicator, files.indicators, by),
        _take_in(NationalGoal, files.national_goals, by, numbered=True),
        _take_in(TargetGroup, files.target_groups, by, numbered=True),
        _take_in(NeedCategory, files.need_categories, by, numbered=True),
        _take_in(InitiativeType, files.initiative_types, by, numbered=True),
        _take_in(Part, files.parts, by, numbered=True, words_of=_part_words),
    ]
    return Loaded(
        sum(created for created, _ in results),
        tuple(difference for _, found in results for difference in found),
    )


def _take_in(
    model: type[models.Model],
    rows: Iterable[Any],
    by: User | None,
    *,
    numbered: bool = False,
    words_of: Callable[[Any], dict[str, Any]] = asdict,
) -> tuple[int, list[Difference]]:
    """Create the rows whose code is unknown; compare the others. Lists keep the file's order."""
    stored = {row.code: row for row in model._default_manager.all()}  # type: ignore[attr-defined]
    new, differences = [], []
    for order, row in enumerate(rows, 1):
        words = words_of(row)
        if row.code in stored:
            differences += _differences(stored[row.code], words)
        else:
            new.append(model(**words, **({"order": order} if numbered else {})))
    history.keep_new(new, by=by, reason="catalogue.loaded")
    return len(new), differences


def _differences(stored: Any, words: dict[str, Any]) -> list[Difference]:
    table = str(stored._meta.verbose_name)
    return [
        Difference(table, stored.code, field, getattr(stored, field), value)
        for field, value in words.items()
        if getattr(stored, field) != value
    ]


def _part_words(row: Any) -> dict[str, Any]:
    """A part's words, with its target group as a row; by then the target groups are there."""
    group = TargetGroup.objects.get(code=row.target_group) if row.target_group else None
    return {**asdict(row), "target_group": group}
