"""Addresses of goals."""

from django.urls import path

from municipalities.views import goals, history

GOALS = "deltakere/<int:participation>/mal/"
INDICATOR = f"{GOALS}<int:pk>/indikator/<int:indicator>/"
urlpatterns = [
    path(GOALS, goals.GoalList.as_view(), name="goal-list"),
    path(f"{GOALS}ny/", goals.GoalCreate.as_view(), name="goal-create"),
    path(f"{GOALS}<int:pk>/", goals.GoalDetail.as_view(), name="goal"),
    path(f"{GOALS}<int:pk>/endre/", goals.GoalChange.as_view(), name="goal-change"),
    path(
        f"{GOALS}<int:pk>/indikator/",
        goals.GoalIndicatorAdd.as_view(),
        name="goal-indicator-add",
    ),
    path(INDICATOR, goals.GoalIndicatorChange.as_view(), name="goal-indicator-change"),
    path(
        f"{INDICATOR}fjern/", goals.GoalIndicatorRemove.as_view(), name="goal-indicator-remove"
    ),
    path(f"{GOALS}<int:pk>/del/", goals.GoalShare.as_view(), name="goal-share"),
    path(f"{GOALS}<int:pk>/slett/", goals.GoalDelete.as_view(), name="goal-delete"),
    path(f"{GOALS}<int:pk>/historikk/", history.GoalHistory.as_view(), name="goal-history"),
]
