"""The half-year, annual and final report: written by the municipality, sent, and frozen as it was sent."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models import Document, Participation
from municipalities.models.participation import OfParticipationQuerySet
from programme.models import Period
from web.models import NO_PERSONS, Tracked


class StatusReportQuerySet(OfParticipationQuerySet):
    """Status reports, by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others in scope, those that have been sent."""
        sent = models.Q(versions__isnull=False)
        return self.filter(
            user.scope.own() | (user.scope.read_by_husbanken() & sent)
        ).distinct()


class StatusReport(Tracked):
    """What a participation reports of a period. There is no "rejected": Husbanken asks (design 4)."""

    class Kind(models.TextChoices):
        """Which report it is."""

        HALF_YEAR = "half_year", pgettext_lazy("report", "half-year report")
        ANNUAL = "annual", pgettext_lazy("report", "annual report")
        FINAL = "final", pgettext_lazy("report", "final report")

    class State(models.TextChoices):
        """How far it has come; "not started" is that there is none (domain 7.4)."""

        DRAFT = "draft", pgettext_lazy("report", "draft")
        FOR_APPROVAL = (
            "for_approval",
            pgettext_lazy("report", "for approval in the municipality"),
        )
        APPROVED = "approved", pgettext_lazy("report", "approved by the municipality")
        SENT = "sent", pgettext_lazy("report", "sent")
        IN_DIALOGUE = "in_dialogue", pgettext_lazy("report", "in dialogue")
        FINISHED = "finished", pgettext_lazy("report", "finished")
        LOCKED = "locked", pgettext_lazy("report", "locked")
        REOPENED = "reopened", pgettext_lazy("report", "opened again by the municipality")

    TEXTS = ("done", "off_plan", "next_steps", "asked_of_husbanken", "learned")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="status_reports",
        verbose_name=_("participation"),
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="+", verbose_name=_("period")
    )
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    done = models.TextField(_("what was done"), blank=True, help_text=NO_PERSONS)
    off_plan = models.TextField(
        _("what is off plan, and why"), blank=True, help_text=NO_PERSONS
    )
    next_steps = models.TextField(_("the next half-year"), blank=True, help_text=NO_PERSONS)
    asked_of_husbanken = models.TextField(
        _("what we need from Husbanken"), blank=True, help_text=NO_PERSONS
    )
    learned = models.TextField(_("what we learned"), blank=True, help_text=NO_PERSONS)
    gaps_reason = models.TextField(
        _("why it is sent with gaps"), blank=True, help_text=NO_PERSONS
    )
    reopened_reason = models.TextField(
        _("why it was opened again"), blank=True, help_text=NO_PERSONS
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    objects = StatusReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("status report")
        verbose_name_plural = _("status reports")
        ordering = ["-period__ends_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "period", "kind"],
                name="one_report_per_period_and_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.period}"

    @classmethod
    def label_of(cls, part: str) -> str:
        """What one of its texts is called."""
        field: Any = cls._meta.get_field(part)
        return str(field.verbose_name)


class ReportTask(Tracked):
    """A part of a report that is given to a colleague."""

    report = models.ForeignKey(
        StatusReport, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("report")
    )
    part = models.CharField(_("part"), max_length=20)
    given_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="report_tasks",
        verbose_name=_("given to"),
    )
    is_done = models.BooleanField(_("done"), default=False)

    class Meta:
        verbose_name = _("part given to a colleague")
        verbose_name_plural = _("parts given to colleagues")
        constraints = [
            models.UniqueConstraint(fields=["report", "part"], name="one_colleague_per_part")
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.part}"

    @property
    def label(self) -> str:
        """What the part is called."""
        return StatusReport.label_of(self.part)


class SentReport(Tracked):
    """A report as it was sent: words, figures and files, frozen, with its checksum (design 3, decision 5)."""

    report = models.ForeignKey(
        StatusReport,
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("status report"),
    )
    number = models.PositiveSmallIntegerField(_("version"))
    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent"))
    is_late = models.BooleanField(_("late"), default=False)
    content = models.JSONField(_("content"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    word_file = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("Word file")
    )
    workbook = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("workbook")
    )

    class Meta:
        verbose_name = _("sent report")
        verbose_name_plural = _("sent reports")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="one_sent_report_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"

    @property
    def participation_id(self) -> int:
        """Whose report it is."""
        return self.report.participation_id
