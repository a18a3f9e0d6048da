"""The columns of the table of answers, and of what the answers rest on."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column

ANSWERS = _("Answers")
ANSWERS_TABLE = "t_answers"
ANSWER_COLUMNS = (
    Column(_("Question"), "question", width=36),
    Column(_("Answer"), "answer", width=58),
    Column(_("Figure"), "figure", "number", 10, decimals_field="decimals"),
    Column(_("Unit"), "unit", width=14),
    Column(_("n"), "n", "integer", 6, help=_("How many participants the answer rests on.")),
    Column(
        _("Of how many"),
        "of",
        "integer",
        8,
        help=_("Of how many an answer could be had by now."),
    ),
    Column(_("Missing"), "missing", width=28, help=_("Who is missing, by name.")),
    Column(
        pgettext_lazy("column", "Change"), "change", "number", 10, decimals_field="decimals"
    ),
    Column(_("Changed since"), "since", width=16),
    Column(_("As of"), "as_of", "date", 12),
    Column(_("Period"), "period", width=14, printed=False),
    Column(_("Status of the data"), "status", width=30, printed=False),
    Column(_("Link"), "link", width=30, printed=False),
)

DRAWN = _("Charts")
DRAWN_TABLE = "t_charts"
DRAWN_COLUMNS = (
    Column(_("Question"), "number", width=11),
    Column(_("Concerns"), "title", width=44),
    Column(_("Year or part"), "label", width=38),
    Column(_("Figure"), "value", "number", 12, decimals_field="decimals"),
    Column(_("Unit"), "unit", width=14),
    Column(_("n"), "n", "integer", 8, help=_("How many participants the answer rests on.")),
    Column(
        _("Of how many"),
        "of",
        "integer",
        9,
        help=_("Of how many an answer could be had by now."),
    ),
    Column(
        _("For the chart"),
        "drawn",
        "number",
        12,
        decimals_field="decimals",
        help=_("Empty where there is no number, so that the chart has a gap there."),
        printed=False,
    ),
)

NUMBER = Column(_("Question"), "number", width=9)
# The same for all questions, so that the rows of a group stand in one table.
ROW_COLUMNS = (
    Column(_("Participant"), "participant", width=22),
    Column(_("Concerns"), "about", width=44, link="address"),
    Column(_("Period"), "period", width=14),
    Column(
        _("Before"),
        "before",
        "number",
        12,
        decimals_field="decimals",
        help=_("The baseline of a goal; else the figure of the year before."),
    ),
    Column(_("Figure"), "value", "number", 12, decimals_field="decimals"),
    Column(_("Unit"), "unit", width=13),
    Column(_("State"), "state", width=18),
    Column(_("Date"), "day", "date", 12),
    Column(
        _("Days"),
        "days",
        "integer",
        9,
        help=_("How long it is late, has waited or has been lacking, up to today."),
    ),
    Column(_("Details"), "detail", width=30),
    Column(_("Region"), "region", width=16, printed=False),
)
