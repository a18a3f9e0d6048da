"""Who has opened their figures for a comparison by name (design 4)."""

from collections.abc import Collection
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.participation import OfParticipationQuerySet, Participation
from web.models import Tracked


class ComparisonOpeningQuerySet(OfParticipationQuerySet):
    """Openings, by who may see them and by whether they hold."""

    def visible_to(self, user: Any) -> Self:
        """Those that one's own participation gives or is given; Husbanken sees all in its scope."""
        return self.filter(
            user.scope.own() | user.scope.own("opened_for__") | user.scope.read_by_husbanken()
        )

    def standing(self) -> Self:
        """Those that are not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def both_ways(self, own: Collection[int]) -> dict[int, set[int]]:
        """For each of these, the others that it has opened for and that have opened for it."""
        given = set(
            self.standing()
            .filter(models.Q(participation__in=own) | models.Q(opened_for__in=own))
            .values_list("participation_id", "opened_for_id")
        )
        return {
            pk: {other for giver, other in given if giver == pk and (other, pk) in given}
            for pk in own
        }


class ComparisonOpening(Tracked):
    """A participation shows its figures by name to another; named comparison takes both (design 4)."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="comparison_openings",
        verbose_name=_("participation"),
    )
    opened_for = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("opened for"),
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("opened by"),
    )
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = ComparisonOpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening for comparison")
        verbose_name_plural = _("openings for comparison")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "opened_for"],
                condition=models.Q(taken_back_at__isnull=True),
                name="opened_once_for_each",
                violation_error_message=_(
                    "The figures are already opened for this participant."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(participation=models.F("opened_for")),
                name="opened_for_another",
                violation_error_message=_("Choose another participant than your own."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation} → {self.opened_for}"
