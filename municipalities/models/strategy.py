"""The chosen way to meet needs and reach goals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.goal import Goal
from municipalities.models.need import Need
from municipalities.models.participation import Participation
from municipalities.models.version import Owned, Version, version_constraints
from web.models import NO_PERSONS


class Strategy(Owned):
    """A way that a municipality has chosen; its words and links lie in versions."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="strategies",
        verbose_name=_("participation"),
    )

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")


class StrategyVersion(Version):
    """The words of a strategy, with the needs it meets and the goals it serves."""

    _history_m2m_fields = ["needs", "goals"]

    strategy = models.ForeignKey(
        Strategy,
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("strategy"),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=NO_PERSONS,
    )
    needs = models.ManyToManyField(
        Need,
        blank=True,
        related_name="strategy_versions",
        verbose_name=_("needs that it meets"),
    )
    goals = models.ManyToManyField(
        Goal,
        blank=True,
        related_name="strategy_versions",
        verbose_name=_("goals that it serves"),
    )

    class Meta:
        verbose_name = _("version of a strategy")
        verbose_name_plural = _("versions of strategies")
        constraints = version_constraints("strategy")
