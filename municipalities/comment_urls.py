"""Addresses of comments and questions."""

from django.urls import path

from municipalities.models import Adoption, Goal, Initiative, Need, Plan, Strategy
from municipalities.views import comments, histories

PLACE = "deltakere/<int:participation>/"
COMMENT = f"{PLACE}kommentarer/<int:pk>/"
KINDS = {
    "behov": Need,
    "mal": Goal,
    "strategier": Strategy,
    "tiltak": Initiative,
    "plan": Plan,
    "vedtak": Adoption,
}
urlpatterns = [
    path("sporsmal/", comments.QuestionsOfAll.as_view(), name="questions"),
    path(f"{PLACE}sporsmal/", comments.QuestionList.as_view(), name="question-list"),
    *(
        path(
            f"{PLACE}{word}/<int:pk>/kommentar/",
            comments.CommentWrite.as_view(model=model),
            name=f"{model._meta.model_name}-comment",
        )
        for word, model in KINDS.items()
    ),
    path(f"{COMMENT}svar/", comments.CommentAnswer.as_view(), name="comment-answer"),
    path(f"{COMMENT}endre/", comments.CommentChange.as_view(), name="comment-change"),
    path(f"{COMMENT}avklart/", comments.CommentSettle.as_view(), name="comment-settle"),
    path(f"{COMMENT}historikk/", histories.CommentHistory.as_view(), name="comment-history"),
]
