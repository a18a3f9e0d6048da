"""Words for what the arithmetic answers, in templates."""

from typing import Any

from django import template

from programme import units, words
from programme.figures import is_number, kind_of
from web import formats

register = template.Library()
register.filter("standing", words.standing)
register.filter("way", words.way)
register.filter("unit_beside", units.beside)


@register.filter
def figure_of(value: Any, indicator: Any) -> str:
    """A figure in the decimals of its indicator, or which no-number it is."""
    if is_number(value):
        return formats.number(value, indicator.decimals)
    return str(formats.no_number(str(kind_of(value))))


@register.inclusion_tag("programme/_indicator_buttons.html", takes_context=True)
def indicator_buttons(
    context: Any, indicator: Any, *, changing: bool = False
) -> dict[str, Any]:
    """What can be done with an indicator, by what the visitor may do; `changing` on its form."""
    may_run = context["request"].user.scope.may_somewhere("run_programme")
    return {"indicator": indicator, "may_run": may_run, "changing": changing}
