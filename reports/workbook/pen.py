"""Puts ready values into cells of an openpyxl workbook; the only writer of cells and sheets."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.views import Selection

from reports.workbook import looks, texts
from reports.workbook.values import Shown

A4 = 9
RULES = 1_000  # the number of their first format, above all those of cells
MARGIN = 0.4  # inches
QUIET = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)


class Pen:
    """Writes into one workbook and remembers how many texts had to be cut."""

    def __init__(self) -> None:
        self.workbook = Workbook(write_only=True)
        # Nothing to compute: Excel need not ask to save changes when the file is only read.
        self.workbook.calculation.fullCalcOnLoad = False
        self.cut_texts = 0
        self._styles: set[str] = set()
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._tables: list[str] = []
        self._formats: dict[str, int] = {}

    def sheet(self, title: object, *, landscape: bool = True, before: Any = None) -> Any:
        """A new sheet, the last or `before` another, set up for print.

        A4, one page wide, with named and numbered pages.
        """
        names = self.workbook.sheetnames
        place = names.index(before.title) if before else None
        sheet = self.workbook.create_sheet(texts.sheet_name(title, names), place)
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left = sheet.page_margins.right = MARGIN
        sheet.oddFooter.right.text = gettext("Page %(page)s of %(pages)s") % {
            "page": "&P",
            "pages": "&N",
        }
        return sheet

    def print_header(self, sheet: Any, left: object, right: object = "") -> None:
        """What stands at the top of each printed page."""
        sheet.oddHeader.left.text = _in_print(left)
        sheet.oddHeader.right.text = _in_print(right)

    def cell(self, sheet: Any, shown: Shown, link: str = "") -> Any:
        """A cell with its value, its type and its look; the link is an address or a sheet."""
        value = self.fitting(shown.value) if isinstance(shown.value, str) else shown.value
        cell = WriteOnlyCell(sheet, value or None if shown.is_text else value)
        if value and shown.is_text:
            cell.data_type = "s"  # or openpyxl makes formulas and error codes of texts
        self._dress(cell, shown)
        if link:
            cell.hyperlink = _leading_to(link)
        return cell

    def style_number(self, sheet: Any, shown: Shown) -> int:
        """The number by which a finished cell of the sheet names its style."""
        key = shown.look, shown.number_format, shown.quoted
        if key not in self._numbers:
            cell = WriteOnlyCell(sheet)
            self._dress(cell, shown)
            self._numbers[key] = cell.style_id
        return self._numbers[key]

    def number_format(self, code: str) -> NumberFormat:
        """A format of a rule, which has a number of its own in the workbook."""
        return NumberFormat(self._formats.setdefault(code, RULES + len(self._formats)), code)

    def _dress(self, cell: Any, shown: Shown) -> None:
        cell.style = self._style(shown.look, shown.number_format)
        if shown.quoted:
            cell.quotePrefix = True

    def freeze_header(self, sheet: Any) -> None:
        """Let the first row stay in sight, on screen and on each printed page."""
        sheet.freeze_panes = "A2"
        sheet.sheet_view.selection = [Selection(pane="bottomLeft", activeCell="A2", sqref="A2")]
        sheet.print_title_rows = "1:1"

    def print_only(self, sheet: Any, ref: str) -> None:
        """Leave what is outside this range on the screen."""
        sheet.print_area = ref

    def table(self, sheet: Any, name: str, headings: Sequence[str], ref: str) -> None:
        """Make what is written a named table with filter arrows."""
        self._tables.append(texts.table_name(name, self._tables))
        table = Table(displayName=self._tables[-1], name=self._tables[-1], ref=ref)
        for number, heading in enumerate(headings, start=1):
            table.tableColumns.append(TableColumn(id=number, name=texts.escape(heading)))
        table.autoFilter = AutoFilter(ref=ref)
        table.tableStyleInfo = QUIET
        sheet.tables.add(
            table
        )  # add_table warns that write-only sheets need columns: they have

    def fitting(self, text: str) -> str:
        """The text as a cell holds it, cut where it is too long, which is counted."""
        fitting = texts.cut(text, texts.LONGEST_TEXT)
        self.cut_texts += fitting != text
        return texts.escape(fitting)

    def _style(self, look: str, number_format: str) -> str:
        name = looks.style_name(look, number_format)
        if name not in self._styles:
            self._styles.add(name)
            self.workbook.add_named_style(looks.named_style(look, number_format))
        return name


def _leading_to(link: str) -> Hyperlink:
    if link.startswith(texts.WEB):
        return Hyperlink(ref="A1", target=link)
    quoted = link.replace("'", "''")
    return Hyperlink(ref="A1", location=f"'{quoted}'!A1")


def _in_print(text: object) -> str:
    return texts.cut(texts.one_line(text), 100).replace("&", "&&")
