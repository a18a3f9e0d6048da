"""The programme plan: the words around needs, goals and strategies, its risks and its anchoring."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.adoption import WEB_ADDRESS, Adoption
from municipalities.models.participation import OfParticipationQuerySet, Participation
from municipalities.models.version import Owned, OwnedQuerySet, Version, version_constraints
from web.models import NO_PERSONS, Tracked


class PlanQuerySet(OwnedQuerySet):
    """Programme plans by which one is worked with."""

    def current_last(self) -> Self:
        """Those that are closed in the order of their closing, then the open one."""
        return self.order_by(models.F("closed_on").asc(nulls_last=True), "pk")


class Plan(Owned):
    """The programme plan of a participation: one that is open, with versions, after those closed."""

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme plan")
        verbose_name_plural = _("programme plans")
        constraints = [
            models.UniqueConstraint(
                fields=["participation"],
                condition=models.Q(closed_on__isnull=True),
                name="participation_has_one_open_plan",
                violation_error_message=_(
                    "The participant already has another plan that is open."
                ),
            )
        ]


class PlanVersion(Version):
    """The words of the plan at one time, by the parts of a real programme plan (domain 1.3)."""

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="versions", verbose_name=_("plan")
    )
    summary = models.TextField(_("summary"), blank=True, help_text=NO_PERSONS)
    background = models.TextField(_("background and purpose"), blank=True, help_text=NO_PERSONS)
    challenges = models.TextField(_("status and challenges"), blank=True, help_text=NO_PERSONS)
    findings = models.TextField(
        _("main findings of the pre-analysis"), blank=True, help_text=NO_PERSONS
    )
    methods = models.TextField(_("how we work and measure"), blank=True, help_text=NO_PERSONS)
    organisation = models.TextField(_("organisation"), blank=True)
    learning = models.TextField(_("knowledge and learning"), blank=True, help_text=NO_PERSONS)
    finances = models.TextField(_("finances"), blank=True)
    schedule = models.TextField(_("progress plan"), blank=True)

    class Meta:
        verbose_name = _("version of a programme plan")
        verbose_name_plural = _("versions of programme plans")
        constraints = version_constraints("plan")


class Risk(Tracked):
    """What may go wrong, how likely and how serious, and what is done about it."""

    class Level(models.IntegerChoices):
        """Three steps are enough to talk about."""

        LOW = 1, _("low")
        MIDDLE = 2, _("middle")
        HIGH = 3, _("high")

    version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="risks", verbose_name=_("plan")
    )
    text = models.CharField(_("what may go wrong"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), choices=Level)
    consequence = models.PositiveSmallIntegerField(_("consequence"), choices=Level)
    action = models.TextField(_("what is done about it"), blank=True)

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class PlanAnchor(Tracked):
    """Where in the municipality's own plans the work is anchored, by which body and case."""

    class Kind(models.TextChoices):
        """The municipality's plans."""

        PLANNING_STRATEGY = "planning_strategy", _("planning strategy")
        COMMUNITY = "community", _("community part of the municipal plan")
        LAND_USE = "land_use", _("land-use part of the municipal plan")
        FINANCE = "finance", _("finance plan and budget")
        HOUSING = "housing", _("housing-social plan")
        OTHER = "other", _("other plan")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="anchors",
        verbose_name=_("participation"),
    )
    kind = models.CharField(_("plan"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    body = models.CharField(_("decided by"), max_length=18, choices=Adoption.Body, blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    reference = models.CharField(_("case number"), max_length=60, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True, validators=[WEB_ADDRESS])

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("anchoring")
        verbose_name_plural = _("anchorings")
        ordering = ["kind", "title", "pk"]

    def __str__(self) -> str:
        return self.title
