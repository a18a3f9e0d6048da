"""What is asked and answered about a need, a goal, a strategy, an initiative or the plan."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.participation import OfParticipationQuerySet, Participation
from web.models import Tracked


class Comment(Tracked):
    """A comment, or a question that waits for an answer. It is read by both sides and never deleted."""

    class Side(models.TextChoices):
        """Who a question waits for."""

        PARTICIPANT = "participant", _("the participant")
        HUSBANKEN = "husbanken", _("Husbanken")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("participation"),
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()
    answers = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("answer to"),
    )
    text = models.TextField(
        _("comment"), help_text=_("Do not write anything that can point out a person.")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    waits_for = models.CharField(
        _("waits for an answer from"), max_length=11, choices=Side, blank=True
    )
    waits_for_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person who should answer"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.text[:60]
