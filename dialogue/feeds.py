"""The dates as calendar programs read them: titles and days, and nothing else."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from dialogue.actions.calendar_subscriptions import fingerprint
from dialogue.models import CalendarSubscription
from dialogue.yearly import Entry
from municipalities.models import Participation

CONTENT_TYPE = "text/calendar; charset=utf-8"
FETCHED_EVERY = timedelta(hours=12)


def subscriber(token: str) -> Any:
    """Whose address it is, when it is not taken back and the person may log in; else None."""
    rows = CalendarSubscription.objects.filter(token_sha256=fingerprint(token), revoked_at=None)
    row = rows.filter(user__is_active=True).select_related("user").first()
    return row.user if row else None


def language_of(owner: Any, seen: Iterable[Participation]) -> str:
    """What the person has chosen; else the written form of where the person acts; else bokmål."""
    own = (row.written_form for row in seen if owner.scope.is_own(row.pk))
    return owner.language or next(own, "nb")


def as_ics(entries: Iterable[Entry], stamp: datetime) -> bytes:
    """The entries as whole days, each with a lasting name, so that a change moves it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Boligsosial oversikt//NO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Boligsosial oversikt")
    calendar.add("refresh-interval", FETCHED_EVERY, parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    return calendar.to_ical()


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@boligsosial-oversikt")
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", f"{entry.place}: {entry.title}" if entry.place else entry.title)
    event.add("transp", "TRANSPARENT")
    return event
