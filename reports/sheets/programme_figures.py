"""The columns of the programme's figures."""

from django.utils.translation import gettext_lazy as _

from reports import total_columns
from reports.columns import Column, Mark

TITLE = _("The programme's figures")
TABLE = "t_programme_figures"
COLUMNS = (
    *total_columns.FIRST,
    total_columns.MISSING,
    Column(
        _("Goals ahead of plan"),
        "ahead",
        "integer",
        9,
        help=_("Goals measured by the indicator, with the figure of the year."),
        marks=(Mark(good=True, at_least=1),),
    ),
    Column(_("Goals on plan"), "on", "integer", 9, marks=(Mark(good=True, at_least=1),)),
    Column(
        _("Goals behind plan"), "behind", "integer", 9, marks=(Mark(good=False, at_least=1),)
    ),
    Column(
        _("Goals without a figure"),
        "not_reporting",
        "integer",
        9,
        marks=(Mark(good=None, at_least=1),),
    ),
    total_columns.RECKONED,
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
    total_columns.CODE,
    Column(_("Programme"), "programme", width=24, printed=False),
)
