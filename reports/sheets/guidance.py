"""The columns of guidance asked for and given."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column

TITLE = _("Guidance")
TABLE = "t_guidance"
COLUMNS = (
    Column(_("Region"), "region", width=16),
    Column(_("Theme"), "theme", width=26),
    Column(
        pgettext_lazy("guidance", "Asked for"),
        "asked",
        "integer",
        9,
        help=_("Requests from the participants."),
    ),
    Column(_("Answered"), "answered", "integer", 9),
    Column(_("Waits"), "waiting", "integer", 8),
    Column(
        _("Longest wait, days"),
        "longest_wait",
        "integer",
        16,
        help=_("Of those that wait. Empty when none waits."),
    ),
    Column(
        _("Given"), "given", "integer", 8, help=_("A guidance for many counts once a region.")
    ),
    Column(_("Participants reached"), "reached", "integer", 11),
    Column(
        _("Participants not reached"),
        "not_reached",
        "integer",
        11,
        help=_("Participants in the region that have been given nothing on this theme."),
        printed=False,
    ),
)
