"""The columns of the table of answers, and of what the answers rest on."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, for_chart


def _of_how_many(n: int, of: int) -> tuple[Column, Column]:
    """The two columns of "12 of 16", this wide."""
    rests_on = _("How many participants the answer rests on.")
    could_be = _("Of how many an answer could be had by now.")
    return (
        Column(_("n"), "n", "integer", n, help=rests_on),
        Column(_("Of how many"), "of", "integer", of, help=could_be),
    )


ANSWERS = _("Answers")
ANSWERS_TABLE = "t_answers"
ANSWER_COLUMNS = (
    Column(_("Question"), "question", width=36),
    Column(_("Answer"), "answer", width=58),
    Column(_("Figure"), "figure", "number", 10, decimals_field="decimals"),
    Column(_("Unit"), "unit", width=14),
    *_of_how_many(6, 8),
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
    *_of_how_many(8, 9),
    for_chart(_("For the chart"), "drawn", decimals_field="decimals"),
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
