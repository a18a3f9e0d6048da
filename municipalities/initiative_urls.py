"""Addresses of initiatives."""

from django.urls import path

from municipalities.views import initiative_history, initiatives

INITIATIVES = "deltakere/<int:participation>/tiltak/"
ONE = f"{INITIATIVES}<int:pk>/"
STEPS = {
    "begynn": ("begin", initiatives.TakeStep.as_view(step="begin")),
    "pause": ("pause", initiatives.TakeStep.as_view(step="pause")),
    "gjenoppta": ("take-up", initiatives.TakeStep.as_view(step="take_up")),
    "fullfor": ("finish", initiatives.TakeStep.as_view(step="finish")),
    "avslutt": ("end", initiatives.End.as_view()),
    "del": ("share", initiatives.Share.as_view()),
    "flytt": ("move", initiatives.Move.as_view()),
    "kopier": ("duplicate", initiatives.Duplicate.as_view()),
    "slett": ("throw-away", initiatives.ThrowAway.as_view()),
    "historikk": ("history", initiative_history.InitiativeHistory.as_view()),
}
urlpatterns = [
    path(INITIATIVES, initiatives.InitiativeList.as_view(), name="initiative-list"),
    path(f"{INITIATIVES}ny/", initiatives.InitiativeCreate.as_view(), name="initiative-create"),
    path(ONE, initiatives.InitiativeDetail.as_view(), name="initiative"),
    path(f"{ONE}endre/", initiatives.InitiativeReword.as_view(), name="initiative-reword"),
    *(
        path(f"{ONE}{word}/", page, name=f"initiative-{code}")
        for word, (code, page) in STEPS.items()
    ),
]
