"""Addresses of the programme's frame."""

from django.urls import path

from programme import indicator_urls, views

urlpatterns = [
    *indicator_urls.urlpatterns,
    path("indikatorer/", views.IndicatorList.as_view(), name="indicators"),
    path("lister/", views.Lists.as_view(), name="lists"),
    path("program/<slug:code>/", views.ProgrammeDetail.as_view(), name="programme"),
    path(
        "program/<slug:code>/endre/", views.ProgrammeChange.as_view(), name="programme-change"
    ),
    path(
        "program/<slug:code>/historikk/",
        views.ProgrammeHistory.as_view(),
        name="programme-history",
    ),
    path("program/<slug:code>/vindu/", views.WindowCreate.as_view(), name="window-create"),
    path(
        "program/<slug:code>/vindu/<int:pk>/",
        views.WindowChange.as_view(),
        name="window-change",
    ),
]
