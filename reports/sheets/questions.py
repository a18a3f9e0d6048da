"""The columns of what an answer rests on, the same for all questions of a group."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

NUMBER = Column(_("Question"), "number", width=9)
COLUMNS = (
    Column(_("Participant"), "participant", width=22),
    Column(_("Region"), "region", width=16, printed=False),
    Column(_("Concerns"), "about", width=46, link="address"),
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
    Column(_("State"), "state", width=20),
    Column(_("Date"), "day", "date", 12),
    Column(
        _("Days"),
        "days",
        "integer",
        9,
        help=_("How long it is late, has waited or has been lacking, up to today."),
    ),
    Column(_("Details"), "detail", width=44),
)
