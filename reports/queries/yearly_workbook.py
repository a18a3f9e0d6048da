"""R18: the parts of one participant's year, each with its rows, as one reader sees them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reports.yearly.parts import PARTS, Part, Year


@dataclass(frozen=True)
class Row:
    """One part, which is a sheet of its own in the file when it has rows."""

    participation_id: int
    part: Part
    rows: tuple[Any, ...]

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
    participation: Any,
    year: int | None,
    programme: Any = None,
    region: Any = None,
) -> list[Row]:
    """Every part, in the order of the sheets. A fixed number of queries; none for nobody."""
    if participation is None or year is None:
        return []
    about = Year(user, participation, year)
    return [Row(participation.pk, part, tuple(part.rows(about))) for part in PARTS]
