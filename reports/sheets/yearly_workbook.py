"""The columns of what a yearly workbook holds: its parts."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Contents")
TABLE = "t_contents"
COLUMNS = (
    Column(_("Part"), "title", width=34),
    Column(_("Rows"), "count", "integer", 10),
    Column(_("What it tells"), "told", width=76),
)
