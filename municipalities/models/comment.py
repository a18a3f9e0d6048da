"""What is asked and answered about a need, a goal, a strategy, an initiative or the plan."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.models.adoption import Adoption
from municipalities.models.goal import Goal
from municipalities.models.initiative import Initiative
from municipalities.models.need import Need
from municipalities.models.participation import (
    Membership,
    OfParticipationQuerySet,
    Participation,
)
from municipalities.models.plan import Plan
from municipalities.models.strategy import Strategy
from municipalities.models.version import Owned
from web.models import NO_PERSONS, Tracked

KINDS: list[Any] = [Need, Goal, Strategy, Initiative, Plan, Adoption]


def add_kind(model: Any) -> None:
    """Let a model of an upper app be commented on; called once by that app's `ready`."""
    KINDS.append(model)


def seen_of(model: Any, user: Any) -> Any:
    """The rows of one kind that the reader may see now."""
    if model is Adoption:
        return model.objects.filter(user.scope.own() | user.scope.read_by_husbanken())
    return model.objects.visible_to(user)


class CommentQuerySet(OfParticipationQuerySet):
    """Comments, found by who may read them and what they wait for."""

    def visible_to(self, user: Any) -> Self:
        """Those on what the reader may see now: a share that is taken back hides its comments."""
        seen = models.Q(pk__in=[])
        for model in KINDS:
            kind = ContentType.objects.get_for_model(model)
            seen |= models.Q(content_type=kind, object_id__in=seen_of(model, user).values("pk"))
        return self.filter(seen)

    def on(self, owner: Any) -> Self:
        """Those on one need, goal, strategy, initiative, plan or decision."""
        kind = ContentType.objects.get_for_model(owner)
        return self.filter(content_type=kind, object_id=owner.pk)

    def questions(self) -> Self:
        """Those that wait, or waited, for an answer."""
        return self.exclude(waits_for="")

    def unanswered(self) -> Self:
        """Questions that still wait."""
        return self.questions().filter(answered_at__isnull=True)

    def with_sides(self) -> Self:
        """With the writer, whose side the writer is on, and whether the text was changed since."""
        acts = Membership.objects.filter(
            user=models.OuterRef("written_by"), participation=models.OuterRef("participation")
        )
        changes = Comment.history.filter(
            id=models.OuterRef("pk"), history_change_reason="comment.changed"
        )
        return self.select_related("written_by", "waits_for_person").annotate(
            by_participant=models.Exists(acts), is_changed=models.Exists(changes)
        )

    def waiting_until(self, today: date) -> Self:
        """With the day to count to, for those that still wait."""
        return self.annotate(today=models.Value(today, models.DateField()))

    def with_objects(self) -> Self:
        """With what they are on, in a fixed number of queries."""
        rows = [
            model.objects.prefetch_related("versions")
            if issubclass(model, Owned)
            else model.objects.all()
            for model in KINDS
        ]
        return self.prefetch_related(GenericPrefetch("about", rows))


class Comment(Tracked):
    """A comment, or a question that waits for an answer. It is read by both sides and never deleted."""

    class Side(models.TextChoices):
        """Who a question waits for."""

        PARTICIPANT = "participant", _("the participant")
        HUSBANKEN = "husbanken", _("Husbanken")

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("participation"),
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()
    answers = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("answer to"),
    )
    text = models.TextField(_("comment"), help_text=NO_PERSONS)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    waits_for = models.CharField(
        _("waits for an answer from"), max_length=11, choices=Side, blank=True
    )
    waits_for_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person who should answer"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def side(self) -> "Comment.Side":
        """Whose side the writer is on; asks for `with_sides`."""
        side = self.Side
        return side.PARTICIPANT if self.by_participant else side.HUSBANKEN  # type: ignore[attr-defined]

    @property
    def is_waiting(self) -> bool:
        """A question without an answer."""
        return bool(self.waits_for) and self.answered_at is None

    @property
    def written_on(self) -> date:
        """The day it was written, in Norway."""
        return timezone.localdate(self.written_at)

    @property
    def answered_on(self) -> date | None:
        """The day it was answered, in Norway."""
        return timezone.localdate(self.answered_at) if self.answered_at else None

    @property
    def days_waited(self) -> Decimal:
        """Whole days from the question to its answer, or to today; asks for `waiting_until`."""
        until = self.answered_on or self.today  # type: ignore[attr-defined]
        return Decimal(max((until - self.written_on).days, 0))
