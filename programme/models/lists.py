"""The field's own lists: whom it is for, what is lacking, what is done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from web.models import Named, Tracked


class Listed(Named, Tracked):
    """A line of one of the programme's lists. The code never changes; a retired line stays readable."""

    code = models.SlugField(_("code"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        abstract = True


class TargetGroup(Listed):
    """Whom the help is for. KOSTRA's shorter list is named where it has a match."""

    kostra_category = models.CharField(_("category in KOSTRA"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class NeedCategory(Listed):
    """What kind of thing is lacking."""

    class Meta:
        verbose_name = _("need category")
        verbose_name_plural = _("need categories")


class InitiativeType(Listed):
    """What kind of thing is done."""

    class Meta:
        verbose_name = _("initiative type")
        verbose_name_plural = _("initiative types")


class Part(Listed):
    """A part of an indicator's figure. Every indicator has the part "total"."""

    TOTAL = "total"

    target_group = models.OneToOneField(
        TargetGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("target group"),
    )

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parts")
