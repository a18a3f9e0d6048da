"""The columns of needs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, Mark

TITLE = _("Needs")
TABLE = "t_needs"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(_("Need"), "need", width=36),
    Column(_("Category"), "category", width=20),
    Column(_("Target groups"), "target_groups", width=24),
    Column(
        _("How many"),
        "count",
        "integer",
        9,
        help=_(
            "The latest count. Households and persons stand on rows of their own and are never added."
        ),
    ),
    Column(_("Unit"), "unit", width=12),
    Column(_("Counted on"), "counted_on", "date", 11),
    Column(
        _("Per 1,000 inhabitants"),
        "per_1000",
        "number",
        11,
        decimals=1,
        help=_(
            "By the inhabitants on 1 January of the year of the count. Not known for districts."
        ),
    ),
    Column(_("Priority"), "priority", width=10),
    Column(
        _("State"),
        "state",
        width=12,
        marks=(
            Mark(good=True, says=pgettext_lazy("version", "adopted")),
            Mark(good=None, says=pgettext_lazy("version", "in review")),
            Mark(good=None, says=pgettext_lazy("version", "draft")),
        ),
    ),
    Column(_("Goals that answer it"), "goals", width=28),
    Column(_("How counted"), "method", width=14, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
