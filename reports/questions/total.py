"""One indicator of one year over those that a question is about: the total, n, and who is missing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities.models import Measurement
from programme.figures import Figure, NoNumber, is_number
from programme.models import Indicator
from reports import words
from reports.queries.expected import of_how_many
from reports.queries.groups import Group
from reports.queries.year_figures import Own
from web import formats


@dataclass(frozen=True)
class Total:
    """One indicator of one year over those that it is about."""

    indicator: Indicator
    year: int
    value: Figure
    own: tuple[Own, ...]  # each participant that is asked, or has a figure all the same
    group: Group

    @property
    def inside(self) -> list[Own]:
        """Those who have something to add."""
        return self.group.inside

    @property
    def n(self) -> int:
        """How many it rests on."""
        return len(self.group.inside)

    @property
    def missing(self) -> tuple[str, ...]:
        """Whose figure is due and not submitted, by name."""
        lacking = self.group.of_kind(NoNumber.MISSING)
        return tuple(each.participation.name for each in lacking)

    @property
    def of(self) -> int:
        """Of how many a figure could be had by now."""
        return of_how_many(each.kind for each in self.group.single)

    @property
    def approved(self) -> int:
        """How many of the figures are approved."""
        state = Measurement.State.APPROVED
        return sum(
            each.latest is not None and each.latest.state == state for each in self.inside
        )

    @property
    def sentence(self) -> str:
        """ "Families in temporary housing, 2025: 412 households (12 of 16 participants; missing: Nordvik)." """
        said = _("%(indicator)s, %(year)s: %(figure)s (%(who)s") % {
            "indicator": self.indicator.name,
            "year": self.year,
            "figure": self.in_words,
            "who": words.of_participants(self.n, self.of),
        }
        for sentence, names in (
            (_("; missing: %(names)s"), self.missing),
            (_("; counted in their municipality: %(names)s"), self._doubled),
        ):
            said += sentence % {"names": words.names(names)} if names else ""
        return f"{said})."

    @property
    def in_words(self) -> str:
        """The figure with its unit, or why there is none."""
        if not is_number(self.value):
            return str(formats.no_number(str(self.value)))
        return words.with_unit(self.value, self.indicator.decimals, self.indicator.unit)

    @property
    def _doubled(self) -> tuple[str, ...]:
        return tuple(each.participation.name for each in self.group.double)
