"""A column that stands for the periods of its rows becomes one or more for each: side by side, never summed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from reports.columns import Column

MOST_PRINTED = 6  # periods that a sheet of paper has room for


class Span(NamedTuple):
    """A year, or a half of one."""

    year: int
    half: int = 0

    def __str__(self) -> str:
        if not self.half:
            return str(self.year)
        first, second = _("1st half-year %(year)s"), _("2nd half-year %(year)s")
        return str(first if self.half == 1 else second) % {"year": self.year}

    @property
    def key(self) -> str:
        """What the names of its columns end in."""
        return f"{self.year}_{self.half}" if self.half else f"{self.year}"


class BySpan:
    """A row with values by period; `row.budget_2026` is its budget of 2026."""

    spans: Mapping[Span, Mapping[str, Any]]
    without: ClassVar[Mapping[str, Any]]  # what a period that the row does not know has

    def __getattr__(self, name: str) -> Any:
        """The value of a period, by the name of its column."""
        field, _line, key = name.partition("_")
        year, _line, half = key.partition("_")
        if field not in self.without or not (year + half).isdigit():
            raise AttributeError(name)
        span = Span(int(year), int(half or 0))
        return self.spans.get(span, self.without)[field]


def spread(columns: Sequence[Column], rows: Iterable[Any]) -> tuple[Column, ...]:
    """The columns, with those of the periods in the place of the one that stands for them."""
    if not any(column.each for column in columns):
        return (*columns,)
    spans = spans_of(rows)
    kept: list[Column] = []
    for column in columns:
        kept += _of_spans(column, spans) if column.each else [column]
    # What has no room on paper stands to the right of what has.
    return (*sorted(kept, key=lambda column: not column.printed),)


def spans_of(rows: Iterable[Any]) -> list[Span]:
    """Every period from the first to the last, so that one where nothing is known is seen too."""
    found = {span for row in rows for span in row.spans}
    if not found:
        return []
    first, last = min(found), max(found)
    every = (
        Span(year, half)
        for year in range(first.year, last.year + 1)
        for half in sorted({span.half for span in found})
    )
    return [span for span in every if first <= span <= last]


def _of_spans(column: Column, spans: Sequence[Span]) -> list[Column]:
    return [
        replace(
            each,
            heading=format_lazy("{} {}", each.heading, span) if each.heading else str(span),
            field=f"{each.field}_{span.key}",
            link=f"{each.link}_{span.key}" if each.link else "",
            printed=number < MOST_PRINTED,
        )
        for number, span in enumerate(spans)
        for each in column.each
    ]
