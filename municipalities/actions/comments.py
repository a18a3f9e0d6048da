"""Comments and questions: written, asked, answered, settled, changed. Never deleted."""

import re
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import mails
from accounts.models import User
from municipalities.models import Comment, Membership, Participation
from municipalities.models.comment import seen_of
from municipalities.scope import Scope
from programme import rights
from programme.models import ProgrammeRole
from web import history
from web.errors import Refused
from web.forms import CONTROL_CHARACTERS

LONGEST = 5_000
ASKED = {
    Comment.Side.PARTICIPANT: rights.BY_CODE["comment"].roles & {*rights.MUNICIPAL},
    Comment.Side.HUSBANKEN: frozenset({rights.ADVISER, rights.PROGRAMME_LEAD}),
}


@transaction.atomic
def write(*, about: Any, text: str, by: User) -> Comment:
    """Comment on something that the writer may read now."""
    _refuse_outsider(about, by)
    return _keep(Comment(about=about, text=text_of(text)), about, by, "comment.written")


@transaction.atomic
def ask(
    *,
    about: Any,
    text: str,
    waits_for: str,
    by: User,
    person: User | None = None,
    address: str = "",
) -> Comment:
    """Ask a question that waits for one side, and perhaps for a person there, who is told by e-mail."""
    _refuse_outsider(about, by)
    if waits_for not in Comment.Side.values:
        raise Refused(_("Choose who should answer."))
    if waits_for == Comment.Side.HUSBANKEN and not read_by_husbanken(about):
        raise Refused(
            _("Husbanken cannot read this yet, and so cannot answer. Share it first.")
        )
    if person and not _may_be_asked(person, about.participation, waits_for, by):
        raise Refused(_("This person has no role from which to answer."))
    question = Comment(
        about=about, text=text_of(text), waits_for=waits_for, waits_for_person=person
    )
    _keep(question, about, by, "comment.asked")
    if person:
        words = {"by": by, "place": about.participation.name, "link": address}
        mails.send(person, "municipalities/mails/question", words)
    return question


@transaction.atomic
def answer(*, comment: Comment, text: str, by: User) -> Comment:
    """Answer a comment. A question is answered when somebody else on the side that it waits for answers."""
    first = _locked(comment.answers or comment)
    _refuse_outsider(first.about, by)
    reply = Comment(about=first.about, answers=first, text=text_of(text))
    _keep(reply, first.about, by, "comment.answered")
    if (
        first.is_waiting
        and first.written_by_id != by.pk
        and _side_of(by, first) == first.waits_for
    ):
        _settle(first, by)
    return reply


@transaction.atomic
def settle(*, question: Comment, by: User) -> Comment:
    """Let the one who asked say that the question is answered."""
    question = _locked(question)
    _refuse_outsider(question.about, by)
    if not question.is_waiting:
        raise Refused(_("This does not wait for an answer."))
    if question.written_by_id != by.pk:
        raise Refused(_("Only the one who asked can say that it is answered."))
    return _settle(question, by)


@transaction.atomic
def change(*, comment: Comment, text: str, by: User) -> Comment:
    """Change one's own comment while nobody has answered it. What it said before is kept."""
    _locked(comment.answers or comment)  # nobody answers meanwhile
    comment = _locked(comment)
    _refuse_outsider(comment.about, by)
    if not may_be_changed(comment, by):
        raise Refused(
            _("Only your own comment can be changed, and only while nobody has answered.")
        )
    comment.text = text_of(text)
    return history.keep(comment, by=by, reason="comment.changed", fields=["text"])


def text_of(typed: str) -> str:
    """What was typed, if it can be kept."""
    text = typed.replace("\r\n", "\n").strip()
    if not text:
        raise Refused(_("Write something."))
    if len(text) > LONGEST:
        raise Refused(_("The text is longer than 5,000 characters. Make it shorter."))
    if re.search(CONTROL_CHARACTERS, text):
        raise Refused(_("The text has characters that cannot be shown. Write it anew."))
    return text


def may_be_changed(comment: Comment, by: User) -> bool:
    """True for one's own, when nothing has been written after it in the same conversation."""
    later = Comment.objects.filter(
        answers=comment.answers_id or comment.pk, written_at__gt=comment.written_at
    )
    return comment.written_by_id == by.pk and not later.exists()


def read_by_husbanken(about: Any) -> bool:
    """True when those who read everything given to Husbanken may read this."""
    scope = Scope(timezone.localdate(), everywhere=frozenset({rights.MANAGER}))
    reader = SimpleNamespace(scope=scope)
    return seen_of(type(about), reader).filter(pk=about.pk).exists()


def may_be_asked(participation: Participation, by: User) -> QuerySet[User]:
    """Everyone who can be asked by name, marked with the sides that they can answer for."""
    today = by.scope.today
    members = Membership.objects.valid_on(today).filter(
        user=OuterRef("pk"),
        participation=participation,
        role__in=ASKED[Comment.Side.PARTICIPANT],
    )
    advisers = ProgrammeRole.objects.valid_on(today).filter(
        Q(region=participation.region_id) | Q(region=None),
        user=OuterRef("pk"),
        role__in=ASKED[Comment.Side.HUSBANKEN],
    )
    marked = User.objects.annotate(participant=Exists(members), husbanken=Exists(advisers))
    others = marked.filter(Q(participant=True) | Q(husbanken=True), is_active=True)
    return others.exclude(pk=by.pk).order_by("name", "pk")


def _may_be_asked(person: User, participation: Participation, side: str, by: User) -> bool:
    return may_be_asked(participation, by).filter(**{side: True}, pk=person.pk).exists()


def _refuse_outsider(about: Any, by: User) -> None:
    """Only those who may read it now, in a role that may comment."""
    seen = about is not None and seen_of(type(about), by).filter(pk=about.pk).exists()
    if not seen or not by.scope.may("comment", about.participation):
        raise Refused(_("You cannot comment on this."))


def _side_of(by: User, comment: Comment) -> str:
    own = by.scope.is_own(comment.participation_id)
    return Comment.Side.PARTICIPANT if own else Comment.Side.HUSBANKEN


def _keep(comment: Comment, about: Any, by: User, reason: str) -> Comment:
    comment.participation, comment.written_by = about.participation, by
    return history.keep(comment, by=by, reason=reason)


def _settle(question: Comment, by: User) -> Comment:
    question.answered_at = timezone.now()
    return history.keep(question, by=by, reason="comment.settled", fields=["answered_at"])


def _locked(comment: Comment) -> Comment:
    return Comment.objects.select_for_update().get(pk=comment.pk)
