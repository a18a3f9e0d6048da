"""The comparison as a workbook: what the page shows, for a file's readers, with the page's charts."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from django.urls import reverse

from reports import comparison_file
from reports.models import Download
from reports.workbook import charts
from tests.reports import scenes
from tests.reports.test_chart_pages import open_both_ways, seven  # noqa: F401 - a fixture
from tests.world import count_indicator

ADDRESS, SHEET = "/sammenlign/excel/", "Sammenlign tall"
ALL = "Median, programmet"


def taken(client, user, **chosen):
    """The file as the reader gets it, and the rows of its table by heading."""
    client.force_login(user)
    answer = client.get(ADDRESS, chosen)
    assert answer.status_code == 200
    file = BytesIO(answer.getvalue())
    heads, *rows = openpyxl.load_workbook(file)[SHEET].iter_rows(values_only=True)
    return file, [dict(zip(heads, row, strict=True)) for row in rows if row[2]]


def test_the_file_says_what_the_page_says_and_draws_it(client, seven):  # noqa: F811
    open_both_ways(seven)

    file, (before, now) = taken(client, seven.kari)

    assert (before["Indikator"], before["Periode"]) == (seven.indicator.name, "2024")
    assert [row["Nordvik"] for row in (before, now)] == [14, 12]
    # Sørvik's 9 is shown and known, and four more are too few in 2025; in 2024 it is hidden.
    assert [row["Sørvik"] for row in (before, now)] == [":", 9]
    assert [row[ALL] for row in (before, now)] == [20, None]
    assert [row["Sørvik, til diagrammet"] for row in (before, now)] == [None, 9]
    assert f"{ALL}: n = 5" in before["Merker"]
    package = ZipFile(file)
    chart = package.read("xl/charts/chart1.xml").decode()
    assert re.findall("<v>(.*?)</v>", chart)[:2] == ["Nordvik", "Sørvik"]
    drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert "Nordvik: 2024 14, 2025 12." in drawing
    log = Download.objects.get()
    assert (log.report, log.filters["Deltaker"]) == ("comparison", "Nordvik")
    assert {*log.participations.all()} == {seven.nordvik, seven.sorvik}


def test_a_file_hides_from_husbanken_what_the_screen_shows_the_adviser(client, seven):  # noqa: F811
    own = next(each for each in scenes.more_places(seven, 1, first=40))
    own.region = seven.region
    scenes.figure(seven, own, 3)

    _file, rows = taken(client, seven.anne, participation=own.pk)
    client.force_login(seven.anne)
    page = client.get("/sammenlign/", {"participation": own.pk})

    assert [row[own.name] for row in rows if row["Periode"] == "2025"] == [":"]
    assert [row[f"{own.name}, til diagrammet"] for row in rows][-1] is None
    ((_indicator, _own, chart),) = page.context["drawn"]
    assert chart.series[0].points[-1].text == "3"


def test_each_indicator_has_its_rows_and_its_chart(client, seven):  # noqa: F811
    change, bare = (
        count_indicator(code, suppress_below=None, lowest=None) for code in ("change", "bare")
    )
    for indicator in (change, bare):
        seven.programme.indicators_for_all.add(indicator)
    scenes.figure(seven, seven.nordvik, -5, indicator=change)
    codes = [seven.indicator.code, "change", "bare"]

    file, rows = taken(client, seven.kari, indicator=codes)

    book = openpyxl.load_workbook(file)
    assert len(book[SHEET]._charts) == 2  # nothing is drawn of what nobody has a figure of
    assert [row["Indikatorkode"] for row in rows].count("change") >= 1
    least = [each.y_axis.scaling.min for each in book[SHEET]._charts]
    assert sorted(least, key=str) == [0, None]


def test_too_much_is_told_on_the_page_and_what_one_may_not_see_is_left_out(client, seven):  # noqa: F811
    for number in range(13):
        seven.programme.indicators_for_all.add(count_indicator(f"many_{number}"))
    client.force_login(seven.kari)

    many = client.get(ADDRESS, {"indicator": [f"many_{number}" for number in range(13)]})
    other = client.get(ADDRESS, {"participation": seven.sorvik.pk})

    assert (many.status_code, other.status_code) == (422, 422)
    assert "12 indikatorer" in many.content.decode()
    assert not Download.objects.exists()


def test_where_there_is_nobody_to_tell_of_the_file_says_so(client, world):
    world.nordvik.memberships.all().unlogged().delete()
    form = type("Nobody", (), {"chosen": lambda _self: (None, [])})()
    path = BytesIO()

    assert comparison_file.write(path, user=world.mona, form=form, language="nb") == 0
    assert "Det er ingen tall å vise." in [
        cell.value for row in openpyxl.load_workbook(path)["Svar"].iter_rows() for cell in row
    ]


@pytest.mark.parametrize("address", ["", "?indicator=temp_families"])
def test_the_page_leads_to_the_file_of_the_same_choices(client, seven, address):  # noqa: F811
    client.force_login(seven.kari)

    page = client.get(f"{reverse('comparison')}{address}").content.decode()

    assert f'href="{ADDRESS}{address}"' in page


def test_six_others_are_told_apart_by_their_marks():
    marks = [charts.LINES[f"other {number}"][3] for number in range(6)]

    assert len({*marks}) == 6
