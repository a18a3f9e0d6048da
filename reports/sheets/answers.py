"""The columns of the table of answers: one row a question."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Answers")
TABLE = "t_answers"
COLUMNS = (
    Column(_("No."), "number", width=6),
    Column(_("Question"), "asks", width=40),
    Column(_("Answer"), "answer", width=60),
    Column(_("Figure"), "figure", "number", 12, decimals_field="decimals"),
    Column(_("Unit"), "unit", width=16),
    Column(_("n"), "n", "integer", 6, help=_("How many participants the answer rests on.")),
    Column(_("Of"), "of", "integer", 6, help=_("Of how many an answer could be had by now.")),
    Column(_("Missing"), "missing", width=30, help=_("Who is missing, by name.")),
    Column(_("Change"), "change", "number", 11, decimals_field="decimals"),
    Column(_("Changed since"), "since", width=16),
    Column(_("As of"), "as_of", "date", 12),
    Column(_("Period"), "period", width=16, printed=False),
    Column(_("Status of the data"), "status", width=36, printed=False),
    Column(_("Link"), "link", width=40, printed=False),
)
