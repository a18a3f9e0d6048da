"""The columns of the lists about participations."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation
from web.choices import ChoiceColumn
from web.tables import Table


class Participations(Table):
    """Who takes part."""

    name = tables.Column(
        _("Participant"),
        accessor="name",
        linkify=("participation", [tables.A("pk")]),
        order_by=("sort_name",),
    )
    region = tables.Column(order_by=("region__name_nb",))
    phase = ChoiceColumn("phase")
    starts_on = tables.DateColumn(verbose_name=_("Starts"))
    ends_on = tables.DateColumn(verbose_name=_("Planned end"))
    adviser = tables.Column(order_by=("adviser__name",))

    class Meta:
        model = Participation
        fields = ("name", "region", "phase", "starts_on", "ends_on", "adviser")
        order_by = ("name",)
