"""Guidance and competence: what was asked for, and what Husbanken gave (Riksrevisjonen's third point)."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.models.shared import BetweenUsQuerySet
from municipalities.models import Goal, Need, Participation
from programme.models.indicator import Theme
from web.models import NO_PERSONS, Tracked, TrackedQuerySet


class GuidanceQuerySet(TrackedQuerySet):
    """Guidance, by who may see it."""

    def visible_to(self, user: Any) -> Self:
        """What concerns a participation that the user reads."""
        scope = user.scope
        reads = scope.own("participations__") | scope.read_by_husbanken("participations__")
        return self.filter(reads).distinct()

    def waiting_for_follow_up(self) -> Self:
        """Guidance with something promised that is not done."""
        return self.filter(follow_up_by__isnull=False, followed_up_on__isnull=True)


class Guidance(Tracked):
    """Advice, a visit, a course, a gathering: given to one participation or several."""

    _history_m2m_fields = ["participations", "needs", "goals"]

    class Kind(models.TextChoices):
        """What was given."""

        ADVICE = "advice", pgettext_lazy("guidance", "advice")
        VISIT = "visit", pgettext_lazy("guidance", "visit")
        COURSE = "course", pgettext_lazy("guidance", "course")
        GATHERING = "gathering", pgettext_lazy("guidance", "network gathering")
        INSPIRATION = "inspiration", pgettext_lazy("guidance", "inspiration day")

    held_on = models.DateField(_("date"))
    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    what = models.TextField(_("what"), help_text=NO_PERSONS)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.ADVICE)
    participations = models.ManyToManyField(
        Participation, related_name="guidance", verbose_name=_("participants")
    )
    needs = models.ManyToManyField(
        Need, blank=True, related_name="guidance", verbose_name=_("needs it was about")
    )
    goals = models.ManyToManyField(
        Goal, blank=True, related_name="guidance", verbose_name=_("goals it was about")
    )
    present = models.TextField(
        _("who took part"),
        blank=True,
        help_text=_("Roles and units; names where it is needed."),
    )
    programme_text = models.TextField(_("programme"), blank=True, help_text=NO_PERSONS)
    outcome = models.TextField(
        pgettext_lazy("guidance", "what came of it"), blank=True, help_text=NO_PERSONS
    )
    follow_up = models.TextField(
        _("what is to be followed up"), blank=True, help_text=NO_PERSONS
    )
    follow_up_by = models.DateField(_("followed up by"), null=True, blank=True)
    followed_up_on = models.DateField(_("followed up on"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("given by"),
    )

    objects = GuidanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(follow_up_by__isnull=True) | ~models.Q(follow_up=""),
                name="guidance_says_what_is_followed_up",
                violation_error_message=_("Say what is to be followed up."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d.%m.%Y}"


class GuidanceRequestQuerySet(BetweenUsQuerySet):
    """What participants have asked for."""

    def unanswered(self) -> Self:
        """Those that still wait."""
        return self.filter(answered_on__isnull=True)


class GuidanceRequest(Tracked):
    """A participation asks Husbanken for guidance; it waits until guidance or an answer is given."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="guidance_requests",
        verbose_name=_("participation"),
    )
    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    what = models.TextField(_("what is asked for"), help_text=NO_PERSONS)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_on = models.DateField(_("asked"))
    guidance = models.ForeignKey(
        Guidance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("guidance given"),
    )
    answer = models.TextField(_("answer"), blank=True, help_text=NO_PERSONS)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )

    objects = GuidanceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for guidance")
        verbose_name_plural = _("requests for guidance")
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True)
                | models.Q(guidance__isnull=False)
                | ~models.Q(answer=""),
                name="request_is_answered_with_something",
                violation_error_message=_(
                    "Choose the guidance that was given, or write an answer."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.what[:80]

    def days_waited(self, today: date) -> int:
        """Whole days from the question to the answer, or to today."""
        return max(((self.answered_on or today) - self.asked_on).days, 0)
