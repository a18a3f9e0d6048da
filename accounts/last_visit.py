"""When a person was here before this visit: kept in the visit's own session, and nowhere else.

A visit begins by logging in. The moment is the log-in before this one, so that nothing that has
happened since then is lost, however long that visit lasted.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

KEY = "last_visit"


def remembering(request: HttpRequest, user: Any, log_in: Callable[[], None]) -> None:
    """Log in, and keep when the person did so the last time; a first visit has none."""
    before = user.last_login
    log_in()
    if before:
        request.session[KEY] = before.isoformat()


def day_of(request: HttpRequest) -> date | None:
    """The day of the visit before this one, in Norway; None for a first visit."""
    kept = request.session.get(KEY)
    return timezone.localdate(datetime.fromisoformat(kept)) if kept else None
