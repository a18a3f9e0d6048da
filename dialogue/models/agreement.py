"""The agreement of cooperation, and what each side has promised (design 1: both sides are bound)."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.models.meeting import Meeting
from dialogue.models.shared import BetweenUsQuerySet
from municipalities.models import Document, Participation
from municipalities.models.comment import Comment
from web.models import NO_PERSONS, Tracked


class Agreement(Tracked):
    """An agreement of cooperation: valid when both sides have signed, not before the later signature."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="agreements",
        verbose_name=_("participation"),
    )
    title = models.CharField(_("title"), max_length=200)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    participant_signed_by = models.CharField(
        _("signed for the participant by"), max_length=200, blank=True
    )
    participant_signed_on = models.DateField(
        _("signed for the participant on"), null=True, blank=True
    )
    husbanken_signed_by = models.CharField(
        _("signed for Husbanken by"), max_length=200, blank=True
    )
    husbanken_signed_on = models.DateField(_("signed for Husbanken on"), null=True, blank=True)
    text = models.TextField(_("what it says"), blank=True, help_text=NO_PERSONS)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("document"),
    )

    objects = BetweenUsQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="agreement_ends_after_start",
                violation_error_message=_("The agreement must end after it starts."),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(participant_signed_on__isnull=True)
                    | models.Q(starts_on__gte=models.F("participant_signed_on"))
                )
                & (
                    models.Q(husbanken_signed_on__isnull=True)
                    | models.Q(starts_on__gte=models.F("husbanken_signed_on"))
                ),
                name="agreement_starts_when_both_have_signed",
                violation_error_message=_(
                    "The agreement cannot start before the later of the two signatures."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_signed(self) -> bool:
        """Whether both sides have signed."""
        return bool(self.participant_signed_on and self.husbanken_signed_on)


class CommitmentQuerySet(BetweenUsQuerySet):
    """Promises, by side and by whether they are kept."""

    def open(self) -> Self:
        """Those that are not closed."""
        return self.filter(state=Commitment.State.OPEN)

    def late_on(self, day: date) -> Self:
        """Open ones that are past their date; the date itself is in time."""
        return self.open().filter(due_on__lt=day)


class Commitment(Tracked):
    """Something that one side has promised the other, by a date."""

    class State(models.TextChoices):
        """How it stands."""

        OPEN = "open", pgettext_lazy("commitment", "open")
        KEPT = "kept", pgettext_lazy("commitment", "kept")
        DROPPED = "dropped", pgettext_lazy("commitment", "dropped by agreement")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="commitments",
        verbose_name=_("participation"),
    )
    side = models.CharField(_("promised by"), max_length=11, choices=Comment.Side)
    what = models.TextField(_("what is promised"), help_text=NO_PERSONS)
    who = models.CharField(
        _("who sees to it"), max_length=200, help_text=_("A role or a unit, or a name.")
    )
    due_on = models.DateField(_("due"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.OPEN)
    closing_comment = models.TextField(_("how it went"), blank=True, help_text=NO_PERSONS)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("agreement"),
    )
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("meeting"),
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", closed_on__isnull=True)
                | (
                    ~models.Q(state="open")
                    & models.Q(closed_on__isnull=False)
                    & ~models.Q(closing_comment="")
                ),
                name="commitment_is_closed_with_a_comment",
                violation_error_message=_("Say how it went."),
            )
        ]

    def __str__(self) -> str:
        return self.what[:80]

    def days_late(self, day: date) -> int:
        """How many days past its date it is on a day; 0 for what is in time or closed."""
        return max((day - self.due_on).days, 0) if self.state == self.State.OPEN else 0
