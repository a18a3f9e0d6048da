"""Addresses of needs."""

from django.urls import path

from municipalities.models import Need
from municipalities.views import needs
from municipalities.word_urls import step_urls

NEEDS = "deltakere/<int:participation>/behov/"
urlpatterns = [
    path(NEEDS, needs.NeedList.as_view(), name="need-list"),
    path(f"{NEEDS}ny/", needs.NeedCreate.as_view(), name="need-create"),
    path(f"{NEEDS}<int:pk>/", needs.NeedDetail.as_view(), name="need"),
    path(f"{NEEDS}<int:pk>/endre/", needs.NeedReword.as_view(), name="need-reword"),
    path(f"{NEEDS}<int:pk>/vedtatte-endringer/", needs.NeedAmend.as_view(), name="need-amend"),
    path(f"{NEEDS}<int:pk>/antall/", needs.NeedCounted.as_view(), name="need-count"),
    *step_urls(NEEDS, Need),
]
