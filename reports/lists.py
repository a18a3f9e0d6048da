"""The list pages whose whole filtered set can be taken out as Excel, in the columns that are seen."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils.module_loading import import_string
from django_tables2.config import RequestConfig

from reports.columns import Column

# Named, not imported: a list whose page is not there yet has no download.
PAGES = {
    "participations": "municipalities.views.participations.ParticipationList",
    "indicators": "programme.views.IndicatorList",
    "needs": "municipalities.views.word_lists.NeedsOfAll",
    "goals": "municipalities.views.word_lists.GoalsOfAll",
}


def page_of(slug: str) -> Any:
    """The class of the list page, or None."""
    try:
        return import_string(PAGES[slug])
    except (KeyError, ImportError):
        return None


def table_of(view: Any) -> Any:
    """The list page's table over its whole filtered set, sorted as the address says."""
    view.filterset = view.get_filterset(view.get_filterset_class())
    view.object_list = view.filterset.qs
    kwargs = view.get_table_kwargs()
    table = view.get_table_class()(data=view.get_table_data(), **kwargs)
    RequestConfig(view.request, paginate=False).configure(table)
    return table


def sheet_of(table: Any) -> tuple[tuple[Column, ...], list[SimpleNamespace]]:
    """The visible columns and every row, with dates as dates and numbers as numbers."""
    names = [column.name for column in table.columns]
    rows = [
        SimpleNamespace(**{name: _value(row, table.columns[name]) for name in names})
        for row in table.rows
    ]
    columns = tuple(
        Column(
            table.columns[name].header, name, _kind([getattr(row, name) for row in rows]), 22
        )
        for name in names
    )
    return columns, rows


def participations_in(table: Any) -> list[int]:
    """Whose rows these are."""
    records = [row.record for row in table.rows]
    return [getattr(record, "participation_id", None) or record.pk for record in records]


def _value(row: Any, column: Any) -> Any:
    raw = column.accessor.resolve(row.record, quiet=True)
    if raw is None or isinstance(raw, date | Decimal | bool):
        return raw
    if isinstance(raw, int) and not _has_choices(row.record, column):
        return raw
    return str(row.get_cell_value(column.name))


def _has_choices(record: Any, column: Any) -> bool:
    return hasattr(record, f"get_{column.accessor}_display")


def _kind(values: Sequence[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds and all(issubclass(kind, date) for kind in kinds):
        return "date"
    if kinds == {int}:
        return "integer"
    return "number" if kinds == {Decimal} else "text"
