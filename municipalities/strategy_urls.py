"""Addresses of strategies."""

from django.urls import path

from municipalities.models import Strategy
from municipalities.views import strategies
from municipalities.word_urls import step_urls

STRATEGIES = "deltakere/<int:participation>/strategier/"
ONE = f"{STRATEGIES}<int:pk>/"
urlpatterns = [
    path(STRATEGIES, strategies.StrategyList.as_view(), name="strategy-list"),
    path(f"{STRATEGIES}ny/", strategies.StrategyCreate.as_view(), name="strategy-create"),
    path(ONE, strategies.StrategyDetail.as_view(), name="strategy"),
    path(f"{ONE}endre/", strategies.StrategyReword.as_view(), name="strategy-reword"),
    path(
        f"{ONE}vedtatte-endringer/", strategies.StrategyAmend.as_view(), name="strategy-amend"
    ),
    *step_urls(STRATEGIES, Strategy),
]
