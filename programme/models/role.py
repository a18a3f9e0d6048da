"""Roles on Husbanken's side: for a region or for all, from a date to a date."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programme.models.region import Region
from web.models import Tracked, TrackedQuerySet


class DatedQuerySet(TrackedQuerySet):
    """Rows that hold from a date to a date, both inside."""

    def valid_on(self, day: date) -> Self:
        """Those that hold on this day."""
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day)
        )


class ProgrammeRole(Tracked):
    """A user acts for Husbanken, in a region or in all of them (no region)."""

    class Role(models.TextChoices):
        """What the user may do; see `programme.rights`."""

        ADVISER = "adviser", pgettext_lazy("role", "adviser")
        PROGRAMME_LEAD = "programme_lead", pgettext_lazy("role", "programme lead")
        MANAGER = "manager", pgettext_lazy("role", "manager")
        EVALUATOR = "evaluator", pgettext_lazy("role", "evaluator")
        ADMINISTRATOR = "administrator", pgettext_lazy("role", "administrator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="programme_roles",
        verbose_name=_("user"),
    )
    role = models.CharField(_("role"), max_length=14, choices=Role)
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("region"),
        help_text=_("Empty means all regions."),
    )
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme role")
        verbose_name_plural = _("programme roles")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="programme_role_ends_after_start",
                violation_error_message=_("The role must end after it starts."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
