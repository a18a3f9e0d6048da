"""What a column of a report is, for the page and for the sheet alike."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# How a value is written: "integer", "number" and "percent" are figures that may also hold one
# of the kinds of no-number; "percent" holds a share of one; "year" has no space in 2026;
# "entry" is a figure that is copied back, and so has no thousands that a language parts its own way;
# "years" stands for the columns of `each`, once for every period (`reports.years`).
KINDS = frozenset(
    {
        "text",
        "code",
        "integer",
        "number",
        "percent",
        "year",
        "entry",
        "date",
        "datetime",
        "yes_no",
        "years",
    }
)
FIGURES = frozenset({"integer", "number", "percent", "year", "entry"})
USUAL_DECIMALS = {"number": 1}


@dataclass(frozen=True)
class Mark:
    """When a cell of a file stands out, by a sign, bold letters and a colour: never by colour alone.

    One of the conditions is given. `by` names the column that decides, where it is another:
    a change is marked by how far it goes towards its target, so that the direction is the goal's.
    """

    good: bool | None  # the way that is wanted, or the other; None for what is not there yet
    below: int | None = None
    at_least: int | None = None
    above: int | None = None
    says: str | Promise = ""
    by: str = ""


@dataclass(frozen=True)
class Column:
    """One column: its heading, the attribute of the row it shows, and how that is written."""

    heading: str | Promise
    field: str
    kind: str = "text"
    width: int = 18
    decimals: int | None = None
    decimals_field: str = ""
    # Of rows that are made of parts: the part that tells it. What a part tells is written once.
    of: str = ""
    help: str | Promise = ""
    each: tuple["Column", ...] = ()  # of "years": what stands there for every period
    link: str = ""  # the row's address that the page leads to from here; empty for none
    marks: tuple[Mark, ...] = ()
    printed: bool = True  # False: a detail to the right of what a sheet of paper has room for

    def __post_init__(self) -> None:
        """A misspelt kind is found when the sheet is imported, not when it is downloaded."""
        if self.kind not in KINDS:
            raise ValueError(f"A column cannot be of the kind {self.kind!r}")

    @property
    def is_figure(self) -> bool:
        """Whether the column holds figures, which stand to the right."""
        return self.kind in FIGURES

    def decimals_of(self, row: object) -> int:
        """How many decimals this row's figure is shown with."""
        own = getattr(row, self.decimals_field) if self.decimals_field else None
        return self.usual_decimals if own is None else own

    @property
    def usual_decimals(self) -> int:
        """How many decimals a figure has when its row does not say."""
        return USUAL_DECIMALS.get(self.kind, 0) if self.decimals is None else self.decimals


def for_chart(heading: str | Promise, field: str, **decimals: Any) -> Column:
    """A column that a chart is drawn from: numbers alone, to the right of what is printed."""
    gap = _("Empty where there is no number, so that the chart has a gap there.")
    return Column(heading, field, "number", 12, help=gap, printed=False, **decimals)
