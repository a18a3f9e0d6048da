"""The first rows of a report as a page shows them: the same columns, the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.html import format_html

from reports import words
from reports.columns import Column
from web import formats


@dataclass(frozen=True)
class Cell:
    """What is written, and whether it stands to the right."""

    text: str
    is_figure: bool = False


def table(rows: Sequence[Any], columns: Sequence[Column]) -> list[list[Cell]]:
    """Every row as cells."""
    return [[cell(row, column) for column in columns] for row in rows]


def cell(row: Any, column: Column) -> Cell:
    """One value of one row, which may lead somewhere."""
    text = _text(row, column, getattr(row, column.field))
    address = getattr(row, column.link) if column.link else ""
    if address:
        text = format_html('<a class="ds-link" href="{}">{}</a>', address, text)
    return Cell(text, column.is_figure)


def _text(row: Any, column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return formats.day(timezone.localtime(value).date())
    if isinstance(value, date):
        return formats.day(value)
    return _figure(row, column, value) if column.is_figure else str(value)


def _figure(row: Any, column: Column, value: Any) -> str:
    if isinstance(value, str):
        return words.no_number(value)
    if column.kind == "year":
        return str(value)
    if column.kind == "percent":
        return formats.share(value, column.decimals_of(row))
    return formats.number(value, column.decimals_of(row))
