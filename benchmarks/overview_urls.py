"""The site's addresses, and beside them the same rows in Django's admin, all on one page in both."""

from typing import Any

from django.contrib import admin
from django.urls import include, path

from config.urls import handler403, handler404, handler500
from municipalities.models import Participation
from municipalities.views.completeness import CompletenessOfAll
from municipalities.views.participations import ParticipationList

ALL = 10_000
__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


class Site(admin.AdminSite):
    """Open to whoever is logged in: what is measured is the page."""

    def has_permission(self, request: Any) -> bool:
        return True


class Participations(admin.ModelAdmin):
    """The columns, the order and the joins of our own list."""

    list_display = ("name", "region", "phase", "starts_on", "ends_on", "adviser")
    list_per_page = list_max_show_all = ALL
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: Any) -> Any:
        return Participation.objects.all().in_name_order()

    def has_module_permission(self, request: Any) -> bool:
        return True

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return True

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission


class Whole(ParticipationList):
    """Our list with all rows on one page."""

    access = ParticipationList.access
    paginate_by = ALL


class WholeCompleteness(CompletenessOfAll):
    """The list of who has reported what, with all rows on one page."""

    access = CompletenessOfAll.access
    paginate_by = ALL


site = Site()
site.register(Participation, Participations)
urlpatterns = [
    path("bench/deltakere/", Whole.as_view()),
    path("bench/rapportert/", WholeCompleteness.as_view()),
    path("bench/admin/", site.urls),
    path("", include("config.urls")),
]
