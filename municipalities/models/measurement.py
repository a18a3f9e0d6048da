"""Measured results: one figure of one participation, indicator, period and part."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models.of_its_time import OfItsTimeQuerySet
from municipalities.models.participation import OfParticipationQuerySet, Participation
from programme import calculation
from programme.figures import Figure, NoNumber
from programme.models import Indicator, Part, Period
from web.models import NO_PERSONS, Tracked

DIGITS: dict[str, Any] = {"max_digits": 15, "decimal_places": 4}


class FigureApproval(Tracked):
    """The approval of a period's figures, in one act: in the tool, or given outside it and recorded.

    One given outside says who gave it, when, and where that is written (design 4).
    """

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="figure_approvals",
        verbose_name=_("participation"),
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("period")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    given_by = models.CharField(_("approved outside the tool by"), max_length=200, blank=True)
    given_on = models.DateField(_("approved on"), null=True, blank=True)
    reference = models.CharField(_("case number or reference"), max_length=200, blank=True)
    exceptions = models.TextField(
        _("exceptions that were known"),
        blank=True,
        help_text="What was listed first when it was approved, a line each.",
    )

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of figures")
        verbose_name_plural = _("approvals of figures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(given_by="", given_on__isnull=True, reference="")
                | (
                    ~models.Q(given_by="")
                    & models.Q(given_on__isnull=False)
                    & ~models.Q(reference="")
                ),
                name="approval_outside_says_who_when_and_where",
                violation_error_message=_(
                    "An approval given outside the tool needs who gave it, when, and a case number or reference."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.participation}, {self.period}"

    @property
    def is_outside(self) -> bool:
        """Whether it was given outside the tool, and is only recorded here."""
        return bool(self.given_by)


class MeasurementQuerySet(OfItsTimeQuerySet):
    """Figures, found by who may see them and by what they are good for."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others in scope, what stands submitted or approved."""
        standing = models.Q(state__in=Measurement.STANDING)
        return self.filter(user.scope.own() | (user.scope.read_by_husbanken() & standing))

    def standing(self) -> Self:
        """Submitted or approved: what counts outside the participation."""
        return self.filter(state__in=Measurement.STANDING)


class Measurement(Tracked):
    """A figure: value, or numerator and denominator, or "not applicable" with its reason.

    A submitted figure stands while its correction is a draft of its own; on submission the
    correction takes over and the old figure is kept as replaced.
    """

    class State(models.TextChoices):
        """How far the figure has come."""

        DRAFT = "draft", pgettext_lazy("measurement", "draft")
        SUBMITTED = "submitted", pgettext_lazy("measurement", "submitted")
        RETURNED = "returned", pgettext_lazy("measurement", "returned")
        APPROVED = "approved", pgettext_lazy("measurement", "approved")
        REPLACED = "replaced", pgettext_lazy("measurement", "replaced")

    STANDING = (State.SUBMITTED, State.APPROVED)
    WORKING = (State.DRAFT, State.RETURNED)

    class Known(models.TextChoices):
        """How the figure is known."""

        MEASURED = "measured", _("measured")
        ESTIMATED = "estimated", _("estimated")
        SELF_ASSESSED = "self_assessed", _("self-assessed")

    class Suppression(models.TextChoices):
        """Whether the figure is hidden outside (design 6.8); decided for all readers at once."""

        NONE = "", _("shown")
        PRIMARY = "primary", _("hidden because it is small")
        SECONDARY = "secondary", _("hidden to protect another figure")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        db_index=False,  # the index of a series begins with it
        related_name="measurements",
        verbose_name=_("participation"),
    )
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        related_name="measurements",
        verbose_name=_("indicator"),
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="measurements", verbose_name=_("period")
    )
    part = models.ForeignKey(
        Part, on_delete=models.PROTECT, related_name="measurements", verbose_name=_("part")
    )
    value = models.DecimalField(_("value"), null=True, blank=True, **DIGITS)
    numerator = models.DecimalField(_("numerator"), null=True, blank=True, **DIGITS)
    denominator = models.DecimalField(_("denominator"), null=True, blank=True, **DIGITS)
    not_applicable = models.CharField(_("why it does not apply"), max_length=200, blank=True)
    known = models.CharField(
        _("how known"), max_length=14, choices=Known, default=Known.MEASURED
    )
    comment = models.TextField(
        _("comment"),
        blank=True,
        help_text=NO_PERSONS,
    )
    is_provisional = models.BooleanField(
        _("provisional"),
        default=False,
        help_text=_("The figure may still change, for example until KOSTRA is final."),
    )
    is_confirmed = models.BooleanField(
        _("unusual, and confirmed"),
        default=False,
        help_text=_("The figure was asked about when it was entered, and stands."),
    )
    correction_reason = models.TextField(
        _("why the figure is corrected"),
        blank=True,
        help_text=NO_PERSONS,
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    suppression = models.CharField(
        _("suppression"), max_length=10, choices=Suppression, blank=True, default=""
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    entered_at = models.DateTimeField(_("entered"), auto_now=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    return_comment = models.TextField(
        _("why it was returned"),
        blank=True,
        help_text=NO_PERSONS,
    )
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("returned by"),
    )
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    approval = models.ForeignKey(
        FigureApproval,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measurements",
        verbose_name=_("approval"),
    )

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        indexes = [
            # The latest of a series is looked for at every saving.
            models.Index(
                fields=["participation", "indicator", "period"], name="figures_of_a_series"
            ),
            # What some participants have changed lately is asked for on every front page.
            models.Index(
                fields=["participation", "submitted_at"], name="figures_by_submission"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "indicator", "period", "part"],
                condition=models.Q(state__in=["draft", "returned"]),
                name="one_working_figure",
            ),
            models.UniqueConstraint(
                fields=["participation", "indicator", "period", "part"],
                condition=models.Q(state__in=["submitted", "approved"]),
                name="one_standing_figure",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    value__isnull=False,
                    numerator__isnull=True,
                    denominator__isnull=True,
                    not_applicable="",
                )
                | models.Q(
                    value__isnull=True,
                    numerator__isnull=False,
                    denominator__isnull=False,
                    not_applicable="",
                )
                | (
                    models.Q(
                        value__isnull=True, numerator__isnull=True, denominator__isnull=True
                    )
                    & ~models.Q(not_applicable="")
                ),
                name="figure_or_reason",
                violation_error_message=_(
                    "Give a value, or both numerator and denominator, or the reason why it does not apply."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "returned"])
                | models.Q(submitted_at__isnull=False),
                name="standing_figure_was_submitted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation} · {self.indicator} · {self.period}"

    @property
    def is_open(self) -> bool:
        """Whether it may still change: not approved, or provisional."""
        return self.is_provisional or self.state != self.State.APPROVED

    @property
    def is_corrected(self) -> bool:
        """Whether it takes the place of a figure that was submitted before, for the reason it gives."""
        return bool(self.correction_reason)

    @property
    def figure(self) -> Figure:
        """The figure as it is read: the value, the rate computed, or no value with its kind."""
        if self.not_applicable:
            return NoNumber.NOT_APPLICABLE
        if self.value is not None:
            return self.value
        return calculation.rate(self.numerator, self.denominator, self.indicator.factor)


class LatestFigure(models.Model):
    """The latest figures of a participation and an indicator, part total, by period end.

    Kept by the measurement action: recomputed, never counted up (design 3, decision 3).
    """

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="latest_figures"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="latest_figures"
    )
    entered = models.ForeignKey(
        Measurement,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text="Seen by the participation's own people.",
    )
    standing = models.ForeignKey(
        Measurement,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text="Submitted or approved; what counts for everybody else.",
    )

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("latest figure")
        verbose_name_plural = _("latest figures")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "indicator"], name="one_latest_figure_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}, {self.indicator_id}"
