"""Guidance and requests for it across participations."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.models import Guidance, GuidanceRequest
from municipalities.models import Participation
from municipalities.word_filters import Places, visible_participations, visible_regions
from programme.access import READ
from programme.models import Region
from programme.models.indicator import Theme
from web.choices import ChoiceColumn, YesNoFilter
from web.tables import Table
from web.views import ListPage


class GuidanceTable(Table):
    """When, about what, of which kind, and to whom."""

    held_on = tables.Column(verbose_name=_("Date"))
    kind = ChoiceColumn("kind", verbose_name=_("Kind"))
    theme = ChoiceColumn("theme", verbose_name=_("Theme"))
    what = tables.Column(
        verbose_name=_("What"),
        orderable=False,
        linkify=lambda record, table: table.page_of(record),
    )
    places = tables.Column(
        verbose_name=_("Participants"), orderable=False, empty_values=(), accessor="pk"
    )
    given_by = tables.Column(verbose_name=_("Given by"), order_by=("given_by__name",))
    outcome = tables.Column(
        verbose_name=pgettext_lazy("guidance", "What came of it"), orderable=False
    )
    follow_up = tables.Column(verbose_name=_("To be followed up"), orderable=False)
    follow_up_by = tables.Column(verbose_name=_("Followed up by"))
    followed_up_on = tables.Column(verbose_name=_("Followed up on"))

    class Meta:
        model = Guidance
        fields = (
            *("held_on", "kind", "theme", "what", "places", "given_by"),
            *("outcome", "follow_up", "follow_up_by", "followed_up_on"),
        )
        order_by = ("-held_on",)

    def render_places(self, record: Guidance) -> str:
        """The participants that this reader may see, and how many there are besides."""
        seen = [each.name for each in record.participations.all() if each.pk in self.seen]
        others = len(record.participations.all()) - len(seen)
        return ", ".join([*seen, *([f"+{others}"] if others else [])])

    value_places = render_places

    def page_of(self, record: Guidance) -> str | None:
        """Where it is read and followed up: the page of its first participant whom the reader sees."""
        places = (each for each in record.participations.all() if each.pk in self.seen)
        first = next(places, None)
        return reverse("guidance-list", args=[first.pk]) if first else None

    @property
    def seen(self) -> set[int]:
        """The participations that the reader may see. One query a table."""
        if not hasattr(self, "_seen"):
            rows = Participation.objects.visible_to(self.request.user)
            self._seen = set(rows.values_list("pk", flat=True))
        return self._seen


class GuidanceFilters(filters.FilterSet):
    """Theme, kind, region and participant, and whether something is to be followed up."""

    theme = filters.ChoiceFilter(choices=Theme, label=_("Theme"))
    kind = filters.ChoiceFilter(choices=Guidance.Kind, label=_("Kind"))
    region = filters.ModelChoiceFilter(
        queryset=visible_regions, method="by_region", label=_("Region")
    )
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations, method="by_participation", label=_("Participant")
    )
    waits = YesNoFilter(method="by_waiting", label=_("Waits to be followed up"))

    class Meta:
        model = Guidance
        fields = ["theme", "kind", "region", "participation", "waits"]

    def by_region(self, rows: Any, name: str, value: Region) -> Any:
        """Given to somebody in this region whom the reader may see."""
        seen = Participation.objects.visible_to(self.request.user).filter(region=value)
        return rows.filter(participations__in=seen).distinct()

    def by_participation(self, rows: Any, name: str, value: Participation) -> Any:
        """Given to this participant."""
        return rows.filter(participations=value)

    def by_waiting(self, rows: Any, name: str, value: bool) -> Any:
        """With something promised that is not done, or without."""
        waiting = Guidance.objects.waiting_for_follow_up()
        return rows.filter(pk__in=waiting) if value else rows.exclude(pk__in=waiting)


class GuidanceOfAll(ListPage):
    """All guidance that the visitor may see."""

    access = READ
    title = _("Guidance")
    intro = _("Advice, visits, courses and gatherings that Husbanken has given.")
    slug = "guidance"
    template_name = "dialogue/guidance_of_all.html"
    table_class = GuidanceTable
    filterset_class = GuidanceFilters

    def get_queryset(self) -> Any:
        rows = Guidance.objects.visible_to(self.request.user).select_related("given_by")
        places = Prefetch("participations", Participation.objects.with_names().in_name_order())
        return rows.prefetch_related(places).order_by("-held_on", "-pk")


class RequestTable(Table):
    """Who has asked for what, and how long it waited."""

    participation = tables.Column(
        accessor="participation__name",
        verbose_name=_("Participant"),
        order_by=("sort_name",),
        linkify=("guidance-list", [tables.A("participation_id")]),
    )
    theme = ChoiceColumn("theme", verbose_name=_("Theme"))
    what = tables.Column(verbose_name=_("What is asked for"), orderable=False)
    asked_on = tables.Column(verbose_name=_("Asked"))
    days = tables.Column(
        accessor="asked_on", verbose_name=_("Days waited"), orderable=False, empty_values=()
    )
    answered_on = tables.Column(verbose_name=_("Answered"))
    answer = tables.Column(verbose_name=_("Answer"), orderable=False, empty_values=())

    class Meta:
        model = GuidanceRequest
        fields = (
            *("participation", "theme", "what", "asked_on", "days", "answered_on", "answer"),
        )
        order_by = ("asked_on",)

    def render_days(self, record: GuidanceRequest) -> str:
        """Whole days to the answer, or to today."""
        return str(record.days_waited(self.request.today))

    def value_days(self, record: GuidanceRequest) -> int:
        """The same as a number, for the file."""
        return record.days_waited(self.request.today)

    def render_answer(self, record: GuidanceRequest) -> str:
        """The guidance that was given, or what was written."""
        return str(record.guidance) if record.guidance else record.answer

    value_answer = render_answer


class RequestFilters(Places):
    """Theme, region, participant, and whether it waits."""

    theme = filters.ChoiceFilter(choices=Theme, label=_("Theme"))
    waits = YesNoFilter(
        field_name="answered_on", lookup_expr="isnull", label=_("Waits for an answer")
    )

    class Meta:
        model = GuidanceRequest
        fields = ["theme", "region", "participation", "waits"]


class RequestsOfAll(ListPage):
    """All requests for guidance that the visitor may see, the oldest first."""

    access = READ
    title = _("Requests for guidance")
    intro = _("What the participants have asked Husbanken for.")
    slug = "guidance-requests"
    template_name = "dialogue/guidance_requests.html"
    table_class = RequestTable
    filterset_class = RequestFilters

    def get_queryset(self) -> Any:
        rows = GuidanceRequest.objects.visible_to(self.request.user).with_places()
        return rows.select_related("guidance").order_by("asked_on", "pk")
