"""What the base page needs on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from web.navigation import menu_for


def site(request: HttpRequest) -> dict[str, Any]:
    """The menu for this visitor, today, and whether this is the demo."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "menu": menu_for(user, request.path) if signed_in else [],
        "is_demo": settings.DEMO,
        "today": getattr(request, "today", None),
    }
