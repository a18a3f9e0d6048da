"""The participants of a programme or of a region together: who is in a sum, and who is not."""

from collections.abc import Collection
from functools import cached_property
from typing import Any

from programme.figures import Figure, NoNumber, worst_kind
from programme.models import Indicator
from reports.queries.totals import Counted, gives_away, together
from reports.queries.year_figures import Own


class Group:
    """What each of them has for one indicator. Those counted twice are in no sum."""

    def __init__(self, own: Collection[Own], twice: Collection[int]) -> None:
        self.single = [each for each in own if each.participation.pk not in twice]
        self.double = [each for each in own if each.participation.pk in twice]

    @cached_property
    def inside(self) -> list[Own]:
        """Those who have something to add."""
        return [each for each in self.single if each.parts is not None]

    @property
    def count(self) -> Counted:
        """How many contribute to the sum, and of how many the figure is hidden."""
        return len(self.inside), sum(each.is_hidden for each in self.inside)

    @property
    def alone(self) -> list[Own]:
        """Those whose percentage is known without its parts."""
        return [each for each in self.single if each.is_alone]

    def of_kind(self, kind: NoNumber) -> list[Own]:
        """Those who have this kind of no-number."""
        return [each for each in self.single if each.kind is kind]

    def value(self, indicator: Indicator) -> Figure:
        """The figure of all together, unless it would give a hidden one away.

        Where nobody has a figure, the kind of no-number that rules.
        """
        if gives_away(*self.count) or self._takes_apart():
            return NoNumber.SUPPRESSED
        if self.inside:
            return together([each.parts for each in self.inside], indicator)
        kinds: list[Any] = [each.kind or NoNumber.MISSING for each in self.single]
        return worst_kind(kinds) or NoNumber.MISSING

    def _takes_apart(self) -> bool:
        """Whether the total of a single period, which is told elsewhere, would give one away.

        So it would where a hidden half of the year is left out, since the year has not both,
        and where a hidden figure of an earlier period stands in for one that is lacking.
        """
        ends = [each.period_ends_on for each in self.inside]
        newest = max((end for end in ends if end), default=None)
        return any(
            each.is_hidden and not each.is_alone
            if each.parts is None
            else each.is_hidden and each.period_ends_on != newest
            for each in self.single
        )
