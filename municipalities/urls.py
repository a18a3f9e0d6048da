"""Addresses of participations and what belongs to them, grouped by noun."""

from django.urls import path

from municipalities import (
    chain_urls,
    comment_urls,
    comparison_urls,
    completeness_urls,
    goal_urls,
    initiative_urls,
    need_urls,
    paste_urls,
    people_urls,
    period_urls,
    plan_urls,
    strategy_urls,
)
from municipalities import (
    figure_urls as one_figure_urls,
)
from municipalities.views import (
    figures,
    figures_grid,
    figures_paste,
    followed,
    histories,
    initiative_lists,
    participations,
    places,
    word_lists,
)

participation_urls = [
    path("deltakere/", participations.ParticipationList.as_view(), name="participations"),
    path(
        "deltakere/ny/",
        participations.ParticipationCreate.as_view(),
        name="participation-create",
    ),
    path(
        "deltakere/<int:participation>/",
        participations.ParticipationDetail.as_view(),
        name="participation",
    ),
    path(
        "deltakere/<int:participation>/endre/",
        participations.ParticipationChange.as_view(),
        name="participation-change",
    ),
    path(
        "deltakere/<int:participation>/historikk/",
        histories.ParticipationHistory.as_view(),
        name="participation-history",
    ),
    path(
        "deltakere/<int:participation>/indikatorer/",
        followed.FollowedChange.as_view(),
        name="followed-change",
    ),
]
figure_urls = [
    path("deltakere/<int:participation>/tall/", figures.Figures.as_view(), name="figures"),
    path(
        "deltakere/<int:participation>/tall/<int:window>/",
        figures.Figures.as_view(),
        name="figures-of",
    ),
    path(
        "deltakere/<int:participation>/tall/legg-inn/",
        figures_grid.FiguresGrid.as_view(),
        name="figures-grid",
    ),
    path(
        "deltakere/<int:participation>/tall/legg-inn/ruter/",
        figures_grid.FiguresCells.as_view(),
        name="figures-cell",
    ),
    path(
        "deltakere/<int:participation>/tall/lim-inn/",
        figures_paste.FiguresPaste.as_view(),
        name="figures-paste",
    ),
    path(
        "deltakere/<int:participation>/tall/historikk/<slug:code>/",
        histories.FigureHistory.as_view(),
        name="figure-history",
    ),
]
place_urls = [
    path("kommuner/", places.MunicipalityList.as_view(), name="municipalities"),
    path("kommuner/<int:pk>/", places.MunicipalityDetail.as_view(), name="municipality"),
    path(
        "kommuner/<int:pk>/malform/",
        places.MunicipalityChange.as_view(),
        name="municipality-change",
    ),
    path(
        "kommuner/<int:pk>/historikk/",
        histories.MunicipalityHistory.as_view(),
        name="municipality-history",
    ),
    path("kommuner/<int:pk>/bydel/", places.DistrictCreate.as_view(), name="district-create"),
]
list_urls = [
    path("behov/", word_lists.NeedsOfAll.as_view(), name="needs"),
    path("mal/", word_lists.GoalsOfAll.as_view(), name="goals"),
    path("strategier/", word_lists.StrategiesOfAll.as_view(), name="strategies"),
    path("tiltak/", initiative_lists.InitiativesOfAll.as_view(), name="initiatives"),
]
urlpatterns = [
    *list_urls,
    *place_urls,
    *participation_urls,
    *chain_urls.urlpatterns,
    *figure_urls,
    *one_figure_urls.urlpatterns,
    *period_urls.urlpatterns,
    *comparison_urls.urlpatterns,
    *people_urls.urlpatterns,
    *need_urls.urlpatterns,
    *goal_urls.urlpatterns,
    *strategy_urls.urlpatterns,
    *initiative_urls.urlpatterns,
    *paste_urls.urlpatterns,
    *plan_urls.urlpatterns,
    *comment_urls.urlpatterns,
    *completeness_urls.urlpatterns,
]
