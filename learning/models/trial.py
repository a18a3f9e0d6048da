"""Trials: an initiative that tests something new. One that ended in learning is never red (design 1)."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models import Initiative
from web.models import NO_PERSONS, Tracked, TrackedQuerySet


class TrialQuerySet(TrackedQuerySet):
    """Trials, seen by those who see their initiative."""

    def visible_to(self, user: Any) -> Self:
        """Those of the initiatives that one sees."""
        return self.filter(initiative__in=Initiative.objects.visible_to(user))


class Trial(Tracked):
    """What an initiative tests: the hypothesis, the signs of success, when it ends, the verdict."""

    class Verdict(models.TextChoices):
        """What became of it; all three are results."""

        TAKEN_INTO_USE = "taken_into_use", pgettext_lazy("trial", "taken into use")
        CHANGED = "changed", pgettext_lazy("trial", "changed and tried on")
        ENDED = "ended", pgettext_lazy("trial", "ended with learning")

    initiative = models.OneToOneField(
        Initiative,
        on_delete=models.PROTECT,
        related_name="trial",
        verbose_name=_("initiative"),
    )
    hypothesis = models.TextField(_("what we think will happen"), help_text=NO_PERSONS)
    signs = models.TextField(_("signs of success"), help_text=NO_PERSONS)
    ends_on = models.DateField(_("the trial ends"))
    verdict = models.CharField(_("verdict"), max_length=14, choices=Verdict, blank=True)
    verdict_on = models.DateField(_("date of the verdict"), null=True, blank=True)
    verdict_words = models.TextField(
        _("what we learned from the trial"), blank=True, help_text=NO_PERSONS
    )

    objects = TrialQuerySet.as_manager()

    class Meta:
        verbose_name = _("trial")
        verbose_name_plural = _("trials")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="", verdict_on__isnull=True)
                | (
                    ~models.Q(verdict="")
                    & models.Q(verdict_on__isnull=False)
                    & ~models.Q(verdict_words="")
                ),
                name="verdict_says_when_and_what_was_learned",
                violation_error_message=_(
                    "Say what was learned, and when the verdict was given."
                ),
            )
        ]

    def __str__(self) -> str:
        return str(self.initiative)
