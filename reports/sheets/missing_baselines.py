"""The columns of missing baselines and targets."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Missing")
TABLE = "t_missing_baselines"
COLUMNS = (
    Column(_("Participant"), "participant", width=18),
    Column(_("Goal"), "goal", width=34),
    Column(_("Indicator"), "indicator", width=32),
    Column(_("Missing"), "missing", width=34),
    Column(_("Why there is no baseline"), "reason", width=24),
    Column(_("Goal adopted on"), "adopted_on", "date", 12),
    Column(
        _("Missing since"),
        "since",
        "date",
        12,
        help=_(
            "The first decision from which on it has been missing; of a goal that is not adopted, the day it was first written down."
        ),
    ),
    Column(_("Kind of goal"), "goal_kind", width=12, printed=False),
    Column(_("Indicator code"), "indicator_code", "code", width=18, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
