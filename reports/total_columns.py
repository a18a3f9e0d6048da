"""The columns of figures of several participants together, which several reports share."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

FIRST = (
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
)
MISSING = Column(_("Missing"), "missing", width=30, help=_("Who has not submitted a figure."))
RECKONED = Column(
    _("How it is reckoned"),
    "reckoned",
    width=30,
    printed=False,
    help=_("How the figures of several participants become one."),
)
CODE = Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False)
