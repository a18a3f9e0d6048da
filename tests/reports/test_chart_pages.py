"""The charts beside the tables of the passport, the comparison, R8 and what is reported."""

import json
from datetime import date

import pytest

from municipalities.actions import comparisons
from municipalities.models import Municipality, MunicipalityChange
from programme.figures import NoNumber
from programme.models import ReportingWindow
from tests.reports import scenes
from tests.world import open_window, year

IN_2024 = [14, 2, 20, 8, 40, 18, 22]
IN_2025 = [12, 9, 20, 7, 30, 3, 25]


@pytest.fixture
def seven(world):
    """Seven with figures of 2024 and 2025, of which the two smallest are hidden each year."""
    open_window(world.programme, year(2024))
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    places = [world.nordvik, world.sorvik, *scenes.more_places(world, 5)]
    for own, before, now in zip(places, IN_2024, IN_2025, strict=True):
        scenes.figure(world, own, before, period=year(2024), state="approved")
        scenes.figure(world, own, now)
    return world


def told(chart):
    """Each series by name: its words by period."""
    data = json.loads(chart.json)
    return {each["name"]: [p and p["text"] for p in each["points"]] for each in data["series"]}


def get(client, user, address, **chosen):
    client.force_login(user)
    answer = client.get(address, chosen)
    assert answer.status_code == 200
    return answer


def open_both_ways(world):
    for own, other, by in (
        (world.nordvik, world.sorvik, world.kari),
        (world.sorvik, world.nordvik, world.siri),
    ):
        comparisons.open_for(participation=own, opened_for=other, by=by)


def test_the_own_past_stands_first_beside_median_and_spread(client, seven):
    ((_indicator, _own, chart),) = get(client, seven.kari, "/sammenlign/").context["drawn"]

    # Of 2024: 14, 18, 20, 22, 40; of 2025: 9, 12, 20, 25, 30. The hidden ones are left out.
    # Of the region's the same five in 2024; in 2025 Sørvik alone would stand between the two spreads.
    assert told(chart) == {
        "Nordvik": ["14", "12"],
        "Median, programmet": ["20", "20"],
        "Median, Region øst": ["20", None],
    }
    data = json.loads(chart.json)
    assert [each["look"] for each in data["series"]] == ["own", "median", "near"]
    whole, region = data["bands"]
    assert whole["points"][1] == [{"y": "12", "text": "12"}, {"y": "25", "text": "25"}]
    assert region["points"] == [[{"y": "18", "text": "18"}, {"y": "22", "text": "22"}], None]
    assert chart.notes == (
        "Median og spredning for 2025, programmet: n = 5.",
        "Median og spredning for 2025, Region øst: for få til å vises.",
    )
    assert data["series"][0]["points"][1]["open"] is True
    assert "open" not in data["series"][0]["points"][0]
    assert data["series"][1]["points"][0]["note"] == "n = 5"


def test_one_that_is_open_both_ways_is_named_and_its_hidden_figure_is_not_drawn(client, seven):
    open_both_ways(seven)

    ((_indicator, _own, chart),) = get(client, seven.kari, "/sammenlign/").context["drawn"]

    # Sørvik's 9 is known now, and four more are too few in 2025; in 2024 it is hidden.
    assert told(chart)["Sørvik"] == ["skjermet", "9"]
    points = json.loads(chart.json)["series"][1]["points"]
    assert "y" not in points[0]
    assert told(chart)["Median, programmet"] == ["20", None]
    assert told(chart)["Median, Region øst"] == ["20", None]


def test_of_many_that_are_read_only_the_median_is_drawn_and_of_few_each(client, seven):
    address = f"/indikatorer/{seven.indicator.code}/"

    ((_own, few),) = get(client, seven.anne, address).context["drawn"]
    answer = get(client, seven.mona, address)
    ((_own, many),) = answer.context["drawn"]

    assert len(told(few)) == 8  # six in the adviser's region, and two medians
    looks = {each["look"] for each in json.loads(few.json)["series"]}
    assert looks == {"other", "median", "near"}
    assert told(many) == {"Median, programmet": ["20", "20"]}
    assert b"data-chart" in answer.content
    assert b"echarts.min.js" in answer.content


def test_those_who_have_not_reported_stand_apart_and_a_hidden_figure_has_no_dot(client, seven):
    (quiet,) = scenes.more_places(seven, 1, first=30)

    answer = get(client, seven.mona, f"/indikatorer/{seven.indicator.code}/")

    ((own, _chart),) = answer.context["drawn"]
    assert [each.participation for each in own.silent] == [quiet]
    assert quiet not in [each.participation for each in own.first]
    assert f"Har ikke rapportert i disse periodene: {quiet.name}." in answer.content.decode()
    sorvik = next(each for each in own.first if each.participation == seven.sorvik)
    assert [each.value for each in sorvik.line.points] == [NoNumber.SUPPRESSED, 9]
    assert len(sorvik.line.dots) == 1
    # One alone keeps its row, from which the figure is entered.
    client.force_login(seven.siri)
    seven.sorvik.measurements.all().unlogged().delete()
    ((_indicator, alone, _chart),) = client.get("/sammenlign/").context["drawn"]
    assert [each.participation for each in alone.first] == [seven.sorvik]
    assert alone.silent == []


def test_a_series_is_drawn_from_its_totals_with_how_many_and_what_broke(client, seven):
    MunicipalityChange.objects.create(
        old=Municipality.objects.create(name="Gamlevik", is_fictional=True),
        new=seven.nordvik.municipality,
        on=date(2025, 1, 1),
        kind="merge",
        old_code="9950",
        new_code="9901",
    )

    chart = get(client, seven.mona, "/rapporter/time-series/").context["further"]["chart"]

    data = json.loads(chart.json)
    assert next(iter(told(chart).values()))[-2:] == ["124", "106"]
    assert data["series"][0]["points"][-1]["note"] == "7 av 7"
    assert data["breaks"][0]["text"] == "brudd: Nordvik"

    answer = get(client, seven.mona, "/rapporter/time-series/", participation=seven.sorvik.pk)
    own = answer.context["further"]["chart"]
    assert told(own)["Sørvik"][-2:] == ["skjermet", "9"]
    assert "y" not in json.loads(own.json)["series"][0]["points"][-2]
    assert b"data-chart" in answer.content


def test_a_series_without_rows_has_no_chart(client, world):
    world.programme.indicators_for_all.clear()

    answer = get(client, world.mona, "/rapporter/time-series/")

    assert answer.context["further"] is None
    assert b"echarts" not in answer.content


def test_what_is_reported_is_drawn_as_bars_oldest_first(client, seven):
    chart = get(client, seven.kari, f"/deltakere/{seven.nordvik.pk}/innrapportert/").context[
        "chart"
    ]

    data = json.loads(chart.json)
    assert data["periods"] == ["2024", "2025"]
    assert {each["name"]: each["counts"] for each in data["series"]} == {
        "Godkjent": [1, 0],
        "Rapportert, ikke godkjent": [0, 1],
        "Mangler": [0, 0],
        "Ikke forfalt": [0, 0],
    }
