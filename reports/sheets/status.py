"""The columns of the status of each participant."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Status")
TABLE = "t_status"
COLUMNS = (
    Column(_("Participant"), "participant", width=22),
    Column(_("Municipality number"), "municipality_code", "code", width=12),
    Column(_("Region"), "region", width=16),
    Column(_("Phase"), "phase", width=20),
    Column(_("Adviser"), "adviser", width=20),
    Column(_("Agreement from"), "starts_on", "date", 13),
    Column(_("Agreement to"), "ends_on", "date", 13),
    Column(
        _("Goal indicators"),
        "goal_indicators",
        "integer",
        12,
        help=_("Indicators that measure the participant's open goals."),
    ),
    Column(_("With baseline"), "with_baseline", "integer", 12),
    Column(_("On or ahead of plan"), "ahead_or_on", "integer", 12),
    Column(_("Behind plan"), "behind", "integer", 12),
    Column(
        _("Not reporting"),
        "not_reporting",
        "integer",
        12,
        help=_("No figure yet: neither on plan nor behind it."),
    ),
    Column(_("Figures due this year"), "due", "integer", 12),
    Column(
        _("Of these entered"),
        "entered",
        "integer",
        12,
        help=_("Seen from outside, a figure is entered when it is submitted."),
    ),
    Column(_("Latest submitted"), "submitted_at", "date", 13),
    Column(_("Needs"), "needs", "integer", 10),
    Column(_("Needs adopted"), "needs_adopted", "integer", 10),
)
