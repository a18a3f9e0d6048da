"""The columns of initiatives across participations."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from municipalities.models import Initiative
from web import formats
from web.choices import ChoiceColumn
from web.tables import Table


class Initiatives(Table):
    """Whose, what, for whom, by whom, when, and how far it has come."""

    participation = tables.Column(
        accessor="participation__name", verbose_name=_("Participant"), order_by=("sort_name",)
    )
    title = tables.Column(
        verbose_name=_("Initiative"),
        order_by=("sort_title",),
        linkify=("initiative", [tables.A("participation_id"), tables.A("pk")]),
    )
    type = tables.Column(verbose_name=_("Type"), orderable=False)
    target_groups = tables.Column(
        verbose_name=_("Target groups"), orderable=False, empty_values=()
    )
    responsible_unit = tables.Column(
        verbose_name=_("Responsible unit"), order_by=("sort_unit",)
    )
    starts_on = tables.Column(verbose_name=_("Start"))
    ends_on = tables.Column(verbose_name=_("Planned end"))
    status = ChoiceColumn("status", verbose_name=_("Status"))
    is_trial = tables.Column(verbose_name=_("Trial"), orderable=False)

    class Meta:
        model = Initiative
        fields = (
            *("participation", "title", "type", "target_groups", "responsible_unit"),
            *("starts_on", "ends_on", "status", "is_trial"),
        )
        order_by = ("participation",)

    def render_target_groups(self, record: Initiative) -> str:
        """The groups in the reader's language."""
        return ", ".join(group.name for group in record.target_groups.all())

    def render_starts_on(self, value: Any) -> str:
        """As dd.mm.yyyy."""
        return formats.day(value)

    def render_ends_on(self, value: Any) -> str:
        """As dd.mm.yyyy."""
        return formats.day(value)

    def render_is_trial(self, value: bool) -> str:
        """In words."""
        return say("yes") if value else say("no")
