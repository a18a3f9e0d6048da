"""The columns of goal attainment."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, Mark

TITLE = _("Goal attainment")
TABLE = "t_goal_attainment"
COLUMNS = (
    Column(_("Participant"), "participant", width=15),
    Column(_("Goal"), "goal", width=23),
    Column(_("Indicator"), "indicator", width=23),
    Column(_("Unit"), "unit", width=11),
    Column(
        _("Baseline"),
        "baseline",
        "number",
        12,
        decimals_field="decimals",
        help=_("Where the goal is measured from."),
    ),
    Column(_("Period of the baseline"), "baseline_period", width=12),
    Column(_("Latest figure"), "latest", "number", 10, decimals_field="decimals"),
    Column(_("Period of the latest figure"), "latest_period", width=12),
    Column(_("Target"), "target", "number", 9, decimals_field="decimals"),
    Column(_("Target year"), "target_year", "year", 7),
    Column(
        pgettext_lazy("column", "Change"),
        "change",
        "number",
        8,
        decimals_field="decimals",
        help=_("The latest figure less the baseline."),
        marks=(
            Mark(good=True, by="part_of_way", above=0),
            Mark(good=False, by="part_of_way", below=0),
        ),
    ),
    Column(
        _("Part of the way"),
        "part_of_way",
        "percent",
        11,
        help=_(
            "How much of the way from baseline to target is gone. Below 0 and above 100 % are shown as they are."
        ),
        marks=(Mark(good=True, at_least=1), Mark(good=False, below=0)),
    ),
    Column(
        _("Against the plan"),
        "standing_word",
        width=13,
        help=_(
            "Against a straight line from baseline to target on the day of the figure, with the programme's tolerance. Background figures are not judged."
        ),
        marks=(
            Mark(good=True, says=_("ahead of plan")),
            Mark(good=True, says=_("on plan")),
            Mark(good=False, says=_("behind plan")),
        ),
    ),
    Column(_("State of the figure"), "state_word", width=12),
    Column(_("How known"), "known", width=12, printed=False),
    Column(_("Kind of goal"), "goal_kind", width=12, printed=False),
    Column(_("Own comment"), "comment", width=40, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
