"""A document as a Word file: true headings, tables with header rows, its language. Alone in using docx."""

from pathlib import Path
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from municipalities.plan_blocks import Document, Facts, Heading, Note, Table, Text
from reports.workbook.texts import clean, one_line
from web import formats

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO"}
LONGEST_PROPERTY = 255
TEXT_WIDTH = 17  # centimetres between the margins
LETTERS = 100  # that stand on a line of a table
WIDEST = 40  # letters: a longer text is broken over lines


def write(path: str | Path, document: Document, footer: str = "") -> None:
    """Write the whole document; nothing of its text is left out but what a file cannot hold."""
    file = docx.Document()
    _set_up(file, document)
    file.add_paragraph(one_line(document.title), style="Title")
    _facts(file, document.facts)
    for note in document.notes:
        _note(file, Note(note))
    for section in document.sections:
        file.add_heading(one_line(section.heading), level=1)
        for block in section.blocks:
            WRITERS[type(block)](file, block)
    _footer(file, footer)
    file.save(str(path))


def _set_up(file: Any, document: Document) -> None:
    """A4, the language of the words, and what the file says about itself."""
    language = LANGUAGES[document.language]
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "Calibri", Pt(11)
    for tag in file.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    about = file.core_properties
    about.title = one_line(document.title)[:LONGEST_PROPERTY]
    about.subject = one_line(document.participant)[:LONGEST_PROPERTY]
    about.author = one_line(document.participant)[:LONGEST_PROPERTY]
    about.language, about.comments = language, ""


def _heading(file: Any, block: Heading) -> None:
    file.add_heading(one_line(block.text), level=block.level - 1)


def _text(file: Any, block: Text) -> None:
    for line in clean(block.text).split("\n"):
        if line.strip():
            file.add_paragraph(line)


def _note(file: Any, block: Note) -> None:
    file.add_paragraph().add_run(clean(block.text)).italic = True


def _facts(file: Any, block: Facts) -> None:
    for name, value in block.pairs:
        paragraph = file.add_paragraph()
        paragraph.add_run(f"{one_line(name)}: ").bold = True
        paragraph.add_run(clean(value))
        paragraph.paragraph_format.space_after = Pt(2)


def _table(file: Any, block: Table) -> None:
    table = file.add_table(rows=0, cols=len(block.headings), style="Table Grid")
    _tell(table, one_line(block.caption))
    _header(_row(table, block.headings, bold=True))
    for cells in block.rows:
        _row(table, cells)
    for column, width in zip(table.columns, _widths(block), strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    file.add_paragraph()


def _widths(block: Table) -> list[float]:
    """Room for the longest word of each column; what is left goes where the texts are long."""
    columns = [*zip(block.headings, *block.rows, strict=True)]
    least = [max(_longest_word(cell.text) for cell in column) + 3 for column in columns]
    whole = [max(min(len(cell.text), WIDEST) for cell in column) for column in columns]
    lacking = [max(text - word, 1) for text, word in zip(whole, least, strict=True)]
    spare = max(LETTERS - sum(least), 0) / sum(lacking)
    wanted = [word + spare * more for word, more in zip(least, lacking, strict=True)]
    return [TEXT_WIDTH * each / sum(wanted) for each in wanted]


def _longest_word(text: str) -> int:
    """What cannot be broken over lines: 1 188 868 is one word."""
    return max(map(len, text.replace(formats.NO_BREAK_SPACE, "_").split()), default=0)


def _row(table: Any, cells: Any, bold: bool = False) -> Any:
    row = table.add_row()
    for place, cell in zip(row.cells, cells, strict=True):
        paragraph = place.paragraphs[0]
        run = paragraph.add_run(clean(cell.text))
        run.bold, run.font.size = bold, Pt(9.5)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = (
            bold  # headings never stand alone below a page
        )
        if cell.is_figure:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _header(row: Any) -> None:
    """The row that is repeated on each page, and read out as the headings."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _tell(table: Any, caption: str) -> None:
    """The table's name, for those who hear the document."""
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    table._tbl.tblPr.append(told)


def _footer(file: Any, words: str) -> None:
    paragraph = file.sections[0].footer.paragraphs[0]
    page = _("Page")
    paragraph.add_run(one_line(f"{words} · {page}") + " ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


WRITERS: dict[type, Any] = {
    Facts: _facts,
    Heading: _heading,
    Note: _note,
    Table: _table,
    Text: _text,
}
