"""What the lists about participations can be filtered by."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from municipalities.models import County, Municipality, Participation
from municipalities.models.participation import Phase
from municipalities.word_filters import visible_regions


def visible_advisers(request: Any) -> QuerySet[User]:
    """Advisers of the participations that the visitor may see."""
    visible = Participation.objects.visible_to(request.user)
    return User.objects.filter(advised_participations__in=visible).distinct().order_by("name")


class Participations(filters.FilterSet):
    """Region, county, phase, adviser, written form and text."""

    text = filters.CharFilter(method="by_text", label=_("Name"))
    region = filters.ModelChoiceFilter(queryset=visible_regions)
    county = filters.ModelChoiceFilter(
        queryset=County.objects.filter(valid_to=None).order_by("code"),
        method="by_county",
        label=_("County"),
    )
    phase = filters.ChoiceFilter(choices=Phase)
    adviser = filters.ModelChoiceFilter(queryset=visible_advisers)
    written_form = filters.ChoiceFilter(
        choices=[("nb", "Bokmål"), ("nn", "Nynorsk")],
        method="by_written_form",
        label=_("Written form"),
    )

    class Meta:
        model = Participation
        fields = ["text", "region", "county", "phase", "adviser", "written_form"]

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a part of the name of the municipality or the district."""
        return rows.filter(
            Q(municipality__name__icontains=value) | Q(district__name__icontains=value)
        )

    def by_county(self, rows: QuerySet, name: str, value: County) -> QuerySet:
        """By the county that the municipality's number of today begins with."""
        inside = Municipality.objects.filter(
            codes__valid_to=None, codes__code__startswith=value.code
        )
        return rows.filter(Q(municipality__in=inside) | Q(district__municipality__in=inside))

    def by_written_form(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By the written form of the municipality."""
        return rows.filter(
            Q(municipality__written_form=value) | Q(district__municipality__written_form=value)
        )
