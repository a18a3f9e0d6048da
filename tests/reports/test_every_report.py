"""What holds for every report: its page is its file, and whatever is wrong is said in words."""

import datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from programme.models.indicator import Theme
from reports.catalogue import BY_SLUG, REPORTS
from reports.models import Download
from tests.reports import attack, scenes
from tests.world import count_indicator, open_window, year

SLUGS = [report.slug for report in REPORTS]
WRONG = ("x", "999999", "-1", "9" * 30, "1; drop", "æøå")
# The reports that tell figures of indicators.
FIGURES = ("goal-attainment", "time-series", "key-figures", "programme-figures", "chain")


@pytest.fixture
def scene(world):
    """A bit of everything in Nordvik, and a small figure in Sørvik."""
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.nordvik, 33, period=year(2024))
    scenes.goal(world, world.sorvik, baseline=10, target=5)
    scenes.goal(world, world.sorvik, count_indicator("other"), baseline=None)
    scenes.figure(world, world.sorvik, 2)
    scenes.need(world, world.nordvik, counts=[(30, "households", scenes.IN_2025)])
    for theme in (Theme.EVICTIONS, Theme.INSTRUMENTS):
        scenes.figure(world, world.nordvik, 17, indicator=count_indicator(theme, theme=theme))
    scenes.cooperation(world, world.nordvik)
    scenes.initiative(world, world.nordvik)
    return world


def is_same(shown, value):
    """Whether a cell of the page says what the cell of the file holds."""
    if isinstance(value, datetime.datetime):
        return shown == f"{value:%d.%m.%Y}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return " ".join(shown.split()) == " ".join(str(value or "").split())
    told = next(iter(attack.numbers_in(shown)), None)
    if told is None:
        return False
    exact = Decimal(str(value)) * (100 if "%" in shown else 1)
    return abs(told - exact) <= Decimal("0.5").scaleb(told.as_tuple().exponent)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_cell_of_the_page_is_the_cell_of_the_file(client, scene, slug):
    client.force_login(scene.mona)

    page = client.get(reverse("report", args=[slug]))
    file = client.get(reverse("report-download", args=[slug]))

    book = openpyxl.load_workbook(BytesIO(file.getvalue()))
    rows = [*book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    table = page.context["table"]
    assert table
    assert len(rows) == len(table)
    for shown, held in zip(table, rows, strict=True):
        pairs = zip(shown, held, strict=True)
        told = [(strip_tags(cell.text), value) for cell, value in pairs]
        assert [pair for pair in told if not is_same(*pair)] == []


def test_a_wrong_choice_in_every_report_is_named_and_no_file_is_made(client, scene):
    """Unknown, foreign and twisted values: 422, no rows, and nothing is logged."""
    client.force_login(scene.kari)
    asked = [
        (slug, name, value, str(field.label))
        for slug in SLUGS
        if BY_SLUG[slug].access.test(scene.kari, None)
        for name, field in BY_SLUG[slug].form(user=scene.kari).fields.items()
        for value in (WRONG[1], str(scene.sorvik.pk) if name == "participation" else "\x00")
    ]
    for slug, name, value, label in asked:
        answer = client.get(reverse("report-download", args=[slug]), {name: value})
        told = answer.context["reason"].left_out.unknown
        assert (answer.status_code, told) == (422, (label,)), (slug, name, value)
    assert len(asked) > 80
    assert not Download.objects.exists()
    for value in WRONG:  # of one field every kind of nonsense
        answer = client.get(reverse("report", args=["status"]), {"participation": value})
        assert answer.context["left_out"].unknown == ("Deltaker",)
        assert answer.context["row_count"] == 1


def book_of(client, slug, **chosen):
    """The workbook of a report."""
    file = client.get(reverse("report-download", args=[slug]), chosen)
    return openpyxl.load_workbook(BytesIO(file.getvalue()))


@pytest.mark.parametrize("slug", FIGURES)
def test_where_all_is_missing_the_file_is_whole_and_no_zero_is_made(client, world, slug):
    """The period is past its due date, and nobody has reported."""
    open_window(world.programme, year(2024))
    for own in (world.nordvik, world.sorvik):
        scenes.goal(world, own, baseline=None, target=None)
    client.force_login(world.mona)

    book = book_of(client, slug)

    figures = [
        cell.value
        for sheet in book.worksheets[1:-1]
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if sheet.cell(1, cell.column).value
        in {"Verdi", "Siste tall", "2025", "I alt", "Samlet"}
    ]
    assert 0 not in figures
    assert book.sheetnames[-1] == "Om uttaket"
