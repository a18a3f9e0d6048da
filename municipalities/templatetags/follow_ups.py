"""The follow-ups of a figure, on any page that is about it."""

from typing import Any

from django import template

from municipalities.actions.follow_ups import stands
from municipalities.audience import on_screen
from municipalities.models import FollowUp

register = template.Library()


@register.inclusion_tag("municipalities/_follow_ups.html", takes_context=True)
def follow_ups(context: Any, participation: Any, indicator: Any, period: Any) -> dict[str, Any]:
    """What is looked into of a figure, and the way to mark it for those who may."""
    user = context["request"].user
    rows = (
        FollowUp.objects.visible_to(user)
        .of(participation)
        .with_hidden()
        .filter(indicator=indicator, period=period)
        .select_related("raised_by", "closed_by")
        .order_by("-raised_at", "-pk")
    )
    may = user.scope.may("follow_up", participation)
    is_open = any(row.closed_at is None for row in rows)
    return {
        "rows": rows,
        "hides": not on_screen(user, participation).sees_small_numbers,
        "participation": participation,
        "indicator": indicator,
        "period": period,
        "may_close": may,
        "may_mark": may and not is_open and stands(participation, indicator, period, user),
    }
