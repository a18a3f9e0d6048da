"""What the site refuses to start with."""

from typing import Any

from django.conf import settings
from django.core.checks import Error

LOOPBACK_NAMES = {"127.0.0.1", "localhost", "[::1]", "::1"}


def demo_on_this_machine_only(**kwargs: Any) -> list[Error]:
    """The demo lets anyone in, so it may answer to no other name than this machine's."""
    if settings.DEMO and not LOOPBACK_NAMES.issuperset(settings.ALLOWED_HOSTS):
        return [
            Error(
                "The demo answers to names that others can reach.",
                hint="Take DEMO away, or let ALLOWED_HOSTS hold only 127.0.0.1 and localhost.",
                id="accounts.E001",
            )
        ]
    return []
