"""A row of the sheet with one row a figure: made of parts, each of which many rows share."""

from functools import partial
from operator import attrgetter
from typing import NamedTuple

from programme.figures import Figure


class Place(NamedTuple):
    """A participant, as its rows name it."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str


class Asked(NamedTuple):
    """An indicator, as its rows name it."""

    indicator_code: str
    indicator: str
    unit: str
    decimals: int
    source: str
    listed: str


class Span(NamedTuple):
    """A part of those asked about, in a period."""

    part: str
    period: str


class Way(NamedTuple):
    """How a figure is known, and how far it has come."""

    known: str
    marks: str
    state: str


class _Parts(NamedTuple):
    place: Place
    asked: Asked
    span: Span
    value: Figure
    numerator: Figure
    denominator: Figure
    decimals: int
    way: Way
    structure: str


class Row(_Parts):
    """One figure of one participant, indicator, period and part."""

    __slots__ = ()

    participation_id = property(attrgetter("place.participation_id"))
    participant = property(attrgetter("place.participant"))
    municipality_code = property(attrgetter("place.municipality_code"))
    region = property(attrgetter("place.region"))
    indicator_code = property(attrgetter("asked.indicator_code"))
    indicator = property(attrgetter("asked.indicator"))
    unit = property(attrgetter("asked.unit"))
    source = property(attrgetter("asked.source"))
    listed = property(attrgetter("asked.listed"))
    part = property(attrgetter("span.part"))
    period = property(attrgetter("span.period"))
    known = property(attrgetter("way.known"))
    marks = property(attrgetter("way.marks"))
    state = property(attrgetter("way.state"))


# As `Row._make`, without a call of Python's for each of hundreds of thousands.
row_of = partial(tuple.__new__, Row)
