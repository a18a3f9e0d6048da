"""What is lacking, for whom, and how many."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.version import Owned, Version, version_constraints
from programme import units
from programme.models import NeedCategory, TargetGroup
from web.models import NO_PERSONS, Tracked


class Need(Owned):
    """Something that is lacking in a municipality; its words lie in versions, its counts in dated rows."""

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def latest_counts(self) -> list["NeedCount"]:
        """The latest count in each unit: households and persons stay apart. No query when prefetched."""
        newest: dict[str, NeedCount] = {}
        for count in self.counts.all():  # newest first
            newest.setdefault(count.unit, count)
        return [newest[unit] for unit in sorted(newest)]


class NeedVersion(Version):
    """The words of a need."""

    _history_m2m_fields = ["target_groups"]

    class Priority(models.IntegerChoices):
        """How much it matters to the municipality."""

        HIGH = 1, _("high")
        MIDDLE = 2, _("middle")
        LOW = 3, _("low")

    need = models.ForeignKey(
        Need, on_delete=models.PROTECT, related_name="versions", verbose_name=_("need")
    )
    category = models.ForeignKey(
        NeedCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("category"),
    )
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, verbose_name=_("target groups")
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=NO_PERSONS,
    )
    area = models.CharField(_("area"), max_length=120, blank=True)
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, null=True, blank=True
    )
    users_had_a_say = models.TextField(
        _("how users had a say"),
        blank=True,
        help_text=NO_PERSONS,
    )

    class Meta:
        verbose_name = _("version of a need")
        verbose_name_plural = _("versions of needs")
        constraints = version_constraints("need")


class NeedCount(Tracked):
    """How many are in need, counted on a day. A new count needs no decision."""

    class Unit(models.TextChoices):
        """Households and persons are never added to each other."""

        HOUSEHOLDS = "households", _("households")
        PERSONS = "persons", _("persons")

    class Method(models.TextChoices):
        """How the count was made."""

        MAPPING = "mapping", _("mapping")
        REGISTER = "register", _("register")
        ESTIMATE = "estimate", _("estimate")

    need = models.ForeignKey(
        Need, on_delete=models.PROTECT, related_name="counts", verbose_name=_("need")
    )
    count = models.PositiveIntegerField(_("how many"))
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    counted_on = models.DateField(_("counted on"))
    method = models.CharField(_("how counted"), max_length=10, choices=Method)
    uncertainty = models.CharField(_("uncertainty"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("count of a need")
        verbose_name_plural = _("counts of needs")
        ordering = ["-counted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["need", "counted_on", "unit"],
                name="need_counted_once_a_day",
                violation_error_message=_("There already is a count for this date."),
            )
        ]

    def __str__(self) -> str:
        return f"{units.counted(self.count, self.unit)} {self.counted_on:%d.%m.%Y}"
