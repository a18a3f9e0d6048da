"""Addresses of what passes between participant and Husbanken."""

from django.urls import path

from dialogue.models import ActivityPlan
from dialogue.views import activity_plans, grants
from municipalities.views.comments import CommentWrite

PLANS = "deltakere/<int:participation>/aktivitetsplaner/"
GRANTS = "deltakere/<int:participation>/tilskudd/"
plan_urls = [
    path(PLANS, activity_plans.ActivityPlanList.as_view(), name="activity-plan-list"),
    path(
        f"{PLANS}ny/", activity_plans.ActivityPlanBegin.as_view(), name="activity-plan-create"
    ),
    path(
        f"{PLANS}<int:pk>/", activity_plans.ActivityPlanDetail.as_view(), name="activity-plan"
    ),
    path(
        f"{PLANS}<int:pk>/endre/",
        activity_plans.ActivityPlanReword.as_view(),
        name="activity-plan-reword",
    ),
    path(
        f"{PLANS}<int:pk>/tiltak/ny/",
        activity_plans.LineCreate.as_view(),
        name="activity-plan-line-create",
    ),
    path(
        f"{PLANS}<int:pk>/tiltak/<int:line>/endre/",
        activity_plans.LineChange.as_view(),
        name="activity-plan-line-change",
    ),
    path(
        f"{PLANS}<int:pk>/tiltak/<int:line>/slett/",
        activity_plans.LineRemove.as_view(),
        name="activity-plan-line-remove",
    ),
    path(
        f"{PLANS}<int:pk>/vedtak/",
        activity_plans.ActivityPlanDecide.as_view(),
        name="activity-plan-decide",
    ),
    path(
        f"{PLANS}<int:pk>/send/",
        activity_plans.ActivityPlanSend.as_view(),
        name="activity-plan-send",
    ),
    path(
        f"{PLANS}<int:pk>/trekk-tilbake/",
        activity_plans.ActivityPlanTakeBack.as_view(),
        name="activity-plan-take-back",
    ),
    path(
        f"{PLANS}<int:pk>/svar/",
        activity_plans.ActivityPlanAnswer.as_view(),
        name="activity-plan-answer",
    ),
    path(
        f"{PLANS}<int:pk>/kommentar/",
        CommentWrite.as_view(model=ActivityPlan),
        name="activity-plan-comment",
    ),
    path(
        f"{PLANS}<int:pk>/historikk/",
        activity_plans.ActivityPlanHistory.as_view(),
        name="activity-plan-history",
    ),
]
grant_urls = [
    path(GRANTS, grants.GrantList.as_view(), name="grant-list"),
    path(f"{GRANTS}ny/", grants.GrantCreate.as_view(), name="grant-create"),
    path(f"{GRANTS}<int:pk>/endre/", grants.GrantChange.as_view(), name="grant-change"),
    path(f"{GRANTS}<int:pk>/historikk/", grants.GrantHistory.as_view(), name="grant-history"),
]
urlpatterns = [*plan_urls, *grant_urls]
