"""The first sheet: the answer in sentences, then its sections, its main table, and the way on."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext
from openpyxl.utils import get_column_letter

from reports.workbook import tables, texts, values
from reports.workbook.contents import Answer, Line, Section, Sheet
from reports.workbook.marking import mark
from reports.workbook.pages import Counted, Page, height_of, set_up_page
from reports.workbook.pen import Pen

WIDE, BESIDE = 88, 14  # the text, and the figure to the right of it
LEAST = 46  # that the text keeps beside a table of many columns
USUAL = 2  # columns of a page without a table
PORTRAIT = 110  # the widest that is read well on an upright page


def write(
    pen: Pen, sheet: Any, answer: Answer, counted: Counted, titles: Mapping[str, str]
) -> int:
    """Title, sentences, how final it is, sections, table, sheets; tells the rows of the table.

    `titles` says which sheet got the title that a line leads to.
    """
    widths = _widths(answer)
    set_up_page(sheet, widths)
    if not answer.table:  # words alone are read on one sheet of paper
        sheet.page_setup.fitToHeight = 1
    pen.print_header(sheet, answer.title)
    page = _FrontPage(pen, sheet, widths)
    page.begin(answer)
    for section in answer.sections:
        page.section(section, titles)
    count = page.table(answer.table) if answer.table else 0
    page.sheets(counted)
    _leave_on_screen(pen, sheet, answer, page.row)
    return count


def _leave_on_screen(pen: Pen, sheet: Any, answer: Answer, rows: int) -> None:
    """What a table has no room for on paper stands to the right of what is printed."""
    columns = answer.table.columns if answer.table else ()
    printed = sum(column.printed for column in columns)
    if printed < len(columns):
        pen.print_only(sheet, f"A1:{get_column_letter(printed + 1)}{rows}")


def is_wide(answer: Answer) -> bool:
    """Whether the page is better read lying."""
    return sum(_widths(answer)) > PORTRAIT


def _widths(answer: Answer) -> list[int]:
    """The columns of the page; a table's first one holds the sentences too."""
    if answer.table is None:
        return [WIDE, BESIDE]
    first, *others = map(tables.width_of, answer.table.columns)
    others = others or [BESIDE]
    return [max(first, LEAST, WIDE + BESIDE - sum(others)), *others]


class _FrontPage(Page):
    """A page of a text column with figures to the right of it."""

    def __init__(self, pen: Pen, sheet: Any, widths: list[int]) -> None:
        super().__init__(pen, sheet)
        self.widths = widths

    def begin(self, answer: Answer) -> None:
        """The title, the sentences, and how final they are."""
        self.gap()
        self.said(answer.title, "title", 40, 30)
        self.gap(8)
        for number, sentence in enumerate(answer.sentences):
            if number:
                self.said(sentence, "sentence", 78, 17)
            else:
                self.said(sentence, "lead", 62, 20)
        if answer.status_line:
            self.gap(8)
            beside = [("", "status")] * (len(self.widths) - 1)
            self.said(answer.status_line, "status", 86, 16, beside)

    def said(
        self,
        words: object,
        look: str,
        room: int,
        line: int,
        beside: Sequence[tuple[str, str]] = (),
    ) -> None:
        """A text of the page, `room` digits of which fill a line of the usual width.

        Above a table it reaches over all its columns.
        """
        wide = sum(self.widths) if len(self.widths) > USUAL else self.widths[0]
        if len(self.widths) > USUAL:
            last = get_column_letter(len(self.widths) + 1)
            self.sheet.merged_cells.add(f"B{self.row}:{last}{self.row}")
        height = height_of(words, room * wide / WIDE, line)
        self.add((words, look), *beside, height=height)

    def heading(self, title: object, beside: object = "") -> None:
        """The heading of a part of the page, and that of the figures to the right."""
        self.gap(18)
        self.add((title, "subtitle"), (beside, "count subtitle"), height=22)

    def section(self, section: Section, titles: Mapping[str, str]) -> None:
        """Lines with their figures, some of which lead on."""
        self.heading(section.title)
        for line in section.lines:
            look = "link" if line.link else "sentence"
            self.add(
                (line.text, look),
                (line.figure, "count"),
                link=_target(line, titles),
                height=height_of(line.text, 78 * self.widths[0] / WIDE, 17),
            )

    def table(self, content: Sheet) -> int:
        """The main table of the answer, its first row below its title."""
        self.heading(content.title)
        if content.note:
            self.said(content.note, "note", 86, 15)
        first = self.row
        names = texts.headings(column.heading for column in content.columns)
        widths = self.widths[: len(names)]
        self._in_line(
            tables.header(self.pen, self.sheet, content, names), tables.of_header(widths)
        )
        self.sheet.print_title_rows = f"{first}:{first}"
        rooms = tables.rooms_of(content.columns, widths)
        for row in content.rows:
            shown = [values.shown(row, column) for column in content.columns]
            self._in_line([self.pen.cell(self.sheet, each) for each in shown], rooms)
        count = self.row - first - 1
        if count:
            last = f"{get_column_letter(len(names) + 1)}{self.row - 1}"
            self.pen.table(self.sheet, content.table_name, names, f"B{first}:{last}")
            mark(self.pen, self.sheet, content.columns, (first + 1, self.row - 1), 2)
        else:
            self.add((gettext("No rows match the filter"), "empty"))
        return count

    def _in_line(self, cells: list[Any], rooms: Sequence[float]) -> None:
        self.append(cells, tables.height_of(cells, rooms))

    def sheets(self, counted: Counted) -> None:
        """The way to each of the other sheets, and how many rows it has."""
        self.heading(gettext("Sheets in this workbook"), gettext("Rows"))
        for name, note, rows in counted:
            self.add((name, "link"), (rows, "count"), link=name, height=20)
            if note:
                self.said(note, "note", 86, 15)


def _target(line: Line, titles: Mapping[str, str]) -> str:
    """The sheet or the address a line leads to; a dead link is found when the file is made."""
    if not line.link or line.link.startswith(texts.WEB):
        return texts.one_line(line.link)
    if line.link not in titles:
        raise ValueError(f"No sheet of the workbook is called {line.link!r}")
    return titles[line.link]
