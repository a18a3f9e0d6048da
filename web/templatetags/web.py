"""The few tags that templates need."""

from typing import Any

from django import template
from django.http import QueryDict

register = template.Library()


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """This page's query string with some values changed; None takes a value away."""
    params: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        params.pop(name, None) if value is None else params.__setitem__(name, str(value))
    return params.urlencode()


@register.filter
def attribute(row: Any, name: str) -> Any:
    """The named attribute of a row."""
    return getattr(row, name)
