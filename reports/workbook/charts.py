"""A native chart below the table it is drawn from; what is missing is a gap and never 0."""

from typing import Any

from openpyxl.chart import LineChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils.units import cm_to_EMU

from reports.workbook import looks, texts
from reports.workbook.contents import Sheet
from reports.workbook.rows import LAST_ROW

WIDE, HIGH = 24, 11  # centimetres
ROWS = 20  # that it covers, with one above it
LINE = 28_575  # EMU; 2.25 points


class _Described(OneCellAnchor):
    """Where the chart stands, and what it shows in words for those who cannot see it."""

    __elements__ = OneCellAnchor.__elements__  # openpyxl forgets those of the class above
    description = ""

    def to_tree(self, *args: Any, **kwargs: Any) -> Any:
        """The description is set last: openpyxl makes the frame when it writes."""
        self.graphicFrame.nvGraphicFramePr.cNvPr.descr = self.description
        return super().to_tree(*args, **kwargs)


def draw(sheet: Any, content: Sheet, count: int) -> int:
    """Draw the sheet's chart, if it has one, and tell how many rows below the table it covers."""
    if content.chart is None or not count or count + 2 + ROWS > LAST_ROW:
        return 0
    fields = [column.field for column in content.columns]
    bottom, line = (
        fields.index(name) + 1 for name in (content.chart.categories, content.chart.values)
    )
    chart = _line_chart(content.chart)
    chart.add_data(Reference(sheet, line, 1, line, count + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, bottom, 2, bottom, count + 1))
    _dress(chart.series[0])
    chart.anchor = _below(count, content.chart.description)
    sheet.add_chart(chart)
    return ROWS


def _line_chart(words: Any) -> LineChart:
    chart = LineChart()
    chart.title = texts.one_line(words.title)
    chart.title.overlay = False
    chart.y_axis.title = texts.one_line(words.axis)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=looks.LINE)
    )
    chart.x_axis.delete = chart.y_axis.delete = False  # or newer versions of Excel hide them
    chart.legend = None
    chart.display_blanks = "gap"
    chart.y_axis.scaling.min = words.least
    chart.y_axis.number_format = "General"
    chart.width, chart.height = WIDE, HIGH
    return chart


def _dress(line: Any) -> None:
    """One dark line with a mark at each figure, so that one figure between gaps is seen too."""
    line.smooth = False
    line.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=looks.BLUE, w=LINE)
    )
    line.marker.symbol, line.marker.size = "circle", 8
    line.marker.graphicalProperties = GraphicalProperties(
        solidFill=looks.BLUE, ln=LineProperties(solidFill=looks.BLUE)
    )


def _below(count: int, description: object) -> OneCellAnchor:
    size = XDRPositiveSize2D(cm_to_EMU(WIDE), cm_to_EMU(HIGH))
    anchor = _Described(_from=AnchorMarker(col=0, row=count + 2), ext=size)
    anchor.description = texts.one_line(description)
    return anchor
