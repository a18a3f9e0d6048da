"""The goals over time in the yearly workbook: the table and the charts of the participant's page, for the file's readers."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from django.urls import reverse

from municipalities.models import Municipality, MunicipalityChange
from programme.figures import NoNumber
from programme.models import ReportingWindow
from reports import goal_charts
from reports.queries import goal_periods
from tests.reports import scenes
from tests.world import count_indicator, followed, open_window, year

MISSING, HIDDEN = NoNumber.MISSING, NoNumber.SUPPRESSED


@pytest.fixture
def due(world):
    """The windows of 2023 to 2025, past their due dates; a goal from 41 in 2022 to 20 in 2027."""
    for number in (2023, 2024):
        open_window(world.programme, year(number))
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 38, period=year(2023), state="approved")
    scenes.figure(world, world.nordvik, 36)
    return world


def rows(user, participation):
    return goal_periods.rows(user=user, participation=participation)


def test_every_period_is_told_with_its_plan_and_target(due):
    MunicipalityChange.objects.create(
        old=Municipality.objects.create(name="Gamlevik", is_fictional=True),
        new=due.nordvik.municipality,
        on=date(2025, 1, 1),
        kind="merge",
        old_code="9950",
        new_code="9901",
    )

    found = rows(due.kari, due.nordvik)

    told = [(row.period, row.value, row.target, row.marks) for row in found]
    assert told == [
        ("2022", 41, None, "utgangspunkt"),
        ("2023", 38, None, ""),
        ("2024", MISSING, None, ""),
        ("2025", 36, None, "sendt inn; 01.01.2025 sammenslåing, 9950 → 9901"),
        ("2026", None, None, ""),
        ("2027", None, 20, ""),
    ]
    # 21 over 1826 days: after 365 of them a fifth is gone.
    assert [round(row.plan) for row in found] == [41, 37, 33, 28, 24, 20]
    assert [row.drawn for row in found] == [41, 38, None, 36, None, None]
    assert found[1].drawn_plan == found[1].plan
    assert [row.drawn_target for row in found] == [None] * 5 + [20]


def test_each_indicator_of_a_goal_has_a_chart_of_its_own_rows(due):
    bare, other = (
        count_indicator("bare"),
        count_indicator("other", name_nb="Annet", lowest=None),
    )
    scenes.goal(due, due.nordvik, bare, baseline=None, target=None)
    followed(due.nordvik, bare)  # asked for, and nothing has come: three rows without a number
    scenes.goal(due, due.nordvik, other, baseline=None, target=None)
    scenes.figure(due, due.nordvik, -5, indicator=other)

    found = rows(due.kari, due.nordvik)
    first, second = goal_charts.charts(found)

    assert [(first.rows, first.least), (second.rows, second.least)] == [
        ((1, 6), 0),
        ((10, 10), None),
    ]
    names = [(drawn.name, drawn.field, drawn.look) for drawn in first.values]
    assert names == [
        ("Tall", "drawn", "own"),
        ("Plan", "drawn_plan", "path"),
        ("Måltall", "drawn_target", "target"),
    ]
    assert [drawn.field for drawn in second.values] == ["drawn"]
    assert (first.step, second.step) == (None, 1)
    assert (second.title, second.axis) == ("Annet", "husstander")


def test_what_is_hidden_is_neither_in_the_rows_nor_in_the_words_of_a_chart(due):
    """3 is hidden outside, on the adviser's file too; so are a small baseline, its path and its target."""
    scenes.figure(due, due.nordvik, 3, period=year(2024))
    small = count_indicator("small")
    scenes.goal(due, due.nordvik, small, baseline=2, target=1)
    scenes.figure(due, due.nordvik, 8, indicator=small)

    for user in (due.mona, due.anne):
        found = rows(user, due.nordvik)
        values = {row.period: row.value for row in found if row.indicator_code != "small"}
        assert values["2024"] == HIDDEN
        told = [row for row in found if row.indicator_code == "small"]
        assert {row.plan for row in told} == {None}
        assert [row.target for row in told if row.target] == [HIDDEN]
        for drawn in goal_charts.charts(found):
            assert not re.search(r"\b[123]\b", str(drawn.description))
    own = rows(due.kari, due.nordvik)
    assert 3 in [row.drawn for row in own]


def test_another_participants_goals_are_not_told(due):
    assert rows(due.siri, due.nordvik) == []


def test_the_yearly_workbook_has_the_charts_below_the_table(client, due):
    client.force_login(due.mona)
    chosen = {"participation": due.nordvik.pk, "year": 2025}

    file = client.get(reverse("report-download", args=["yearly-workbook"]), chosen).getvalue()

    package = ZipFile(BytesIO(file))
    chart = package.read("xl/charts/chart1.xml").decode()
    assert re.findall("<f>(.*?)</f>", chart)[0] == "'Mål over tid'!$D$2:$D$7"
    assert re.findall("<v>(.*?)</v>", chart) == ["Tall", "Plan", "Måltall"]
    drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Barnefamilier i midlertidig botilbud, husstander. Tall: 2022 41' in drawing
    sheet = openpyxl.load_workbook(BytesIO(file))["Mål over tid"]
    heads = [cell.value for cell in sheet[1]]
    drawn = heads.index("Tall til diagrammet") + 1
    assert [sheet.cell(row, drawn).value for row in range(2, 8)] == [
        41,
        38,
        None,
        36,
        None,
        None,
    ]
    assert sheet.cell(4, heads.index("Tall") + 1).value == "mangler"
