"""What a participation has sent to Husbanken, as far as the reader may see."""

from typing import Any

from dialogue.models import ActivityPlan, SentReport, StatusReport
from municipalities.models import Participation


def years_with_a_plan(user: Any, place: Participation) -> set[int]:
    """The years whose activity plan it has sent. One query."""
    rows = (
        ActivityPlan.objects.visible_to(user).of(place).exclude(state=ActivityPlan.State.DRAFT)
    )
    return {*rows.values_list("year", flat=True)}


def periods_with_a_report(user: Any, place: Participation) -> set[int]:
    """The periods whose report it has sent, also where it is opened again. One query."""
    seen = StatusReport.objects.visible_to(user).of(place).exclude(kind=StatusReport.Kind.FINAL)
    rows = SentReport.objects.filter(report__in=seen)
    return {*rows.values_list("report__period_id", flat=True)}
