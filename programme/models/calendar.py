"""When figures and reports are asked for."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from programme.models.programme import Programme
from web.models import Tracked


class PeriodQuerySet(models.QuerySet):
    """Periods by length and time."""

    def of_frequency(self, frequency: str) -> Self:
        """The periods in which an indicator of this frequency is asked for."""
        half_year = frequency == "half_year"
        return self.filter(half__isnull=not half_year)

    def begun(self, today: date) -> Self:
        """Those that have begun."""
        return self.filter(starts_on__lte=today)

    def ended(self, today: date) -> Self:
        """Those that are over."""
        return self.filter(ends_on__lt=today)


class Period(models.Model):
    """A year or a half-year, shared by all. A half-year lies inside its year."""

    year = models.PositiveSmallIntegerField(_("year"))
    half = models.PositiveSmallIntegerField(_("half"), null=True, blank=True)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = ["ends_on", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(half__isnull=True),
                name="one_period_per_year",
            ),
            models.UniqueConstraint(
                fields=["year", "half"],
                condition=models.Q(half__isnull=False),
                name="one_period_per_half_year",
            ),
            models.CheckConstraint(
                condition=models.Q(half__isnull=True) | models.Q(half__in=[1, 2]),
                name="half_is_first_or_second",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="period_has_length"
            ),
        ]

    def __str__(self) -> str:
        if self.half is None:
            return str(self.year)
        first, second = _("1st half-year %(year)s"), _("2nd half-year %(year)s")
        return str(first if self.half == 1 else second) % {"year": self.year}


class WindowState(models.TextChoices):
    """What a reporting window allows on a day (design 5)."""

    NOT_OPEN = "not_open", _("not open yet")
    OPEN = "open", _("open")
    LATE = "late", _("past due, still open")
    CORRECTIONS = "corrections", _("open for corrections only")
    CLOSED = "closed", _("closed")


class ReportingWindow(Tracked):
    """The dates of a period for a programme and a kind. All dates end 23:59, Europe/Oslo."""

    class Kind(models.TextChoices):
        """What is asked for."""

        FIGURES = "figures", _("figures")
        REPORT = "report", _("report")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="windows", verbose_name=_("programme")
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="windows", verbose_name=_("period")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    opens_on = models.DateField(_("opens"))
    due_on = models.DateField(_("due"))
    late_until = models.DateField(_("takes late values until"))
    corrections_until = models.DateField(_("takes corrections until"))

    class Meta:
        verbose_name = _("reporting window")
        verbose_name_plural = _("reporting windows")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "period", "kind"],
                name="one_window_per_period_and_kind",
                violation_error_message=_("This period already has a window of this kind."),
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("opens_on"))
                & models.Q(late_until__gte=models.F("due_on"))
                & models.Q(corrections_until__gte=models.F("late_until")),
                name="window_dates_in_order",
                violation_error_message=_(
                    "The dates must come in this order: opens, due, late until, corrections until."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}, {self.get_kind_display()}"

    def state_on(self, day: date) -> WindowState:
        """What the window allows on this day. The last day of each span counts as inside."""
        if day < self.opens_on:
            return WindowState.NOT_OPEN
        if day <= self.due_on:
            return WindowState.OPEN
        if day <= self.late_until:
            return WindowState.LATE
        if day <= self.corrections_until:
            return WindowState.CORRECTIONS
        return WindowState.CLOSED

    def takes_on(self, day: date) -> bool:
        """Whether new figures are taken on this day, in time or late."""
        return self.state_on(day) in (WindowState.OPEN, WindowState.LATE)
