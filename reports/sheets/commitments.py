"""The columns of the promises of both sides."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column, Mark

TITLE = _("Promises of both sides")
TABLE = "t_commitments"
COLUMNS = (
    Column(_("Promised by"), "side", width=18),
    Column(_("What is promised"), "what", width=40),
    Column(_("Who sees to it"), "who", width=20),
    Column(_("Due"), "due_on", "date", 12),
    Column(_("State"), "state", width=16),
    Column(
        _("Days late"),
        "days_late",
        "integer",
        9,
        help=_(
            "How long it has been open after its date. Empty for what is in time or closed."
        ),
        marks=(Mark(good=False, at_least=1),),
    ),
    Column(_("Closed"), "closed_on", "date", 12),
    Column(_("How it went"), "closing_comment", width=34),
)
