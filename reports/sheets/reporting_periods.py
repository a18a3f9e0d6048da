"""The columns of what is reported by period, which the chart is drawn from."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Period by period")
TABLE = "t_reporting_periods"
COLUMNS = (
    Column(_("Period"), "period", width=16),
    Column(_("Due"), "due_on", "date", 12),
    Column(
        _("Participants"),
        "participants",
        "integer",
        12,
        help=_("Those of whom something is expected."),
    ),
    Column(_("Expected"), "expected", "integer", 12),
    Column(_("Approved"), "approved", "integer", 12),
    Column(_("Reported, not approved"), "waiting", "integer", 14),
    Column(_("Missing"), "missing", "integer", 12),
    Column(_("Not yet due"), "not_due", "integer", 12),
    Column(
        _("Late"),
        "late",
        "integer",
        9,
        help=_("Of those that are reported: first submitted after the due date."),
    ),
    Column(_("Participants that lack some"), "lacking", "integer", 14),
)
