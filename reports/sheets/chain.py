"""The columns of the chain."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("The chain")
TABLE = "t_chain"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(_("Need"), "need", width=28),
    Column(_("Goal"), "goal", width=28),
    Column(
        _("Strategy"),
        "strategy",
        width=28,
        help=_("That meets the need, or that serves the goal."),
    ),
    Column(_("Initiative"), "initiative", width=28),
    Column(_("Status"), "status", width=11),
    Column(
        _("Indicator"),
        "indicator",
        width=28,
        help=_("That the initiative should move, or that measures the goal."),
    ),
    Column(_("Latest figure"), "latest", "number", 10, decimals_field="decimals"),
    Column(_("Unit"), "unit", width=12),
    Column(_("Period of the latest figure"), "latest_period", width=10),
    Column(_("State of the figure"), "state_word", width=13),
    Column(
        _("Break in the chain"),
        "breaks",
        width=34,
        help=_("Each break stands once: on the first row of what it is in."),
    ),
    Column(_("Municipality number"), "municipality_code", "code", width=12),
    Column(_("Region"), "region", width=14),
)
