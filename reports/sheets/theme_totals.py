"""The columns of the totals of a theme."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports import total_columns
from reports.columns import Column

TITLE = _("Together")
TABLE = "t_theme_totals"
COLUMNS = (
    *total_columns.FIRST,
    Column(_("Year before"), "before", "number", 12, decimals_field="decimals"),
    Column(_("Had reported"), "before_n", "integer", 10),
    Column(
        pgettext_lazy("column", "Change"),
        "change",
        "number",
        11,
        decimals_field="decimals",
        help=_(
            "Among those with a figure in both years. Hidden where one of their figures is."
        ),
    ),
    total_columns.MISSING,
    Column(_("Compared"), "comparison", width=24, printed=False),
    total_columns.RECKONED,
    total_columns.CODE,
)
