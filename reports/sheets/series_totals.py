"""The columns of the totals by period, which the chart is drawn from."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Together by period")
TABLE = "t_series_totals"
COLUMNS = (
    Column(_("Period"), "label", width=18),
    Column(
        _("Together"),
        "value",
        "number",
        12,
        decimals_field="decimals",
        help=_(
            "Counts and amounts are added. Of rates the numerators and the denominators are added. Of scores it is the mean. Only those who have a figure in the period are in it."
        ),
    ),
    Column(_("Participants in it"), "n", "integer", 12),
    Column(
        _("Of participants"),
        "of",
        "integer",
        12,
        help=_("All in the report, also those that were not asked for a figure in the period."),
    ),
    Column(_("Missing"), "missing", width=36),
    Column(
        _("Not in it"),
        "left_out",
        width=26,
        help=_(
            "Districts whose own municipality is in the total, and rates that are known without their numerator and denominator."
        ),
    ),
    Column(_("Break in the series"), "broken", width=20),
    Column(_("Not asked for"), "not_asked", width=26, printed=False),
    Column(_("Not applicable"), "not_applicable", width=26, printed=False),
    Column(_("Not yet due"), "not_due", width=26, printed=False),
    Column(
        _("For the chart"),
        "drawn",
        "number",
        12,
        decimals_field="decimals",
        help=_("The total; empty where there is none, so that the chart has a gap there."),
        printed=False,
    ),
    Column(_("Below the chart"), "axis", width=20, printed=False),
)
