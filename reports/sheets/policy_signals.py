"""The columns of policy signals."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Policy signals")
TABLE = "t_signals"
COLUMNS = (
    Column(_("Participant"), "participant", width=15),
    Column(_("What stands in the way"), "what", width=34),
    Column(_("Instrument"), "instrument", width=16),
    Column(_("Theme"), "theme", width=18),
    Column(
        _("Told by, participants"),
        "told_by",
        "integer",
        10,
        help=_("How many participants have sent a signal on the same instrument and theme."),
    ),
    Column(_("Sent"), "sent_on", "date", 11),
    Column(_("State"), "state", width=13),
    Column(_("Answer"), "answer", width=15),
    Column(
        _("Days open"),
        "days_open",
        "integer",
        8,
        help=_("Whole days from it was sent to the answer, or to today."),
    ),
    Column(_("Reason for the answer"), "reason", width=34, printed=False),
    Column(_("What would help"), "wish", width=30, printed=False),
    Column(_("What it led to"), "outcome", width=30, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
