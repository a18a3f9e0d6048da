"""What is written down of reminders: written, sent, failed or came back, and what each has chosen."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue.models import Reminder, ReminderChoice, ReminderKind, ReminderLine
from dialogue.reminding import Waiting
from web import history
from web.errors import Refused

State = Reminder.State


def claim(
    *,
    user: int,
    day: date,
    subject: str,
    body: str,
    about: Sequence[Waiting],
    added_line: str = "",
    by: User | None = None,
) -> Reminder | None:
    """Write down a mail before it is sent; None when this person has had one on this day.

    It is written first, so that two runs at once never send the same mail twice. A mail that
    failed earlier on the day, or that a run wrote and was broken off before it sent, is taken up
    again.
    """
    words = {"subject": subject, "body": body, "added_line": added_line, "added_by": by}
    try:
        with transaction.atomic():
            own = Reminder.objects.filter(user=user, day=day)
            row = own.select_for_update().first()
            if own.told(timezone.now()).exists():
                return None
            row = row or Reminder(user_id=user, day=day)
            for name, value in words.items():
                setattr(row, name, value)
            row.state, row.error, row.sent_at = State.WRITTEN, "", timezone.now()
            if row.pk:  # it was not sent earlier on the day
                row.lines.all().delete()
            row.save()
            _keep_lines(row, about)
    except IntegrityError:  # another run was there first
        return None
    return row


@transaction.atomic
def arrive(*, reminder: Reminder) -> None:
    """Write down that the mail server has taken it."""
    reminder.state, reminder.sent_at = State.SENT, timezone.now()
    reminder.save(update_fields=["state", "sent_at"])


@transaction.atomic
def fail(*, reminder: Reminder, error: str) -> None:
    """Write down that it could not be sent, and what the mail server said."""
    reminder.state, reminder.error = State.FAILED, error[:300]
    reminder.save(update_fields=["state", "error"])


@transaction.atomic
def came_back(*, reminder: Reminder, by: User) -> None:
    """Write down that the mail came back: the address is wrong, or nobody is there."""
    row = Reminder.objects.select_for_update().get(pk=reminder.pk)
    if row.state != State.SENT:
        raise Refused(_("Only a mail that was sent can come back."))
    row.state = State.BOUNCED
    row.error = _("Marked by %(name)s.") % {"name": by.name}
    row.save(update_fields=["state", "error"])


@transaction.atomic
def choose(*, user: User, wanted: Collection[str]) -> None:
    """Keep of which kinds of things the person wants to be reminded, and no other."""
    rows = {row.kind: row for row in ReminderChoice.objects.filter(user=user)}
    for kind in ReminderKind.values:
        if kind in wanted and kind in rows:
            history.remove(rows[kind], by=user, reason="reminder_choice.wanted")
        elif kind not in wanted and kind not in rows:
            row = ReminderChoice(user=user, kind=kind)
            history.keep(row, by=user, reason="reminder_choice.declined")


def _keep_lines(row: Reminder, about: Sequence[Waiting]) -> None:
    ReminderLine.objects.bulk_create(
        ReminderLine(
            reminder=row,
            participation=each.participation,
            kind=each.kind,
            key=each.key,
            due_on=each.due_on,
        )
        for each in about
    )
