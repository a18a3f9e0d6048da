"""What is to be reached, measured from where, to what."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from municipalities.models.measurement import Measurement
from municipalities.models.need import Need
from municipalities.models.version import Owned, Version, version_constraints
from programme.models import Indicator, NationalGoal, Part, Period
from web.models import NO_PERSONS, Tracked, TrackedQuerySet


class Goal(Owned):
    """A vision, main goal or part goal of a municipality; its words and numbers lie in versions."""

    class Kind(models.TextChoices):
        """Where in the tree of goals it stands."""

        VISION = "vision", _("vision")
        MAIN = "main", _("main goal")
        PART = "part", _("part goal")

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")


class GoalVersion(Version):
    """The words of a goal and its place in the tree, with its indicators, baselines and targets."""

    _history_m2m_fields = ["national_goals", "needs"]

    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, related_name="versions", verbose_name=_("goal")
    )
    kind = models.CharField(
        _("level of the goal"), max_length=6, choices=Goal.Kind, default=Goal.Kind.MAIN
    )
    parent = models.ForeignKey(
        Goal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="part_versions",
        verbose_name=_("belongs to"),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=NO_PERSONS,
    )
    needs = models.ManyToManyField(
        Need, blank=True, related_name="goal_versions", verbose_name=_("needs that it answers")
    )
    national_goals = models.ManyToManyField(
        NationalGoal, blank=True, verbose_name=_("national goals")
    )

    class Meta:
        verbose_name = _("version of a goal")
        verbose_name_plural = _("versions of goals")
        constraints = [
            *version_constraints("goal"),
            models.CheckConstraint(
                condition=~models.Q(kind="part") | models.Q(parent__isnull=False),
                name="part_goal_has_parent",
                violation_error_message=_("A part goal belongs to a main goal. Choose which."),
            ),
        ]


class GoalIndicatorQuerySet(TrackedQuerySet):
    """Indicators of goals, with what decides how their numbers are shown."""

    def with_flags(self) -> Self:
        """With whether the baseline would tell a hidden figure of its own period: then it is hidden too.

        A count tells it when it is the same number, a rate when it is near (design 3, decision 4).
        """
        figures = Measurement.objects.standing().filter(
            participation=OuterRef("version__goal__participation"),
            indicator=OuterRef("indicator"),
            period=OuterRef("baseline_period"),
            part__code=Part.TOTAL,
        )
        told = models.Q(value=OuterRef("baseline")) | models.Q(value__isnull=True)
        hidden = figures.exclude(suppression="").filter(told)
        return self.annotate(hides_baseline=Exists(hidden))


class GoalIndicator(Tracked):
    """An indicator that measures a goal, with its baseline or the reason why there is none."""

    class NoBaseline(models.TextChoices):
        """Why there is no baseline."""

        NOT_COUNTED = "not_counted", _("not counted before the programme")
        UNDER_WAY = "under_way", _("the count is under way")
        NEW_SERVICE = "new_service", _("the service is new")
        NOT_COMPARABLE = "not_comparable", _("earlier figures cannot be compared")

    version = models.ForeignKey(
        GoalVersion,
        on_delete=models.CASCADE,
        related_name="goal_indicators",
        verbose_name=_("goal"),
    )
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        related_name="goal_indicators",
        verbose_name=_("indicator"),
    )
    baseline_period = models.ForeignKey(
        Period,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("period of the baseline"),
        help_text=_("May lie before the programme."),
    )
    baseline = models.DecimalField(
        _("baseline"), max_digits=15, decimal_places=4, null=True, blank=True
    )
    no_baseline = models.CharField(
        _("why there is no baseline"), max_length=16, choices=NoBaseline, blank=True
    )

    objects = GoalIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator of a goal")
        verbose_name_plural = _("indicators of goals")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "indicator"],
                name="indicator_once_in_goal",
                violation_error_message=_("The goal already has this indicator."),
            ),
            models.CheckConstraint(
                condition=models.Q(baseline__isnull=True) | models.Q(no_baseline=""),
                name="baseline_or_reason",
                violation_error_message=_(
                    "Give either a baseline or the reason why there is none."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(baseline__isnull=True)
                | models.Q(baseline_period__isnull=False),
                name="baseline_has_period",
                violation_error_message=_("Say which period the baseline is for."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.indicator}"


class Target(Tracked):
    """The value that a goal's indicator shall have reached at the end of a year."""

    goal_indicator = models.ForeignKey(
        GoalIndicator,
        on_delete=models.CASCADE,
        related_name="targets",
        verbose_name=_("indicator of a goal"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("target"), max_digits=15, decimal_places=4)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal_indicator", "year"],
                name="one_target_a_year",
                violation_error_message=_("There already is a target for this year."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
