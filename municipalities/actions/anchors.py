"""Changes of where the work is anchored in the municipality's own plans. They need no decision here."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.models import Participation, PlanAnchor
from web import history
from web.errors import Refused
from web.second_save import unchanged

WORDS = ["kind", "title", "body", "decided_on", "reference", "link"]


@transaction.atomic
def add(*, participation: Participation, by: User, today: date, **words: Any) -> PlanAnchor:
    """Write down in which plan the work is anchored."""
    _refuse_future(words, today)
    anchor = PlanAnchor(participation=participation, **words)
    return history.keep(anchor, by=by, reason="anchor.added")


@transaction.atomic
def change(
    *,
    participation: Participation,
    anchor: int,
    by: User,
    today: date,
    seen: str | None = None,
    **words: Any,
) -> PlanAnchor:
    """Change what is said about it."""
    row = unchanged(found(participation, anchor), seen)
    _refuse_future(words, today)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="anchor.changed", fields=WORDS)


@transaction.atomic
def remove(*, participation: Participation, anchor: int, by: User) -> None:
    """Take away what should not have been there; history stays."""
    history.remove(found(participation, anchor), by=by, reason="anchor.removed")


def found(participation: Participation, anchor: int) -> PlanAnchor:
    """The anchoring of this participation. Raises Refused when it has been taken away."""
    row = PlanAnchor.objects.of(participation).filter(pk=anchor).first()
    if row is None:
        raise Refused(_("The anchoring is no longer there. Someone else has removed it."))
    return row


def _refuse_future(words: dict[str, Any], today: date) -> None:
    decided_on = words.get("decided_on")
    if decided_on and decided_on > today:
        raise Refused(_("The decision cannot be dated after today."))
