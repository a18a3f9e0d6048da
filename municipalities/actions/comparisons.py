"""Changes of who may see a participation's figures by name. Named comparison takes both (design 4)."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.models import ComparisonOpening, Participation
from web import history
from web.errors import Refused


@transaction.atomic
def open_for(
    *, participation: Participation, opened_for: Participation, by: User
) -> ComparisonOpening:
    """Show the participation's standing figures by name to another, once that one does the same."""
    if participation.programme_id != opened_for.programme_id:
        raise Refused(_("Choose a participant in the same programme."), "opened_for")
    Participation.objects.select_for_update().get(pk=participation.pk)  # one at a time
    opening = ComparisonOpening(
        participation=participation, opened_for=opened_for, opened_by=by
    )
    return history.keep(opening, by=by, reason="comparison.opened_for")


@transaction.atomic
def take_back(*, participation: Participation, opening: int, by: User) -> ComparisonOpening:
    """Show them no longer. What has been read, has been read."""
    given: Any = ComparisonOpening.objects.of(participation).standing()
    row = given.select_for_update().filter(pk=opening).first()
    if row is None:
        raise Refused(_("The opening is no longer there. Someone else has taken it back."))
    row.taken_back_at = timezone.now()
    return history.keep(row, by=by, reason="comparison.closed_for", fields=["taken_back_at"])
