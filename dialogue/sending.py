"""The daily run: who gets a mail today, written and sent over one connection, a few people at a time."""

import smtplib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.core import mail
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from dialogue import reminding, waiting
from dialogue.actions import reminders
from dialogue.models import Reminder, ReminderChoice, ReminderKind, ReminderLine
from dialogue.recipients import places
from dialogue.reminder_mails import Letter, write
from dialogue.reminding import Waiting
from municipalities.models import Membership, Participation
from programme import rights
from programme.models import ProgrammeRole

# What it looks like when the mail server is gone, and not only one address is wrong.
GONE = (
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
    ConnectionError,
    TimeoutError,
)
AT_A_TIME = 50  # people, and participations: what is held in memory at once
# What Husbanken knows of, and so may remind of; a draft is the participation's own.
KNOWN_TO_HUSBANKEN = frozenset(ReminderKind.values) - {ReminderKind.APPROVALS}


class MailServerDownError(RuntimeError):
    """The mail server does not answer, so the run stops; what is left is sent by the next run."""


@dataclass
class Outcome:
    """How a run went."""

    sent: int = 0
    failed: list[User] = field(default_factory=list)


def send_all(*, day: date, site: str) -> Iterator[Outcome]:
    """Send today's mails; tells how far it has come after each of them."""
    outcome = Outcome()
    with connection() as open_connection:
        for letter in letters(day=day, site=site):
            if _send(letter, open_connection, day=day, outcome=outcome):
                yield outcome


def connection() -> Any:
    """One open connection to the mail server, or the refusal that it is down."""
    made = mail.get_connection()
    try:
        made.open()
    except OSError as error:  # smtplib's own errors are of this kind too
        raise MailServerDownError(str(error)) from error
    return made


def letters(*, day: date, site: str) -> Iterator[Letter]:
    """Everybody's mail of the day, in the order of the users."""
    people = iter(_people(day))
    while batch := {*islice(people, AT_A_TIME)}:
        found = _planned(batch, day)
        users = User.objects.in_bulk(found)
        for key, about in sorted(found.items()):
            yield write(users[key], about, day=day, site=site)


def remind(
    *, participation: Participation, day: date, site: str, added_line: str, by: User
) -> Outcome:
    """Send what waits for the participant's people now, with a line from the adviser.

    Those who have had a reminder today get no other, and those who do not want it get none.
    """
    found = places([participation.pk], day, lambda due_on: reminding.is_near(due_on, day))
    own = {*participation.memberships.valid_on(day).values_list("user_id", flat=True)}
    declined = _declined(own)
    rows = [row for row in waiting.everything(found) if row.kind in KNOWN_TO_HUSBANKEN]
    gathered = reminding.gathered(
        (person, row)
        for row in rows
        for person in row.people & own
        if (person, row.kind) not in declined
    )
    outcome, users = Outcome(), User.objects.in_bulk(gathered)
    with connection() as open_connection:
        for key, about in sorted(gathered.items()):
            letter = write(users[key], about, day=day, site=site, added_line=added_line, by=by)
            _send(
                letter, open_connection, day=day, outcome=outcome, added_line=added_line, by=by
            )
    return outcome


def site_address() -> str:
    """Where the site is found, for links in mails that no page sends."""
    return settings.SITE.rstrip("/")


def _send(
    letter: Letter,
    open_connection: Any,
    *,
    day: date,
    outcome: Outcome,
    added_line: str = "",
    by: User | None = None,
) -> bool:
    """Send one mail, and write down how it went; false when the person has had one today."""
    row = reminders.claim(
        user=letter.user.pk,
        day=day,
        subject=letter.subject,
        body=letter.body,
        about=letter.about,
        added_line=added_line,
        by=by,
    )
    if row is None:
        return False
    try:
        open_connection.send_messages([letter.message(day, by.email if by else "")])
    except GONE as error:
        reminders.fail(reminder=row, error=str(error))
        raise MailServerDownError(str(error)) from error
    except (OSError, ValueError) as error:  # this one address, or what stands in the mail
        reminders.fail(reminder=row, error=str(error))
        outcome.failed.append(letter.user)
    else:
        reminders.arrive(reminder=row)
        outcome.sent += 1
    return True


def _people(day: date) -> list[int]:
    """Those who may log in and act for somebody on the day, the first user first; only their keys."""
    acting = Membership.objects.valid_on(day).values("user")
    leading = _of_husbanken(day).values("user")
    rows = User.objects.filter(Q(pk__in=acting) | Q(pk__in=leading), is_active=True)
    return [*rows.order_by("pk").values_list("pk", flat=True)]


def _of_husbanken(day: date) -> Any:
    roles = (rights.ADVISER, rights.PROGRAMME_LEAD)
    return ProgrammeRole.objects.valid_on(day).filter(role__in=roles)


def _planned(batch: Collection[int], day: date) -> dict[int, list[Waiting]]:
    """What these people are told of on the day, a few participations at a time."""
    told, declined = _told(batch, day), _declined(batch)
    found: dict[int, dict[str, Waiting]] = defaultdict(dict)
    keys = iter(_places_of(batch, day))
    while some := [*islice(keys, AT_A_TIME)]:
        near = places(some, day, lambda due_on: reminding.moment(due_on, day) is not None)
        planned = reminding.plan(
            waiting.everything(near), day=day, told=told, declined=declined, among=batch
        )
        for person, rows in planned.items():
            for row in rows:  # what is about several participations is told of once
                found[person].setdefault(row.key, row)
    return {person: [*rows.values()] for person, rows in found.items()}


def _places_of(batch: Collection[int], day: date) -> list[int]:
    """The participations in which something can wait for one of these people, by name."""
    own = Membership.objects.valid_on(day).filter(user__in=batch)
    regions = {*_of_husbanken(day).filter(user__in=batch).values_list("region_id", flat=True)}
    rows = Participation.objects.all()
    if None not in regions:
        rows = rows.filter(Q(pk__in=own.values("participation")) | Q(region__in=regions))
    return [*rows.order_by("municipality__name", "pk").values_list("pk", flat=True)]


def _told(batch: Collection[int], day: date) -> dict[tuple[int, str], date]:
    """When each was last told of a thing, of those that may still be the latest time."""
    first = day - timedelta(days=reminding.MADE_UP_FOR)
    rows = ReminderLine.objects.filter(reminder__user__in=batch)
    rows = rows.filter(reminder__day__gte=first, reminder__day__lte=day)
    told = Reminder.objects.told(timezone.now())
    lately = rows.filter(reminder__in=told).order_by("reminder__day", "pk")
    found = lately.values_list("reminder__user_id", "key", "reminder__day")
    return {(person, key): on for person, key, on in found}


def _declined(batch: Collection[int]) -> set[tuple[int, str]]:
    rows = ReminderChoice.objects.filter(user__in=batch)
    return {*rows.values_list("user_id", "kind")}
