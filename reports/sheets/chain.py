"""The columns of the chain."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("The chain")
TABLE = "t_chain"
COLUMNS = (
    Column(_("Participant"), "participant", width=15),
    Column(_("Need"), "need", width=22),
    Column(_("Goal"), "goal", width=22),
    Column(
        _("Strategy"),
        "strategy",
        width=22,
        help=_("That meets the need, or that serves the goal."),
    ),
    Column(_("Initiative"), "initiative", width=22),
    Column(
        _("Indicator"),
        "indicator",
        width=24,
        help=_("That the initiative should move, or that measures the goal."),
    ),
    Column(_("Latest figure"), "latest", "number", 9, decimals_field="decimals"),
    Column(_("Period of the latest figure"), "latest_period", width=10),
    Column(_("State of the figure"), "state_word", width=12),
    Column(
        _("Break, or remaining"),
        "breaks",
        width=28,
        help=_("Each break stands once: on the first row of what it is in."),
    ),
    Column(_("Unit"), "unit", width=12, printed=False),
    Column(_("Status of the initiative"), "status", width=14, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=14, printed=False),
)
