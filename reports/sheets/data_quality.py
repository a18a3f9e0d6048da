"""The columns of the figures on which there is a remark."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Data quality")
TABLE = "t_data_quality"
COLUMNS = (
    Column(_("Participant"), "participant", width=14),
    Column(_("Indicator"), "indicator", width=22, link="address"),
    Column(_("Period"), "period", width=13),
    Column(_("Figure"), "value", "number", 10, decimals_field="decimals"),
    Column(_("State of the figure"), "state", width=13),
    Column(
        _("Remarks"),
        "remarks",
        width=25,
        help=_(
            "A large change is one that would be asked about at entry. Far from the others is outside "
            "the median plus or minus three times 1.4826 times the median distance from it, among at "
            "least five participants, per 1,000 inhabitants for counts and amounts. Neither says that "
            "the figure is wrong, and neither looks at hidden figures."
        ),
    ),
    Column(
        _("Why"),
        "why",
        width=22,
        help=_("What those who entered, corrected, returned or approved the figure have said."),
    ),
    Column(
        _("Follow-up"),
        "follow_up",
        width=12,
        help=_("Whether somebody has marked the figure to be looked into."),
        link="follow_up_address",
    ),
    Column(_("Followed up by"), "followed_by", width=15),
    Column(_("What is to be looked into"), "asked", width=27),
    Column(_("What came of it"), "outcome", width=23),
    Column(_("Unit"), "unit", width=12, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=14, printed=False),
)
