"""Needs, goals and strategies across participations: all that the visitor may see."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from municipalities import word_filters, word_tables
from municipalities.models import (
    Goal,
    GoalIndicator,
    GoalVersion,
    Need,
    NeedVersion,
    Strategy,
    StrategyVersion,
)
from programme.access import READ
from web.views import ListPage


def in_lists(rows: Any, versions: Any) -> Any:
    """The open rows with their participant's name and their words, in a fixed number of queries."""
    return (
        rows.open()
        .with_places()
        .prefetch_related(Prefetch("versions", queryset=versions))
        .order_by("sort_name", "order", "pk")
    )


class NeedsOfAll(ListPage):
    """Every need that the visitor may see."""

    access = READ
    title = _("Needs")
    slug = "needs"
    table_class = word_tables.Needs
    filterset_class = word_filters.Needs

    def get_queryset(self) -> Any:
        versions = NeedVersion.objects.select_related("category")
        return in_lists(Need.objects.visible_to(self.request.user), versions)


class GoalsOfAll(ListPage):
    """Every goal that the visitor may see."""

    access = READ
    title = _("Goals")
    slug = "goals"
    table_class = word_tables.Goals
    filterset_class = word_filters.Goals

    def get_queryset(self) -> Any:
        measured = GoalIndicator.objects.select_related("indicator").order_by("pk")
        versions = GoalVersion.objects.prefetch_related(
            Prefetch("goal_indicators", queryset=measured)
        )
        return in_lists(Goal.objects.visible_to(self.request.user), versions)


class StrategiesOfAll(ListPage):
    """Every strategy that the visitor may see."""

    access = READ
    title = _("Strategies")
    slug = "strategies"
    table_class = word_tables.Strategies
    filterset_class = word_filters.Strategies

    def get_queryset(self) -> Any:
        versions = StrategyVersion.objects.prefetch_related(
            "needs__versions", "goals__versions"
        )
        return in_lists(Strategy.objects.visible_to(self.request.user), versions)
