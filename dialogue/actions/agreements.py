"""Changes of agreements of cooperation."""

from typing import Any

from django.db import transaction

from accounts.models import User
from dialogue.models import Agreement
from municipalities.actions import documents
from municipalities.models import Participation
from web import history
from web.second_save import unchanged


@transaction.atomic
def write(
    *, participation: Participation, by: User, file: Any = None, **words: Any
) -> Agreement:
    """Write down an agreement, signed by both sides or not yet."""
    row = Agreement(participation=participation, **words)
    if file:
        row.document = documents.keep(participation=participation, file=file, by=by)
    return history.keep(row, by=by, reason="agreement.written")


@transaction.atomic
def change(
    *, agreement: Agreement, by: User, seen: str | None = None, file: Any = None, **words: Any
) -> Agreement:
    """Write down a signature or correct what was written; an empty file keeps the one there is."""
    row = unchanged(Agreement.objects.select_for_update().get(pk=agreement.pk), seen)
    if file:
        words["document"] = documents.keep(participation=row.participation, file=file, by=by)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="agreement.changed", fields=words)
