"""Cells that stand out by Excel's own conditional formats: bold letters and a sign, then a colour.

There is no sign where each row has decimals of its own, since a rule has but one format. The rules stay in the file, so that they follow a reader who sorts, filters or pastes new figures.
"""

from collections.abc import Sequence
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from reports.columns import Column, Mark
from reports.workbook import looks, values
from reports.workbook.pen import Pen


def mark(
    pen: Pen,
    sheet: Any,
    columns: Sequence[Column],
    rows: tuple[int, int],
    first_column: int = 1,
) -> None:
    """Give the columns of the table in these rows, the first and the last, their rules."""
    places = {column.field: number for number, column in enumerate(columns, first_column)}
    for number, column in enumerate(columns, first_column):
        own = get_column_letter(number)
        for each in column.marks:
            decides = get_column_letter(places[each.by] if each.by else number)
            rule = Rule("expression", formula=[_formula(each, f"${decides}{rows[0]}")])
            rule.dxf = _dressed(pen, each, column)
            sheet.conditional_formatting.add(f"{own}{rows[0]}:{own}{rows[1]}", rule)


def _formula(each: Mark, cell: str) -> str:
    """The rule as Excel reads it in every language; words for figures are no numbers."""
    if each.says:
        said = str(each.says).replace('"', '""')
        return f'{cell}="{said}"'
    limits = {"<": each.below, ">=": each.at_least, ">": each.above}
    told = "".join(
        f",{cell}{sign}{limit}" for sign, limit in limits.items() if limit is not None
    )
    return f"AND(ISNUMBER({cell}){told})"


def _dressed(pen: Pen, each: Mark, column: Column) -> DifferentialStyle:
    sign, ink, paper = looks.MARKS[each.good]
    usual = (
        values.number_format(column.kind, column.usual_decimals) if column.is_figure else "@"
    )
    shown = None if column.decimals_field else pen.number_format(f'"{sign} "{usual}')
    return DifferentialStyle(
        font=Font(bold=True, color=ink),
        fill=PatternFill(bgColor=paper, fill_type="solid"),
        numFmt=shown,
    )
