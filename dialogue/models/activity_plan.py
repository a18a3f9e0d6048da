"""The year's activity plan, Husbanken's answer to it, and the grants that follow."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.models.shared import BetweenUsQuerySet
from municipalities.models import Adoption, Initiative, Participation
from municipalities.models.participation import OfParticipationQuerySet
from web.models import NO_PERSONS, Tracked

KRONER: dict[str, Any] = {"max_digits": 14, "decimal_places": 0}
WARNED_BEFORE = timedelta(days=90)  # before a claim lapses (domain 7.6, R13)
AUDITED_OVER = Decimal(500_000)  # kroner; accounts over it are audited (domain 1.6)


class ActivityPlanQuerySet(OfParticipationQuerySet):
    """Activity plans, by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others in scope, those that have been sent."""
        sent = models.Q(sent_at__isnull=False)
        return self.filter(user.scope.own() | (user.scope.read_by_husbanken() & sent))

    def known_to(self, user: Any) -> Self:
        """Those, and of others the ones that were sent and are taken back: that they are, and no more."""
        given = models.Q(sent_at__isnull=False) | models.Q(taken_back_at__isnull=False)
        return self.filter(user.scope.own() | (user.scope.read_by_husbanken() & given))


class ActivityPlan(Tracked):
    """What a participation will do in a year and what it costs; the one thing Husbanken says yes or no to."""

    class State(models.TextChoices):
        """How far it has come (domain 7.4)."""

        DRAFT = "draft", pgettext_lazy("activity plan", "draft")
        SENT = "sent", pgettext_lazy("activity plan", "sent")
        ANSWERED = "answered", pgettext_lazy("activity plan", "answered")

    class Answer(models.TextChoices):
        """What Husbanken says of it as ground for grant."""

        ACCEPTED = "accepted", pgettext_lazy("activity plan", "accepted as ground for grant")
        IN_PART = "in_part", pgettext_lazy("activity plan", "accepted in part")
        NO = "no", pgettext_lazy("activity plan", "not accepted")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="activity_plans",
        verbose_name=_("participation"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    words = models.TextField(_("what the year is about"), blank=True, help_text=NO_PERSONS)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT)
    body = models.CharField(_("decided by"), max_length=18, choices=Adoption.Body, blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    reference = models.CharField(_("case number"), max_length=60, blank=True)
    with_reservation = models.BooleanField(
        _("sent with reservation for the budget decision"), default=False
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer, blank=True)
    answer_reason = models.TextField(
        _("reason for the answer"), blank=True, help_text=NO_PERSONS
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = ActivityPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity plan")
        verbose_name_plural = _("activity plans")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "year"],
                name="one_activity_plan_a_year",
                violation_error_message=_("There is already an activity plan for this year."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(with_reservation=True)
                | models.Q(decided_on__isnull=False),
                name="sent_plan_is_decided_or_reserved",
                violation_error_message=_(
                    "Record the decision, or send the plan with reservation for the budget decision."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="answered")
                | (~models.Q(answer="") & ~models.Q(answer_reason="")),
                name="plan_is_answered_with_a_reason",
                violation_error_message=_("Choose an answer and give the reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation}, {self.year}"


class ActivityPlanLine(Tracked):
    """An initiative in the year's activity plan, and who pays, in whole kroner."""

    plan = models.ForeignKey(
        ActivityPlan,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("activity plan"),
    )
    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.PROTECT,
        related_name="activity_plan_lines",
        verbose_name=_("initiative"),
    )
    what = models.TextField(_("what is done this year"), blank=True, help_text=NO_PERSONS)
    own = models.DecimalField(_("own money"), default=Decimal(0), **KRONER)
    husbanken = models.DecimalField(_("from Husbanken"), default=Decimal(0), **KRONER)
    others = models.DecimalField(_("from others"), default=Decimal(0), **KRONER)

    class Meta:
        verbose_name = _("line of the activity plan")
        verbose_name_plural = _("lines of the activity plan")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "initiative"],
                name="initiative_once_in_activity_plan",
                violation_error_message=_("This initiative already stands in the plan."),
            ),
            models.CheckConstraint(
                condition=models.Q(own__gte=0, husbanken__gte=0, others__gte=0),
                name="activity_plan_amounts_are_not_negative",
                violation_error_message=_("An amount cannot be below 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.initiative}"

    @property
    def total(self) -> Decimal:
        """What it costs in all, in kroner."""
        return self.own + self.husbanken + self.others


class Grant(Tracked):
    """A grant that Husbanken has given: granted, claimed, paid, accounted for (domain 1.6)."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="grants",
        verbose_name=_("participation"),
    )
    plan = models.ForeignKey(
        ActivityPlan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        verbose_name=_("activity plan"),
    )
    number = models.CharField(_("number"), max_length=60)
    amount = models.DecimalField(_("amount granted"), **KRONER)
    granted_on = models.DateField(_("granted"))
    claim_by = models.DateField(_("to be claimed by"))
    paid = models.DecimalField(_("paid"), default=Decimal(0), **KRONER)
    accounted_for = models.DecimalField(_("accounted for"), default=Decimal(0), **KRONER)
    audited_on = models.DateField(_("audited"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True, help_text=NO_PERSONS)

    objects = BetweenUsQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = ["-granted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "number"],
                name="grant_number_once_per_participation",
                violation_error_message=_("There is already a grant with this number."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, paid__gte=0, accounted_for__gte=0),
                name="grant_amounts_are_not_negative",
                violation_error_message=_(
                    "An amount cannot be below 0, and a grant is more than 0."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(paid__lte=models.F("amount")),
                name="no_more_paid_than_granted",
                violation_error_message=_("No more can be paid than was granted."),
            ),
            models.CheckConstraint(
                condition=models.Q(claim_by__gte=models.F("granted_on")),
                name="grant_is_claimed_after_it_is_given",
                violation_error_message=_("The last day for claims must come after the grant."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def left(self) -> Decimal:
        """What is granted and not paid, in kroner."""
        return self.amount - self.paid

    @property
    def wants_audit(self) -> bool:
        """Whether so much is paid that the accounts must be audited, and they are not."""
        return self.paid > AUDITED_OVER and self.audited_on is None

    def lapses_soon(self, today: date) -> bool:
        """Whether something is left and the last day for claims is within 90 days, or past."""
        return self.left > 0 and today >= self.claim_by - WARNED_BEFORE
