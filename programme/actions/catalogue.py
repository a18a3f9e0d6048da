"""The catalogue taken in: indicators, national goals, the field's own lists and the parts of figures.

A load creates what is lacking and never changes what a person has edited: where the table and
the file say different things, the difference is told and the table stands.
"""

from collections.abc import Callable, Iterable, Mapping
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
        _take_in(NationalGoal, files.national_goals, by, numbered=True),
        _take_in(TargetGroup, files.target_groups, by, numbered=True),
        _take_in(NeedCategory, files.need_categories, by, numbered=True),
        _take_in(InitiativeType, files.initiative_types, by, numbered=True),
        _take_in(Part, files.parts, by, numbered=True, words_of=_part_words),
        _take_in(Indicator, files.indicators, by),
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
    rows_now = model._default_manager.all()
    rows_now = rows_now.prefetch_related("parts") if model is Indicator else rows_now
    stored = {row.code: row for row in rows_now}  # type: ignore[attr-defined]
    new: dict[Any, Any] = {}
    differences: list[Difference] = []
    for order, row in enumerate(rows, 1):
        words = words_of(row)
        if row.code in stored:
            differences += _differences(stored[row.code], words)
        else:
            words |= {"order": order} if numbered else {}
            new[row] = model(**{name: words[name] for name in words if name != "parts"})
    history.keep_new([*new.values()], by=by, reason="catalogue.loaded")
    _set_parts(new, by)
    return len(new), differences


def _set_parts(new: Mapping[Any, Any], by: User | None) -> None:
    """Break the new indicators down by the parts that their rows name."""
    parts = {part.code: part for part in Part.objects.all()}
    for row, indicator in new.items():
        if getattr(row, "parts", ()):
            named = [parts[code] for code in row.parts]
            history.tie(indicator, "parts", named, by=by, reason="catalogue.loaded")


def _differences(stored: Any, words: dict[str, Any]) -> list[Difference]:
    table = str(stored._meta.verbose_name)
    return [
        Difference(table, stored.code, field, is_now, value)
        for field, value in words.items()
        for is_now in [_stored(stored, field)]
        if is_now != (tuple(sorted(value)) if field == "parts" else value)
    ]


def _stored(row: Any, field: str) -> Any:
    """What stands in the database; of parts their codes."""
    if field == "parts":
        return tuple(sorted(part.code for part in row.parts.all()))
    return getattr(row, field)


def _part_words(row: Any) -> dict[str, Any]:
    """A part's words, with its target group as a row; by then the target groups are there."""
    group = TargetGroup.objects.get(code=row.target_group) if row.target_group else None
    return {**asdict(row), "target_group": group}
