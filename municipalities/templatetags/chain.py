"""Words and addresses of breaks in templates."""

from typing import Any

from django import template

from municipalities import break_words, mends

register = template.Library()
register.filter("break_label", break_words.label)
register.filter("break_next", break_words.next_step)
register.filter("break_anchor", break_words.anchor)


@register.filter
def line_address(line: Any) -> str:
    """The page of a line of the chain; empty where the site has none."""
    return break_words.page_address(line.kind, line.owner.participation_id, line.owner.pk)


@register.simple_tag(takes_context=True)
def mend(context: Any, found: Any) -> mends.Way | None:
    """Where the visitor mends a break; None for those who have no step there."""
    scope, participation = context["request"].user.scope, context["participation"]
    return mends.way(found, lambda right: scope.may(right, participation))
