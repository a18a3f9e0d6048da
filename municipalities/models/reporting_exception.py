"""An exception from the dates of a reporting window, for one participation (design 5)."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.participation import OfParticipationQuerySet, Participation
from programme.models import ReportingWindow
from web.models import NO_PERSONS, Tracked


class ReportingExceptionQuerySet(OfParticipationQuerySet):
    """Exceptions, by who may see them and by the day."""

    def visible_to(self, user: Any) -> Self:
        """One's own, and those of the participations that one reads for Husbanken."""
        return self.filter(user.scope.own() | user.scope.read_by_husbanken())

    def on(self, day: date) -> Self:
        """Those that hold on this day; the last day counts."""
        return self.filter(until__gte=day)


class ReportingException(Tracked):
    """One participation may enter and correct a period's figures, or send its report, until a date."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="reporting_exceptions",
        verbose_name=_("participation"),
    )
    window = models.ForeignKey(
        ReportingWindow,
        on_delete=models.PROTECT,
        related_name="exceptions",
        verbose_name=_("reporting window"),
    )
    until = models.DateField(_("holds until"))
    reason = models.TextField(_("reason"), help_text=NO_PERSONS)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("given by"),
    )

    objects = ReportingExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception from the deadline")
        verbose_name_plural = _("exceptions from the deadline")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "window"],
                name="one_exception_per_window",
                violation_error_message=_(
                    "This participant already has an exception in this period. Change that one."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.participation}, {self.window}"
