"""Meetings between the two sides: half-year, annual, dialogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.models.shared import BetweenUsQuerySet
from municipalities.models import Participation
from web.models import NO_PERSONS, Tracked


class Meeting(Tracked):
    """A meeting of the two sides. What was agreed in it becomes commitments."""

    class Kind(models.TextChoices):
        """Who meets, and about what (domain 1.5)."""

        HALF_YEAR = "half_year", pgettext_lazy("meeting", "half-year meeting")
        ANNUAL = "annual", pgettext_lazy("meeting", "annual meeting with the leadership")
        DIALOGUE = "dialogue", pgettext_lazy("meeting", "dialogue meeting")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="meetings",
        verbose_name=_("participation"),
    )
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    held_on = models.DateField(_("date"))
    present = models.TextField(
        _("who took part"),
        blank=True,
        help_text=_("Roles and units; names where it is needed."),
    )
    agenda = models.TextField(_("agenda"), blank=True, help_text=NO_PERSONS)
    minutes = models.TextField(_("minutes"), blank=True, help_text=NO_PERSONS)

    objects = BetweenUsQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d.%m.%Y}"
