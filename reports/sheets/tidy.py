"""The columns of the sheet with one row a figure."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Figures")
TABLE = "t_figures"
COLUMNS = (
    Column(_("Participant"), "participant", width=22),
    Column(_("Municipality number"), "municipality_code", "code", width=12),
    Column(_("Region"), "region", width=16),
    Column(_("Indicator code"), "indicator_code", "code", width=18),
    Column(_("Indicator"), "indicator", width=38),
    Column(_("Part"), "part", width=18),
    Column(_("Period"), "period", width=12),
    Column(_("Value"), "value", "number", 12, decimals_field="decimals"),
    Column(_("Numerator"), "numerator", "number", 12, decimals=0),
    Column(_("Denominator"), "denominator", "number", 12, decimals=0),
    Column(_("Unit"), "unit", width=14),
    Column(_("How known"), "known", width=14),
    Column(_("State of the figure"), "state", width=16),
    Column(_("Source"), "source", width=24),
)
