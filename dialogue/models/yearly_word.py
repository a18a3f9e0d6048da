"""The first page of the yearly workbook: what the participant itself says of its year."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models import Participation
from municipalities.models.participation import OfParticipationQuerySet
from web.models import NO_PERSONS, Tracked

LONGEST = 300  # letters: what is read at a glance


class YearlyWordQuerySet(OfParticipationQuerySet):
    """The lines of the first page, seen by those they are shared with."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others that one reads for Husbanken, the shared ones."""
        shared = models.Q(is_shared=True)
        return self.filter(user.scope.own() | (user.scope.read_by_husbanken() & shared))

    def of_year(self, participation: Participation, year: int) -> Self:
        """Those of one participation's year, in the order in which they are read."""
        return self.of(participation).filter(year=year).order_by("order", "pk")


class YearlyWord(Tracked):
    """One line on the first page of a participant's year: good, worrying, or asked of us."""

    class Kind(models.TextChoices):
        """Under which heading it stands, in the order of the page."""

        GOOD = "good", pgettext_lazy("yearly word", "what goes well")
        WORRYING = "worrying", pgettext_lazy("yearly word", "what worries us")
        ASKED = "asked", pgettext_lazy("yearly word", "what is asked of us")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="yearly_words",
        verbose_name=_("participation"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("stands under"), max_length=8, choices=Kind)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.CharField(_("text"), max_length=LONGEST, help_text=NO_PERSONS)
    proposed = models.CharField(_("proposal that it came from"), max_length=100, blank=True)
    is_shared = models.BooleanField(_("shared with Husbanken"), default=False)

    objects = YearlyWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the year's first page")
        verbose_name_plural = _("lines of the year's first page")
        ordering = ["-year", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "year", "proposed"],
                condition=~models.Q(proposed=""),
                name="proposal_taken_in_once_a_year",
                violation_error_message=_("This proposal is already taken in."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
