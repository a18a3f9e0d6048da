"""Initiatives across participations: all that the visitor may see."""

from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from municipalities.initiative_filters import Initiatives as InitiativeFilters
from municipalities.initiative_tables import Initiatives as InitiativeTable
from municipalities.models import Initiative
from programme.access import READ
from web.collation import norwegian
from web.views import ListPage


class InitiativesOfAll(ListPage):
    """Every initiative that the visitor may see, ended ones too."""

    access = READ
    title = _("Initiatives")
    slug = "initiatives"
    table_class = InitiativeTable
    filterset_class = InitiativeFilters

    def get_queryset(self) -> Any:
        names = ("participation__municipality__name", "participation__district__name")
        return (
            Initiative.objects.visible_to(self.request.user)
            .select_related(
                "type",
                "participation__municipality",
                "participation__district__municipality",
            )
            .prefetch_related("target_groups")
            .annotate(
                sort_name=norwegian(Coalesce(*names)),
                sort_title=norwegian("title"),
                sort_unit=norwegian("responsible_unit"),
            )
            .order_by("sort_name", "order", "pk")
        )
