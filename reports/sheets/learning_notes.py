"""The columns of learning notes."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Learning notes")
TABLE = "t_learning_notes"
COLUMNS = (
    Column(_("Written"), "written_on", "date", 12),
    Column(_("Initiative"), "initiative", width=28),
    Column(_("What was tried"), "tried", width=34),
    Column(_("What happened"), "happened", width=34),
    Column(_("What was learned"), "learned", width=40),
    Column(_("What one would change"), "would_change", width=32),
)
