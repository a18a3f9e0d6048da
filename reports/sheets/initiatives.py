"""The columns of initiatives."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, Mark

TITLE = _("Initiatives")
TABLE = "t_initiatives"
COLUMNS = (
    Column(_("Participant"), "participant", width=16),
    Column(_("Initiative"), "initiative", width=26),
    Column(_("Type"), "type", width=16),
    Column(_("Strategies"), "strategies", width=22),
    Column(_("Responsible unit"), "responsible_unit", width=14),
    Column(_("Planned end"), "ends_on", "date", 11),
    Column(
        _("Days past end"),
        "days_past_end",
        "integer",
        9,
        help=_("How long it has gone on after its planned end; blank for what is not late."),
        marks=(Mark(good=False, at_least=1),),
    ),
    Column(_("Status"), "status", width=16),
    Column(_("Trial"), "trial", width=8),
    Column(
        _("Budget, kroner"),
        "budget",
        "integer",
        13,
        help=_("The sum over the years. Missing is not zero."),
    ),
    Column(
        _("Spent, kroner"),
        "spent",
        "integer",
        13,
        help=_("The sum over the years. Missing is not zero."),
    ),
    Column(
        pgettext_lazy("of others", "What was learned"),
        "learned",
        width=24,
        help=_("Of what is done or ended. To have tried and learned is a result."),
    ),
    Column(_("Budget by year, kroner"), "by_year", width=36, printed=False),
    Column(_("Target groups"), "target_groups", width=28, printed=False),
    Column(_("Start"), "starts_on", "date", 11, printed=False),
    Column(
        _("Indicators that it should move"),
        "indicators",
        width=40,
        help=_("Each with its latest figure and the period of it."),
        printed=False,
    ),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
