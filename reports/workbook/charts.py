"""Native charts below the table they are drawn from; what is missing is a gap and never 0.

Each line and each part of a bar has a shape of its own besides its colour: marks, dashes, hatching.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import Title, title_maker
from openpyxl.drawing.fill import ColorChoice, PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils.units import cm_to_EMU
from openpyxl.worksheet.pagebreak import Break

from reports.workbook import looks, texts
from reports.workbook.contents import Chart, Drawn, Sheet
from reports.workbook.rows import LAST_ROW

ALONE = (24.0, 11.0, 20)  # centimetres wide and high, and the rows that it covers
AMONG = (8.5, 15)  # how high each of several is, and the rows
ACROSS, ROWS_OF_PAGE = 2, 2
LEAST_WIDE, MOST_WIDE, GAP = 12.0, 18.0, 0.5  # centimetres
LETTER = 0.185  # centimetres of a column's width
LINE = 28_575  # EMU; 2.25 points
THIN = 19_050
TITLE, AXIS = 1_300, 1_000  # hundredths of a point
MOST_BELOW = 3  # lines whose names have room below the chart; more stand to the right of it
MOST_ABOVE = 12  # rows of a table that leave room for a chart below it on the same page
# How a line is drawn: colour, width, dashes and marks. None is without.
LINES: dict[str, tuple[str, int | None, str | None, str | None]] = {
    "own": (looks.BLUE, LINE, None, "circle"),
    "median": (looks.NAVY, THIN, "dash", "triangle"),
    "near": (looks.NAVY, THIN, "lgDashDot", "square"),
    "edge": (looks.GREY, THIN, "sysDash", None),
    **{
        f"other {number}": (looks.INK, THIN, None, mark)
        for number, mark in enumerate(("square", "x", "plus", "star", "diamond", "dash"))
    },
    "path": (looks.GREY, THIN, "sysDot", None),
    "target": (looks.GOLD, None, None, "diamond"),
}
# How a part of a bar is filled: colour, and hatching. None is plain.
PARTS: dict[str, tuple[str, str | None]] = {
    "best": (looks.NAVY, None),
    "good": (looks.BLUE, "wdUpDiag"),
    "poor": (looks.GOLD, "pct50"),
    "none": (looks.GREY, "pct5"),
}


class _Described(OneCellAnchor):
    """Where the chart stands, and what it shows in words for those who cannot see it."""

    __elements__ = OneCellAnchor.__elements__  # openpyxl forgets those of the class above
    description = ""

    def to_tree(self, *args: Any, **kwargs: Any) -> Any:
        """The description is set last: openpyxl makes the frame when it writes."""
        self.graphicFrame.nvGraphicFramePr.cNvPr.descr = self.description
        return super().to_tree(*args, **kwargs)


def draw(sheet: Any, content: Sheet, widths: Sequence[int], count: int) -> int:
    """Draw the sheet's charts, and tell how many rows below the table they cover."""
    grid = _Grid.of(content, widths)
    covered = -(-len(content.charts) // grid.across) * grid.rows
    if not count or not covered or count + 2 + covered > LAST_ROW:
        return 0
    for number, words in enumerate(content.charts):
        line, place = divmod(number, grid.across)
        top = count + 2 + line * grid.rows
        chart = _drawn(sheet, content, words, count)
        chart.width, chart.height = grid.wide, grid.high
        chart.anchor = grid.anchor(place, top, words.description)
        sheet.add_chart(chart)
        if place == 0 and grid.begins_page(line, count):
            sheet.row_breaks.append(Break(id=top - 1))
    return covered


@dataclass(frozen=True)
class _Grid:
    """Where the charts of a sheet stand: one alone, or several two and two, as wide as the table on paper."""

    across: int
    wide: float  # centimetres
    high: float
    rows: int  # that a chart covers, with those between it and the next
    widths: Sequence[int]

    @classmethod
    def of(cls, content: Sheet, widths: Sequence[int]) -> Self:
        """For this many charts below a table of these columns."""
        if len(content.charts) < 2:
            return cls(1, *ALONE, widths)
        pairs = zip(widths, content.columns, strict=True)
        printed = LETTER * sum(width for width, column in pairs if column.printed)
        half = (printed - GAP) / ACROSS
        return cls(ACROSS, min(max(half, LEAST_WIDE), MOST_WIDE), *AMONG, widths)

    def anchor(self, place: int, row: int, description: object) -> OneCellAnchor:
        """The corner of a chart: in the column, and so far into it, where the one before it ends."""
        column, into = self._beside((self.wide + GAP) * place)
        corner = AnchorMarker(col=column, colOff=cm_to_EMU(into), row=row)
        extent = XDRPositiveSize2D(cm_to_EMU(self.wide), cm_to_EMU(self.high))
        anchor = _Described(_from=corner, ext=extent)
        anchor.description = texts.one_line(description)
        return anchor

    def begins_page(self, line: int, count: int) -> bool:
        """Whether the next sheet of paper begins above these charts, so that none is cut in two."""
        return count > MOST_ABOVE if self.across == 1 else line % ROWS_OF_PAGE == 0

    def _beside(self, centimetres: float) -> tuple[int, float]:
        """The column that lies so far to the right, and how far into it."""
        for number, width in enumerate(self.widths):
            if centimetres < width * LETTER:
                return number, centimetres
            centimetres -= width * LETTER
        return len(self.widths), 0.0


def _drawn(sheet: Any, content: Sheet, words: Chart, count: int) -> Any:
    """A chart of rows of the sheet: the first is below the header."""
    fields = [column.field for column in content.columns]
    first, last = words.rows or (1, count)
    chart = _bars() if words.is_bars else LineChart()
    along = fields.index(words.categories) + 1
    below = str(Reference(sheet, along, first + 1, along, last + 1))
    for each in words.values:
        column = fields.index(each.field) + 1
        values = Reference(sheet, column, first + 1, column, last + 1)
        series = Series(values, title=None)
        series.tx = _name(sheet, column, each)
        series.cat = AxDataSource(strRef=StrRef(below))
        _dress(series, each, is_bars=words.is_bars)
        chart.series.append(series)
    return _framed(chart, words)


def _name(sheet: Any, column: int, drawn: Drawn) -> SeriesLabel:
    """The name of its own, or the heading of the column."""
    if drawn.name:
        return SeriesLabel(v=texts.one_line(drawn.name))
    return SeriesLabel(strRef=StrRef(str(Reference(sheet, column, 1, column, 1))))


def _bars() -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 60
    return chart


def _framed(chart: Any, words: Chart) -> Any:
    """Title, axes with their words, and a legend where there is more than one thing to tell apart."""
    chart.title = _worded(words.title, TITLE, looks.NAVY)
    chart.y_axis.title = _worded(words.axis, AXIS, looks.GREY)
    if words.along:
        chart.x_axis.title = _worded(words.along, AXIS, looks.GREY)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=looks.LINE)
    )
    chart.x_axis.delete = chart.y_axis.delete = False  # or newer versions of Excel hide them
    chart.y_axis.scaling.min = words.least
    chart.y_axis.majorUnit = words.step
    chart.y_axis.number_format = "General"
    chart.display_blanks = "gap"
    if len(words.values) > 1:
        beside = len(words.values) > MOST_BELOW and not words.is_bars
        chart.legend.position = "r" if beside else "b"
        chart.legend.overlay = False
    else:
        chart.legend = None
    return chart


def _worded(words: object, size: int, color: str) -> Title:
    """A title in the type scale of the workbook, which would else be as large as Excel likes."""
    title = title_maker(texts.one_line(words))
    look = CharacterProperties(sz=size, b=size == TITLE, solidFill=color)
    for paragraph in title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=look)
        for run in paragraph.r:
            run.rPr = look
    title.overlay = False
    return title


def _dress(series: Any, drawn: Drawn, *, is_bars: bool) -> None:
    if is_bars:
        _dress_bar(series, *PARTS[drawn.look])
    else:
        _dress_line(series, *LINES[drawn.look])


def _dress_bar(series: Any, color: str, hatching: str | None) -> None:
    edge = LineProperties(solidFill=color)
    if hatching is None:
        series.graphicalProperties = GraphicalProperties(solidFill=color, ln=edge)
        return
    ink, paper = ColorChoice(srgbClr=color), ColorChoice(srgbClr="FFFFFF")
    fill = PatternFillProperties(prst=hatching, fgClr=ink, bgClr=paper)
    series.graphicalProperties = GraphicalProperties(pattFill=fill, ln=edge)


def _dress_line(
    series: Any, color: str, width: int | None, dashes: str | None, mark: str | None
) -> None:
    """A mark at each figure, so that one figure between gaps is seen too."""
    series.smooth = False
    line = LineProperties(solidFill=color, w=width, prstDash=dashes)
    if width is None:
        line = LineProperties(noFill=True)
    series.graphicalProperties = GraphicalProperties(ln=line)
    series.marker.symbol = mark or "none"
    if mark:
        series.marker.size = 8
        series.marker.graphicalProperties = GraphicalProperties(
            solidFill=color, ln=LineProperties(solidFill=color)
        )
