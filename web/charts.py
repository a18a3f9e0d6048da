"""What a chart is drawn from: what the table beside it shows, in the same words, and nothing else.

A figure that is hidden or missing has a word and no number: there is nothing in the page to draw it from.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from web import formats
from web.rounding import round_half_away

PLACES = 4  # decimals of what is drawn between two figures


class Look(StrEnum):
    """How a series is drawn: each has a shape of its own besides its colour."""

    OWN = "own"  # a full line with round points
    OTHER = "other"  # another participant: a thin line, its shape by its place
    MEDIAN = "median"  # a broken line with triangles
    NEAR = "near"  # a median of some of them: a finer broken line with squares
    PATH = "path"  # a dotted line without points
    TARGET = "target"  # diamonds alone
    BASELINE = "baseline"  # a level line without points


@dataclass(frozen=True)
class Point:
    """A figure as it is read; only a number that is shown has a place in the drawing."""

    text: str
    number: Decimal | None = None
    is_open: bool = False  # may still change: drawn hollow
    note: str = ""
    why: Any = None  # the kind of no-number, where there is no number

    @property
    def data(self) -> dict[str, Any]:
        """For the drawing; what is empty is left out."""
        told = {"text": self.text, "note": self.note, "open": self.is_open}
        number = {} if self.number is None else {"y": str(self.number)}
        return number | {name: value for name, value in told.items() if value}


Points = tuple[Point | None, ...]  # one for each period; None where there is nothing to tell


def point(
    figure: Any, decimals: int, *, is_open: bool = False, note: str = "", is_exact: bool = False
) -> Point | None:
    """The figure with its decimals, or the word for its kind of no-number; None for nothing asked."""
    if figure is None:
        return None
    if isinstance(figure, Decimal):
        number = round_half_away(figure, PLACES if is_exact else decimals)
        return Point(formats.number(figure, decimals), number, is_open, note)
    kind = getattr(figure, "kind", figure)
    return Point(str(formats.no_number(kind)), note=note, why=kind)


@dataclass(frozen=True)
class Series:
    """Figures by period under one name."""

    name: str
    look: Look
    points: Points

    @property
    def data(self) -> dict[str, Any]:
        """For the drawing."""
        points = [each.data if each else None for each in self.points]
        return {"name": self.name, "look": self.look, "points": points}


@dataclass(frozen=True)
class Band:
    """Half of some lie between the two, period by period, where enough of them are shown."""

    name: str
    lower: Points
    upper: Points
    look: str = "wide"  # or `near`: of some of them, drawn narrower and beside

    @property
    def data(self) -> dict[str, Any]:
        """For the drawing."""
        ends = zip(self.lower, self.upper, strict=True)
        points = [[low.data, high.data] if low and high else None for low, high in ends]
        return {"name": self.name, "look": self.look, "points": points}


@dataclass(frozen=True)
class Chart:
    """Series over the same periods, and what one must know to read them."""

    title: str
    unit: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    bands: tuple[Band, ...] = ()
    breaks: Mapping[int, str] = field(default_factory=dict)  # by the period's place
    notes: tuple[str, ...] = ()  # what it rests on, a sentence each

    @property
    def is_worth_drawing(self) -> bool:
        """Whether there is a number in it."""
        return any(each and each.number is not None for s in self.series for each in s.points)

    @property
    def words(self) -> str:
        """The chart for those who do not see it."""
        told = [
            f"{each.name}: {', '.join(_in_words(self.periods, each.points))}."
            for each in self.series
            if any(each.points)
        ]
        broken = [f"{self.periods[place]}: {said}." for place, said in self.breaks.items()]
        first = _("%(title)s, %(unit)s.") % vars(self)
        return " ".join((first, *told, *broken, *self.notes))

    @property
    def rows(self) -> list[tuple[str, Points]]:
        """The table that says the same: for each period its figures, in the order of the series."""
        by_period = zip(*(each.points for each in self.series), strict=True)
        told = zip(self.periods, by_period, strict=True)
        return [(period, points) for period, points in told if any(points)]

    @property
    def has_open(self) -> bool:
        """Whether some figure in it may still change."""
        return any(each and each.is_open for series in self.series for each in series.points)

    @property
    def json(self) -> str:
        """For the drawing."""
        told = {
            "kind": "line",
            "words": self.words,
            "unit": self.unit,
            "periods": self.periods,
            "series": [each.data for each in self.series],
            "bands": [each.data for each in self.bands if any(each.lower)],
            "breaks": [{"at": at, "text": said} for at, said in self.breaks.items()],
        }
        return json.dumps(told, ensure_ascii=False)


def _in_words(periods: Sequence[str], points: Points) -> list[str]:
    told = zip(periods, points, strict=True)
    return [f"{period} {each.text}" for period, each in told if each]


@dataclass(frozen=True)
class Share:
    """How many of a whole are of one kind, whole by whole."""

    name: str
    look: str  # `best`, `good`, `poor`, `none`
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Bars:
    """Wholes cut into the same kinds of parts, one bar for each."""

    title: str
    unit: str
    names: tuple[str, ...]
    shares: tuple[Share, ...]

    @property
    def is_worth_drawing(self) -> bool:
        """Whether there is anything to count."""
        return any(count for share in self.shares for count in share.counts)

    has_open = False

    @property
    def words(self) -> str:
        """The bars for those who do not see them."""
        told = [
            f"{name}: "
            + ", ".join(
                f"{share.name.lower()} {share.counts[place]}"
                for share in self.shares
                if share.counts[place]
            )
            + "."
            for place, name in enumerate(self.names)
        ]
        return " ".join((_("%(title)s, %(unit)s.") % vars(self), *told))

    @property
    def json(self) -> str:
        """For the drawing."""
        return json.dumps(
            {
                "kind": "bars",
                "words": self.words,
                "unit": self.unit,
                "periods": self.names,
                "series": [vars(share) for share in self.shares],
            },
            ensure_ascii=False,
        )
