"""What the page of an initiative tells of learning."""

from typing import Any

from learning.models import LearningNote, Trial


def of_initiative(request: Any, initiative: Any) -> dict[str, Any]:
    """The trial and the learning notes that the visitor may see."""
    user = request.user
    notes = LearningNote.objects.visible_to(user).filter(initiative=initiative)
    trial = Trial.objects.visible_to(user).filter(initiative=initiative).first()
    may_write = user.scope.may("write", initiative.participation)
    return {
        "notes": notes.select_related("written_by"),
        "trial": trial,
        "may_write": may_write,
        "may_share": user.scope.may("share", initiative.participation),
        "may_signal": user.scope.may("send_signals", initiative.participation),
    }
