"""What the programme's lists can be filtered by."""

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from programme.models import Indicator, ReportingWindow
from programme.models.indicator import Direction, Frequency, Source, Theme


class Indicators(filters.FilterSet):
    """Theme, direction, source, frequency and text."""

    text = filters.CharFilter(method="by_text", label=_("Name or definition"))
    theme = filters.ChoiceFilter(choices=Theme)
    direction = filters.ChoiceFilter(choices=Direction)
    source = filters.ChoiceFilter(choices=Source)
    frequency = filters.ChoiceFilter(choices=Frequency)

    class Meta:
        model = Indicator
        fields = ["text", "theme", "direction", "source", "frequency"]

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a part of the name or the definition, in any of the languages."""
        fields = ("name_nb", "name_nn", "name_en", "definition_nb", "code")
        found = Q()
        for field in fields:
            found |= Q(**{f"{field}__icontains": value})
        return rows.filter(found)


class Windows(filters.FilterSet):
    """Kind of window."""

    kind = filters.ChoiceFilter(choices=ReportingWindow.Kind)

    class Meta:
        model = ReportingWindow
        fields = ["kind"]
