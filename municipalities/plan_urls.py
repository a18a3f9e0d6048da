"""Addresses of the programme plan and of the decisions that adopt it."""

from django.urls import path

from municipalities.models import Plan
from municipalities.views import adoptions, histories, plan_rows, plans
from municipalities.word_urls import step_urls

PLAN = "deltakere/<int:participation>/plan/"
RISKS = f"{PLAN}<int:pk>/risiko/"
ANCHORS = f"{PLAN}forankring/"
ADOPTIONS = "deltakere/<int:participation>/vedtak/"
row_urls = [
    path(f"{RISKS}ny/", plan_rows.RiskCreate.as_view(), name="plan-risk-create"),
    path(f"{RISKS}<int:risk>/endre/", plan_rows.RiskChange.as_view(), name="plan-risk-change"),
    path(f"{RISKS}<int:risk>/slett/", plan_rows.RiskRemove.as_view(), name="plan-risk-remove"),
    path(f"{ANCHORS}ny/", plan_rows.AnchorCreate.as_view(), name="plan-anchor-create"),
    path(
        f"{ANCHORS}<int:anchor>/endre/",
        plan_rows.AnchorChange.as_view(),
        name="plan-anchor-change",
    ),
    path(
        f"{ANCHORS}<int:anchor>/slett/",
        plan_rows.AnchorRemove.as_view(),
        name="plan-anchor-remove",
    ),
]
urlpatterns = [
    path(PLAN, plans.PlanList.as_view(), name="plan-list"),
    path(f"{PLAN}ny/", plans.PlanCreate.as_view(), name="plan-create"),
    path(f"{PLAN}<int:pk>/", plans.PlanDetail.as_view(), name="plan"),
    path(f"{PLAN}<int:pk>/endre/", plans.PlanReword.as_view(), name="plan-reword"),
    path(f"{PLAN}<int:pk>/vedtatte-endringer/", plans.PlanAmend.as_view(), name="plan-amend"),
    *step_urls(PLAN, Plan),
    *row_urls,
    path(ADOPTIONS, adoptions.AdoptionList.as_view(), name="adoption-list"),
    path(f"{ADOPTIONS}til-behandling/", adoptions.ReviewMany.as_view(), name="review-many"),
    path(f"{ADOPTIONS}revider/", adoptions.ReviseMany.as_view(), name="revise-many"),
    path(f"{ADOPTIONS}registrer/", adoptions.AdoptionRecord.as_view(), name="adoption-record"),
    path(f"{ADOPTIONS}<int:pk>/", adoptions.AdoptionDetail.as_view(), name="adoption"),
    path(
        f"{ADOPTIONS}<int:pk>/rett/",
        adoptions.AdoptionCorrect.as_view(),
        name="adoption-correct",
    ),
    path(
        f"{ADOPTIONS}<int:pk>/historikk/",
        histories.AdoptionHistory.as_view(),
        name="adoption-history",
    ),
    path(f"{ADOPTIONS}<int:pk>/plan/", plans.AdoptionPlan.as_view(), name="adoption-plan"),
    path(
        f"{ADOPTIONS}<int:pk>/dokument/",
        adoptions.AdoptionDocument.as_view(),
        name="adoption-document",
    ),
]
