"""Obstacles in the state's instruments, told by those who meet them."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.models.shared import BetweenUsQuerySet
from municipalities.models import Initiative, Need, Participation
from programme.models.indicator import Theme
from web.models import NO_PERSONS, Tracked


class PolicySignalQuerySet(BetweenUsQuerySet):
    """Policy signals, by how far they have come."""

    def unanswered(self) -> Self:
        """Those that still wait for Husbanken."""
        return self.exclude(state__in=[PolicySignal.State.ANSWERED, PolicySignal.State.OUTCOME])


class PolicySignal(Tracked):
    """A participant tells the state what stands in the way; the sender sees the answer."""

    class Instrument(models.TextChoices):
        """Which of the state's instruments it is about."""

        STARTLAN = "startlan", _("startlån")
        HOUSING_ALLOWANCE = "housing_allowance", _("housing allowance (bostøtte)")
        GRANTS = "grants", _("Husbanken's grants")
        RENTAL_LOANS = "rental_loans", _("loans for rental homes")
        SOCIAL_SERVICES = "social_services", _("the Social Services Act")
        PLANNING = "planning", _("planning and building law")
        REFUGEES = "refugees", _("settlement of refugees")
        DATA = "data", _("data and systems")
        OTHER = "other", pgettext_lazy("instrument", "other")

    class State(models.TextChoices):
        """How far it has come (domain 7.4)."""

        SENT = "sent", pgettext_lazy("signal", "sent")
        RECEIVED = "received", pgettext_lazy("signal", "received")
        CONSIDERED = "considered", pgettext_lazy("signal", "being considered")
        ANSWERED = "answered", pgettext_lazy("signal", "answered")
        OUTCOME = "outcome", pgettext_lazy("signal", "outcome told")

    class Answer(models.TextChoices):
        """What Husbanken answers."""

        FOLLOWED_UP = "followed_up", pgettext_lazy("signal", "is followed up")
        POSSIBLE = "possible", pgettext_lazy("signal", "is already possible")
        NOT_NOW = "not_now", pgettext_lazy("signal", "not now")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="policy_signals",
        verbose_name=_("participation"),
    )
    instrument = models.CharField(_("instrument"), max_length=17, choices=Instrument)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    what = models.TextField(_("what stands in the way"), help_text=NO_PERSONS)
    wish = models.TextField(_("what would help"), blank=True, help_text=NO_PERSONS)
    need = models.ForeignKey(
        Need,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="policy_signals",
        verbose_name=_("need it comes from"),
    )
    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="policy_signals",
        verbose_name=_("initiative it comes from"),
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_on = models.DateField(_("sent"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SENT)
    answer = models.CharField(_("answer"), max_length=11, choices=Answer, blank=True)
    reason = models.TextField(_("reason for the answer"), blank=True, help_text=NO_PERSONS)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    outcome = models.TextField(_("what it led to"), blank=True, help_text=NO_PERSONS)

    objects = PolicySignalQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy signal")
        verbose_name_plural = _("policy signals")
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=["answered", "outcome"])
                | (
                    ~models.Q(answer="")
                    & ~models.Q(reason="")
                    & models.Q(answered_on__isnull=False)
                ),
                name="signal_is_answered_with_a_reason",
                violation_error_message=_("Choose an answer and give the reason."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="outcome") | ~models.Q(outcome=""),
                name="signal_outcome_is_told",
                violation_error_message=_("Say what it led to."),
            ),
        ]

    def __str__(self) -> str:
        return self.what[:80]

    def days_open(self, today: date) -> int:
        """Whole days from it was sent to its answer, or to today."""
        return max(((self.answered_on or today) - self.sent_on).days, 0)
