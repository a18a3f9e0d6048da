"""Addresses from which a calendar program fetches a person's dates: made, and taken back."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from dialogue.models import CalendarSubscription
from web import history


def fingerprint(token: str) -> str:
    """What is kept of the secret part of the address."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def begin(*, user: User) -> str:
    """Make an address in place of the one there may be; its secret part, which is shown once."""
    revoke(user=user)
    token = secrets.token_urlsafe(32)
    row = CalendarSubscription(user=user, token_sha256=fingerprint(token))
    history.keep(row, by=user, reason="calendar_subscription.begun")
    return token


@transaction.atomic
def revoke(*, user: User) -> None:
    """Take the address back: calendar programs that use it get nothing more."""
    User.objects.select_for_update().get(pk=user.pk)  # one at a time
    for row in CalendarSubscription.objects.filter(user=user, revoked_at=None):
        row.revoked_at = timezone.now()
        reason = "calendar_subscription.revoked"
        history.keep(row, by=user, reason=reason, fields=["revoked_at"])
