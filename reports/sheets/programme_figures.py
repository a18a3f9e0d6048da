"""The columns of the programme's figures."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("The programme's figures")
TABLE = "t_programme_figures"
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
    Column(_("Missing"), "missing", width=30, help=_("Who has not submitted a figure.")),
    Column(
        _("Goals ahead of plan"),
        "ahead",
        "integer",
        9,
        help=_("Goals measured by the indicator, with the figure of the year."),
    ),
    Column(_("Goals on plan"), "on", "integer", 9),
    Column(_("Goals behind plan"), "behind", "integer", 9),
    Column(_("Goals without a figure"), "not_reporting", "integer", 9),
    Column(
        _("How it is reckoned"),
        "reckoned",
        width=30,
        printed=False,
        help=_("How the figures of several participants become one."),
    ),
    Column(
        _("Over time"),
        "over_time",
        width=30,
        printed=False,
        help=_("How the figures of several periods become one."),
    ),
    Column(_("Not due yet"), "not_due", "integer", 10, printed=False),
    Column(_("Does not apply to"), "not_applicable", "integer", 10, printed=False),
    Column(
        _("Percentage without its parts"),
        "without_parts",
        width=24,
        printed=False,
        help=_("Reported as a percentage alone, which cannot be put together with others."),
    ),
    Column(
        _("Counted in their municipality"),
        "counted_elsewhere",
        width=24,
        printed=False,
        help=_("Districts whose own municipality takes part. They are never added to it."),
    ),
    Column(_("Theme"), "theme", width=22, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    Column(_("Programme"), "programme", width=24, printed=False),
)
