"""The rows of a table as HTML: how each column is shown is found out once, and not for every cell.

It says what django-tables2 says cell by cell. A column that does more than the usual is left to
the library.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.template import Context
from django.template.base import render_value_in_context
from django.template.defaultfilters import date as shown_day
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django_tables2.columns import Column, DateColumn, ManyToManyColumn
from django_tables2.utils import Accessor, signature

Show = Callable[[Any], Any]  # of a row of the library's: what stands in the cell
PLACEHOLDER = 987_654_321
SHORT_DAY = DateColumn().template_code


def body(table: Any) -> SafeString:
    """Every row that stands on the page."""
    cells = [(_opening(column), _show(column)) for column in table.columns]
    context = Context()

    def written(value: Any) -> str:
        if isinstance(value, str):
            return conditional_escape(value)
        return render_value_in_context(value, context)

    rows = (
        "".join([f"{opening}{written(show(row))}</td>" for opening, show in cells])
        for row in table.paginated_rows
    )
    return mark_safe("".join([f"<tr>{row}</tr>\n" for row in rows]))  # noqa: S308


def _opening(column: Any) -> str:
    name = column.attrs["td"].get("class")
    return format_html('<td class="{}">', name) if name else "<td>"


def _show(column: Any) -> Show:
    """How the cells of a column are found: by a plan of ours, or by the library."""
    render, link = _render(column), _link(column) if column.link else _same
    is_theirs = isinstance(column.column, ManyToManyColumn) or len(column.accessor.bits) > 1
    if render is None or link is None or is_theirs:
        return lambda row: row.get_cell(column.name)
    value_of, empty, default = (
        Reading(column.accessor),
        column.column.empty_values,
        column.default,
    )

    def show(row: Any) -> Any:
        value = value_of(row.record)
        return default if value in empty else link(render(value, row.record), row.record)

    return show


def _same(value: Any, _about: Any) -> Any:
    return value


def _render(column: Any) -> Callable[[Any, Any], Any] | None:
    """What a value is made into; None where the library has to do it."""
    if getattr(column.render, "__func__", None) is Column.render:
        return _same
    if getattr(column.column, "template_code", None) == SHORT_DAY:
        return _day(column)
    wanted, rest = signature(column.render)
    if rest or not {"value", "record"}.issuperset(wanted):
        return None
    names = frozenset(wanted)
    return lambda value, record: column.render(
        **{name: each for name, each in (("value", value), ("record", record)) if name in names}
    )


def _day(column: Any) -> Callable[[Any, Any], Any]:
    default, days = column.default, Kept(lambda day: shown_day(day, "SHORT_DATE_FORMAT"))
    return lambda value, _record: days[value] or default


def _link(column: Any) -> Callable[[Any, Any], Any] | None:
    """What wraps a value in its link; None where the library has to do it."""
    route, named = column.link.reverse_args, {"viewname", "args", "kwargs"}
    if (
        column.link.attrs
        or not named.issuperset(route)
        or type(route.get("viewname")) is not str
    ):
        return None
    address = Address(**route)
    return lambda content, record: mark_safe(  # noqa: S308 - both parts are escaped
        f'<a href="{address(record)}">{conditional_escape(content)}</a>'
    )


class Kept(dict[Any, Any]):
    """What a value is shown as, found out once for each value."""

    def __init__(self, show: Callable[[Any], Any]) -> None:
        super().__init__()
        self.show = show

    def __missing__(self, value: Any) -> Any:
        """Find it out, and keep it."""
        self[value] = shown = self.show(value)
        return shown


class Address:
    """The address of a record: asked for once, and then only the numbers in it are put in."""

    def __init__(self, viewname: str, args: Any = (), kwargs: Any = None) -> None:
        self.viewname = viewname
        self.names = (*kwargs,) if kwargs else ()
        self.accessors = (*kwargs.values(),) if kwargs else (*args,)

    def __call__(self, record: Any) -> str:
        """Of this record, ready to stand in an attribute."""
        values = [each.resolve(record) for each in self.accessors]
        if all(type(each) is int for each in values) and self._form:
            return self._form % (*values,)
        return escape(self._reversed(values))

    def _reversed(self, values: list[Any]) -> str:
        if self.names:
            return reverse(self.viewname, kwargs=dict(zip(self.names, values, strict=True)))
        return reverse(self.viewname, args=values)

    @cached_property
    def _form(self) -> str:
        """Every such address with %d for its numbers; empty where it cannot be told."""
        numbers = [PLACEHOLDER + place for place, _accessor in enumerate(self.accessors)]
        form = escape(self._reversed(numbers)).replace("%", "%%")
        for number in map(str, numbers):
            form = form.replace(number, "%d")
        in_order = escape(self._reversed(numbers)) == form % (*numbers,)
        return form if in_order else ""


class Reading:
    """The value of a column of one record after the other: by its name, or as the choice is called."""

    def __init__(self, accessor: Accessor) -> None:
        self.accessor = accessor
        self._ways: dict[type, Callable[[Any], Any]] = {}

    def __call__(self, record: Any) -> Any:
        """Of this record; None where there is none, as the library has it."""
        kind = type(record)
        if kind not in self._ways:
            self._ways[kind] = self._way(record)
        return self._ways[kind](record)

    def _way(self, record: Any) -> Callable[[Any], Any]:
        if hasattr(record, "__getitem__"):
            return lambda each: self.accessor.resolve(each, quiet=True)
        field: Any = self.accessor.get_field(record) if isinstance(record, Model) else None
        if getattr(field, "choices", ()):
            labels = dict(field.flatchoices)
            shown = Kept(lambda value: force_str(labels.get(value, value), strings_only=True))
            return lambda each: shown[getattr(each, self.accessor)]
        return self._attribute

    def _attribute(self, record: Any) -> Any:
        value = getattr(record, self.accessor, None)
        return self.accessor.resolve(record, quiet=True) if callable(value) else value
