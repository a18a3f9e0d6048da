"""The programme and what the nation wants from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programme.models.indicator import Indicator
from web.models import Named, Tracked, in_language


class NationalGoal(Tracked):
    """A goal of the state that municipal goals are tied to."""

    code = models.SlugField(_("code"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text_nb = models.TextField(_("text (bokmål)"))
    text_nn = models.TextField(_("text (nynorsk)"), blank=True)
    text_en = models.TextField(_("text (English)"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("national goal")
        verbose_name_plural = _("national goals")

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The goal in the reader's language."""
        return in_language(self, "text")


class Programme(Named, Tracked):
    """A programme that binds Husbanken and municipalities to each other for some years."""

    _history_m2m_fields = ["national_goals", "indicators_for_all"]

    code = models.SlugField(_("code"), unique=True)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    national_goals = models.ManyToManyField(
        NationalGoal, blank=True, verbose_name=_("national goals")
    )
    indicators_for_all = models.ManyToManyField(
        Indicator, blank=True, verbose_name=_("indicators asked of all")
    )
    tolerance_percent = models.PositiveSmallIntegerField(
        _("tolerance around the plan, in per cent of the way"), default=10
    )
    asks_documentation = models.BooleanField(
        _("asks for documentation of figures"),
        default=False,
        help_text=_(
            "Then it is counted of how many figures a link or a file tells where they come from."
        ),
    )
    is_fictional = models.BooleanField(_("fictional"), default=False, editable=False)
    demo_day = models.DateField(_("the demo's today"), null=True, editable=False)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="programme_ends_after_start",
                violation_error_message=_("The programme must end after it starts."),
            )
        ]
