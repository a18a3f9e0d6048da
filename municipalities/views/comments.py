"""Comments and questions: written, answered, settled and changed; and the questions that wait."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from municipalities import comment_lists, talk
from municipalities.actions import comments
from municipalities.actions.versions import noun
from municipalities.comment_forms import AnswerForm, CommentForm
from municipalities.models import Comment
from municipalities.models.comment import seen_of
from municipalities.views.about import AboutParticipation
from municipalities.views.words import address_of
from programme.access import COMMENT, READ
from web.views import ActionPage, FormPage, ListPage, Once, TextPage


class CommentWrite(Once, AboutParticipation, FormPage):
    """Comment on, or ask about, something that the visitor may see."""

    access = COMMENT
    model: Any = None
    form_class = CommentForm
    template_name = "municipalities/comment_form.html"
    title = _("Comment or ask")
    submit_label = _("Post")
    done = _("It is posted.")

    def load(self) -> None:
        super().load()
        visible = seen_of(self.model, self.request.user).of(self.participation)
        self.owner = self.named(visible)
        self.owner.participation = self.participation
        self.section = f"{noun(self.model)}-list"

    def already_url(self) -> str:
        return f"{address_of(self.owner)}#comments"

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"about": self.owner, "user": self.request.user}
        return super().get_form_kwargs() | about

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            about=talk.title_of(self.owner, self.request.user),
            own_url=address_of(self.owner),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        words = {
            "about": self.owner,
            "text": form.cleaned_data["text"],
            "by": self.request.user,
        }
        asked = form.asked()
        if not asked["waits_for"]:
            return talk.address_in(comments.write(**words))
        page = self.request.build_absolute_uri(address_of(self.owner))
        return talk.address_in(comments.ask(**words, **asked, address=f"{page}#comments"))


class AboutComment(AboutParticipation):
    """A page about one comment that the visitor may read; else 404."""

    section = "question-list"
    template_name: Any = "municipalities/comment_form.html"

    def load(self) -> None:
        """Fetch the participation, then the comment."""
        super().load()
        self.comment = get_object_or_404(self.comments().with_sides(), pk=self.kwargs["pk"])

    def comments(self) -> Any:
        """Those that the page may be about."""
        return Comment.objects.visible_to(self.request.user).of(self.participation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is commented on, by the words that the visitor sees."""
        about = talk.title_of(self.comment.about, self.request.user)
        page = talk.address_in(self.comment)
        return super().get_context_data(about=about, own_url=page, **kwargs)


class CommentAnswer(Once, AboutComment, FormPage):
    """Answer a comment or a question."""

    access = COMMENT
    form_class = AnswerForm
    title = _("Answer")
    submit_label = _("Post the answer")
    done = _("The answer is posted.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(answered=self.comment, **kwargs)

    def already_url(self) -> str:
        return talk.address_in(self.comment)

    def act(self, form: Any) -> str:
        user = self.request.user
        reply = comments.answer(comment=self.comment, by=user, **form.cleaned_data)
        return talk.address_in(reply)


class CommentChange(AboutComment, FormPage):
    """Change one's own comment while nobody has answered."""

    access = COMMENT
    form_class = AnswerForm
    title = _("Change the comment")

    def comments(self) -> Any:
        return super().comments().filter(written_by=self.request.user)

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.comment.text}

    def act(self, form: Any) -> str:
        comments.change(comment=self.comment, by=self.request.user, **form.cleaned_data)
        return talk.address_in(self.comment)


class CommentSettle(AboutComment, ActionPage):
    """The one who asked says that it is answered."""

    access = COMMENT
    done = _("The question is marked as answered.")

    def act(self) -> None:
        comments.settle(question=self.comment, by=self.request.user)

    def get_success_url(self) -> str:
        return talk.address_in(self.comment)


def questions_for(user: Any, today: Any) -> Any:
    """The questions that the user may read: those that wait first, the one that has waited longest on top."""
    answered = ExpressionWrapper(Q(answered_at__isnull=False), BooleanField())
    rows = Comment.objects.visible_to(user).questions().with_sides().with_objects()
    rows = rows.waiting_until(today)
    return rows.annotate(answered=answered).order_by("answered", "written_at", "pk")


class QuestionList(AboutParticipation, TextPage):
    """The questions about one participation's words."""

    access = READ
    section = "question-list"
    title = _("Questions")
    template_name = "municipalities/question_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rows = questions_for(user, self.request.today).of(self.participation)
        listed = [talk.listed(row, user) for row in rows]
        return super().get_context_data(
            waiting=[row for row in listed if row.comment.is_waiting],
            answered=[row for row in listed if not row.comment.is_waiting],
            **kwargs,
        )


class QuestionsOfAll(ListPage):
    """Every question that the visitor may read."""

    access = READ
    title = _("Questions")
    slug = "questions"
    table_class = comment_lists.Questions
    filterset_class = comment_lists.QuestionFilter

    def get_queryset(self) -> Any:
        return questions_for(self.request.user, self.request.today).with_places()
