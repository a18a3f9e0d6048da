"""What is typed for one figure, and the ways in which it can be sent back to whoever typed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from municipalities.models import Measurement
from programme.models import Part
from web.errors import Refused


class ChangedMeanwhile(Refused):
    """Someone else saved the figure after the page was opened; `standing` is what it is now."""

    def __init__(self, message: str, standing: Measurement | None) -> None:
        super().__init__(message)
        self.standing = standing


class Doubtful(Refused):
    """The figure is unusual and nobody has confirmed it yet; `doubts` says why, a sentence each."""

    def __init__(self, doubts: Sequence[str]) -> None:
        super().__init__(" ".join(doubts))
        self.doubts = tuple(doubts)


@dataclass(frozen=True)
class Entry:
    """What is typed for one figure. All empty means: there is no figure.

    A rate is typed as numerator and denominator, or as `value` alone where its parts are not
    known; then it is marked, and never added to others.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    not_applicable: str = ""
    known: str = Measurement.Known.MEASURED
    comment: str = ""
    is_provisional: bool = False
    is_confirmed: bool = False
    correction_reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing that could stand as a figure."""
        return not self.not_applicable and self.numbers == (None, None, None)

    @property
    def numbers(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Value, numerator and denominator."""
        return self.value, self.numerator, self.denominator


@dataclass(frozen=True)
class Typed:
    """One cell as somebody typed it: which part, what, and the stamp it was opened with.

    `seen` None passes the test of what others have saved meanwhile by.
    """

    part: Part
    entry: Entry
    seen: str | None = None


def stamp(figure: Measurement | None) -> str:
    """What a page carries to tell later whether the figure has been changed by someone else."""
    return f"{figure.pk}@{figure.entered_at.timestamp()}" if figure else ""
