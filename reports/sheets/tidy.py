"""The columns of the sheet with one row a figure."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Figures")
TABLE = "t_figures"
COLUMNS = (
    Column(_("Participant"), "participant", width=18, of="place"),
    Column(_("Indicator code"), "indicator_code", "code", width=18, of="asked"),
    Column(_("Indicator"), "indicator", width=34, of="asked"),
    Column(_("Part"), "part", width=18, of="span"),
    Column(_("Period"), "period", width=11, of="span"),
    Column(_("Value"), "value", "number", 11, decimals_field="decimals"),
    Column(_("Numerator"), "numerator", "number", 10, decimals=0),
    Column(_("Denominator"), "denominator", "number", 10, decimals=0),
    Column(_("Unit"), "unit", width=12, of="asked"),
    Column(_("How known"), "known", width=12, of="way"),
    Column(_("Marks"), "marks", width=22, of="way"),
    Column(_("State of the figure"), "state", width=12, of="way"),
    Column(_("Source"), "source", width=24, printed=False, of="asked"),
    Column(
        _("Municipality number"),
        "municipality_code",
        "code",
        width=12,
        printed=False,
        of="place",
    ),
    Column(_("Region"), "region", width=16, printed=False, of="place"),
    Column(
        _("List"),
        "listed",
        width=22,
        printed=False,
        of="asked",
        help=_(
            "Whether the indicator is asked of all in the programme, chosen by the participant, or not followed now."
        ),
    ),
    Column(
        _("Structure of municipalities"),
        "structure",
        width=24,
        printed=False,
        help=_(
            "What the figure was counted in: as today, or the municipality number on the last day of the "
            "period with the number of today, and the mergers, splits and border changes since. "
            "Figures are never moved to another structure."
        ),
    ),
)
