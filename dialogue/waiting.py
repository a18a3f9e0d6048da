"""What waits for somebody: each kind of thing has a collector of its own.

A collector is given some participations and who acts for them, and yields what waits there. It runs
a fixed number of queries, however many participations it is given.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue.recipients import Places
from dialogue.reminding import Waiting

Collector = Callable[[Places], Iterator[Waiting]]
COLLECTORS: list[Collector] = []


def add_collector(collector: Collector) -> None:
    """Let one more kind of thing be reminded of; called once by an app's `ready`."""
    COLLECTORS.append(collector)


def everything(places: Places) -> Iterator[Waiting]:
    """All that waits; what waits for nobody is told to the programme lead instead."""
    for collect in COLLECTORS:
        for row in collect(places):
            if places.wants(row.due_on):
                yield row if row.people else _for_nobody(row, places)


def _for_nobody(row: Waiting, places: Places) -> Waiting:
    place = row.participation
    return replace(
        row,
        key=f"nobody:{place.pk}",
        people=places.programme_leads(place.pk),
        text=lambda: _("Something waits here, and nobody can be reminded of it. Give a role."),
        address=reverse("people", args=[place.pk]),
    )


def without_anybody(places: Places) -> list[Any]:
    """The participations for which nobody acts who could be reminded."""
    return [row for row in places.by_pk.values() if not places.anybody(row.pk)]
