"""What has changed: since a day, or since one's last visit, in all that the visitor reads."""

from datetime import date, timedelta
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts import last_visit
from municipalities.models import Participation
from municipalities.word_filters import OfParticipants
from programme.access import READ
from reports.queries import latest_changes
from reports.queries.latest_changes import Kind, Row
from web.choices import DayFilter
from web.tables import Table
from web.views import ListPage

LATELY = timedelta(days=30)


def since_last(request: Any) -> tuple[date, bool]:
    """The day from which changes are new to the visitor, and whether that is their last visit.

    For a first visit, and where the clock of the demo stands before that visit, it is 30 days ago.
    """
    day = last_visit.day_of(request)
    if day and day <= request.today:
        return day, True
    return request.today - LATELY, False


class Changes(Table):
    """When, whose, what happened, and what with."""

    day = tables.DateColumn(verbose_name=_("Date"))
    participant = tables.Column(
        verbose_name=_("Participant"), order_by=("sort_name", "participation_id")
    )
    kind = tables.Column(verbose_name=_("What happened"))
    what = tables.Column(
        verbose_name=_("What it is about"), linkify=lambda record: record.address
    )

    class Meta:
        fields = ("day", "participant", "kind", "what")


class ChangesFilter(OfParticipants):
    """From which day, what happened, whose."""

    since = DayFilter(
        method="of_rows",
        label=_("From and including"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty means since your last visit."),
    )
    kind = filters.ChoiceFilter(
        choices=Kind.choices, method="of_rows", label=_("What happened"), empty_label=_("All")
    )

    class Meta:
        model = Participation
        fields = ["since", "kind", "programme", "region", "participation"]

    def of_rows(self, participations: QuerySet, name: str, value: Any) -> QuerySet:
        """What narrows the rows, and not who takes part."""
        return participations


class LatestChanges(ListPage):
    """Shared events alone: no drafts, no log-ins, nothing that the visitor may not open."""

    access = READ
    title = _("What has changed")
    slug = "latest-changes"
    table_class = Changes
    filterset_class = ChangesFilter
    template_name = "reports/latest_changes.html"

    def get_queryset(self) -> Any:
        return Participation.objects.visible_to(self.request.user).with_names()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        since, by_visit = self.since
        return super().get_context_data(
            since=since, by_visit=by_visit, **kwargs | {"object_list": self.rows}
        )

    def get_table_data(self) -> list[Row]:
        return self.rows

    @cached_property
    def since(self) -> tuple[date, bool]:
        """The chosen day, or the usual one, and whether that is the last visit."""
        chosen = self._chosen("since")
        return (chosen, False) if chosen else since_last(self.request)

    @cached_property
    def rows(self) -> list[Row]:
        """Everything since that day, the newest first."""
        return latest_changes.rows(
            user=self.request.user,
            participations=self.object_list,
            since=self.since[0],
            kind=self._chosen("kind") or "",
        )

    def _chosen(self, name: str) -> Any:
        form = self.filterset.form
        return form.cleaned_data.get(name) if form.is_valid() else None
