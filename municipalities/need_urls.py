"""Addresses of needs."""

from django.urls import path

from municipalities.models import Need
from municipalities.views import need_counts, needs
from municipalities.word_urls import step_urls

NEEDS = "deltakere/<int:participation>/behov/"
COUNT = f"{NEEDS}<int:pk>/antall/<int:count>/"
urlpatterns = [
    path(NEEDS, needs.NeedList.as_view(), name="need-list"),
    path(f"{NEEDS}ny/", needs.NeedCreate.as_view(), name="need-create"),
    path(f"{NEEDS}<int:pk>/", needs.NeedDetail.as_view(), name="need"),
    path(f"{NEEDS}<int:pk>/endre/", needs.NeedReword.as_view(), name="need-reword"),
    path(f"{NEEDS}<int:pk>/vedtatte-endringer/", needs.NeedAmend.as_view(), name="need-amend"),
    path(f"{NEEDS}<int:pk>/antall/", need_counts.NeedCounted.as_view(), name="need-count"),
    path(COUNT, need_counts.NeedCountChange.as_view(), name="need-count-change"),
    path(f"{COUNT}slett/", need_counts.NeedCountRemove.as_view(), name="need-count-remove"),
    *step_urls(NEEDS, Need),
]
