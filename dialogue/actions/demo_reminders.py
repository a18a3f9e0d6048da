"""The demo's reminders: yesterday's mails, of which one could not be sent and one came back."""

from datetime import timedelta
from typing import Any

from dialogue import sending
from dialogue.actions import reminders
from dialogue.models import Reminder

UNKNOWN = "550 5.1.1 Mailbox unavailable"


def make(world: Any) -> None:
    """Send what was to be told of yesterday: in the demo mails are shown on a page, and go nowhere."""
    day = world.day - timedelta(days=1)
    for _outcome in sending.send_all(day=day, site=sending.site_address()):
        pass
    contributors = Reminder.objects.filter(day=day, user__email__startswith="contributor.")
    lost, returned = contributors.order_by("-user__email")[:2]
    reminders.fail(reminder=lost, error=UNKNOWN)
    reminders.came_back(reminder=returned, by=world.by)
