"""What the programme's lists can be filtered by."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from programme.models import Indicator, ReportingWindow
from programme.models.indicator import Direction, Frequency, Source, Theme


class Indicators(filters.FilterSet):
    """Theme, direction, source, frequency, who is asked, whether it is in force, and text."""

    request: Any

    text = filters.CharFilter(method="by_text", label=_("Name or definition"))
    theme = filters.ChoiceFilter(choices=Theme)
    direction = filters.ChoiceFilter(choices=Direction)
    source = filters.ChoiceFilter(choices=Source)
    frequency = filters.ChoiceFilter(choices=Frequency)
    asked = filters.ChoiceFilter(
        choices=[("all", _("Asked of all")), ("chosen", _("Chosen by each"))],
        method="by_asked",
        label=_("Asked of"),
    )
    force = filters.ChoiceFilter(
        choices=[("valid", _("In force")), ("retired", _("No longer in force"))],
        method="by_force",
        label=_("Validity"),
    )

    class Meta:
        model = Indicator
        fields = ["text", "theme", "direction", "source", "frequency", "asked", "force"]

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a part of the name or the definition, in any of the languages."""
        fields = ("name_nb", "name_nn", "name_en", "definition_nb", "code")
        found = Q()
        for field in fields:
            found |= Q(**{f"{field}__icontains": value})
        return rows.filter(found)

    def by_asked(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Those that a programme asks of all, or the others."""
        return rows.filter(asked_of_all=value == "all")

    def by_force(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Those that are in force today or begin later, or those whose last day is over."""
        over = Q(valid_to__isnull=False, valid_to__lt=self.request.today)
        return rows.filter(over if value == "retired" else ~over)


class Windows(filters.FilterSet):
    """Kind of window."""

    kind = filters.ChoiceFilter(choices=ReportingWindow.Kind)

    class Meta:
        model = ReportingWindow
        fields = ["kind"]
