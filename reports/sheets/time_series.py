"""The columns of a time series: for every period the figure, and what is marked beside it."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Time series")
TABLE = "t_time_series"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(
        _("Periods"),
        "spans",
        "years",
        each=(
            Column("", "value", "number", 10, decimals_field="decimals", link="address"),
            Column(
                _("Marks"),
                "mark",
                width=13,
                help=_(
                    "Not approved, estimated, self-assessed, provisional, corrected, or the first figure after a break in the series."
                ),
            ),
        ),
    ),
    Column(_("Breaks in the series"), "breaks", width=36, printed=False),
    Column(_("Unit"), "unit", width=11, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
