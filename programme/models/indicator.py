"""What is measured, and everything one must know to read a figure rightly."""

from datetime import date
from decimal import Decimal
from typing import Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programme.models.lists import Part
from web.choices import place_of
from web.collation import by_name
from web.models import Named, Tracked, TrackedQuerySet, in_language


class Unit(models.TextChoices):
    """What one is counted in. Households and persons are never added."""

    HOUSEHOLDS = "households", _("households")
    PERSONS = "persons", _("persons")
    HOMES = "homes", _("homes")
    CASES = "cases", _("cases")
    NOK = "nok", _("kroner")
    PERCENT = "percent", _("per cent")
    PER_1000 = "per_1000", _("per 1 000 inhabitants")
    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    SCORE = "score", _("points")


class Direction(models.TextChoices):
    """Which way is better; `context` is never judged."""

    LOWER = "lower", _("lower is better")
    HIGHER = "higher", _("higher is better")
    CONTEXT = "context", _("background figure, not judged")


class Nature(models.TextChoices):
    """What kind of number it is."""

    COUNT = "count", _("count")
    RATE = "rate", _("rate")
    AMOUNT = "amount", _("amount")
    SCORE = "score", _("score")


class Accumulation(models.TextChoices):
    """How figures of several periods go together (design 6.3)."""

    PER_PERIOD = "per_period", _("figure for the period, added up")
    RUNNING_TOTAL = "running_total", _("sum so far, the latest counts")
    SNAPSHOT = "snapshot", _("state on a date, the latest counts")


class Level(models.TextChoices):
    """Where in the results chain it stands."""

    INPUT = "input", _("input")
    ACTIVITY = "activity", _("activity")
    OUTPUT = "output", _("output")
    OUTCOME = "outcome", _("outcome")


class Source(models.TextChoices):
    """Whose figures they are."""

    OWN = "own", _("the municipality's own figures")
    OFFICIAL = "official", _("official statistics")


class Frequency(models.TextChoices):
    """How often it is asked for. An indicator is asked at one frequency."""

    HALF_YEAR = "half_year", _("every half-year")
    YEAR = "year", _("every year")
    EVERY_4_YEARS = "every_4_years", _("every fourth year")


class Theme(models.TextChoices):
    """The groups in which the programme shows its indicators."""

    HOMES = "homes", _("Homes")
    WAITING = "waiting", _("Applications and waiting")
    TEMPORARY_HOUSING = "temporary_housing", _("Temporary housing")
    HOMELESSNESS = "homelessness", _("Homelessness")
    EVICTIONS = "evictions", _("Evictions")
    INSTRUMENTS = "instruments", _("Loans, grants and allowances")
    FOLLOW_UP = "follow_up", _("Housing follow-up")
    ORGANISATION = "organisation", _("Organisation and casework")
    LIVING_CONDITIONS = "living_conditions", _("Living conditions")


class IndicatorQuerySet(TrackedQuerySet):
    """Indicators by whether they are in force, and in the order of the catalogue."""

    def valid_on(self, day: date) -> Self:
        """Those that are not retired on this day; one that begins later may be chosen already."""
        return self.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day))

    def in_order(self) -> Self:
        """By theme, then by name as the reader reads it."""
        ordered = self.annotate(place=place_of("theme", Theme.choices), sort_name=by_name())
        return ordered.order_by("place", "sort_name", "pk")


class Indicator(Named, Tracked):
    """What is measured. A change of meaning is a new indicator that `replaces` the old."""

    _history_m2m_fields = ["parts"]

    code = models.SlugField(_("code"), unique=True)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    definition_nb = models.TextField(_("definition (bokmål)"))
    definition_nn = models.TextField(_("definition (nynorsk)"), blank=True)
    definition_en = models.TextField(_("definition (English)"), blank=True)
    unit = models.CharField(_("unit"), max_length=12, choices=Unit)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction)
    nature = models.CharField(_("nature"), max_length=8, choices=Nature)
    accumulation = models.CharField(_("accumulation"), max_length=14, choices=Accumulation)
    level = models.CharField(_("level in the results chain"), max_length=8, choices=Level)
    source = models.CharField(_("source"), max_length=8, choices=Source)
    external_key = models.CharField(_("key in the official source"), max_length=60, blank=True)
    factor = models.PositiveSmallIntegerField(_("factor"), default=1)
    frequency = models.CharField(_("frequency"), max_length=14, choices=Frequency)
    suppress_below = models.PositiveSmallIntegerField(
        _("counts below this are hidden"),
        null=True,
        blank=True,
        help_text=_("4 hides counts of 1 to 3. Empty hides none."),
    )
    # What is taken in when a figure is entered (issue "Measured results"): rules are data.
    lowest = models.DecimalField(
        _("lowest figure that is taken"),
        max_digits=15,
        decimal_places=4,
        null=True,
        blank=True,
        default=Decimal(0),
        help_text=_("Empty means that there is no lowest."),
    )
    highest = models.DecimalField(
        _("highest figure that is taken"),
        max_digits=15,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Empty means that there is no highest."),
    )
    is_share = models.BooleanField(
        _("the numerator is a part of the denominator"),
        default=False,
        help_text=_(
            "Then a numerator above the denominator is refused, and so is a share over 100 per cent."
        ),
    )
    jump_percent = models.PositiveSmallIntegerField(
        _("change since the year before that is asked about, in per cent"),
        null=True,
        blank=True,
        default=50,
        help_text=_("Empty means that no change is asked about."),
    )
    jump_least = models.DecimalField(
        _("change that is too small to ask about"),
        max_digits=15,
        decimal_places=4,
        default=Decimal(5),
    )
    zero_after = models.PositiveIntegerField(
        _("a zero is asked about when the year before had at least"),
        null=True,
        blank=True,
        default=10,
        help_text=_("Empty means that no zero is asked about."),
    )
    parts = models.ManyToManyField(
        Part,
        blank=True,
        related_name="indicators",
        verbose_name=_("parts that the figure is broken down by"),
    )
    parts_add_up = models.BooleanField(
        _("the parts add up to the total"),
        default=True,
        help_text=_("Not so where somebody may be counted in several parts."),
    )
    numerator_nb = models.CharField(_("numerator (bokmål)"), max_length=200, blank=True)
    numerator_nn = models.CharField(_("numerator (nynorsk)"), max_length=200, blank=True)
    numerator_en = models.CharField(_("numerator (English)"), max_length=200, blank=True)
    denominator_nb = models.CharField(_("denominator (bokmål)"), max_length=200, blank=True)
    denominator_nn = models.CharField(_("denominator (nynorsk)"), max_length=200, blank=True)
    denominator_en = models.CharField(_("denominator (English)"), max_length=200, blank=True)
    weaknesses_nb = models.TextField(_("known weaknesses (bokmål)"), blank=True)
    weaknesses_nn = models.TextField(_("known weaknesses (nynorsk)"), blank=True)
    weaknesses_en = models.TextField(_("known weaknesses (English)"), blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decimals__lte=4), name="indicator_at_most_four_decimals"
            ),
            models.CheckConstraint(
                condition=models.Q(factor__in=[1, 100, 1000]), name="indicator_factor_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="indicator_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=models.Q(lowest__isnull=True)
                | models.Q(highest__isnull=True)
                | models.Q(highest__gte=models.F("lowest")),
                name="indicator_highest_above_lowest",
                violation_error_message=_("The highest figure is below the lowest."),
            ),
        ]

    @property
    def definition(self) -> str:
        """The definition in the reader's language."""
        return in_language(self, "definition")

    @property
    def numerator(self) -> str:
        """What is counted above the line, in the reader's language."""
        return in_language(self, "numerator")

    @property
    def denominator(self) -> str:
        """What is counted below the line, in the reader's language."""
        return in_language(self, "denominator")

    @property
    def weaknesses(self) -> str:
        """What one must beware of, in the reader's language."""
        return in_language(self, "weaknesses")

    @property
    def over_time(self) -> str:
        """How periods go together, in words: of a rate the parts are added, never the rate (design 6.3)."""
        if self.is_rate and self.accumulation == Accumulation.PER_PERIOD:
            return gettext("rate for the period; numerator and denominator are added up")
        return str(self.get_accumulation_display())  # type: ignore[attr-defined]

    def is_retired_on(self, day: date) -> bool:
        """Whether it is no longer asked for on this day."""
        return self.valid_to is not None and self.valid_to < day

    @property
    def is_asked_by_kostra(self) -> bool:
        """Whether the municipality reports the same figure to KOSTRA, by the key it has there."""
        return self.source == Source.OWN and bool(self.external_key)

    @property
    def is_rate(self) -> bool:
        """A rate is entered as numerator and denominator (design 6.2)."""
        return self.nature == Nature.RATE
