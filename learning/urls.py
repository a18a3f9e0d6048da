"""Addresses of what was tried and learned."""

from django.urls import path

from learning.views import notes, trials

INITIATIVE = "deltakere/<int:participation>/tiltak/<int:pk>/"
NOTE = f"{INITIATIVE}laering/<int:note>/"
TRIAL = f"{INITIATIVE}utproving/"
urlpatterns = [
    path("laering/", notes.NotesOfAll.as_view(), name="learning-notes"),
    path(f"{INITIATIVE}laering/ny/", notes.NoteCreate.as_view(), name="learning-note-create"),
    path(f"{NOTE}endre/", notes.NoteChange.as_view(), name="learning-note-change"),
    path(f"{NOTE}del/", notes.NoteShare.as_view(), name="learning-note-share"),
    path(f"{NOTE}historikk/", notes.NoteHistory.as_view(), name="learning-note-history"),
    path(f"{TRIAL}ny/", trials.TrialBegin.as_view(), name="trial-begin"),
    path(f"{TRIAL}endre/", trials.TrialChange.as_view(), name="trial-change"),
    path(f"{TRIAL}konklusjon/", trials.TrialConclude.as_view(), name="trial-conclude"),
    path(f"{TRIAL}historikk/", trials.TrialHistory.as_view(), name="trial-history"),
]
