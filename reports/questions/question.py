"""What a question of the management page is, and what an answer to it must say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, cast

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from programme.figures import Figure
from web.pictures import Bar
from web.sparklines import Line


class Group(StrEnum):
    """The five parts of the page, in the order of the page."""

    HELPED = "helped"
    CASEWORK = "casework"
    HUSBANKEN = "husbanken"
    TRUSTED = "trusted"
    LEARNED = "learned"


GROUPS: dict[str, Any] = {
    Group.HELPED: _("Do people get help?"),
    Group.CASEWORK: _("Is the casework better?"),
    Group.HUSBANKEN: _("Does Husbanken guide, and keep its word?"),
    Group.TRUSTED: _("Is it measured, and can the figures be trusted?"),
    Group.LEARNED: _("What is tried and learned?"),
}

# What their sheets are called: a sheet's name has room for 31 letters.
SHEETS: dict[str, Any] = {
    Group.HELPED: _("Help to people"),
    Group.CASEWORK: _("Casework"),
    Group.HUSBANKEN: _("Husbanken’s part"),
    Group.TRUSTED: _("Measured and trusted"),
    Group.LEARNED: _("Tried and learned"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that an answer rests on: plain values, the same for the page and for the sheet."""

    participant: str
    about: str  # the goal, the indicator, the report, the question …
    participation_id: int | None = None
    region: str = ""
    period: str = ""
    before: Figure = None  # the period before; None where there is nothing to compare with
    value: Figure = None
    unit: str = ""
    decimals: int = 0
    state: str = ""  # in words
    day: date | None = None
    days: int | None = None
    detail: str = ""
    address: str = ""  # the page of it
    number: str = ""  # of the question; set where the rows of several stand together
    part: str = (
        ""  # of the answer, by its code in `parts.LABELS`; empty where all rows are of a kind
    )


Rows = tuple[Row, ...]


def when_read(make: Callable[[], Iterable[Row]]) -> Rows:
    """Rows that are not made before somebody reads them: most who read an answer do not."""
    return cast(Rows, SimpleLazyObject(lambda: tuple(make())))


@dataclass(frozen=True)
class Change:
    """How much the figure has moved, and since when; `note` says what one must know to read it."""

    value: Figure
    since: str
    note: str = ""


@dataclass(frozen=True)
class Answered:
    """An answer: one sentence and a figure, how many it rests on, who is missing, and the rows."""

    sentence: str
    figure: Figure
    unit: str
    n: int  # participants that it rests on
    of: int
    missing: tuple[str, ...] = ()  # by name
    further: tuple[str, ...] = ()  # what more must be said, a sentence each
    decimals: int = 0
    one: str = ""  # the unit beside 1, where `unit` is that of many
    period: str = ""
    status: str = ""  # how final the data are
    change: Change | None = None
    no_change: str = ""  # why no change is told, as a sentence
    picture: Bar | Line | None = None
    rows: Rows = ()
    address: str = ""  # the report or list where one can go on


@dataclass(frozen=True)
class NotHeld:
    """A question whose data the tool does not hold; what is missing, as a sentence."""

    sentence: str
    rows: Rows = ()


Answer = Answered | NotHeld


@dataclass(frozen=True)
class Question:
    """A question in plain words, where it belongs, and how it is answered for a scope."""

    number: str
    slug: str
    group: Group
    title: Any  # a few words
    asks: Any  # the whole question
    ask: Callable[[Any], Answer]
    place: int = 0  # among the headline questions, from 1; 0 is none of them

    @property
    def is_headline(self) -> bool:
        """Whether it stands open at the top of the page."""
        return self.place > 0
