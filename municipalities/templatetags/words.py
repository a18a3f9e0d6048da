"""Addresses and names of needs, goals, strategies, initiatives and plans in templates."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.text import capfirst

from municipalities import states
from municipalities.views.words import address_of

register = template.Library()
register.filter("address", address_of)


@register.filter
def step_address(owner: Any, code: str) -> str:
    """Where a step of this need, goal, strategy or plan is taken."""
    route = f"{owner._meta.model_name}-{code}"
    return reverse(route, args=[owner.participation_id, owner.pk])


@register.filter
def standing_label(standing: str) -> Any:
    """Where it stands, in words."""
    return states.LABELS[standing]


@register.filter
def kind_of(owner: Any) -> str:
    """Need, goal, strategy or plan, in words."""
    return capfirst(str(owner._meta.verbose_name))
