"""Changes of grants: granted, and what became of the money."""

from typing import Any

from django.db import transaction

from accounts.models import User
from dialogue.models import Grant
from municipalities.models import Participation
from web import history
from web.second_save import unchanged


@transaction.atomic
def give(*, participation: Participation, by: User, **words: Any) -> Grant:
    """Write down a grant that Husbanken has given."""
    return history.keep(
        Grant(participation=participation, **words), by=by, reason="grant.given"
    )


@transaction.atomic
def change(*, grant: Grant, by: User, seen: str | None = None, **words: Any) -> Grant:
    """Write down what has been paid, accounted for and audited, or correct what was written."""
    row = unchanged(Grant.objects.select_for_update().get(pk=grant.pk), seen)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="grant.changed", fields=words)
