"""The addresses that needs, goals, strategies and the plan have in common, after their own."""

from typing import Any

from django.urls import path

from municipalities.views import history, steps, versions

STEPS: dict[str, tuple[str, Any]] = {
    "del": ("share", steps.Share),
    "til-behandling": ("send-to-review", steps.SendToReview),
    "fra-behandling": ("take-out-of-review", steps.TakeOutOfReview),
    "revider": ("revise", steps.Revise),
    "dropp-revisjon": ("drop-revision", steps.DropRevision),
    "legg-bort": ("set-aside", steps.SetAside),
    "rett": ("correct", steps.Correct),
    "avslutt": ("close", steps.Close),
    "gjenapne": ("reopen", steps.Reopen),
    "flytt": ("move", steps.Move),
    "kopier": ("duplicate", steps.Duplicate),
    "slett": ("throw-away", steps.ThrowAway),
    "historikk": ("history", history.History),
    "versjoner": ("versions", versions.Versions),
}


def step_urls(prefix: str, model: Any) -> list[Any]:
    """One address a step, named by the kind and the step, for example need-share."""
    noun = model._meta.model_name
    return [
        path(f"{prefix}<int:pk>/{word}/", page.as_view(model=model), name=f"{noun}-{code}")
        for word, (code, page) in STEPS.items()
    ]
