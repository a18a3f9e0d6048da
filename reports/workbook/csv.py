"""The tidy sheet as a text file with `;` between the cells, for programs and for later times.

Written as Excel with Norwegian regional settings opens it by a double click: UTF-8 with its mark
in front, `;` between cells, decimal comma, dates as year-month-day, which every program reads.
Numbers have no spaces in them. In Excel a number of a municipality such as 0301 loses its zero
here, for the format has no types: the workbook keeps it.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from os import PathLike
from pathlib import Path

from reports.workbook import texts, values
from reports.workbook.contents import Sheet


def write_tidy_csv(path: str | PathLike[str], sheet: Sheet) -> int:
    """Write the rows of the sheet in the language in force, and tell how many there were."""
    count = 0
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(texts.headings(column.heading for column in sheet.columns))
        for cells in _written(sheet):
            writer.writerow(cells)
            count += 1
    return count


def _written(sheet: Sheet) -> Iterator[list[str]]:
    for row in sheet.rows:
        yield [_cell(values.shown(row, column)) for column in sheet.columns]


def _cell(shown: values.Shown) -> str:
    value = shown.value
    if shown.look == "figure" and value is not None:
        return str(value).replace(".", ",")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    return texts.harmless(str(value or ""))
