"""The columns of the programme's lists."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from programme.models import Indicator, ReportingWindow
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

    class Meta:
        model = Indicator
        fields = ("name", "theme", "unit", "direction", "source", "frequency")
        order_by = ("theme",)


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
