"""Evidence of a figure: a link or a file that shows where it comes from."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from municipalities.models.document import Document
from municipalities.models.measurement import Measurement
from municipalities.models.participation import OfParticipationQuerySet, Participation
from programme.models import Indicator, Period
from web.models import NO_PERSONS, Tracked


class EvidenceQuerySet(OfParticipationQuerySet):
    """Evidence, seen by those who see its figure."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others in scope, that of figures which stand."""
        standing = Measurement.objects.standing().filter(
            participation=OuterRef("participation"),
            indicator=OuterRef("indicator"),
            period=OuterRef("period"),
        )
        return self.filter(
            user.scope.own() | (user.scope.read_by_husbanken() & models.Q(Exists(standing)))
        )


class Evidence(Tracked):
    """A link or a file beside the figure of an indicator and a period; it follows the corrections too."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="evidence",
        verbose_name=_("participation"),
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("period")
    )
    words = models.CharField(
        _("what it shows"),
        max_length=200,
        help_text=NO_PERSONS,
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    document = models.OneToOneField(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("file"),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("added by"),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~models.Q(url="") & models.Q(document__isnull=True))
                | models.Q(url="", document__isnull=False),
                name="evidence_is_link_or_file",
                violation_error_message=_("Give either a link or a file."),
            )
        ]

    def __str__(self) -> str:
        return self.words
