"""Addresses of the first page of a participant's year."""

from django.urls import path

from reports.yearly import views

YEARLY = "deltakere/<int:participation>/arsarbeidsbok/"
YEAR = f"{YEARLY}<int:year>/"
urlpatterns = [
    path(YEARLY, views.YearlyWorkbook.as_view(), name="yearly-workbook"),
    path(YEAR, views.YearlyWords.as_view(), name="yearly-words"),
    path(f"{YEAR}velg/", views.ProposalTake.as_view(), name="yearly-proposal-take"),
    path(f"{YEAR}del/", views.WordsShare.as_view(), name="yearly-words-share"),
    path(f"{YEAR}historikk/", views.WordsHistory.as_view(), name="yearly-words-history"),
    path(f"{YEAR}ny/<slug:kind>/", views.WordCreate.as_view(), name="yearly-word-create"),
    path(f"{YEAR}<int:pk>/endre/", views.WordChange.as_view(), name="yearly-word-change"),
    path(f"{YEAR}<int:pk>/flytt/", views.WordMove.as_view(), name="yearly-word-move"),
    path(f"{YEAR}<int:pk>/slett/", views.WordRemove.as_view(), name="yearly-word-remove"),
]
