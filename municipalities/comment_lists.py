"""The columns and filters of the questions across participations."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from municipalities.models import Comment
from municipalities.talk import address_in, listed
from municipalities.word_filters import visible_participations
from web.tables import Table


def _place(record: Comment) -> str:
    """Where the question is read; the name of the argument says what the table gives."""
    return address_in(record)


class Questions(Table):
    """Who waits for an answer, about what, from whom, and for how long."""

    participation = tables.Column(
        accessor="participation__name", verbose_name=_("Participant"), order_by=("sort_name",)
    )
    text = tables.Column(verbose_name=_("Question"), orderable=False, linkify=_place)
    about = tables.Column(verbose_name=_("About"), orderable=False)
    written_by = tables.Column(verbose_name=_("Asked by"), order_by=("written_by__name",))
    written_on = tables.DateColumn(verbose_name=_("Asked"), order_by=("written_at",))
    waits_for = tables.Column(verbose_name=_("Waits for"))
    days_waited = tables.Column(verbose_name=_("Days waited"), orderable=False)
    answered_on = tables.DateColumn(verbose_name=_("Answered"), order_by=("answered_at",))

    class Meta:
        model = Comment
        fields = (
            "participation",
            "text",
            "about",
            "written_by",
            "written_on",
            "waits_for",
            "days_waited",
            "answered_on",
        )

    def value_text(self, record: Comment) -> str:
        """The whole question, for the file."""
        return record.text

    def render_text(self, record: Comment) -> str:
        """The beginning of the question."""
        return Truncator(record.text).words(25)

    def render_about(self, record: Comment) -> str:
        """The kind and the title, as the reader sees it."""
        row = listed(record, self.request.user)
        return f"{row.kind}: {row.title}"

    def render_waits_for(self, record: Comment) -> str:
        """The side, and the person when one is named."""
        person = record.waits_for_person
        side = record.get_waits_for_display()
        return f"{side} ({person.name})" if person else side


class QuestionFilter(filters.FilterSet):
    """Text, participation, who is waited for, and whether it still waits."""

    text = filters.CharFilter(field_name="text", lookup_expr="icontains", label=_("Text"))
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations, label=_("Participant")
    )
    waits_for = filters.ChoiceFilter(choices=Comment.Side, label=_("Waits for"))
    state = filters.ChoiceFilter(
        choices=[("waiting", _("waits for an answer")), ("answered", _("answered"))],
        method="by_state",
        label=_("State"),
    )

    class Meta:
        model = Comment
        fields = ["text", "participation", "waits_for", "state"]

    def by_state(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """By whether it still waits."""
        return rows.filter(answered_at__isnull=value == "waiting")
