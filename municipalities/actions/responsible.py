"""Changes of who is responsible for which figures of a participation."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.models import FollowedIndicator, Participation
from programme import rights
from programme.models import Indicator
from web import history
from web.errors import Refused


def writers(participation: Participation, today: date) -> list[User]:
    """Those who may enter figures there today, by name."""
    roles = rights.BY_CODE["write"].roles
    held = participation.memberships.valid_on(today).filter(role__in=roles)
    people = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return [*people.order_by("name", "pk")]


@transaction.atomic
def name(
    *,
    participation: Participation,
    chosen: Mapping[Indicator, User | None],
    by: User,
    today: date,
) -> int:
    """Say who is responsible for each indicator; None for nobody. Tells how many were changed.

    An indicator that is asked of all gets a row of its own with the participation.
    """
    Participation.objects.select_for_update().only("pk").get(pk=participation.pk)
    may = writers(participation, today)
    rows = {row.indicator_id: row for row in FollowedIndicator.objects.of(participation)}
    changed = 0
    for indicator, person in chosen.items():
        row = rows.get(indicator.pk) or FollowedIndicator(
            participation=participation, indicator=indicator
        )
        if row.responsible_id == (person and person.pk):
            continue
        if person and person not in may:
            raise Refused(
                _("%(name)s has no role here today in which figures are entered.")
                % {"name": person.name}
            )
        row.responsible = person
        reason = "participation.responsible_named"
        history.keep(row, by=by, reason=reason, fields=["responsible"])
        changed += 1
    return changed
