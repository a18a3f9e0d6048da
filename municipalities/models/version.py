"""A lasting identity and its versions: what needs, goals, strategies and the plan have in common."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models.adoption import Adoption
from municipalities.models.participation import OfParticipationQuerySet, Participation
from web.models import Tracked, TrackedQuerySet


class State(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", pgettext_lazy("version", "draft")
    IN_REVIEW = "in_review", pgettext_lazy("version", "in review")
    ADOPTED = "adopted", pgettext_lazy("version", "adopted")
    REPLACED = "replaced", pgettext_lazy("version", "replaced")
    SET_ASIDE = "set_aside", pgettext_lazy("version", "set aside")


WORKING = (State.DRAFT, State.IN_REVIEW)
GIVEN = (State.ADOPTED, State.REPLACED)  # stood, or stand, for everybody


class Closing(models.TextChoices):
    """Why something adopted was closed."""

    MET = "met", _("met")
    REPLACED = "replaced", _("replaced by another")
    DROPPED = "dropped", _("dropped")


class OwnedQuerySet(OfParticipationQuerySet):
    """Lasting identities of a participation, whose words lie in versions."""

    def visible_to(self, user: Any) -> Self:
        """All of one's own; of others in scope, what is shared or adopted."""
        mine, others = user.scope.own(), user.scope.read_by_husbanken()
        open_to_others = models.Q(
            versions__is_shared=True, versions__state__in=WORKING
        ) | models.Q(versions__state=State.ADOPTED)
        return self.filter(mine | (others & open_to_others)).distinct()

    def open(self) -> Self:
        """Those that are not closed."""
        return self.filter(closed_on__isnull=True)


class Owned(Tracked):
    """A lasting identity that belongs to a participation; what it says lies in its versions."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("participation"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    closed_as = models.CharField(_("closed as"), max_length=10, choices=Closing, blank=True)
    closed_reason = models.TextField(_("why it was closed"), blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        version = self.newest
        return version.title if version else "–"

    @property
    def newest(self) -> Any:
        """The working version when there is one, else the adopted. One query, or none when prefetched."""
        return self.working or self.adopted

    @property
    def adopted(self) -> Any:
        """The version that stands for everybody else, or None."""
        return next((v for v in self.versions.all() if v.state == State.ADOPTED), None)  # type: ignore[attr-defined]

    @property
    def working(self) -> Any:
        """The version being written, or None."""
        return next((v for v in self.versions.all() if v.state in WORKING), None)  # type: ignore[attr-defined]

    @property
    def standing(self) -> str:
        """Where it stands in `municipalities.states.WORDS`, revisions and closing included."""
        working = self.working
        if self.closed_on:
            return "closed" if self.adopted else "set_aside"
        if working is None:
            return "adopted"
        return f"revision_{working.state}" if self.adopted else working.state

    def version_for(self, user: Any) -> Any:
        """What this reader sees: own people the newest; others the shared draft or the adopted."""
        if user.scope.is_own(self.participation_id):
            return self.newest
        working = self.working
        return working if working and working.is_shared else self.adopted


class VersionQuerySet(TrackedQuerySet):
    """Versions, found by who sees them."""

    def seen_by(self, user: Any) -> Self:
        """Of one's own the newest; of others in scope the shared draft, or else the adopted."""
        model: Any = self.model
        owner = model.owner_name()
        mine = user.scope.own(f"{owner}__participation__")
        others = user.scope.read_by_husbanken(f"{owner}__participation__")
        being_written = model.objects.filter(
            **{owner: models.OuterRef(owner)}, state__in=WORKING
        )
        written = models.Q(state__in=WORKING)
        adopted = models.Q(state=State.ADOPTED)
        own = written | (adopted & ~models.Exists(being_written))
        shared = models.Q(is_shared=True)
        given = (written & shared) | (adopted & ~models.Exists(being_written.filter(shared)))
        return self.filter((mine & own) | (others & ~mine & given))


class Version(Tracked):
    """Words as they were at one time. The adopted stands while the next is written."""

    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    is_shared = models.BooleanField(_("shared with Husbanken"), default=False)
    adoption = models.ForeignKey(
        Adoption,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("adoption"),
    )
    amended = models.BooleanField(_("changed by those who decided"), default=False)
    correction = models.TextField(_("why the spelling was corrected"), blank=True)
    set_aside_reason = models.TextField(_("why it was set aside"), blank=True)
    title = models.CharField(_("title"), max_length=200)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    edited_at = models.DateTimeField(auto_now=True)
    # Counted up by each save: a form that was opened on an older revision is not let through.
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Any:
        """The lasting identity that it belongs to."""
        return getattr(self, self.owner_name())

    @classmethod
    def owner_name(cls) -> str:
        """The name of the link to the lasting identity: need, goal, strategy or plan."""
        return cls._meta.model_name.removesuffix("version")  # type: ignore[union-attr]


def version_constraints(owner: str) -> list[models.BaseConstraint]:
    """At most one working and one adopted version of each; adopted exactly when there is an adoption."""
    return [
        models.UniqueConstraint(
            fields=[owner, "number"], name=f"{owner}_version_numbered_once"
        ),
        models.UniqueConstraint(
            fields=[owner],
            condition=models.Q(state__in=["draft", "in_review"]),
            name=f"{owner}_has_one_working_version",
        ),
        models.UniqueConstraint(
            fields=[owner],
            condition=models.Q(state="adopted"),
            name=f"{owner}_has_one_adopted_version",
        ),
        models.CheckConstraint(
            condition=models.Q(
                state__in=["draft", "in_review", "set_aside"], adoption__isnull=True
            )
            | models.Q(state__in=["adopted", "replaced"], adoption__isnull=False),
            name=f"{owner}_version_adopted_by_a_decision",
        ),
    ]
