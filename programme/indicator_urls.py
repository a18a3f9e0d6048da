"""Addresses of the catalogue's own pages."""

from django.urls import path

from programme import indicator_views as views

urlpatterns = [
    path("indikatorer/ny/", views.IndicatorCreate.as_view(), name="indicator-create"),
    path(
        "indikatorer/<slug:code>/endre/",
        views.IndicatorChange.as_view(),
        name="indicator-change",
    ),
    path(
        "indikatorer/<slug:code>/avslutt/",
        views.IndicatorRetire.as_view(),
        name="indicator-retire",
    ),
    path(
        "indikatorer/<slug:code>/erstatt/",
        views.IndicatorReplace.as_view(),
        name="indicator-replace",
    ),
    path(
        "indikatorer/<slug:code>/slett/",
        views.IndicatorDelete.as_view(),
        name="indicator-delete",
    ),
    path(
        "indikatorer/<slug:code>/historikk/",
        views.IndicatorHistory.as_view(),
        name="indicator-history",
    ),
    path(
        "program/<slug:code>/indikatorer/",
        views.IndicatorsForAll.as_view(),
        name="indicators-for-all",
    ),
]
