"""The columns of the goals over time, which their charts are drawn from."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, for_chart

TITLE = _("Goals over time")
TABLE = "t_goal_periods"
COLUMNS = (
    Column(_("Goal"), "goal", width=36),
    Column(_("Indicator"), "indicator", width=36),
    Column(_("Unit"), "unit", width=12),
    Column(_("Period"), "period", width=16),
    Column(_("Figure"), "value", "number", 12, decimals_field="decimals"),
    Column(
        pgettext_lazy("chart", "Plan"),
        "plan",
        "number",
        12,
        decimals_field="decimals",
        help=_(
            "Where the straight line from the baseline to the last target stands at the end of the period."
        ),
    ),
    Column(
        _("Target"),
        "target",
        "number",
        12,
        decimals_field="decimals",
        help=_("To be reached by the end of the period."),
    ),
    Column(_("Marks"), "marks", width=28),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    for_chart(_("Figure for the chart"), "drawn", decimals_field="decimals"),
    for_chart(_("Plan for the chart"), "drawn_plan", decimals=2),
    for_chart(_("Target for the chart"), "drawn_target", decimals_field="decimals"),
)
