"""Who is reminded of what on a day: the rule alone, which asks neither the database nor the clock.

Something that waits is told of 30 and 7 days before it is due, on the day itself, and then every
second week for as long as it waits. A day on which the daily run did not run is made up for within
six days, and never later: somebody who is asked on Friday for something that is due in three weeks
is not told at once that it is due in thirty days. Dates are dates: a day on which the clock is
moved is a day like others.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

BEFORE = (30, 7, 0)  # days
EVERY = 14  # days, once it is past its date
MADE_UP_FOR = 6  # days


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for somebody: what a line of a reminder is made of."""

    kind: str
    key: str  # the same thing has the same key from day to day
    participation: Any
    due_on: date
    people: frozenset[int]  # the users whom it waits for
    text: Callable[[], str]  # said in the language of the one who reads it
    address: str  # of the cell, the decision, the question


def moment(due_on: date, day: date) -> date | None:
    """The day on which it was last to be told of, when that is today or few days ago."""
    left = (due_on - day).days
    if left < 0:
        since = -left % EVERY
    else:
        since = min((step - left for step in BEFORE if step >= left), default=EVERY)
    return day - timedelta(days=since) if since <= MADE_UP_FOR else None


def is_near(due_on: date, day: date) -> bool:
    """Whether it is past its date, or due within the time in which one is reminded."""
    return (due_on - day).days <= max(BEFORE)


def plan(
    waiting: Iterable[Waiting],
    *,
    day: date,
    told: dict[tuple[int, str], date],
    declined: Collection[tuple[int, str]],
    among: Collection[int],
) -> dict[int, list[Waiting]]:
    """By person, among those asked about: what to be reminded of on this day, the first due first.

    `told` says when each was last told of a thing, `declined` of which kinds nobody wants to hear.
    """

    def is_new(person: int, row: Waiting) -> bool:
        last = moment(row.due_on, day)
        return last is not None and told.get((person, row.key), date.min) < last

    return gathered(
        (person, row)
        for row in waiting
        for person in row.people
        if person in among and (person, row.kind) not in declined and is_new(person, row)
    )


def gathered(pairs: Iterable[tuple[int, Waiting]]) -> dict[int, list[Waiting]]:
    """By person: each thing once, those of one participant together, the first due first."""
    found: dict[int, dict[str, Waiting]] = defaultdict(dict)
    for person, row in pairs:
        found[person].setdefault(row.key, row)
    return {
        person: sorted(
            rows.values(),
            key=lambda row: (row.participation.name, row.participation.pk, row.due_on, row.key),
        )
        for person, rows in found.items()
    }
