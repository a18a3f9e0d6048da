"""Addresses of goals."""

from django.urls import path

from municipalities.models import Goal
from municipalities.views import goals
from municipalities.word_urls import step_urls

GOALS = "deltakere/<int:participation>/mal/"
INDICATOR = f"{GOALS}<int:pk>/indikator/<int:indicator>/"
urlpatterns = [
    path(GOALS, goals.GoalList.as_view(), name="goal-list"),
    path(f"{GOALS}ny/", goals.GoalCreate.as_view(), name="goal-create"),
    path(f"{GOALS}<int:pk>/", goals.GoalDetail.as_view(), name="goal"),
    path(f"{GOALS}<int:pk>/endre/", goals.GoalReword.as_view(), name="goal-reword"),
    path(f"{GOALS}<int:pk>/vedtatte-endringer/", goals.GoalAmend.as_view(), name="goal-amend"),
    path(
        f"{GOALS}<int:pk>/indikator/",
        goals.GoalIndicatorAdd.as_view(),
        name="goal-indicator-add",
    ),
    path(INDICATOR, goals.GoalIndicatorChange.as_view(), name="goal-indicator-change"),
    path(
        f"{INDICATOR}fjern/", goals.GoalIndicatorRemove.as_view(), name="goal-indicator-remove"
    ),
    *step_urls(GOALS, Goal),
]
