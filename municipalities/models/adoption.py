"""Decisions made outside the tool, and the versions that they made valid."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.document import Document
from municipalities.models.participation import OfParticipationQuerySet, Participation
from web.models import Tracked

WEB_ADDRESS = URLValidator(schemes=["http", "https"])


class Adoption(Tracked):
    """The record of a decision: which body, when, and under which reference."""

    class Body(models.TextChoices):
        """Who decided."""

        COUNCIL = "council", _("municipal council")
        EXECUTIVE = "executive", _("executive committee")
        COMMITTEE = "committee", _("committee")
        DISTRICT_COMMITTEE = "district_committee", _("district committee")
        STEERING_GROUP = "steering_group", _("steering group")
        DELEGATED = "delegated", _("delegated to the chief executive")

    _history_m2m_fields = ["needs", "goals", "strategies"]

    POLITICAL = (Body.COUNCIL, Body.EXECUTIVE, Body.COMMITTEE, Body.DISTRICT_COMMITTEE)

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="adoptions",
        verbose_name=_("participation"),
    )
    body = models.CharField(_("decided by"), max_length=18, choices=Body)
    decided_on = models.DateField(_("date of the decision"))
    reference = models.CharField(
        _("case number"),
        max_length=60,
        blank=True,
        help_text=_("Required when a political body decided, for example 24/117."),
    )
    with_changes = models.BooleanField(_("adopted with changes"), default=False)
    link = models.URLField(
        _("link to the case"), max_length=500, blank=True, validators=[WEB_ADDRESS]
    )
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adoptions",
        verbose_name=_("document"),
    )
    # The plan as it stood when the decision had been made: what it adopted, and what stood from before.
    plan = models.ForeignKey(
        "municipalities.PlanVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stood_in",
        verbose_name=_("plan"),
    )
    needs = models.ManyToManyField(
        "municipalities.NeedVersion", blank=True, related_name="stood_in"
    )
    goals = models.ManyToManyField(
        "municipalities.GoalVersion", blank=True, related_name="stood_in"
    )
    strategies = models.ManyToManyField(
        "municipalities.StrategyVersion", blank=True, related_name="stood_in"
    )

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(
                    body__in=["council", "executive", "committee", "district_committee"]
                )
                | ~models.Q(reference=""),
                name="political_adoption_has_reference",
                violation_error_message=_(
                    "A decision by a political body needs its case number."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.decided_on:%d.%m.%Y} {self.reference}".strip()
