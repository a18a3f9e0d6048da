"""R18: the parts of one participant's year, each with its rows, as one reader sees them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reports.yearly.parts import PARTS, Part, Year
from reports.yearly.usual import usual_participation, usual_year


@dataclass(frozen=True)
class Row:
    """One part, which is a sheet of its own in the file when it has rows."""

    participation: Any
    year: int
    part: Part
    rows: tuple[Any, ...]

    @property
    def participation_id(self) -> int:
        """Whose year it is."""
        return self.participation.pk

    @property
    def title(self) -> str:
        """The name of its sheet."""
        return str(self.part.sheet.TITLE)

    @property
    def count(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    @property
    def told(self) -> str:
        """What it tells; of an empty part that there is nothing, so that it has no sheet."""
        if not self.rows:
            return _("There is nothing to show here yet, so it has no sheet of its own.")
        return str(self.part.about)


def rows(
    *,
    user: Any,
    participation: Any = None,
    year: int | None = None,
    programme: Any = None,
    region: Any = None,
) -> list[Row]:
    """Every part, in the order of the sheets: of the usual participant and year where none is chosen.

    A fixed number of queries; nothing for one who sees nobody.
    """
    place = participation or usual_participation(user)
    if place is None:
        return []
    year = year or usual_year(place, user.scope.today)
    about = Year(user, place, year)
    return [Row(place, year, part, tuple(part.rows(about))) for part in PARTS]
