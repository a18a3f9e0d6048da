"""The columns of the guidance that one participant has asked for and been given."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Guidance")
TABLE = "t_guidance_given"
COLUMNS = (
    Column(_("Date"), "day", "date", 12),
    Column(_("Asked for or given"), "kind", width=22),
    Column(_("Theme"), "theme", width=24),
    Column(_("What"), "what", width=40),
    Column(_("Answer, or what came of it"), "outcome", width=36),
    Column(_("What is to be followed up"), "follow_up", width=26),
    Column(_("Answered"), "answered_on", "date", 12),
)
