"""The columns and filters of the follow-ups across participations."""

from collections.abc import Callable
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.audience import Audience, in_file, on_screen
from municipalities.models import FollowUp
from municipalities.word_filters import visible_participations
from programme.models import Indicator
from web.collation import by_name
from web.tables import Table


class FollowUps(Table):
    """Which figure is to be looked into, why, by whom it was marked, and what came of it."""

    participation = tables.Column(
        accessor="participation__name", verbose_name=_("Participant"), order_by=("sort_name",)
    )
    indicator = tables.Column(
        accessor="indicator__name",
        verbose_name=_("Indicator"),
        orderable=False,
        linkify=(
            "follow-up",
            [tables.A("participation_id"), tables.A("indicator__code"), tables.A("period_id")],
        ),
    )
    period = tables.Column(verbose_name=_("Period"), order_by=("period__ends_on",))
    reason = tables.Column(verbose_name=_("What is to be looked into"), orderable=False)
    raised_by = tables.Column(
        accessor="raised_by__name", verbose_name=_("Marked by"), order_by=("raised_by__name",)
    )
    raised_on = tables.DateColumn(verbose_name=_("Marked"), order_by=("raised_at",))
    closing_comment = tables.Column(verbose_name=_("What came of it"), orderable=False)
    closed_by = tables.Column(
        accessor="closed_by__name", verbose_name=_("Closed by"), order_by=("closed_by__name",)
    )
    closed_on = tables.DateColumn(verbose_name=_("Closed"), order_by=("closed_at",))

    class Meta:
        model = FollowUp
        fields = (
            "participation",
            "indicator",
            "period",
            "reason",
            "raised_by",
            "raised_on",
            "closing_comment",
            "closed_by",
            "closed_on",
        )

    def render_reason(self, value: str, record: FollowUp) -> str:
        """The beginning."""
        return Truncator(self._told(value, record, on_screen)).words(25)

    def value_reason(self, value: str, record: FollowUp) -> str:
        """All of it, for the file."""
        return self._told(value, record, in_file)

    def render_closing_comment(self, value: str, record: FollowUp) -> str:
        """The beginning."""
        return Truncator(self._told(value, record, on_screen)).words(25)

    def value_closing_comment(self, value: str, record: FollowUp) -> str:
        """All of it, for the file."""
        return self._told(value, record, in_file)

    def _told(self, words: str, record: FollowUp, reader: Callable[..., Audience]) -> str:
        """The words, or that they are hidden with the figure, which they may tell."""
        sees = reader(self.request.user, record.participation).sees_small_numbers
        hidden = record.is_about_hidden and not sees  # type: ignore[attr-defined]
        return str(_("Hidden with the figure")) if hidden else words


def marked_indicators(request: Any) -> QuerySet:
    """The indicators of the follow-ups that the visitor sees, by name."""
    seen = FollowUp.objects.visible_to(request.user)
    return Indicator.objects.filter(pk__in=seen.values("indicator")).order_by(by_name(), "pk")


class FollowUpFilter(filters.FilterSet):
    """Text, participant, indicator, and whether it is still open."""

    text = filters.CharFilter(method="by_text", label=_("Text"))
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations, label=_("Participant")
    )
    indicator = filters.ModelChoiceFilter(queryset=marked_indicators, label=_("Indicator"))
    state = filters.ChoiceFilter(
        choices=[
            ("open", pgettext_lazy("follow-up", "open")),
            ("closed", pgettext_lazy("follow-up", "closed")),
        ],
        method="by_state",
        label=_("State"),
    )

    class Meta:
        model = FollowUp
        fields = ["text", "participation", "indicator", "state"]

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a part of the reason or of what came of it."""
        said = Q(reason__icontains=value) | Q(closing_comment__icontains=value)
        own = self.request.user.scope.own()  # nobody finds out by searching what is hidden
        return rows.filter(said, own | Q(is_about_hidden=False))

    def by_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By whether somebody has closed it."""
        return rows.filter(closed_at__isnull=value == "open")
