"""The columns of the year's figures beside those of the two years before."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, Mark

TITLE = _("Figures of the year")
TABLE = "t_yearly_figures"
COLUMNS = (
    Column(_("Indicator"), "indicator", width=40),
    Column(_("Period"), "period", width=16),
    Column(_("Unit"), "unit", width=12),
    Column(_("Two years before"), "earlier", "number", 10, decimals_field="decimals"),
    Column(_("The year before"), "before", "number", 10, decimals_field="decimals"),
    Column(_("This period"), "value", "number", 12, decimals_field="decimals"),
    Column(
        pgettext_lazy("column", "Change"),
        "change",
        "number",
        10,
        decimals_field="decimals",
        help=_("This period less the same period the year before."),
    ),
    Column(
        _("Which way"),
        "way",
        width=14,
        help=_("Since the year before. Background figures are not judged."),
        marks=(
            Mark(good=True, says=_("the right way")),
            Mark(good=False, says=_("the wrong way")),
        ),
    ),
    Column(_("State of the figure"), "state", width=14),
    Column(_("Own comment"), "comment", width=30),
    Column(_("Marks"), "marks", width=24, printed=False),
    Column(_("How known"), "known", width=14, printed=False),
    Column(_("Theme"), "theme", width=24, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
)
