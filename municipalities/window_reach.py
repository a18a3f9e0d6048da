"""Whom a period's dates concern: how many are asked for figures in it, and how many have not submitted all."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from municipalities.completeness_facts import lines
from municipalities.models import Participation
from programme.models import Programme, ReportingWindow


@dataclass(frozen=True)
class Reach:
    """How many participants a window asks, and how many of them lack something outside.

    Whether a draft lies there is not said: before it is submitted, a figure is missing.
    """

    asked: int = 0
    lacking: int = 0


def reach(
    programme: Programme, windows: Collection[ReportingWindow], user: Any
) -> dict[int, Reach]:
    """By window for figures, by the rule of which figures are expected. Seven queries."""
    windows = [each for each in windows if each.kind == ReportingWindow.Kind.FIGURES]
    places = Participation.objects.visible_to(user).filter(programme=programme).with_names()
    found = {window.pk: Reach() for window in windows}
    for line in lines(user, [*places], windows):
        so_far, lacks = found[line.window.pk], line.count.reported < line.count.expected
        found[line.window.pk] = Reach(so_far.asked + 1, so_far.lacking + lacks)
    return found
