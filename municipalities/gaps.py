"""The figures that have not come, each with the way to where it is entered or read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from municipalities.completeness_facts import Line
from municipalities.models import Measurement
from programme.windows import in_words
from web import formats


@dataclass(frozen=True)
class Gap:
    """One figure that has not come: what it is of, and where one goes from here."""

    name: str
    address: str
    is_returned: bool = False


def cell_address(participation: int, indicator: int, period: int) -> str:
    """The cell in the grid where own people enter the figure."""
    return f"{reverse('figures-grid', args=[participation])}#c-{indicator}-{period}"


def when(line: Line) -> str:
    """What holds today for the period, as sentences, and until when the participant has an exception."""
    said = in_words(line.window, line.today)
    if line.exception is None or line.exception.until < line.today:
        return said
    until = {"day": formats.day(line.exception.until)}
    return " ".join((said, gettext("There is an exception until %(day)s.") % until))


def gaps_of(line: Line, user: Any) -> Iterator[Gap]:
    """Every gap of a participation in a period: who may enter goes to the cell, others to the figures.

    That a figure was returned is told to own people alone; others never learn of it.
    """
    place, window = line.participation.pk, line.window
    own = user.scope.is_own(place)
    enters = user.scope.may("write", line.participation)
    for each in line.gaps:
        known = line.held.get(each.pk)
        yield Gap(
            each.name,
            cell_address(place, each.pk, window.period_id)
            if enters
            else reverse("figures-of", args=[place, window.pk]),
            own and known is not None and Measurement.State.RETURNED in known.states,
        )
