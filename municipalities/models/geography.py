"""Counties, municipalities, districts and their people: the base data of the country."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programme.models import Region


def ends_after_start(name: str) -> models.CheckConstraint:
    """The end of a validity is the first day that it no longer holds, and comes after the start."""
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
        name=name,
        violation_error_message=_("The end must come after the start."),
    )


def digits(count: int) -> RegexValidator:
    """A code is text of so many digits: a leading zero is part of it."""
    return RegexValidator(rf"^\d{{{count}}}$", _("The number has too few or too many digits."))


class ValidityQuerySet(models.QuerySet):
    """Rows that hold from a day until the day before another."""

    def valid_on(self, day: date) -> "ValidityQuerySet":
        """Those that hold on the day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


class County(models.Model):
    """A county. A number that changes is a new county."""

    code = models.CharField(_("county number"), max_length=2, unique=True, validators=[digits(2)])
    name = models.CharField(_("name"), max_length=100)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until, exclusive"), null=True, blank=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = _("county")
        verbose_name_plural = _("counties")
        constraints = [ends_after_start("county_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class MunicipalityQuerySet(models.QuerySet):
    """Municipalities, found by what they were on a day."""

    def real(self) -> "MunicipalityQuerySet":
        """Without those that were made up for the demo."""
        return self.filter(is_fictional=False)

    def valid_on(self, day: date) -> "MunicipalityQuerySet":
        """Those that existed on the day."""
        return self.filter(pk__in=MunicipalityCode.objects.valid_on(day).values("municipality"))

    def with_code(self, day: date) -> "MunicipalityQuerySet":
        """With the number of the day as `code`, None for those that had none."""
        codes = MunicipalityCode.objects.valid_on(day).filter(municipality=models.OuterRef("pk"))
        return self.annotate(code=models.Subquery(codes.values("code")[:1]))


class Municipality(models.Model):
    """
    A municipality as it lasts, through new names and new numbers.

    It stays the same when it alone is renamed or renumbered, also when a new county gave the
    number, and when others were joined to it while its own number and name went on. A merger
    under a new number, and each part of a split one, is a new municipality; `MunicipalityChange`
    ties the old ones to the new. `municipalities/data/SOURCES.md` tells the rule with examples.
    """

    class WrittenForm(models.TextChoices):
        """The form of Norwegian that the municipality has chosen."""

        UNKNOWN = "", _("neutral or unknown")
        BOKMAL = "nb", _("bokmål")
        NYNORSK = "nn", _("nynorsk")

    name = models.CharField(_("name"), max_length=100)  # today's, or the last one
    written_form = models.CharField(
        _("written form"), max_length=2, choices=WrittenForm, blank=True, default=""
    )
    is_fictional = models.BooleanField(_("fictional"), default=False)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.CheckConstraint(
                condition=Q(written_form__in=["", "nb", "nn"]), name="municipality_written_form"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def code_on(self, day: date) -> str | None:
        """The number it had on the day, or None."""
        return self.codes.valid_on(day).values_list("code", flat=True).first()


class MunicipalityCode(models.Model):
    """The number and name of a municipality for a time. Numbers are taken up again by others."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="codes", verbose_name=_("municipality")
    )
    code = models.CharField(_("municipality number"), max_length=4, validators=[digits(4)])
    name = models.CharField(_("name at the time"), max_length=100)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until, exclusive"), null=True, blank=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality number")
        verbose_name_plural = _("municipality numbers")
        ordering = ["valid_from", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="municipality_code_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to__isnull=True), name="municipality_code_open_once"
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(valid_to__isnull=True),
                name="municipality_has_one_code",
            ),
            ends_after_start("municipality_code_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def county_code(self) -> str:
        """The number's first two digits are the county's number."""
        return self.code[:2]


class MunicipalityChange(models.Model):
    """What became of a municipality on a day: one row for each old and new one it ties together."""

    class Kind(models.TextChoices):
        """What happened. Figures can be added over a merger, never moved over a split."""

        MERGE = "merge", _("merger")
        SPLIT = "split", _("split")
        RENAME = "rename", _("new name")
        RENUMBER = "renumber", _("new number")
        BORDER = "border", _("a part moved")

    old_municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="later_changes",
        verbose_name=_("old municipality"),
    )
    new_municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="earlier_changes",
        verbose_name=_("new municipality"),
    )
    old_code = models.CharField(_("old number"), max_length=4, validators=[digits(4)])
    new_code = models.CharField(_("new number"), max_length=4, validators=[digits(4)])
    on = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)

    class Meta:
        verbose_name = _("municipal change")
        verbose_name_plural = _("municipal changes")
        ordering = ["on", "old_code", "new_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["old_code", "new_code", "on"], name="municipality_change_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.old_code} → {self.new_code} ({self.on})"


class District(models.Model):
    """A district of a municipality, which may take part in a programme by itself."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="districts",
        verbose_name=_("municipality"),
    )
    code = models.CharField(
        _("district number"), max_length=6, blank=True, validators=[digits(6)]
    )
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="district_once_in_municipality"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="district_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Population(models.Model):
    """The people of a municipality on 1 January, within its borders of 2024. A gap is not zero."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="populations",
        verbose_name=_("municipality"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    persons = models.PositiveIntegerField(_("persons"))

    class Meta:
        verbose_name = _("population")
        verbose_name_plural = _("populations")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "year"], name="population_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.year}: {self.persons}"


class RegionCounty(models.Model):
    """A county belongs to a region of Husbanken for a time."""

    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="counties", verbose_name=_("region")
    )
    county = models.ForeignKey(
        County, on_delete=models.PROTECT, related_name="regions", verbose_name=_("county")
    )
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until, exclusive"), null=True, blank=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        verbose_name = _("county of a region")
        verbose_name_plural = _("counties of regions")
        constraints = [
            models.UniqueConstraint(fields=["county", "valid_from"], name="county_once_in_region"),
            models.UniqueConstraint(
                fields=["county"],
                condition=Q(valid_to__isnull=True),
                name="county_in_one_region_now",
            ),
            ends_after_start("region_county_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.region}: {self.county}"
