"""One way of writing the national sheet, in a process of its own: what it cost, as one line of JSON.

    python -m benchmarks.excel_ways DATABASE WAY FILE [ROWS]

All ways get the same rows from the same query and write the same seventeen columns with a style on
every cell. What is measured is the query and the writing; the start of the process is not.
"""

import json
import resource
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from benchmarks import national

KIB = 1024
BLOCK = 2_000
WIDE = 18


def main(words: list[str]) -> None:
    """Set up, measure, tell."""
    database, way, file, *rows = words
    national.settings(Path(database))
    count = int(rows[0]) if rows else None
    WAYS[way](file, 20)  # what is imported and looked up once is not counted
    before, started = time.process_time(), time.perf_counter()
    WAYS[way](file, count)
    told = {"cpu": time.process_time() - before, "wall": time.perf_counter() - started}
    told["memory"] = _peak()
    told["size"] = Path(file).stat().st_size
    sys.stdout.write(json.dumps(told) + "\n")


def _peak() -> float:
    """The most memory this process has had, in MiB.

    Linux gives a new program the peak of the one that started it, but for what it says in /proc.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if "VmHWM" in each)
        return int(line.split()[1]) / KIB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB


def figures(count: int | None = None) -> Iterator[Any]:
    """The rows of the tidy sheet as the manager sees them, small numbers hidden."""
    from reports.queries import tidy

    return islice(tidy.rows(user=reader()), count)


def reader() -> Any:
    """Mona, who reads the whole nation."""
    from datetime import date

    from django.utils import translation

    from accounts.models import User
    from municipalities.scope import set_scope

    translation.activate("nb")
    user = User.objects.get(email="mona@example.org")
    set_scope(user, date(2026, 11, 24))
    return user


def columns() -> tuple[Any, ...]:
    """The columns of the tidy sheet."""
    from reports.sheets import tidy

    return tidy.COLUMNS


def _ours(file: str, count: int | None, *, refs: bool = True) -> None:
    from reports import workbook

    _write(file, [workbook.Sheet("Tall", columns(), figures(count), "t_figures")], refs=refs)


def _write(file: str, sheets: list[Any], *, refs: bool = True) -> None:
    from django.utils import timezone

    from reports import workbook

    workbook.write(
        file,
        answer=workbook.Answer("Nasjonale tall", ("Alle tall.",)),
        sheets=sheets,
        tidy=None,
        definitions=(),
        about=workbook.About("Mona", timezone.now(), "Tall"),
        refs=refs,
    )


def _without_refs(file: str, count: int | None) -> None:
    _ours(file, count, refs=False)


def _small(file: str, _count: int | None) -> None:
    """Two participants' figures, fewer than 2,000 rows, each on a sheet of its own."""
    from municipalities.models import Participation
    from reports import workbook
    from reports.queries import tidy

    user = reader()
    sheets = [
        workbook.Sheet(
            f"Tall {place.pk}",
            columns(),
            tidy.rows(user=user, participation=place),
            f"t_figures_{place.pk}",
        )
        for place in Participation.objects.order_by("pk")[2:4]
    ]
    _write(file, sheets)


def _plain(count: int | None) -> Iterator[list[tuple[Any, str]]]:
    """The rows as other writers take them: each value with the number format it is shown in."""
    from programme.figures import NoNumber
    from reports.words import no_number
    from web.rounding import round_half_away

    words = {kind: no_number(kind) for kind in NoNumber}
    kinds = [(column.field, column.is_figure, column.decimals_field) for column in columns()]
    formats = {0: "#,##0", 1: "#,##0.0", 2: "#,##0.00", 3: "#,##0.000", 4: "#,##0.0000"}
    for row in figures(count):
        cells: list[tuple[Any, str]] = []
        for field, is_figure, decimals_field in kinds:
            value = getattr(row, field)
            if not is_figure or value is None:
                cells.append((value, "General"))
            elif isinstance(value, NoNumber):
                cells.append((words[value], "General"))
            else:
                decimals = row.decimals if decimals_field else 0
                cells.append((float(round_half_away(value, decimals)), formats[decimals]))
        yield cells


def _openpyxl(file: str, count: int | None) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import NamedStyle
    from openpyxl.utils import get_column_letter

    from reports.workbook import looks

    book = Workbook()
    sheet: Any = book.active
    known: set[str] = set()
    for number, column in enumerate(columns(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDE
        sheet.cell(1, number, str(column.heading))
    sheet.freeze_panes = "A2"
    for at, cells in enumerate(_plain(count), start=2):
        for number, (value, shown) in enumerate(cells, start=1):
            cell = sheet.cell(at, number, value)
            if shown not in known:
                known.add(shown)
                book.add_named_style(
                    NamedStyle(shown, number_format=shown, **looks.LOOKS["text"])
                )
            cell.style = shown
    sheet.auto_filter.ref = sheet.dimensions
    book.save(file)


def _xlsxwriter(file: str, count: int | None) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("Tall")
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns()) - 1, WIDE)
    looks: dict[str, Any] = {}
    for number, column in enumerate(columns()):
        sheet.write_string(0, number, str(column.heading))
    for at, cells in enumerate(_plain(count), start=1):
        for number, (value, shown) in enumerate(cells):
            if shown not in looks:
                looks[shown] = book.add_format(XLSXWRITER | {"num_format": shown})
            if value is None or value == "":
                sheet.write_blank(at, number, None, looks[shown])
            elif isinstance(value, float):
                sheet.write_number(at, number, value, looks[shown])
            else:
                sheet.write_string(at, number, value, looks[shown])
    sheet.autofilter(0, 0, at, len(columns()) - 1)
    book.close()


XLSXWRITER = {"font_name": "Calibri", "font_size": 11, "font_color": "#1E2B3C", "indent": 1}
XLSXWRITER |= {"bottom": 1, "bottom_color": "#D5DCE4", "align": "left", "valign": "top"}


def _rust(file: str, count: int | None) -> None:
    """Its formats are by column and not by cell, so it has less to do than the others."""
    from rustpy_xlsxwriter import FastExcel, Format

    names = [str(column.heading) for column in columns()]
    look = Format().set_font_name("Calibri").set_font_size(11).set_font_color("#1E2B3C")
    rows = (
        dict(zip(names, (value for value, _shown in cells), strict=True))
        for cells in _plain(count)
    )
    writer = FastExcel(file).freeze(row=1)
    writer.sheet("Tall", rows, column_formats=dict.fromkeys(names, look), column_width=WIDE)
    writer.save()


def _limit(file: str, _count: int | None) -> None:
    """What no writer can avoid: the bare rows of the query, and the finished XML squeezed.

    The query and the XML are laid beside the file by `prepare`.
    """
    statement, parts = Path(f"{file}.sql").read_text(), Path(f"{file}.xml")
    database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    cursor = database.execute(statement)
    while cursor.fetchmany(BLOCK):
        pass
    squeeze = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    with parts.open("rb") as text, Path(file).open("wb") as out:
        while block := text.read(1 << 18):
            out.write(squeeze.compress(block))
        out.write(squeeze.flush())


def prepare(book: Path, file: Path) -> None:
    """The query and the finished XML of a workbook that was written, for the bare limit."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        next(figures())
    Path(f"{file}.sql").write_text(asked.captured_queries[-1]["sql"])
    with ZipFile(book) as package, Path(f"{file}.xml").open("wb") as out:
        out.write(package.read("xl/worksheets/sheet2.xml"))


WAYS: dict[str, Callable[[str, int | None], None]] = {
    "ours": _ours,
    "ours without r=": _without_refs,
    "small": _small,
    "openpyxl": _openpyxl,
    "XlsxWriter": _xlsxwriter,
    "rustpy-xlsxwriter": _rust,
    "limit": _limit,
}

if __name__ == "__main__":
    main(sys.argv[1:])
