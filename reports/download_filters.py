"""What the log of downloads can be narrowed by: who, which report, and when."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reports.download_names import name_of
from reports.models import Download
from web.choices import DayFilter
from web.collation import norwegian, sort_key


def who_took(request: Any) -> Any:
    """Those who have taken something out."""
    takers = User.objects.filter(downloads__isnull=False).distinct()
    return takers.order_by(norwegian("name"), "pk")


class Downloads(filters.FilterSet):
    """Who, which report, what kind of file, and from which day to which."""

    report = filters.ChoiceFilter(label=_("Report or list"))
    kind = filters.ChoiceFilter(choices=Download.Kind.choices, label=_("Kind of file"))
    first = DayFilter(
        field_name="taken_at", lookup_expr="date__gte", label=_("From and with the day")
    )
    last = DayFilter(
        field_name="taken_at", lookup_expr="date__lte", label=_("To and with the day")
    )

    class Meta:
        model = Download
        fields = ["report", "kind", "first", "last"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = self.queryset.order_by().values_list("report", flat=True).distinct()
        named = [(code, str(name_of(code))) for code in codes]
        choices = sorted(named, key=lambda choice: sort_key(choice[1]))
        self.filters["report"].extra["choices"] = choices


class DownloadsOfAll(Downloads):
    """As of one participation, and by whom."""

    user = filters.ModelChoiceFilter(queryset=who_took, label=_("Taken out by"))

    class Meta:
        model = Download
        fields = ["user", "report", "kind", "first", "last"]
