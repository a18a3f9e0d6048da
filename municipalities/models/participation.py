"""A municipality or a district in a programme, and who acts for it."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models.geography import District, Municipality
from programme.models import Indicator, Programme, Region
from programme.models.role import DatedQuerySet
from web.collation import norwegian
from web.models import Tracked, TrackedQuerySet


class Phase(models.TextChoices):
    """Where in its course a participation stands."""

    INVITATION = "invitation", _("invitation")
    APPLICATION = "application", _("application")
    AGREEMENT = "agreement", _("cooperation agreement")
    PREANALYSIS = "preanalysis", _("pre-analysis")
    PLANNING = "planning", _("goals and programme plan")
    IMPLEMENTATION = "implementation", _("implementation")
    EVALUATION = "evaluation", _("evaluation")
    CONTINUATION = "continuation", _("continuation")
    ENDED = "ended", _("ended")


class ParticipationQuerySet(TrackedQuerySet):
    """Participations, found by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """Own participations, and those of the regions in which the user acts for Husbanken."""
        return self.filter(user.scope.participations())

    def real(self) -> Self:
        """Those of real municipalities, which the demo never stands beside."""
        return self.filter(
            models.Q(municipality__is_fictional=False)
            | models.Q(district__municipality__is_fictional=False)
        )

    def in_name_order(self) -> Self:
        """With their names, in Norwegian order; `sort_name` is what a list sorts by."""
        name = norwegian(Coalesce("municipality__name", "district__name"))
        return self.with_names().annotate(sort_name=name).order_by("sort_name", "pk")

    def with_names(self) -> Self:
        """With everything that its name and place are made of."""
        return self.select_related(
            "municipality", "district__municipality", "region", "adviser", "programme"
        )


class Participation(Tracked):
    """A municipality or a district in a programme: the unit of access."""

    programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="participations",
        verbose_name=_("programme"),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("municipality"),
    )
    district = models.ForeignKey(
        District,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("district"),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        related_name="participations",
        verbose_name=_("region"),
        help_text=_("Decides which advisers follow the participant."),
    )
    phase = models.CharField(_("phase"), max_length=16, choices=Phase, default=Phase.INVITATION)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("planned end"), null=True, blank=True)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="advised_participations",
        verbose_name=_("adviser"),
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=False, district__isnull=True)
                | models.Q(municipality__isnull=True, district__isnull=False),
                name="participation_is_municipality_or_district",
                violation_error_message=_("Choose either a municipality or a district."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="participation_ends_after_start",
                violation_error_message=_("The planned end must come after the start."),
            ),
            models.UniqueConstraint(
                fields=["programme", "municipality"],
                name="municipality_once_in_programme",
                violation_error_message=_(
                    "This municipality already takes part in the programme."
                ),
            ),
            models.UniqueConstraint(
                fields=["programme", "district"],
                name="district_once_in_programme",
                violation_error_message=_("This district already takes part in the programme."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def takes_part_in(self, year: int) -> bool:
        """Whether it is in the programme in some of the year."""
        return self.starts_on.year <= year <= (self.ends_on or date.max).year

    @property
    def name(self) -> str:
        """The municipality's or the district's name."""
        return self.place.name

    @property
    def place(self) -> Any:
        """The municipality or district that takes part."""
        return self.municipality or self.district

    @property
    def own_municipality(self) -> Municipality:
        """The municipality itself, or the one that the district lies in."""
        return self.municipality or self.district.municipality  # type: ignore[union-attr]

    @property
    def is_fictional(self) -> bool:
        """A demo participant, outside every count of real ones."""
        return self.own_municipality.is_fictional

    @property
    def written_form(self) -> str:
        """nb or nn; bokmål serves where the form is unknown."""
        return self.own_municipality.written_form or "nb"


class Membership(Tracked):
    """A user acts for a participation in a role, from a date to a date."""

    class Role(models.TextChoices):
        """What the user may do; see `programme.rights`."""

        READER = "reader", pgettext_lazy("role", "reader")
        CONTRIBUTOR = "contributor", pgettext_lazy("role", "contributor")
        LEADER = "leader", pgettext_lazy("role", "leader")
        OWNER = "owner", pgettext_lazy("role", "owner")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("user"),
    )
    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("participation"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)
    is_deputy = models.BooleanField(_("deputy"), default=False)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="membership_ends_after_start",
                violation_error_message=_("The role must end after it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_deputy=False)
                | models.Q(role="owner", valid_to__isnull=False),
                name="deputy_is_owner_for_a_time",
                violation_error_message=_("A deputy is an owner with an end date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.participation}"


class OfParticipationQuerySet(TrackedQuerySet):
    """Rows that belong to a participation."""

    def of(self, participation: Participation) -> Self:
        """Those of one participation."""
        return self.filter(participation=participation)

    def with_places(self) -> Self:
        """With whose they are, for lists across participations, which sort by `sort_name`."""
        place = ("participation__municipality", "participation__district")
        name = norwegian(Coalesce(*(f"{each}__name" for each in place)))
        rows = self.select_related(place[0], f"{place[1]}__municipality")
        return rows.annotate(sort_name=name)


class FollowedIndicator(Tracked):
    """An indicator that a participation has chosen to follow, besides those asked of all."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="followed",
        verbose_name=_("participation"),
    )
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        related_name="followers",
        verbose_name=_("indicator"),
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_indicators",
        verbose_name=_("responsible"),
    )

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("followed indicator")
        verbose_name_plural = _("followed indicators")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "indicator"], name="indicator_followed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.participation}: {self.indicator}"
