"""Small lines as plain SVG: shapes and places alone, so that the words beside them say it all."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from web.pictures import row_svg

WIDE, HIGH, EDGE = 240, 48, 6


@dataclass(frozen=True)
class Point:
    """The figure of a period, and how many it rests on."""

    label: str
    value: Any  # a `Decimal`, or a kind of no-number
    n: int = 0
    of: int = 0


@dataclass(frozen=True)
class Dot:
    """Where a figure is drawn."""

    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """A figure over the periods. What is hidden or missing is a gap, and never 0."""

    points: tuple[Point, ...]
    decimals: int = 0

    kind = "line"
    wide, high = WIDE, HIGH

    @property
    def dots(self) -> list[Dot]:
        """One for each figure that is told."""
        return [dot for dot in self._placed if dot is not None]

    @property
    def runs(self) -> list[str]:
        """The lines between figures that stand side by side, as SVG points."""
        found: list[list[Dot]] = [[]]
        for dot in self._placed:
            if dot is None:
                found.append([])
            else:
                found[-1].append(dot)
        return [" ".join(f"{dot.x},{dot.y}" for dot in run) for run in found if len(run) > 1]

    @property
    def svg(self) -> SafeString:
        """The line alone, for a row of a table; nothing where no figure is told."""
        lines = "".join(f'<polyline points="{run}" class="spark"/>' for run in self.runs)
        dots = "".join(
            f'<circle cx="{dot.x}" cy="{dot.y}" r="6" class="spark-dot"/>' for dot in self.dots
        )
        return row_svg(lines + dots, WIDE, HIGH) if dots else SafeString("")

    @cached_property
    def _placed(self) -> list[Dot | None]:
        told = [point.value for point in self.points if isinstance(point.value, Decimal)]
        top = max((*told, Decimal(0)), default=Decimal(0))
        low = min((*told, Decimal(0)), default=Decimal(0))
        steps = max(len(self.points) - 1, 1)
        return [
            Dot(EDGE + (WIDE - 2 * EDGE) * number // steps, _height(point.value, low, top))
            if isinstance(point.value, Decimal)
            else None
            for number, point in enumerate(self.points)
        ]


def _height(value: Decimal, low: Decimal, top: Decimal) -> int:
    """From the bottom, which is 0 or the lowest below it, to the highest."""
    room = HIGH - 2 * EDGE
    way = (value - low) / (top - low) if top > low else Decimal(0)
    return HIGH - EDGE - int(room * way)
