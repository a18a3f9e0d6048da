"""The columns of budgets: two for each year."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Budget by year")
TABLE = "t_budgets"
COLUMNS = (
    Column(_("Participant"), "participant", width=16),
    Column(_("Initiative"), "initiative", width=30),
    Column(
        _("Budget and spent, kroner"),
        "spans",
        "years",
        each=(
            Column(_("Budget"), "budget", "integer", 11),
            Column(_("Spent"), "spent", "integer", 11),
        ),
    ),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
