"""A figure that somebody looks into: why, and what came of it."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.models.measurement import Measurement
from municipalities.models.participation import OfParticipationQuerySet, Participation
from programme.models import Indicator, Period
from web.models import NO_PERSONS, Tracked


class FollowUpQuerySet(OfParticipationQuerySet):
    """Follow-ups, by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """One's own, and those of the participations that one reads for Husbanken."""
        return self.filter(user.scope.own() | user.scope.read_by_husbanken())

    def with_hidden(self) -> Self:
        """With whether the figure is hidden from outsiders: then its words are too, for they may tell it."""
        hidden = Measurement.objects.standing().exclude(suppression="")
        same = {
            name: models.OuterRef(name) for name in ("participation", "indicator", "period")
        }
        return self.annotate(is_about_hidden=models.Exists(hidden.filter(**same)))

    def open(self) -> Self:
        """Those that nobody has closed yet."""
        return self.filter(closed_at__isnull=True)


class FollowUp(Tracked):
    """A mark on a figure that is to be looked into; closed with a comment (issue "Measured results")."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="follow_ups",
        verbose_name=_("participation"),
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("period")
    )
    reason = models.TextField(
        _("what is to be looked into"),
        help_text=NO_PERSONS,
    )
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("marked by"),
    )
    raised_at = models.DateTimeField(_("marked"), auto_now_add=True)
    closing_comment = models.TextField(
        _("what came of it"),
        blank=True,
        help_text=NO_PERSONS,
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up of a figure")
        verbose_name_plural = _("follow-ups of figures")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "indicator", "period"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_follow_up_per_figure",
                violation_error_message=_("This figure is already marked for follow-up."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) | ~models.Q(closing_comment=""),
                name="follow_up_is_closed_with_a_comment",
                violation_error_message=_("Say what came of it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation} · {self.indicator} · {self.period}"

    @property
    def raised_on(self) -> date:
        """The day it was marked, in Norway."""
        return timezone.localdate(self.raised_at)

    @property
    def closed_on(self) -> date | None:
        """The day it was closed, in Norway."""
        return timezone.localdate(self.closed_at) if self.closed_at else None
