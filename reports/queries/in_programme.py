"""An indicator in one programme, as one reader sees it: the periods, the spreads, and those who are named."""

from dataclasses import dataclass

from municipalities.models import Participation
from programme.figures import Figure, NoNumber
from programme.models import Period, Programme, Region
from programme.spread import Spread
from web.sparklines import Line, Point

MOST_PERIODS = 5  # side by side, the newest

NOT_THERE = (None, NoNumber.MISSING, NoNumber.NOT_DUE)


@dataclass(frozen=True)
class InPeriod:
    """One period of a programme: how many were asked and have reported, and the spread."""

    period: Period
    asked: int
    reported: int
    hidden: int
    not_applicable: int
    is_due: bool
    spread: Spread
    of_region: Spread  # of nobody where those one reads are of several regions

    @property
    def is_told(self) -> bool:
        """Whether there are enough whose figures are shown."""
        return self.spread.is_told


@dataclass(frozen=True)
class Cell:
    """A figure as the reader sees it, what one must know of it, and the way to its page.

    From a gap it is the way to where it is entered.
    """

    value: Figure  # None where nothing was asked for
    marks: tuple[str, ...] = ()
    address: str = ""
    is_open: bool = False  # it may still change: not approved, or provisional


@dataclass(frozen=True)
class Named:
    """The figures of one participant, side by side in time."""

    participation: Participation
    is_opened: bool  # seen since both have opened for it
    cells: tuple[Cell, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures alone."""
        return tuple(cell.value for cell in self.cells)

    @property
    def has_reported(self) -> bool:
        """Whether a figure of it has come in these periods, hidden or not."""
        return any(figure not in NOT_THERE for figure in self.figures)

    @property
    def line(self) -> Line:
        """The row as a small picture, made of what the row shows."""
        return Line(tuple(Point("", figure) for figure in self.figures))


@dataclass(frozen=True)
class InProgramme:
    """The indicator in one programme, as one reader sees it; the newest period first."""

    programme: Programme
    periods: tuple[InPeriod, ...]
    named: tuple[Named, ...]
    region: Region | None = None  # the only one of those one reads

    @property
    def side_by_side(self) -> tuple[InPeriod, ...]:
        """The newest periods, oldest first."""
        return self.periods[:MOST_PERIODS][::-1]

    @property
    def spreads(self) -> list[Spread]:
        """Of the programme, by period."""
        return [each.spread for each in self.side_by_side]

    @property
    def spreads_of_region(self) -> list[Spread]:
        """Of the region, by period."""
        return [each.of_region for each in self.side_by_side]

    @property
    def is_told_of_region(self) -> bool:
        """Whether there are enough in the region in any of the periods."""
        return any(each.is_told for each in self.spreads_of_region)

    @property
    def first(self) -> list[Named]:
        """Those whom the reader's own roles let read."""
        silent = self.silent
        return [each for each in self.named if not each.is_opened and each not in silent]

    @property
    def others(self) -> list[Named]:
        """Those who are open both ways."""
        silent = self.silent
        return [each for each in self.named if each.is_opened and each not in silent]

    @property
    def silent(self) -> list[Named]:
        """Those who have not reported in these periods stand apart; one alone keeps its row."""
        read = [each for each in self.named if not each.is_opened]
        kept = read if len(read) == 1 else []
        return [each for each in self.named if not (each.has_reported or each in kept)]
