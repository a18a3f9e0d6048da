"""Every workbook of the demo programme, opened by three readers: types are what the columns say."""

import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import transaction
from python_calamine import CalamineWorkbook

from accounts.models import User
from municipalities.actions import demo
from municipalities.models import Participation
from municipalities.scope import set_scope
from reports import files
from reports.catalogue import BY_SLUG, REPORTS
from reports.columns import FIGURES, Column
from tests.kept import kept
from tests.municipalities.demo_day import DAY

pytestmark = pytest.mark.django_db  # or the tests' own database is not set up
SLUGS = [report.slug for report in REPORTS]
SIGNS = (int, float, str, type(None))  # a figure, or the sign or word for why there is none
TYPES: dict[str, tuple[type, ...]] = dict.fromkeys(FIGURES, SIGNS) | {
    "text": (str, type(None)),
    "code": (str, type(None)),
    "yes_no": (str, type(None)),
    "date": (datetime, type(None)),
    "datetime": (datetime, type(None)),
}


@pytest.fixture(scope="module")
def folder(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[Path]:
    """A folder with every report as the manager takes it out of the demo, of Nordvik where it is of one."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), transaction.atomic():
        kept("demo", lambda: demo.make(day=DAY)[0])
        user = set_scope(User.objects.get(email="manager@example.org"), DAY)
        nordvik = Participation.objects.get(municipality__name="Nordvik")
        for report in REPORTS:
            own = {"participation": nordvik.pk} if report.slug == "yearly-workbook" else {}
            form = report.form(own, user=user)
            assert form.is_valid(), form.errors
            path = folder / f"{report.slug}.xlsx"
            files.write_report(path, report, user=user, form=form, language="nb")
        transaction.set_rollback(True)
    return folder


@pytest.fixture(scope="module")
def resaved(folder: Path, tmp_path_factory: Any) -> Path:
    """The same files as LibreOffice has opened and saved them, all in one run."""
    made = tmp_path_factory.mktemp("resaved")
    profile = f"-env:UserInstallation=file://{made}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    given = [*command, "--outdir", made, *sorted(folder.glob("*.xlsx"))]
    subprocess.run(given, check=True, capture_output=True, timeout=300)
    return made


def rows_of(path: Path) -> dict[str, list[list[Any]]]:
    """Every sheet as calamine reads it: nothing and an empty text are the same to it."""
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def plain(value: Any) -> Any:
    """A value as calamine gives it."""
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.parametrize("slug", SLUGS)
def test_two_readers_read_the_same_and_types_are_what_the_columns_say(
    folder: Path, slug: str
) -> None:
    path = folder / f"{slug}.xlsx"
    book = openpyxl.load_workbook(path, read_only=True)
    read = {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}

    for name, rows in rows_of(path).items():
        own = [[plain(value) for value in row] for row in read[name]]
        assert _filled(rows) == _filled(own), name
    headings, *rows = [*read.values()][1]
    kinds = kinds_of(BY_SLUG[slug].sheet.COLUMNS, headings)
    assert rows
    for row in rows:
        for heading, kind, value in zip(headings, kinds, row, strict=True):
            assert isinstance(value, TYPES[kind]), (heading, value)
            assert kind not in FIGURES or not _is_number(value), (heading, value)


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


@pytest.mark.libreoffice
def test_libreoffice_reads_the_same_values_and_types(folder: Path, resaved: Path) -> None:
    paths = sorted(folder.glob("*.xlsx"))

    assert len(paths) == len(REPORTS)
    for path in paths:
        own, theirs = rows_of(path), rows_of(resaved / path.name)
        assert [*own] == [*theirs]
        for name, rows in own.items():
            assert _filled(theirs[name]) == _filled(rows), (path.name, name)


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


def test_the_story_of_the_demo_stands_first(folder: Path) -> None:
    first = openpyxl.load_workbook(folder / "goal-attainment.xlsx").worksheets[0]

    told = [str(cell.value) for row in first.iter_rows() for cell in row if cell.value]
    assert any("41 → 28" in text and "12 av 1" in text for text in told)
