"""The conversation under a need, goal, strategy, initiative, plan or decision, as a reader sees it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.text import capfirst

from municipalities.actions.versions import noun
from municipalities.comment_forms import AnswerForm, CommentForm
from municipalities.models import Comment
from municipalities.models.version import Owned


@dataclass(frozen=True)
class Thread:
    """A comment or a question with its answers, oldest first."""

    first: Comment
    answers: list[Comment]
    form: AnswerForm | None  # for those who may answer
    once: str  # the mark of the form, so that what is sent twice is kept once
    may_settle: bool
    may_change: int | None  # the last comment, when it is the reader's own


@dataclass
class Talk:
    """All that is said about one object. Nothing is fetched before it is shown."""

    owner: Any
    user: Any

    @cached_property
    def may_comment(self) -> bool:
        """True for those who may comment, ask and answer here."""
        return self.user.scope.may("comment", self.owner.participation)

    @cached_property
    def threads(self) -> list[Thread]:
        """Every thread, oldest first. One query."""
        rows = Comment.objects.visible_to(self.user).on(self.owner).with_sides()
        answers = defaultdict(list)
        for row in rows:
            answers[row.answers_id].append(row)
        return [self._thread(first, answers[first.pk]) for first in answers[None]]

    @cached_property
    def form(self) -> CommentForm | None:
        """Where a comment or a question is typed."""
        if not self.may_comment:
            return None
        return CommentForm(about=self.owner, user=self.user, auto_id="comment-%s")

    @cached_property
    def once(self) -> str:
        """The mark of the form, so that what is sent twice is kept once."""
        return uuid4().hex

    @property
    def address(self) -> str:
        """Where it is posted."""
        return reverse(
            f"{noun(self.owner)}-comment", args=[self.owner.participation_id, self.owner.pk]
        )

    def _thread(self, first: Comment, answers: list[Comment]) -> Thread:
        last = answers[-1] if answers else first
        own = self.may_comment and last.written_by_id == self.user.pk
        asked = self.may_comment and first.written_by_id == self.user.pk
        return Thread(
            first,
            answers,
            AnswerForm(auto_id=f"answer-{first.pk}-%s") if self.may_comment else None,
            once=uuid4().hex,
            may_settle=asked and first.is_waiting,
            may_change=last.pk if own else None,
        )


@dataclass(frozen=True)
class Question:
    """A question in a list: about what, by the words that the reader sees, and how long it has waited."""

    comment: Comment
    title: str
    kind: str
    address: str
    days: int


def comments_about(owner: Any, user: Any) -> Talk:
    """The conversation about an object that the user may see; for `municipalities/_comments.html`."""
    return Talk(owner, user)


def listed(comment: Comment, user: Any) -> Question:
    """A question as a row; asks for `with_objects` and `waiting_until`."""
    about: Any = comment.about
    return Question(
        comment,
        title_of(about, user),
        capfirst(str(about._meta.verbose_name)),
        address_in(comment),
        int(comment.days_waited),
    )


def title_of(owner: Any, user: Any) -> str:
    """What it is called, in the words that this reader sees."""
    return owner.version_for(user).title if isinstance(owner, Owned) else str(owner)


def address_in(comment: Comment) -> str:
    """The comment's place on the page of what it is about."""
    model: Any = ContentType.objects.get_for_id(comment.content_type_id).model_class()
    page = reverse(noun(model), args=[comment.participation_id, comment.object_id])
    return f"{page}#comment-{comment.pk}"
