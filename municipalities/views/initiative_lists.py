"""Initiatives across participations: all that the visitor may see."""

from typing import Any

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
        rows: Any = Initiative.objects.visible_to(self.request.user).with_places()
        sorted_by = {
            "sort_title": norwegian("title"),
            "sort_unit": norwegian("responsible_unit"),
        }
        listed = rows.select_related("type").prefetch_related("target_groups")
        return listed.annotate(**sorted_by).order_by("sort_name", "order", "pk")
