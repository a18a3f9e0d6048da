"""The columns of the sheet with one row a figure."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Figures")
TABLE = "t_figures"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(_("Indicator code"), "indicator_code", "code", width=18),
    Column(_("Indicator"), "indicator", width=34),
    Column(_("Part"), "part", width=18),
    Column(_("Period"), "period", width=11),
    Column(_("Value"), "value", "number", 11, decimals_field="decimals"),
    Column(_("Numerator"), "numerator", "number", 10, decimals=0),
    Column(_("Denominator"), "denominator", "number", 10, decimals=0),
    Column(_("Unit"), "unit", width=12),
    Column(_("How known"), "known", width=12),
    Column(_("Marks"), "marks", width=22),
    Column(_("State of the figure"), "state", width=12),
    Column(_("Source"), "source", width=24, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
