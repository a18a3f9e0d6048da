"""The columns of trials."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column

TITLE = _("Trials and learning")
TABLE = "t_trials"
COLUMNS = (
    Column(_("Participant"), "participant", width=15),
    Column(_("Trial"), "trial", width=28),
    Column(_("Hypothesis"), "hypothesis", width=32),
    Column(_("Ends"), "ends_on", "date", 11),
    Column(
        _("State"),
        "state",
        width=20,
        help=_("The verdict, or how far it has come. All verdicts are results."),
    ),
    Column(pgettext_lazy("of others", "What was learned"), "learned", width=42),
    Column(_("Learning notes"), "notes", "integer", 9),
    Column(_("Signs of success"), "signs", width=32, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
