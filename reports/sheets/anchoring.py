"""The columns of anchoring."""

from django.utils.translation import gettext_lazy as _

from reports.columns import Column

TITLE = _("Anchoring")
TABLE = "t_anchoring"
COLUMNS = (
    Column(_("Participant"), "participant", width=22),
    Column(
        _("What is anchored, or where"),
        "kind",
        width=30,
        help=_(
            "The programme plan and strategies that are adopted, then the municipality's own plans that the work stands in."
        ),
    ),
    Column(_("Title"), "title", width=44),
    Column(_("Decided by"), "body", width=24),
    Column(_("Date of the decision"), "decided_on", "date", 13),
    Column(_("Case number"), "reference", width=14),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
