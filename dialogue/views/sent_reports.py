"""What participants have sent, across participations: each version, with who, when and how late."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from dialogue.models import SentReport, StatusReport
from municipalities.word_filters import visible_participations, visible_regions
from programme.access import READ
from programme.models import Period
from web.choices import YesNoFilter, place_of
from web.collation import norwegian
from web.tables import Table
from web.views import ListPage


class SentReports(Table):
    """Who has sent which report, when, and in which version."""

    participation = tables.Column(
        accessor="report__participation__name",
        verbose_name=_("Participant"),
        order_by=("sort_name",),
    )
    report = tables.Column(
        accessor="report",
        verbose_name=_("Report"),
        order_by=("sort_kind", "report__period__ends_on"),
        linkify=(
            "status-report-version",
            [tables.A("participation_id"), tables.A("report_id"), tables.A("number")],
        ),
    )
    number = tables.Column(verbose_name=_("Version"))
    sent_at = tables.DateTimeColumn(verbose_name=_("Sent"))
    sent_by = tables.Column(verbose_name=_("Sent by"), order_by=("sent_by__name",))
    is_late = tables.Column(verbose_name=_("After the due date"), orderable=False)
    case_number = tables.Column(verbose_name=_("Case number"))

    class Meta:
        model = SentReport
        fields = (
            *("participation", "report", "number", "sent_at"),
            *("sent_by", "is_late", "case_number"),
        )
        order_by = ("-sent_at",)

    def render_report(self, record: SentReport) -> str:
        """The kind and the period, as a line begins."""
        return capfirst(str(record.report))

    def render_is_late(self, value: bool) -> str:
        """In words."""
        return say("yes") if value else say("no")


class SentReportFilters(filters.FilterSet):
    """Kind, period, lateness, region and participant."""

    kind = filters.ChoiceFilter(
        choices=StatusReport.Kind, field_name="report__kind", label=_("Kind")
    )
    period = filters.ModelChoiceFilter(
        queryset=Period.objects.order_by("-ends_on", "starts_on"),
        field_name="report__period",
        label=_("Period"),
    )
    is_late = YesNoFilter(label=_("After the due date"))
    region = filters.ModelChoiceFilter(
        queryset=visible_regions,
        field_name="report__participation__region",
        label=_("Region"),
    )
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations,
        field_name="report__participation",
        label=_("Participant"),
    )

    class Meta:
        model = SentReport
        fields = ["kind", "period", "is_late", "region", "participation"]


class SentReportsOfAll(ListPage):
    """Every report that has been sent and that the visitor may see, the newest first."""

    access = READ
    title = _("Sent reports")
    intro = _(
        "Half-year, annual and final reports as they were sent. What is not sent stands in the reporting status."
    )
    slug = "sent-reports"
    table_class = SentReports
    filterset_class = SentReportFilters

    def get_queryset(self) -> Any:
        place = "report__participation"
        names = (f"{place}__municipality__name", f"{place}__district__name")
        seen = StatusReport.objects.visible_to(self.request.user).values("pk")
        return (
            SentReport.objects.filter(report__in=seen)
            .defer("content")
            .select_related(
                "sent_by",
                "report__period",
                f"{place}__municipality",
                f"{place}__district__municipality",
            )
            .annotate(
                sort_name=norwegian(Coalesce(*names)),
                sort_kind=place_of("report__kind", StatusReport.Kind.choices),
            )
            .order_by("-sent_at", "-pk")
        )
