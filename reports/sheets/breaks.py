"""The columns of the breaks in the chain."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Breaks, and what remains")
TABLE = "t_breaks"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(
        _("Break or remaining"),
        "called",
        width=12,
        help=_("Until the first adoption it is not called a break but what remains."),
    ),
    Column(_("What is lacking"), "what", width=32),
    Column(_("Where"), "kind", width=12),
    Column(_("Title"), "title", width=36),
    Column(
        _("Concerns"),
        "part",
        width=28,
        help=_("The indicator or the target group that something is lacking for."),
    ),
    Column(_("What can be done"), "next_step", width=40),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
