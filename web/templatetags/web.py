"""The few tags that templates need."""

from typing import Any
from uuid import uuid4

from django import template
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from web import formats
from web.panels import panels_of

register = template.Library()


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """This page's query string with some values changed; None takes a value away.

    What the page has left out of it stays out.
    """
    # A table is drawn with nothing but itself, which knows the page that it stands on.
    page = getattr(context.get("table"), "context", context)
    params: QueryDict = page.get("kept", context["request"].GET).copy()
    for name, value in changes.items():
        params.pop(name, None) if value is None else params.__setitem__(name, str(value))
    return params.urlencode()


@register.simple_tag
def once() -> str:
    """A mark of its own for a button, so that what is pressed twice is done once."""
    return uuid4().hex


@register.simple_tag(takes_context=True)
def panels(context: Any, page: str, shown: Any) -> str:
    """What upper apps add to this page, one below the other."""
    request = context["request"]
    drawn = [
        render_to_string(panel["template"], {**context.flatten(), **panel}, request=request)
        for panel in panels_of(page, request, shown)
    ]
    return mark_safe("".join(drawn))  # noqa: S308 - drawn by our own templates


@register.filter
def day(value: Any) -> str:
    """A date as dd.mm.yyyy, or nothing."""
    return formats.day(value) if value else ""


@register.filter
def moment(value: Any) -> str:
    """A point in time."""
    return formats.moment(value)


@register.filter
def figure(value: Any, decimals: int = 0) -> str:
    """A figure with its decimals, or the word for the kind of no-number."""
    if value is None:
        return ""
    kind = getattr(value, "kind", value if isinstance(value, str) else None)
    return str(formats.no_number(kind)) if kind else formats.number(value, decimals)


@register.filter
def change(value: Any, decimals: int = 0) -> str:
    """A difference with its sign, or the word for the kind of no-number."""
    return (
        figure(value, decimals) if isinstance(value, str) else formats.change(value, decimals)
    )
