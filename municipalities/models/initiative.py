"""What is done: who, for whom, when and for how much. Initiatives are never adopted."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models.participation import OfParticipationQuerySet, Participation
from municipalities.models.strategy import Strategy
from municipalities.models.version import State
from programme.models import Indicator, InitiativeType, TargetGroup
from web.models import NO_PERSONS, Tracked


class InitiativeQuerySet(OfParticipationQuerySet):
    """Initiatives, found by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others in scope, what is shared or serves an adopted strategy."""
        mine, others = user.scope.own(), user.scope.read_by_husbanken()
        given = models.Q(is_shared=True) | models.Q(strategies__versions__state=State.ADOPTED)
        return self.filter(mine | (others & given)).distinct()


class Initiative(Tracked):
    """Something that a municipality does to follow its strategies."""

    _history_m2m_fields = ["target_groups", "strategies", "indicators"]

    class Status(models.TextChoices):
        """How far it has come; the steps between are in `municipalities.states`."""

        PLANNED = "planned", pgettext_lazy("initiative", "planned")
        UNDER_WAY = "under_way", pgettext_lazy("initiative", "under way")
        PAUSED = "paused", pgettext_lazy("initiative", "paused")
        DONE = "done", pgettext_lazy("initiative", "done")
        ENDED = "ended", pgettext_lazy("initiative", "ended without being carried out")

    GOING = (Status.PLANNED, Status.UNDER_WAY, Status.PAUSED)

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="initiatives",
        verbose_name=_("participation"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=NO_PERSONS,
    )
    type = models.ForeignKey(
        InitiativeType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("type of initiative"),
    )
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="initiatives", verbose_name=_("target groups")
    )
    strategies = models.ManyToManyField(
        Strategy,
        blank=True,
        related_name="initiatives",
        verbose_name=_("strategies it follows"),
    )
    indicators = models.ManyToManyField(
        Indicator,
        blank=True,
        related_name="initiatives",
        verbose_name=_("indicators it should move"),
    )
    responsible_unit = models.CharField(_("responsible unit"), max_length=120, blank=True)
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("planned end"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PLANNED
    )
    learned = models.TextField(
        _("what was learned"),
        blank=True,
        help_text=NO_PERSONS,
    )
    partners = models.TextField(_("partners"), blank=True, help_text=_("One on each line."))
    users_had_a_say = models.TextField(
        _("how users had a say"),
        blank=True,
        help_text=NO_PERSONS,
    )
    is_trial = models.BooleanField(
        _("trial"), default=False, help_text=_("It tests something new.")
    )
    is_shared = models.BooleanField(_("shared with Husbanken"), default=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    edited_at = models.DateTimeField(auto_now=True)
    # Counted up by each save: a form that was opened on an older revision is not let through.
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="initiative_ends_after_start",
                violation_error_message=_("The planned end must come after the start."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="ended") | ~models.Q(learned=""),
                name="initiative_ended_with_learning",
                violation_error_message=_("Say what was learned."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """True until it is done or ended."""
        return self.status in self.GOING

    def days_past_end(self, today: date) -> int:
        """How many days it has gone on after its planned end; 0 for what is not late."""
        late = self.is_open and self.ends_on and self.ends_on < today
        return (today - self.ends_on).days if late else 0  # type: ignore[operator]

    @property
    def number(self) -> int:
        """Initiatives have no versions: one number serves the stamp that forms carry."""
        return 1


class InitiativeBudget(Tracked):
    """What an initiative may cost in a year, in whole kroner, and what it has cost."""

    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.PROTECT,
        related_name="budgets",
        verbose_name=_("initiative"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(
        _("budget"), max_digits=15, decimal_places=0, null=True, blank=True
    )
    spent = models.DecimalField(
        _("spent"), max_digits=15, decimal_places=0, null=True, blank=True
    )

    class Meta:
        verbose_name = _("budget of an initiative")
        verbose_name_plural = _("budgets of initiatives")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "year"], name="initiative_budget_once_a_year"
            ),
            models.CheckConstraint(
                condition=(models.Q(amount__isnull=True) | models.Q(amount__gte=0))
                & (models.Q(spent__isnull=True) | models.Q(spent__gte=0)),
                name="initiative_budget_not_negative",
                violation_error_message=_("An amount cannot be below zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} {self.year}"
