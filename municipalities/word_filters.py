"""What the lists of needs, goals and strategies can be filtered by. Only words that the reader sees are searched."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.models import (
    Goal,
    GoalVersion,
    Need,
    NeedVersion,
    Participation,
    Strategy,
    StrategyVersion,
)
from programme.models import Indicator, NeedCategory, Programme, Region, TargetGroup


def visible_participations(request: Any) -> QuerySet:
    """The participations that the visitor may see, by name."""
    return Participation.objects.visible_to(request.user).in_name_order()


def visible_programmes(request: Any) -> QuerySet[Programme]:
    """The programmes of these."""
    visible = Participation.objects.visible_to(request.user)
    return Programme.objects.filter(participations__in=visible).distinct()


def visible_regions(request: Any) -> QuerySet[Region]:
    """The regions of these, by name."""
    visible = Participation.objects.visible_to(request.user)
    return Region.objects.filter(participations__in=visible).distinct().order_by("name_nb")


class Places(filters.FilterSet):
    """Region and participant, for lists of what belongs to a participation."""

    region = filters.ModelChoiceFilter(
        queryset=visible_regions,
        field_name="participation__region",
        label=_("Region"),
    )
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations, label=_("Participant")
    )


class OfParticipants(filters.FilterSet):
    """Programme, region and participant, for lists that are made of what belongs to participations."""

    programme = filters.ModelChoiceFilter(queryset=visible_programmes, label=_("Programme"))
    region = filters.ModelChoiceFilter(queryset=visible_regions, label=_("Region"))
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations,
        field_name="pk",
        method="by_participation",
        label=_("Participant"),
    )

    def by_participation(self, rows: QuerySet, name: str, value: Participation) -> QuerySet:
        """One of them."""
        return rows.filter(pk=value.pk)


class Words(filters.FilterSet):
    """Participation and text, in the versions that the visitor may see."""

    version: Any
    owner = ""

    text = filters.CharFilter(method="by_text", label=_("Text"))
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations, label=_("Participant")
    )

    def among_seen(self, rows: QuerySet, **wanted: Any) -> QuerySet:
        """Rows whose version that the visitor sees is as wanted."""
        seen = self.version.objects.seen_by(self.request.user).filter(**wanted)
        return rows.filter(pk__in=seen.values(self.owner))

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a part of the title."""
        return self.among_seen(rows, title__icontains=value)


class Needs(Words):
    """Category, target group and priority."""

    version, owner = NeedVersion, "need"

    category = filters.ModelChoiceFilter(
        queryset=NeedCategory.objects.all(), method="by_word", label=_("Category")
    )
    target_groups = filters.ModelChoiceFilter(
        queryset=TargetGroup.objects.all(), method="by_word", label=_("Target group")
    )
    priority = filters.ChoiceFilter(
        choices=NeedVersion.Priority, method="by_word", label=_("Priority")
    )

    class Meta:
        model = Need
        fields = ["text", "participation", "category", "target_groups", "priority"]

    def by_word(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """By what the visible version says."""
        return self.among_seen(rows, **{name: value})


class Goals(Words):
    """Kind and indicator."""

    version, owner = GoalVersion, "goal"

    kind = filters.ChoiceFilter(
        choices=Goal.Kind, method="by_kind", label=_("Level of the goal")
    )
    indicator = filters.ModelChoiceFilter(
        queryset=Indicator.objects.all(), method="by_indicator", label=_("Indicator")
    )

    class Meta:
        model = Goal
        fields = ["text", "participation", "kind", "indicator"]

    def by_kind(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By where in the tree the visible version stands."""
        return self.among_seen(rows, kind=value)

    def by_indicator(self, rows: QuerySet, name: str, value: Indicator) -> QuerySet:
        """By an indicator that measures the goal."""
        return self.among_seen(rows, goal_indicators__indicator=value)


class Strategies(Words):
    """Text and participation alone."""

    version, owner = StrategyVersion, "strategy"

    class Meta:
        model = Strategy
        fields = ["text", "participation"]
