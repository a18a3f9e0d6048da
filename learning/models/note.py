"""Learning notes: two minutes, four questions."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models import Initiative, Participation
from municipalities.models.participation import OfParticipationQuerySet
from web.models import NO_PERSONS, Tracked


class LearningNoteQuerySet(OfParticipationQuerySet):
    """Learning notes, seen by those who see their initiative."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others, the shared ones on initiatives that one sees."""
        seen = models.Q(initiative__in=Initiative.objects.visible_to(user), is_shared=True)
        return self.filter(user.scope.own() | seen)


class LearningNote(Tracked):
    """What was tried in an initiative, what happened, what was learned, what one would change."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="learning_notes",
        verbose_name=_("participation"),
    )
    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.PROTECT,
        related_name="learning_notes",
        verbose_name=_("initiative"),
    )
    tried = models.TextField(_("what we tried"), help_text=NO_PERSONS)
    happened = models.TextField(_("what happened"), help_text=NO_PERSONS)
    learned = models.TextField(_("what we learned"), help_text=NO_PERSONS)
    would_change = models.TextField(
        _("what we would do differently"), blank=True, help_text=NO_PERSONS
    )
    is_shared = models.BooleanField(_("shared with Husbanken"), default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_on = models.DateField(_("written"))

    objects = LearningNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("learning note")
        verbose_name_plural = _("learning notes")
        ordering = ["-written_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.initiative}, {self.written_on:%d.%m.%Y}"
