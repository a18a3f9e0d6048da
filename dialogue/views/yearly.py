"""The year as a page: what is due from whom, for all that the visitor reads and for one participation."""

from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dialogue import yearly
from dialogue.yearly import Entry
from municipalities.models import Participation
from municipalities.views.about import AboutParticipation
from municipalities.word_filters import OfParticipants
from programme.access import READ
from programme.models import Period
from web.tables import Table
from web.views import ListPage


def years() -> list[tuple[int, str]]:
    """The years that the programme's calendar knows."""
    found = Period.objects.filter(half=None).order_by("year").values_list("year", flat=True)
    return [(year, str(year)) for year in found]


class Year(Table):
    """When, what, from whom."""

    day = tables.DateColumn(verbose_name=_("Date"))
    title = tables.Column(verbose_name=_("What"))
    who = tables.Column(verbose_name=_("Due from"))
    place = tables.Column(verbose_name=_("Participant"))
    done = tables.Column(verbose_name=_("State"))

    class Meta:
        fields = ("day", "title", "who", "place", "done")


class OfOneFilter(filters.FilterSet):
    """Which year."""

    year = filters.ChoiceFilter(
        choices=years, method="of_rows", label=_("Year"), empty_label=_("This year")
    )

    class Meta:
        model = Participation
        fields = ["year"]

    def of_rows(self, participations: QuerySet, name: str, value: Any) -> QuerySet:
        """What narrows the days, and not who takes part."""
        return participations


class OfAllFilter(OfOneFilter, OfParticipants):
    """Year, programme, region and participant."""

    class Meta:
        model = Participation
        fields = ["year", "programme", "region", "participation"]


class YearPage(ListPage, abstract=True):
    """A year, month by month; its download has the same rows."""

    template_name = "dialogue/year.html"
    table_class = Year
    intro = _("What is due, and from whom. Both sides stand here in the same way.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs |= {"object_list": self.rows}
        months = yearly.by_month(self.rows)
        today = self.request.today
        return super().get_context_data(
            months=months, year=self.year, today=today, **self.more(), **kwargs
        )

    def more(self) -> dict[str, Any]:
        """What else the page says."""
        return {}

    def get_table_data(self) -> list[Entry]:
        return self.rows

    @property
    def year(self) -> int:
        """The year that is chosen, or this one."""
        form = self.filterset.form
        chosen = form.cleaned_data.get("year") if form.is_valid() else None
        return int(chosen or self.request.today.year)

    @cached_property
    def rows(self) -> list[Entry]:
        """Everything of the year that the visitor may see."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return yearly.year_of(self.request.user, self.object_list, first, last)


class YearlyCalendar(YearPage):
    """The year of all that the visitor reads."""

    access = READ
    title = _("Calendar of the year")
    slug = "yearly-calendar"
    filterset_class = OfAllFilter

    def get_queryset(self) -> Any:
        return Participation.objects.visible_to(self.request.user).with_names()


class CalendarOf(AboutParticipation, YearPage):
    """The year of one participation."""

    access = READ
    section = "calendar-of"
    title = _("Calendar of the year")
    slug, argument = "calendar-of", "participation"
    filterset_class = OfOneFilter

    def get_queryset(self) -> Any:
        return Participation.objects.filter(pk=self.participation.pk).with_names()

    def more(self) -> dict[str, Any]:
        """Whether the visitor may remind the participant of what waits."""
        may = self.request.user.scope.may("remind", self.participation)
        return {"remind_url": reverse("remind", args=[self.participation.pk]) if may else ""}
