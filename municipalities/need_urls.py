"""Addresses of needs."""

from django.urls import path

from municipalities.views import history, needs

NEEDS = "deltakere/<int:participation>/behov/"
urlpatterns = [
    path(NEEDS, needs.NeedList.as_view(), name="need-list"),
    path(f"{NEEDS}ny/", needs.NeedCreate.as_view(), name="need-create"),
    path(f"{NEEDS}<int:pk>/", needs.NeedDetail.as_view(), name="need"),
    path(f"{NEEDS}<int:pk>/endre/", needs.NeedChange.as_view(), name="need-change"),
    path(f"{NEEDS}<int:pk>/antall/", needs.NeedCounted.as_view(), name="need-count"),
    path(f"{NEEDS}<int:pk>/del/", needs.NeedShare.as_view(), name="need-share"),
    path(f"{NEEDS}<int:pk>/slett/", needs.NeedDelete.as_view(), name="need-delete"),
    path(f"{NEEDS}<int:pk>/historikk/", history.NeedHistory.as_view(), name="need-history"),
]
