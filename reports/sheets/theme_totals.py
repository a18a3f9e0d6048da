"""The columns of the totals of a theme."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column

TITLE = _("Together")
TABLE = "t_theme_totals"
COLUMNS = (
    Column(_("Indicator"), "indicator", width=34),
    Column(_("Whole programme or region"), "group", width=18),
    Column(_("Year"), "year", "year", 7),
    Column(
        _("Value"),
        "value",
        "number",
        12,
        decimals_field="decimals",
        help=_(
            "Counts are added, rates are sum over sum, scores have a mean. A total in which a hidden figure could be found is hidden too."
        ),
    ),
    Column(_("Unit"), "unit", width=12),
    Column(_("Have reported"), "n", "integer", 10, help=_("How many the value rests on.")),
    Column(
        _("Are asked"),
        "of",
        "integer",
        9,
        help=_(
            "Of how many a figure is due: those who took part in the year, without those to whom it does not apply."
        ),
    ),
    Column(_("Year before"), "before", "number", 12, decimals_field="decimals"),
    Column(_("Had reported"), "before_n", "integer", 10),
    Column(
        pgettext_lazy("column", "Change"),
        "change",
        "number",
        11,
        decimals_field="decimals",
        help=_(
            "Among those with a figure in both years. Hidden where one of their figures is."
        ),
    ),
    Column(_("Missing"), "missing", width=30, help=_("Who has not submitted a figure.")),
    Column(_("Compared"), "comparison", width=24, printed=False),
    Column(
        _("How it is reckoned"),
        "reckoned",
        width=30,
        printed=False,
        help=_("How the figures of several participants become one."),
    ),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
)
