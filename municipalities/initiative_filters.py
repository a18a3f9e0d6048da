"""What the list of initiatives can be filtered by."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.models import Initiative
from municipalities.word_filters import visible_participations
from programme.models import InitiativeType, TargetGroup


class Initiatives(filters.FilterSet):
    """Text, participant, status, type, target group, trial, and what is past its planned end."""

    text = filters.CharFilter(method="by_text", label=_("Text"))
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations, label=_("Participant")
    )
    status = filters.ChoiceFilter(choices=Initiative.Status, label=_("Status"))
    type = filters.ModelChoiceFilter(
        queryset=InitiativeType.objects.order_by("order"), label=_("Type")
    )
    target_groups = filters.ModelChoiceFilter(
        queryset=TargetGroup.objects.order_by("order"), label=_("Target group")
    )
    trial = filters.ChoiceFilter(
        choices=[("yes", _("Trials alone")), ("no", _("Without trials"))],
        method="by_trial",
        label=_("Trial"),
    )
    end = filters.ChoiceFilter(
        choices=[("past", _("Past the planned end"))],
        method="by_end",
        label=_("Planned end"),
    )

    class Meta:
        model = Initiative
        fields = ["text", "participation", "status", "type", "target_groups", "trial", "end"]

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a part of the title, the description or the responsible unit."""
        return rows.filter(
            Q(title__icontains=value)
            | Q(description__icontains=value)
            | Q(responsible_unit__icontains=value)
        )

    def by_trial(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Trials, or all others."""
        return rows.filter(is_trial=value == "yes")

    def by_end(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Those that still go on after their planned end."""
        return rows.filter(status__in=Initiative.GOING, ends_on__lt=self.request.today)
