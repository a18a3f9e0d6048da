"""The columns of the programme's lists."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programme.models import Indicator, ReportingWindow
from web import formats
from web.choices import ChoiceColumn
from web.tables import Table


class Indicators(Table):
    """What is measured."""

    name = tables.Column(
        _("Indicator"),
        accessor="name",
        linkify=("indicator", {"code": tables.A("code")}),
        order_by=("sort_name",),
    )
    theme = ChoiceColumn("theme")
    unit = ChoiceColumn("unit")
    direction = ChoiceColumn("direction")
    source = ChoiceColumn("source")
    frequency = ChoiceColumn("frequency")
    asked_of_all = tables.Column(_("Asked of all"))
    valid_to = tables.Column(_("Last day"))
    change = tables.TemplateColumn(
        template_name="programme/_indicator_change.html",
        verbose_name=_("Change"),
        orderable=False,
        exclude_from_export=True,
    )

    class Meta:
        model = Indicator
        fields = (
            *("name", "theme", "unit", "direction", "source", "frequency"),
            *("asked_of_all", "valid_to"),
        )
        order_by = ("theme",)

    def render_asked_of_all(self, value: bool) -> str:
        """In words."""
        return gettext("yes") if value else gettext("no")

    def render_valid_to(self, value: Any) -> str:
        """As dd.mm.yyyy."""
        return formats.day(value)


class Windows(Table):
    """When figures and reports are asked for."""

    period = tables.Column(order_by=("period__ends_on",))
    kind = ChoiceColumn("kind")
    opens_on = tables.Column()
    due_on = tables.Column()
    late_until = tables.Column()
    corrections_until = tables.Column()
    change = tables.TemplateColumn(
        template_name="programme/_window_change.html",
        verbose_name=_("Change"),
        orderable=False,
        exclude_from_export=True,
    )

    class Meta:
        model = ReportingWindow
        fields = ("period", "kind", "opens_on", "due_on", "late_until", "corrections_until")
        order_by = ("-period",)
