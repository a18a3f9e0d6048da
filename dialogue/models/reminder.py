"""Reminders by e-mail: what was sent to whom, and what each person has chosen."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models import Participation
from web.models import Tracked


class ReminderKind(models.TextChoices):
    """What can be reminded of."""

    FIGURES = "figures", _("figures that are due")
    REPORTS = "reports", _("reports that are due")
    APPROVALS = "approvals", _("what waits for approval or a decision")
    COMMITMENTS = "commitments", _("promises that are due")
    QUESTIONS = "questions", _("questions that wait for an answer")
    GRANTS = "grants", _("grants that lapse")


class ReminderQuerySet(models.QuerySet):
    """Reminders, by who may see that they were sent."""

    def visible_to(self, user: Any) -> Self:
        """Those about something of a participation that one reads for Husbanken."""
        reads = user.scope.read_by_husbanken("lines__participation__")
        return self.filter(reads).distinct()

    def not_arrived(self) -> Self:
        """Those that failed, came back, or were written by a run that was broken off."""
        return self.exclude(state=Reminder.State.SENT)

    def told(self, now: datetime) -> Self:
        """Those whose readers need not be told again: sent, come back, or just being sent."""
        handed_over = Q(state__in=(Reminder.State.SENT, Reminder.State.BOUNCED))
        lately = now - Reminder.SENT_WITHIN
        return self.filter(handed_over | Q(state=Reminder.State.WRITTEN, sent_at__gt=lately))

    def not_handed_over(self, day: date) -> Self:
        """Those of the day that a run wrote and has not sent: it is still going, or was broken off."""
        return self.filter(state=Reminder.State.WRITTEN, day=day)


class Reminder(models.Model):
    """One gathered mail to one person on one day; never two on the same day."""

    # After this a mail that is written and not sent belongs to a run that was broken off. The mail
    # server's own time is far shorter.
    SENT_WITHIN = timedelta(minutes=10)

    class State(models.TextChoices):
        """How the sending went."""

        WRITTEN = "written", pgettext_lazy("mail", "written, not sent")
        SENT = "sent", pgettext_lazy("mail", "sent")
        FAILED = "failed", pgettext_lazy("mail", "failed")
        BOUNCED = "bounced", pgettext_lazy("mail", "came back")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reminders",
        verbose_name=_("to"),
    )
    day = models.DateField(_("day"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    added_line = models.TextField(_("line from the adviser"), blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WRITTEN)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="one_reminder_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.day}"


class ReminderLine(models.Model):
    """What a reminder was about: so that it is told 30, 7 and 0 days before, then every second week."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="lines")
    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("participation"),
    )
    kind = models.CharField(_("kind"), max_length=11, choices=ReminderKind)
    key = models.CharField(max_length=100)
    due_on = models.DateField(_("due"))

    class Meta:
        verbose_name = _("line of a reminder")
        verbose_name_plural = _("lines of reminders")
        indexes = [models.Index(fields=["key"])]

    def __str__(self) -> str:
        return f"{self.reminder}: {self.key}"


class ReminderChoice(Tracked):
    """A person does not want to be reminded of a kind of thing."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reminder_choices",
        verbose_name=_("user"),
    )
    kind = models.CharField(_("kind"), max_length=11, choices=ReminderKind)

    class Meta:
        verbose_name = _("choice about reminders")
        verbose_name_plural = _("choices about reminders")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="one_choice_per_kind")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"


class CalendarSubscription(Tracked):
    """An address from which a calendar program fetches a user's dates; only its hash is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="calendar_subscriptions",
        verbose_name=_("user"),
    )
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("calendar subscription")
        verbose_name_plural = _("calendar subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_calendar_subscription_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.made_at:%d.%m.%Y}"
