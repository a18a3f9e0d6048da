"""What was written down of an approval of figures that was given outside the tool, corrected."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import figure_steps
from municipalities.models import FigureApproval
from web import history
from web.errors import Refused
from web.second_save import unchanged


@transaction.atomic
def correct(
    *,
    approval: FigureApproval,
    given_by: str,
    given_on: date,
    reference: str,
    by: User,
    today: date,
    seen: str | None = None,
    address: str = "",
) -> FigureApproval:
    """Correct who gave it, when, or where it is written, and tell the owners. What it approved stands."""
    rows = FigureApproval.objects.select_for_update(of=("self",)).select_related("period")
    row = unchanged(rows.get(pk=approval.pk), seen)
    if not row.is_outside:
        raise Refused(_("This approval was given in the tool, and is never corrected."))
    figure_steps.refuse_wrong_day(row.period, given_on, today)
    row.given_by, row.given_on, row.reference = given_by.strip(), given_on, reference.strip()
    fields = ("given_by", "given_on", "reference")
    history.keep(row, by=by, reason="approval.corrected", fields=fields)
    figure_steps.tell_owners(row, by, today, address)
    return row
