"""The columns of the questions between participant and Husbanken."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Questions and answers")
TABLE = "t_questions"
COLUMNS = (
    Column(_("Asked"), "asked_on", "date", 12),
    Column(_("Asked by"), "asked_by", width=16),
    Column(_("About"), "kind", width=16),
    Column(_("Title"), "title", width=28),
    Column(_("Question"), "text", width=40),
    Column(_("Waits for"), "waits_for", width=16),
    Column(_("Answered"), "answered_on", "date", 12),
    Column(
        _("Days"),
        "days",
        "integer",
        8,
        help=_("Whole days from the question to its answer, or to today."),
    ),
    Column(_("Answer"), "answer", width=40),
)
