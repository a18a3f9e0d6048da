"""Small pictures as plain SVG: shapes and places alone, so that the words beside them say it all."""

from dataclasses import dataclass

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
