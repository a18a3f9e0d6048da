"""The columns of the log of downloads."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from reports.download_names import name_of
from reports.models import Download
from web import formats
from web.tables import Table


class Downloads(Table):
    """What left, with whom."""

    taken_at = tables.Column(_("Taken out"))
    user = tables.Column(_("Taken out by"), accessor="user__name")
    report = tables.Column(_("Report or list"), orderable=False)
    filters = tables.Column(_("What was chosen"), orderable=False)
    kind = tables.Column(_("Kind of file"))
    rows = tables.Column(_("Rows"))

    class Meta:
        model = Download
        fields = ("taken_at", "user", "report", "filters", "kind", "rows")

    def render_taken_at(self, value: Any) -> str:
        """The moment by the site's clock."""
        return formats.moment(value)

    def render_report(self, value: str) -> Any:
        """Its name, and never its code."""
        return name_of(value)

    def render_filters(self, value: dict) -> str:
        """In words."""
        return "; ".join(f"{name}: {chosen}" for name, chosen in value.items())
