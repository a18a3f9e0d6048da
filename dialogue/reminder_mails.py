"""A gathered mail in words: what waits, when it is due, and where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from dialogue.reminding import Waiting
from web import formats


@dataclass(frozen=True)
class Line:
    """One thing that waits, as it is written in the mail."""

    due: str
    is_past: bool
    text: str
    address: str


@dataclass(frozen=True)
class Letter:
    """A mail to one person, written but not sent."""

    user: User
    about: Sequence[Waiting]
    subject: str
    body: str

    def message(self, day: date, reply_to: str = "") -> EmailMessage:
        """The mail; what is answered goes to the adviser who sent it.

        Its name is the same however often it is tried on a day: if a run is broken off after the
        mail server took it and before that was written down, the second is known as the first.
        """
        answers = [reply_to] if reply_to else []
        name = f"<reminder.{self.user.pk}.{day:%Y%m%d}@{_our_host()}>"
        return EmailMessage(
            self.subject,
            self.body,
            to=[self.user.email],
            reply_to=answers,
            headers={"Message-ID": name},
        )


def write(
    user: User,
    about: Sequence[Waiting],
    *,
    day: date,
    site: str,
    added_line: str = "",
    by: User | None = None,
) -> Letter:
    """Write the mail in the person's language; else in the written form of the municipality."""
    language = user.language or about[0].participation.written_form
    with translation.override(language):
        places = [
            (place.name, [_line(row, day, site) for row in rows])
            for place, rows in groupby(about, key=lambda row: row.participation)
        ]
        words = {
            "user": user,
            "count": len(about),
            "places": places,
            "added_line": added_line,
            "by": by,
            "choices": f"{site}{reverse('reminder-choices')}",
        }
        text = render_to_string("dialogue/mails/reminder.txt", words)
    subject, _blank, body = text.strip().partition("\n")
    return Letter(user, about, subject.strip(), body.strip() + "\n")


def _our_host() -> str:
    """The host of the address that mails come from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]


def _line(row: Waiting, day: date, site: str) -> Line:
    return Line(formats.day(row.due_on), row.due_on < day, row.text(), f"{site}{row.address}")
