"""The columns of grants."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.columns import Column, Mark

TITLE = _("Grants")
TABLE = "t_grants"
COLUMNS = (
    Column(_("Participant"), "participant", width=16),
    Column(_("Number"), "number", "code", 14),
    Column(_("Granted"), "granted_on", "date", 11),
    Column(_("Amount, kroner"), "amount", "integer", 12),
    Column(_("Paid, kroner"), "paid", "integer", 12),
    Column(_("Left, kroner"), "left", "integer", 12, help=_("Granted and not paid.")),
    Column(_("Claim by"), "claim_by", "date", 12),
    Column(
        _("Days to claim"),
        "days_to_claim",
        "integer",
        9,
        help=_(
            "Days from today to the last day for claims. Below 0 means that the day is past."
        ),
    ),
    Column(
        _("Lapses"),
        "lapse",
        width=15,
        help=_("What is granted and not claimed in time."),
        marks=(
            Mark(good=False, says=pgettext_lazy("grant", "has lapsed")),
            Mark(good=False, says=pgettext_lazy("grant", "within 90 days")),
        ),
    ),
    Column(_("Accounted for, kroner"), "accounted_for", "integer", 14),
    Column(
        _("Audit"),
        "audit",
        width=16,
        help=_("Accounts are audited when more than 500,000 kroner has been paid."),
        marks=(
            Mark(good=True, says=_("audited")),
            Mark(good=False, says=_("audit is missing")),
        ),
    ),
    Column(_("Comment"), "comment", width=30, printed=False),
    Column(_("Municipality number"), "municipality_code", "code", width=12, printed=False),
    Column(_("Region"), "region", width=16, printed=False),
)
