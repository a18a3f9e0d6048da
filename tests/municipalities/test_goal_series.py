"""Goals over time on the overview: past, path, targets, words, and nothing of what is hidden."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities import goal_series
from municipalities.models import (
    GoalIndicator,
    Municipality,
    MunicipalityChange,
    Target,
)
from programme.models import Period, ReportingWindow
from tests.reports import scenes
from tests.world import count_indicator, followed, open_window, rate_indicator, year


@pytest.fixture
def due(world):
    """The windows of 2023 to 2025, past their due dates."""
    for number in (2023, 2024):
        open_window(world.programme, year(number))
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    return world


def texts(series):
    return [each and each.text for each in series.points]


def of(world, user, place=None):
    return goal_series.of_participation(place or world.nordvik, user)


def test_the_past_the_path_and_the_target_stand_side_by_side(due):
    scenes.goal(due, due.nordvik)  # from 41 in 2022 to 20 in 2027
    scenes.figure(due, due.nordvik, 38, period=year(2023), state="approved")
    scenes.figure(due, due.nordvik, 36, comment="To hus ble stengt.")

    (found,) = of(due, due.kari)

    own, plan, target = found.chart.series
    assert found.chart.periods == ("2022", "2023", "2024", "2025", "2026", "2027")
    assert texts(own) == ["41", "38", "mangler", "36", None, None]
    # 21 over 1826 days: after 365, 731, 1096 and 1461 of them.
    assert texts(plan) == ["41", "37", "33", "28", "24", "20"]
    assert plan.points[1].number == Decimal("36.8023")
    assert texts(target) == [None] * 5 + ["20"]
    assert [point and point.is_open for point in own.points[:4]] == [False, False, False, True]
    assert (own.points[0].note, own.points[3].note) == ("utgangspunkt", "sendt inn")
    assert found.needs_words
    assert found.comment == "To hus ble stengt."
    assert found.sentences == (
        "Utgangspunktet var 41 (2022).",
        "Det siste tallet er 36 (2025).",
        "Måltallet er 20 ved utgangen av 2027.",
    )


def test_what_is_not_there_is_said_and_never_drawn_as_zero(due):
    scenes.goal(due, due.nordvik, baseline=None, target=None)
    bare, nothing = count_indicator("bare"), count_indicator("nothing", source="official")
    GoalIndicator.objects.create(version=_version(due), indicator=bare)
    GoalIndicator.objects.create(version=_version(due), indicator=nothing)
    followed(due.nordvik, bare)
    scenes.figure(due, due.nordvik, not_applicable="none", period=year(2023))

    asked, second, third = of(due, due.kari)

    assert texts(asked.chart.series[0]) == ["ikke aktuelt", "mangler", "mangler"]
    assert not asked.chart.is_worth_drawing
    assert asked.sentences == (
        "Utgangspunktet mangler: tellingen er i gang.",
        "Det siste tallet: ikke aktuelt (2023).",
        "Måltallet er ikke satt ennå.",
    )
    assert texts(second.chart.series[0]) == ["mangler"] * 3
    assert second.sentences[:2] == (
        "Utgangspunktet er ikke satt ennå.",
        "Det er ikke kommet noe tall ennå.",
    )
    assert third.chart.rows == []


def test_the_path_begins_at_the_baseline_and_the_goal_has_the_drawing_too(client, due):
    goal = scenes.goal(due, due.nordvik)
    scenes.figure(due, due.nordvik, 44, period=year(2021))

    own, plan, _target = of(due, due.kari)[0].chart.series
    client.force_login(due.kari)
    page = client.get(f"/deltakere/{due.nordvik.pk}/mal/{goal.pk}/")

    assert texts(own)[:2] == ["44", "41"]
    assert texts(plan)[:2] == [None, "41"]
    assert [each.chart.series[0] for each in page.context["series"]] == [own]
    assert b"data-chart" in page.content


def test_what_is_not_yet_due_is_not_missing(world):
    scenes.goal(world, world.nordvik)

    assert texts(of(world, world.kari)[0].chart.series[0])[3] == "ikke forfalt"


def test_the_baseline_of_a_year_stands_at_the_end_of_its_second_half(due):
    half = Period.objects.create(
        year=2024, half=1, starts_on=date(2024, 1, 1), ends_on=date(2024, 6, 30)
    )
    waiting = rate_indicator("waiting", frequency="half_year")
    scenes.goal(due, due.nordvik, waiting, baseline=50, target=10)
    scenes.figure(
        due, due.nordvik, indicator=waiting, period=half, numerator=40, denominator=100
    )

    chart = of(due, due.kari)[0].chart

    assert chart.periods[:4] == (
        "2. halvår 2022",
        "1. halvår 2023",
        "2. halvår 2023",
        "1. halvår 2024",
    )
    assert chart.periods[-1] == "2. halvår 2027"
    assert texts(chart.series[0])[:4] == ["50,0", None, None, "40,0"]


def test_a_change_of_the_municipality_breaks_the_series(due):
    scenes.goal(due, due.nordvik)
    old = Municipality.objects.create(name="Gamlevik", is_fictional=True)
    for day in (date(2010, 1, 1), date(2024, 1, 1), date(2024, 7, 1)):
        MunicipalityChange.objects.create(
            old=old,
            new=due.nordvik.municipality,
            on=day,
            kind="merge",
            old_code="9950",
            new_code="9901",
        )

    ((place, said),) = of(due, due.kari)[0].chart.breaks.items()

    assert place == 2  # 2024; what happened before the first period breaks nothing
    assert said.startswith("01.01.2024 ")
    assert "; 01.07.2024 " in said


def test_what_is_hidden_stands_nowhere_on_the_page_of_an_outsider(client, due):
    """Attack: drawing, words, table and comment, for a manager; own people see all of it."""
    goal = scenes.goal(due, due.nordvik, baseline=3, target=None)
    measured = GoalIndicator.objects.get(version__goal=goal)
    Target.objects.create(goal_indicator=measured, year=2026, value=2)
    scenes.figure(due, due.nordvik, 17, period=year(2024))
    scenes.figure(due, due.nordvik, 3, comment="De tre familiene")

    (seen,), (own,) = of(due, due.mona), of(due, due.kari)

    assert texts(own.chart.series[0]) == ["3", "mangler", "17", "3", None]
    data = json.loads(seen.chart.json)
    # Hidden are baseline and target, and so the path; the series begins where it is shown.
    assert [each["name"] for each in data["series"]] == ["Tall", "Måltall"]
    assert [[p and p.get("y") for p in each["points"]] for each in data["series"]] == [
        [None, "17", None, None],
        [None, None, None, None],
    ]
    assert data["words"] == (
        "Barnefamilier i midlertidig botilbud, husstander."
        " Tall: 2023 mangler, 2024 17, 2025 skjermet. Måltall: 2026 skjermet."
    )
    assert seen.comment == ""
    assert seen.sentences == (
        "Utgangspunktet er skjermet.",
        "Det siste tallet: skjermet (2025).",
        "Måltallet er skjermet.",
    )
    client.force_login(due.mona)
    page = client.get(f"/deltakere/{due.nordvik.pk}/").content.decode()
    assert "De tre familiene" not in page
    assert '<td class="number">3<' not in page


def test_targets_at_even_steps_do_not_tell_a_hidden_baseline(due):
    """2 in 2022, then 4 more each year: who reads the steps could go back to it."""
    goal = scenes.goal(due, due.nordvik, baseline=2, target=18)
    measured = GoalIndicator.objects.get(version__goal=goal)
    for number, value in ((2024, 10), (2025, 14)):
        Target.objects.create(goal_indicator=measured, year=number, value=value)
    scenes.figure(due, due.nordvik, 20)

    outside, own = (of(due, user)[0].chart.series[-1] for user in (due.mona, due.kari))

    assert [text for text in texts(outside) if text] == ["skjermet", "skjermet", "18"]
    assert [text for text in texts(own) if text] == ["10", "14", "18"]


def test_a_draft_is_drawn_for_own_people_alone(due):
    scenes.goal(due, due.nordvik)
    scenes.figure(due, due.nordvik, 33, state="draft")

    assert texts(of(due, due.kari)[0].chart.series[0])[3] == "33"
    assert texts(of(due, due.anne)[0].chart.series[0])[3] == "mangler"


def test_the_page_asks_kindly_for_the_words_of_a_goal_that_lies_behind(client, due):
    scenes.goal(due, due.nordvik)
    scenes.figure(due, due.nordvik, 40)

    def page(user):
        client.force_login(user)
        return client.get(f"/deltakere/{due.nordvik.pk}/").content.decode()

    own, others = page(due.ola), page(due.mona)
    assert "Nordvik har ikke skrevet noe om dette tallet ennå." in own
    address = f"/deltakere/{due.nordvik.pk}/tall/{due.indicator.code}/{due.period.pk}/"
    assert "Skriv hva som ligger bak tallet" in own
    assert address in own
    assert "Skriv hva som ligger bak tallet" not in others
    assert "1 indikator i målene: 1 ligger etter." in others
    assert "echarts/echarts.min.js" in own

    scenes.goal(due, due.sorvik)
    scenes.figure(due, due.sorvik, 40, comment="Huset brant.")
    client.force_login(due.mona)
    told = client.get(f"/deltakere/{due.sorvik.pk}/").content.decode()
    assert "Huset brant." in told
    assert "har ikke skrevet noe" not in told


def test_the_number_of_queries_does_not_grow_with_goals(client, due):
    def asked():
        with CaptureQueriesContext(connection) as found:
            goal_series.of_participation(due.nordvik, due.kari)
        return len(found)

    scenes.goal(due, due.nordvik)
    scenes.figure(due, due.nordvik, 36)
    first = asked()
    for number in range(4):
        more = followed(due.nordvik, count_indicator(f"more{number}"))
        scenes.goal(due, due.nordvik, more)
        scenes.figure(due, due.nordvik, 9, indicator=more)

    assert asked() == first


def test_those_who_read_nothing_of_it_get_nothing(due):
    scenes.goal(due, due.nordvik)

    assert of(due, due.arne) == []


def _version(world):
    return GoalIndicator.objects.get(indicator=world.indicator).version
