"""What a report is, and for whom: the shape of every entry in the catalogue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programme import rights
from programme.access import TAKE_REPORTS
from reports import forms
from reports.queries import tidy as figure_rows
from reports.workbook import Answer, Chart, Sheet
from reports.years import spread
from web.access import Access

# How final what is told is, on the reader's day.
MARKED = _("As of %(day)s. Figures that are not approved are marked.")
LISTED = _("As of %(day)s. What is not adopted or not approved is marked so.")
DATED = _("As of %(day)s.")
SUMMED = _("As of %(day)s. Figures that are not approved yet are in the sums.")


class Reader(models.TextChoices):
    """Those whom reports are made for, in the order in which they are told."""

    MUNICIPALITY = "municipality", _("municipalities and districts")
    ADVISER = "adviser", _("advisers in Husbanken")
    MANAGER = "manager", _("managers in Husbanken")


# Which of them a visitor is, by the roles that the visitor has somewhere.
READERS: dict[str, frozenset[str]] = {
    Reader.MUNICIPALITY: frozenset(rights.MUNICIPAL),
    Reader.ADVISER: frozenset({rights.ADVISER, rights.PROGRAMME_LEAD}),
    Reader.MANAGER: frozenset({rights.MANAGER, rights.EVALUATOR, rights.PROGRAMME_LEAD}),
}


@dataclass(frozen=True)
class Report:
    """A report: what it is called, who may take it, its rows, its columns and its answer."""

    slug: str
    number: str
    title: Any
    purpose: Any
    query: ModuleType
    sheet: ModuleType
    answer: Callable[..., tuple[str, ...]]
    # Which figures stand behind the rows, as `tidy.rows` takes it; None where none do.
    tidy: Callable[..., dict[str, Any]] | None = None
    form: type[forms.Choices] = forms.Choices
    access: Access = TAKE_REPORTS
    # Further sheets, each made from the rows of the first: a query and a sheet of the same name.
    more: tuple[tuple[ModuleType, ModuleType], ...] = ()
    # What is drawn below the first of the further sheets, which then stands on the page too.
    chart: Callable[[list[Any]], Chart | None] | None = None
    # The same for the page.
    picture: Callable[[list[Any]], Any] | None = None
    # What all the rows are about, where no printed column says it: told with the sheets' names.
    note: Callable[[Sequence[Any]], str] | None = None
    # The first page, where it says more than sentences.
    front: Callable[..., Answer] | None = None
    # Of a report whose rows are its parts: the sheets of those that have something to show.
    parts: Callable[[Sequence[Any]], list[Sheet]] | None = None
    # Whether the file is in the participant's written form when no other language is chosen.
    in_written_form: bool = False
    # How final the figures are; a sum cannot be marked by what is in it.
    status: Any = MARKED
    # Whom it is made for, and to whom of these it is offered before all others.
    readers: tuple[Reader, ...] = tuple(Reader)
    first_for: tuple[Reader, ...] = ()

    def columns_of(self, rows: list[Any]) -> tuple:
        """The columns of page and sheet."""
        return spread(self.sheet.COLUMNS, rows)

    def rows(self, **chosen: Any) -> list[Any]:
        """The rows of page and sheet."""
        return self.query.rows(**chosen)

    def inside(self, rows: list[Any]) -> list[Any]:
        """The rows that the file is about: those of the parts, where it has parts."""
        if not self.parts:
            return rows
        return [row for sheet in self.parts(rows) for row in sheet.rows]

    def figures(
        self, rows: list[Any], *, user: Any, **chosen: Any
    ) -> Iterator[figure_rows.Row]:
        """The figures behind the rows, one a row; none for a report without."""
        return (
            figure_rows.rows(user=user, **self.tidy(rows, **chosen)) if self.tidy else iter(())
        )

    def figure_count(self, rows: list[Any], *, user: Any, **chosen: Any) -> int | None:
        """How many figures stand behind the rows; None for a report without."""
        return figure_rows.count(user=user, **self.tidy(rows, **chosen)) if self.tidy else None

    @property
    def whom(self) -> str:
        """Those whom it is made for, in words."""
        if len(self.readers) == len(Reader):
            return gettext("all")
        return ", ".join(str(reader.label) for reader in Reader if reader in self.readers)

    def is_first_for(self, roles: frozenset[str]) -> bool:
        """Whether it is among the first that somebody with these roles asks for."""
        return any(roles & READERS[reader] for reader in self.first_for)


def figures_of(
    rows: list[Any], *, indicator: Any = None, year: Any = None, **chosen: Any
) -> dict[str, Any]:
    """Those of the indicators that the rows name, of all years."""
    return {"indicators": {row.indicator_code for row in rows}, **chosen}
