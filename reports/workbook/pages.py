"""The sheets that are read as pages: the answer first, where the figures come from last."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext, ngettext
from openpyxl.utils import get_column_letter

from reports.workbook.contents import About, Text
from reports.workbook.lines import lines_of
from reports.workbook.pen import Pen
from reports.workbook.values import SUPPRESSED_SIGN, Shown, oslo, text
from web import formats

Counted = Sequence[tuple[str, Text, int | None]]  # name of a sheet, its note, its rows


def set_up_page(sheet: Any, widths: Sequence[int]) -> None:
    """A page has no grid, a narrow margin, and columns as wide as its text wants."""
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 2
    for number, width in enumerate(widths, start=2):
        sheet.column_dimensions[get_column_letter(number)].width = width


class Page:
    """Appends rows to a sheet and knows which row comes next."""

    def __init__(self, pen: Pen, sheet: Any) -> None:
        self.pen, self.sheet, self.row = pen, sheet, 1

    def add(
        self, *cells: tuple[object, str], link: str = "", height: float | None = None
    ) -> None:
        """A row of texts or numbers, each with its look; the link is on the first."""
        links = [link] + [""] * len(cells)
        made = [
            self.pen.cell(self.sheet, _ready(value, look), to)
            for (value, look), to in zip(cells, links, strict=False)
        ]
        self.append(made, height)

    def append(self, cells: Sequence[Any], height: float | None = None) -> None:
        """A row of cells that are made already."""
        self.sheet.row_dimensions[self.row].height = height
        self.sheet.append([None, *cells])
        self.row += 1

    def gap(self, height: float = 12) -> None:
        """An empty row."""
        self.add(height=height)


def write_about(pen: Pen, sheet: Any, about: About, counted: Counted) -> None:
    """Who, when, which choices, how many rows, which sources, what the signs mean."""
    set_up_page(sheet, (30, 90))
    pen.print_header(sheet, about.report)
    page = Page(pen, sheet)
    page.gap()
    page.add((gettext("About this file"), "title"), height=30)
    _section(page, gettext("The file"), _origin(about))
    chosen = about.filters or (
        (gettext("Chosen filters"), gettext("None: everything you may see")),
    )
    _section(page, gettext("What was chosen"), chosen)
    _section(page, gettext("Rows"), [(name, _rows(rows)) for name, _note, rows in counted])
    _section(page, gettext("Sources"), [("", source) for source in about.sources])
    _section(page, gettext("What the signs mean"), _signs())
    _section(page, gettext("What is left out"), _left_out(about, pen.cut_texts))


def _section(page: Page, title: str, lines: Iterable[tuple[object, object]]) -> None:
    lines = list(lines)
    if lines:
        page.gap()
        page.add((title, "subtitle"), ("", "subtitle"), height=20)
    for label, value in lines:
        page.add((label, "label"), (value, "fact"), height=height_of(value, 86, 15))


def _origin(about: About) -> Iterable[tuple[str, object]]:
    yield gettext("Report"), about.report
    yield gettext("Taken out by"), about.taken_by
    yield gettext("Taken out on"), f"{oslo(about.taken_at):%d.%m.%Y %H:%M}"
    yield gettext("Made with"), about.tool
    if about.link:
        yield gettext("Address"), about.link


def _signs() -> Iterable[tuple[object, str]]:
    yield "0", gettext("Counted, and there were none")
    yield formats.no_number("missing"), gettext("Asked for, but not reported")
    yield formats.no_number("not_applicable"), gettext("Does not concern this participant")
    yield formats.no_number("not_due"), gettext("Is to be reported later")
    yield SUPPRESSED_SIGN, gettext("Hidden, so that no person can be recognised")


def _left_out(about: About, cut_texts: int) -> Iterable[tuple[str, object]]:
    if about.suppression_note:
        yield gettext("Hidden figures"), about.suppression_note
    if cut_texts:
        told = ngettext(
            "%(count)s text was longer than Excel allows and ends with …",
            "%(count)s texts were longer than Excel allows and end with …",
            cut_texts,
        )
        yield gettext("Long texts"), told % {"count": cut_texts}


def _rows(rows: int | None) -> str:
    return "" if rows is None else formats.number(rows)


def _ready(value: object, look: str) -> Shown:
    if isinstance(value, int):
        return Shown(value, look, "#,##0")
    return text("" if value is None else value, look=look)


def height_of(words: object, room: float, line: int) -> int:
    """How high a row must be for its text, a line of which has room for so many digits."""
    return lines_of(words, room) * line + 6
