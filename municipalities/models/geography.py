"""Counties, municipalities and districts, with every number and change since 2008."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programme.models import Region
from web.models import Tracked, TrackedQuerySet


def _ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(valid_to__isnull=True)
        | models.Q(valid_to__gt=models.F("valid_from")),
        name=name,
        violation_error_message=_("The end must come after the start."),
    )


class ValidQuerySet(models.QuerySet):
    """Rows that hold from a day, to but not with another day, as SSB's code lists have it."""

    def valid_on(self, day: date) -> Self:
        """Those that hold on this day."""
        return self.filter(valid_from__lte=day).filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=day)
        )


class County(models.Model):
    """A county, with its two-digit number as text."""

    code = models.CharField(_("county number"), max_length=2)
    name = models.CharField(_("name"), max_length=100)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = _("county")
        verbose_name_plural = _("counties")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="county_number_once_from"
            ),
            _ends_after_start("county_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name


class MunicipalityQuerySet(TrackedQuerySet):
    """Municipalities by day, and real ones apart from the demo's."""

    def valid_on(self, day: date) -> Self:
        """Those that had a number on this day."""
        return self.filter(pk__in=MunicipalityCode.objects.valid_on(day).values("municipality"))

    def real(self) -> Self:
        """Without the demo's fictional ones."""
        return self.filter(is_fictional=False)

    def with_code(self, day: date) -> Self:
        """With the number of the day as `code`; None for those that had none."""
        codes = MunicipalityCode.objects.valid_on(day).filter(
            municipality=models.OuterRef("pk")
        )
        return self.annotate(code=models.Subquery(codes.values("code")[:1]))


class Municipality(Tracked):
    """A municipality, the same through every new name and number."""

    class WrittenForm(models.TextChoices):
        """The written form that the municipality uses; unknown until somebody enters it."""

        BOKMAL = "nb", "Bokmål"
        NYNORSK = "nn", "Nynorsk"

    name = models.CharField(
        _("name"), max_length=120, help_text=_("Whole, with Sámi and Kven forms.")
    )
    written_form = models.CharField(
        _("written form"), max_length=2, choices=WrittenForm, blank=True
    )
    is_fictional = models.BooleanField(_("fictional"), default=False, editable=False)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name

    def code_on(self, day: date) -> str:
        """The number on this day; empty when it had none. One query, or none when prefetched."""
        return next((row.code for row in self.codes.all() if row.holds_on(day)), "")


class MunicipalityCode(models.Model):
    """A municipality's number and name in a span of time. The number is text: 0301 keeps its zero."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="codes",
        verbose_name=_("municipality"),
    )
    code = models.CharField(_("municipality number"), max_length=4)
    name = models.CharField(_("name"), max_length=120)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality number")
        verbose_name_plural = _("municipality numbers")
        ordering = ["valid_from", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="municipality_number_once_from"
            ),
            _ends_after_start("municipality_number_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def holds_on(self, day: date) -> bool:
        """Whether it is the number of this day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class MunicipalityChange(models.Model):
    """A change that links old and new: a merger, a split, a new number, a new name, a moved part."""

    class Kind(models.TextChoices):
        """What happened."""

        MERGE = "merge", pgettext_lazy("municipal change", "merger")
        SPLIT = "split", pgettext_lazy("municipal change", "split")
        RENAME = "rename", pgettext_lazy("municipal change", "new name")
        RENUMBER = "renumber", pgettext_lazy("municipal change", "new number")
        BORDER = "border", pgettext_lazy("municipal change", "a part moved")

    old = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="changes_from",
        verbose_name=_("old"),
    )
    new = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="changes_to", verbose_name=_("new")
    )
    old_code = models.CharField(_("old number"), max_length=4)
    new_code = models.CharField(_("new number"), max_length=4)
    on = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)

    class Meta:
        verbose_name = _("municipal change")
        verbose_name_plural = _("municipal changes")
        ordering = ["on", "old_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["old_code", "new_code", "on"], name="municipal_change_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.old_code} → {self.new_code} {self.on:%d.%m.%Y}"


class District(Tracked):
    """A district of a city, which may take part on its own."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="districts",
        verbose_name=_("municipality"),
    )
    name = models.CharField(_("name"), max_length=120)
    code = models.CharField(_("district number"), max_length=6, blank=True)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="district_named_once",
                violation_error_message=_(
                    "The municipality already has a district of this name."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.municipality.name})"


class Population(models.Model):
    """Inhabitants on 1 January, in the borders of 2024. A gap is a gap, never 0."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="populations",
        verbose_name=_("municipality"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    persons = models.PositiveIntegerField(_("inhabitants"))

    class Meta:
        verbose_name = _("population")
        verbose_name_plural = _("populations")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year"], name="one_population_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.year}: {self.persons}"


class RegionCounty(models.Model):
    """Which region of Husbanken a county belongs to, and when."""

    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="counties", verbose_name=_("region")
    )
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, related_name="regions", verbose_name=_("county")
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = _("county of a region")
        verbose_name_plural = _("counties of regions")
        constraints = [
            models.UniqueConstraint(
                fields=["county", "valid_from"], name="county_in_one_region_from"
            ),
            _ends_after_start("region_county_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.county}: {self.region}"
