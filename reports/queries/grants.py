"""What Husbanken has granted, what is paid and left, and what lapses."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogue.models import Grant
from reports.queries.participants import code_of, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One grant of a participant, in kroner."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    number: str
    granted_on: date
    amount: Decimal
    paid: Decimal
    left: Decimal
    claim_by: date
    days_to_claim: int
    lapses_soon: bool
    has_lapsed: bool
    accounted_for: Decimal
    wants_audit: bool
    audit: str
    comment: str

    @property
    def lapse(self) -> str:
        """Whether what is left lapses within 90 days, or has lapsed, in words."""
        if self.has_lapsed:
            return pgettext("grant", "has lapsed")
        return pgettext("grant", "within 90 days") if self.lapses_soon else ""


def rows(*, user: Any, year: int | None = None, **chosen: Any) -> list[Row]:
    """By participant, the newest grant first; of all years or of one. A fixed number of queries."""
    who = participants(user=user, **chosen)
    found: dict[int, list[Grant]] = defaultdict(list)
    granted = {"granted_on__year": year} if year else {}
    grants = Grant.objects.visible_to(user).filter(participation__in=who, **granted)
    for grant in grants.order_by("-granted_on", "-pk"):
        found[grant.participation_id].append(grant)
    today = user.scope.today
    return [row for each in who for row in _rows(each, found[each.pk], today)]


def _rows(participation: Any, grants: list[Grant], today: date) -> Iterator[Row]:
    for grant in grants:
        yield Row(
            participation_id=participation.pk,
            participant=participation.name,
            municipality_code=code_of(participation, today),
            region=participation.region.name,
            number=grant.number,
            granted_on=grant.granted_on,
            amount=grant.amount,
            paid=grant.paid,
            left=grant.left,
            claim_by=grant.claim_by,
            days_to_claim=(grant.claim_by - today).days,
            lapses_soon=grant.lapses_soon(today),
            has_lapsed=grant.left > 0 and grant.claim_by < today,
            accounted_for=grant.accounted_for,
            wants_audit=grant.wants_audit,
            audit=_audit(grant),
            comment=grant.comment,
        )


def _audit(grant: Grant) -> str:
    """Whether the accounts are audited, need it, or do not."""
    if grant.audited_on:
        return _("audited")
    return _("audit is missing") if grant.wants_audit else _("not needed")
