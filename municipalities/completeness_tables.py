"""The columns and filters of who has reported what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from municipalities.completeness_facts import Line
from municipalities.models import Participation
from municipalities.word_filters import visible_programmes, visible_regions
from programme.models import Period, ReportingWindow
from web.collation import sort_key
from web.pictures import Bar, Part
from web.tables import Table

NUMBER = {"th": {"class": "number"}, "td": {"class": "number"}}
ONE_LINE = {"td": {"class": "one-line"}}
MISSING, INCOMPLETE, COMPLETE = "missing", "incomplete", "complete"


@dataclass(frozen=True)
class Row:
    """One participant in one period, as the list has it."""

    participation_id: int
    window_id: int
    participation: str
    sort_name: Any
    region: str
    period: str
    ends_on: date
    due_on: date
    expected: int
    reported: int
    approved: int
    late: int
    missing: int
    not_due: int
    state: str
    targets_set: int
    goal_indicators: int
    documented: int | None  # where the programme asks for documentation

    def is_(self, wanted: str) -> bool:
        """Whether the row is of the wanted kind; all are when none is wanted."""
        return {
            MISSING: self.missing > 0,
            INCOMPLETE: self.reported < self.expected,
            COMPLETE: self.reported == self.expected,
        }.get(wanted, True)


def row_of(line: Line, targets: tuple[int, int]) -> Row:
    """The row of a participation in a period; of its goals, how many targets are set, and of how many."""
    place, window, counted = line.participation, line.window, line.count
    return Row(
        participation_id=place.pk,
        window_id=window.pk,
        participation=place.name,
        sort_name=sort_key(place.name),
        region=place.region.name,
        period=str(window.period),
        ends_on=window.period.ends_on,
        due_on=window.due_on,
        expected=counted.expected,
        reported=counted.reported,
        approved=counted.approved,
        late=counted.late,
        missing=counted.missing,
        not_due=counted.not_due,
        state=str(line.extent.label),
        targets_set=targets[0],
        goal_indicators=targets[1],
        documented=counted.documented if place.programme.asks_documentation else None,
    )


class Completeness(Table):
    """Expected, reported, approved, late and missing; then targets, and documentation where it is asked for."""

    participation = tables.Column(
        verbose_name=_("Participant"),
        order_by=("sort_name",),
        linkify=("completeness-of", [tables.A("participation_id")]),
    )
    period = tables.Column(
        verbose_name=_("Period"),
        order_by=("ends_on", "period"),
        linkify=("figures-of", [tables.A("participation_id"), tables.A("window_id")]),
        attrs=ONE_LINE,
    )
    so_far = tables.Column(
        verbose_name=_("So far"),
        accessor="reported",
        orderable=False,
        exclude_from_export=True,
        attrs=ONE_LINE,
    )
    due_on = tables.DateColumn(verbose_name=_("Due"))
    expected = tables.Column(verbose_name=_("Expected"), attrs=NUMBER)
    reported = tables.Column(verbose_name=_("Reported"), attrs=NUMBER)
    approved = tables.Column(verbose_name=_("Approved"), attrs=NUMBER)
    late = tables.Column(verbose_name=_("Late"), attrs=NUMBER)
    missing = tables.Column(verbose_name=_("Missing"), attrs=NUMBER)
    state = tables.Column(verbose_name=_("State"), orderable=False)
    targets_set = tables.Column(verbose_name=_("Targets set"), attrs=NUMBER)
    goal_indicators = tables.Column(verbose_name=_("Indicators of goals"), attrs=NUMBER)
    documented = tables.Column(verbose_name=_("With documentation"), attrs=NUMBER)
    region = tables.Column(verbose_name=_("Region"))

    def __init__(self, data: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if all(row.documented is None for row in data):
            self.columns.hide("documented")

    def render_so_far(self, record: Row) -> str:
        """The bar of what is in, with how many of how many beside it."""
        told = gettext("%(reported)s of %(expected)s") % {
            "reported": record.reported,
            "expected": record.expected,
        }
        return format_html("{} {}", bar_of([record]).svg, told)


def bar_of(rows: Iterable[Row]) -> Bar:
    """What is approved, reported, missing and not yet due, over the rows together."""
    counts = [
        (row.approved, row.reported - row.approved, row.missing, row.not_due) for row in rows
    ]
    approved, waiting, missing, not_due = map(sum, zip(*counts, strict=True))
    return Bar(
        (
            Part(gettext("Approved"), approved, "best"),
            Part(gettext("Reported, not approved"), waiting, "good"),
            Part(gettext("Missing"), missing, "poor"),
            Part(gettext("Not yet due"), not_due, "none"),
        )
    )


def visible_periods(request: Any) -> QuerySet:
    """The periods in which figures are asked of them, the newest first."""
    windows = ReportingWindow.objects.filter(
        kind=ReportingWindow.Kind.FIGURES, programme__in=visible_programmes(request)
    )
    return (
        Period.objects.filter(windows__in=windows).distinct().order_by("-ends_on", "starts_on")
    )


class CompletenessFilter(filters.FilterSet):
    """Programme, region, period, and how much is in."""

    programme = filters.ModelChoiceFilter(queryset=visible_programmes, label=_("Programme"))
    region = filters.ModelChoiceFilter(queryset=visible_regions, label=_("Region"))
    period = filters.ModelChoiceFilter(
        queryset=visible_periods,
        method="of_rows",
        label=_("Period"),
        empty_label=_("Due this year"),
    )
    state = filters.ChoiceFilter(
        choices=[
            (MISSING, _("Missing after the due date")),
            (INCOMPLETE, _("Not all are in")),
            (COMPLETE, _("All are in")),
        ],
        method="of_rows",
        label=_("State"),
    )

    class Meta:
        model = Participation
        fields = ["programme", "region", "period", "state"]

    def of_rows(self, participations: QuerySet, name: str, value: Any) -> QuerySet:
        """What narrows the rows, and not who takes part."""
        return participations
