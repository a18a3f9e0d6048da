"""Every workbook of the demo programme, opened by three readers: types are what the columns say."""

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from accounts.models import User
from municipalities.actions import demo
from municipalities.models import Participation
from municipalities.scope import set_scope
from reports import files, management_file
from reports.catalogue import REPORTS
from reports.columns import FIGURES, Column
from reports.report import Report
from tests import office
from tests.kept import kept
from tests.municipalities.demo_day import DAY

SIGNS = (int, float, str, type(None))  # a figure, or the sign or word for why there is none
TYPES: dict[str, tuple[type, ...]] = dict.fromkeys(FIGURES, SIGNS) | {
    "text": (str, type(None)),
    "code": (str, type(None)),
    "yes_no": (str, type(None)),
    "date": (datetime, type(None)),
    "datetime": (datetime, type(None)),
}


def write_all(folder: Path) -> None:
    """Every report as the manager takes it out of the demo, of Nordvik where it is of one."""
    kept("demo", lambda: demo.make(day=DAY)[0])
    user = set_scope(User.objects.get(email="manager@example.org"), DAY)
    nordvik = Participation.objects.get(municipality__name="Nordvik")
    for report in REPORTS:
        own = {"participation": nordvik.pk} if report.slug == "yearly-workbook" else {}
        form = report.form(own, user=user)
        assert form.is_valid(), form.errors
        path = folder / f"{report.slug}.xlsx"
        files.write_report(path, report, user=user, form=form, language="nb")
    every = management_file.WORKBOOK
    form = every.form({}, user=user)
    assert form.is_valid(), form.errors
    path = folder / f"{every.slug}.xlsx"
    management_file.write(path, user=user, form=form, language="nb")


def rows_of(path: Path) -> dict[str, list[list[Any]]]:
    """Every sheet as calamine reads it: nothing and an empty text are the same to it."""
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def plain(value: Any) -> Any:
    """A value as calamine gives it."""
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.libreoffice
def test_three_readers_read_the_same_from_every_workbook(
    db: None, tmp_path_factory: Any
) -> None:
    """One test, since the demo and its files are made once in it."""
    folder, made = tmp_path_factory.mktemp("demo"), tmp_path_factory.mktemp("resaved")
    write_all(folder)
    office.resaved(sorted(folder.glob("*.xlsx")), made)

    for report in (*REPORTS, management_file.WORKBOOK):
        path = folder / f"{report.slug}.xlsx"
        book = openpyxl.load_workbook(path, read_only=True)
        read = {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}
        second, third = rows_of(path), rows_of(made / path.name)
        assert [*read] == [*second] == [*third], path.name
        for name, rows in second.items():
            own = [[plain(value) for value in row] for row in read[name]]
            assert _filled(rows) == _filled(own) == _filled(third[name]), (path.name, name)
        if isinstance(report, Report):
            check_types(report, [*read.values()][1])
        if report.slug == "goal-attainment":
            told = [str(value) for row in read["Svar"] for value in row if value]
            assert any("41 → 28" in text and "12 av 1" in text for text in told)


def check_types(report: Report, rows: list[Any]) -> None:
    """Every value is of the type that its column says, and no number stands as text."""
    headings, *values = rows
    kinds = kinds_of(report.sheet.COLUMNS, headings)
    assert values, report.slug
    for row in values:
        for heading, kind, value in zip(headings, kinds, row, strict=True):
            assert isinstance(value, TYPES[kind]), (report.slug, heading, value)
            assert kind not in FIGURES or not _is_number(value), (report.slug, heading, value)


def kinds_of(columns: tuple[Column, ...], headings: tuple[Any, ...]) -> list[str]:
    """What each column of the sheet holds; those of a period by how their heading begins."""
    named = {str(column.heading): column.kind for column in columns if not column.each}
    each = [part for column in columns for part in column.each]
    return [
        named.get(heading)
        or next(
            (part.kind for part in each[::-1] if heading.startswith(str(part.heading))), "text"
        )
        for heading in headings
    ]


def _is_number(value: Any) -> bool:
    """Whether it is a number that stands as text."""
    return isinstance(value, str) and value.replace(",", "").replace(".", "").isdecimal()


def _filled(rows: list[list[Any]]) -> list[tuple[int, int, Any]]:
    """The cells that hold something, each with its place from the first that does."""
    filled = [
        (at, place, value)
        for at, row in enumerate(rows)
        for place, value in enumerate(row)
        if value not in ("", None)
    ]
    first, left = filled[0][0], min(place for _at, place, _value in filled)
    return [(at - first, place - left, value) for at, place, value in filled]
