"""Small pictures as plain SVG: shapes and places alone, so that the words beside them say it all."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

WIDE = 240


@dataclass(frozen=True)
class Part:
    """A part of a whole: its name, how many, and how it looks (`good`, `fair`, `poor`, `none`)."""

    label: str
    count: int
    look: str


@dataclass(frozen=True)
class Piece:
    """Where a part is drawn."""

    x: int
    width: int
    look: str


@dataclass(frozen=True)
class Bar:
    """A whole cut into its parts. What there is none of is not drawn, and stands in the words."""

    parts: tuple[Part, ...]

    kind = "bar"
    wide, high = WIDE, 20

    @property
    def pieces(self) -> list[Piece]:
        """The parts from left to right, without gaps: each ends where the next begins."""
        total, found, so_far = sum(part.count for part in self.parts), [], 0
        for part in self.parts:
            start, so_far = so_far, so_far + part.count
            if part.count:
                left, right = (WIDE * count // total for count in (start, so_far))
                found.append(Piece(left, right - left, part.look))
        return found

    @property
    def svg(self) -> SafeString:
        """The bar alone, for a row of a table: the figures stand beside it in words."""
        drawn = "".join(
            f'<rect x="{each.x}" width="{each.width}" height="{self.high}" class="piece piece-{each.look}"/>'
            for each in self.pieces
        )
        return row_svg(drawn, self.wide, self.high)


def row_svg(drawn: str, wide: int, high: int) -> SafeString:
    """A picture of shapes and places of ours, half as large as it is drawn; read aloud by nobody."""
    return mark_safe(  # noqa: S308 - no text of anybody's
        f'<svg class="sparkline" viewBox="0 0 {wide} {high}" width="{wide // 2}" height="{high // 2}"'
        f' aria-hidden="true" focusable="false">{drawn}</svg>'
    )
