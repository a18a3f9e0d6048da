"""The sheets that are read as pages: the answer first, where the figures come from last."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext, ngettext

from reports.workbook.contents import About, Answer, Text
from reports.workbook.pen import Pen
from reports.workbook.values import SUPPRESSED_SIGN, Shown, oslo, text
from web import formats

Counted = Sequence[tuple[str, Text, int | None]]  # name of a sheet, its note, its rows


def set_up_page(sheet: Any, widths: Sequence[int]) -> None:
    """A page has no grid, a narrow margin, and columns as wide as its text wants."""
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 2
    for letter, width in zip("BCD", widths, strict=False):
        sheet.column_dimensions[letter].width = width


class Page:
    """Appends rows to a sheet and knows which row comes next."""

    def __init__(self, pen: Pen, sheet: Any) -> None:
        self.pen, self.sheet, self.row = pen, sheet, 1

    def add(
        self, *cells: tuple[object, str], link: str = "", height: float | None = None
    ) -> None:
        """A row of texts or numbers, each with its look; the link is on the first."""
        self.sheet.row_dimensions[self.row].height = height
        links = [link] + [""] * len(cells)
        made = [
            self.pen.cell(self.sheet, _ready(value, look), to)
            for (value, look), to in zip(cells, links, strict=False)
        ]
        self.sheet.append([None, *made])
        self.row += 1

    def gap(self, height: float = 12) -> None:
        """An empty row."""
        self.add(height=height)


def write_answer(pen: Pen, sheet: Any, answer: Answer, counted: Counted) -> None:
    """Title, sentences, how final it is, and the way to each of the other sheets."""
    set_up_page(sheet, (88, 14))
    pen.print_header(sheet, answer.title)
    page = Page(pen, sheet)
    page.gap()
    page.add((answer.title, "title"), height=_height(answer.title, 45, 30))
    page.gap(8)
    for number, sentence in enumerate(answer.sentences):
        wide, line = (70, 20) if number == 0 else (84, 17)
        page.add(
            (sentence, "sentence" if number else "lead"), height=_height(sentence, wide, line)
        )
    if answer.status_line:
        page.gap(8)
        height = _height(answer.status_line, 95, 16)
        page.add((answer.status_line, "status"), ("", "status"), height=height)
    page.gap(18)
    page.add(
        (gettext("Sheets in this workbook"), "subtitle"),
        (gettext("Rows"), "count subtitle"),
        height=22,
    )
    for name, note, rows in counted:
        page.add((name, "link"), (rows, "count"), link=name, height=20)
        if note:
            page.add((note, "note"), height=_height(note, 95, 15))


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
        page.add((label, "label"), (value, "fact"), height=_height(value, 95, 15))


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


def _height(words: object, wide: int, line: int) -> int:
    lines = sum(1 + len(part) // wide for part in str(words).split("\n"))
    return lines * line + 6
