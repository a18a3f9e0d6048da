"""What charts are drawn from: the words of the table, and numbers only where they are shown."""

import json
from decimal import Decimal

import pytest
from django.utils import translation

from programme.figures import NoNumber, NoValue, Reason
from web.charts import Band, Bars, Chart, Look, Point, Series, Share, point

HIDDEN, MISSING = NoNumber.SUPPRESSED, NoNumber.MISSING


@pytest.fixture(autouse=True)
def in_bokmal():
    with translation.override("nb"):
        yield


def chart(*figures, breaks=None, bands=(), decimals=1, **more):
    points = tuple(point(each, decimals) for each in figures)
    periods = tuple(str(2023 + place) for place in range(len(figures)))
    own = Series("Tall", Look.OWN, points)
    return Chart("Ventetid", "dager", periods, (own,), bands, breaks or {}, **more)


def test_a_number_is_written_and_placed_as_it_is_rounded():
    assert point(Decimal("12.45"), 1) == Point("12,5", Decimal("12.5"))
    assert point(Decimal("12.45"), 1, is_exact=True) == Point("12,5", Decimal("12.4500"))
    assert point(Decimal(0), 0) == Point("0", Decimal(0))


@pytest.mark.parametrize(
    ("figure", "word"),
    [
        (HIDDEN, "skjermet"),
        (MISSING, "mangler"),
        (NoValue(NoNumber.NOT_APPLICABLE, Reason.STATED), "ikke aktuelt"),
    ],
)
def test_what_is_no_number_has_a_word_and_no_place(figure, word):
    told = point(figure, 0, is_open=True, note="sendt inn")

    assert told.data == {"text": word, "note": "sendt inn"}


def test_nothing_asked_is_nothing_told():
    assert point(None, 0) is None


def test_the_words_say_all_that_is_drawn():
    told = chart(Decimal("12.5"), MISSING, HIDDEN, None, Decimal(9), breaks={2: "sammenslått"})

    assert told.words == (
        "Ventetid, dager. Tall: 2023 12,5, 2024 mangler, 2025 skjermet, 2027 9,0."
        " 2025: sammenslått."
    )


def test_the_drawing_gets_numbers_as_they_are_shown_and_none_for_what_is_not():
    data = json.loads(chart(Decimal("12.45"), MISSING, HIDDEN, None).json)

    assert data["series"][0]["points"] == [
        {"y": "12.5", "text": "12,5"},
        {"text": "mangler"},
        {"text": "skjermet"},
        None,
    ]
    assert data["breaks"] == []
    assert data["bands"] == []


def test_the_table_has_a_row_for_each_period_that_has_something_to_say():
    told = chart(Decimal(1), None, MISSING)

    assert [period for period, _points in told.rows] == ["2023", "2025"]


def test_the_spread_is_drawn_where_both_ends_are_told():
    low, high = point(Decimal(4), 0), point(Decimal(7), 0)
    half = Band("Halvparten, Region øst", (low, None), (high, None), "near")
    nobody = Band("Halvparten, programmet", (None, None), (None, None))
    told = chart(Decimal(5), Decimal(6), bands=(nobody, half), notes=("n = 5.",))

    assert json.loads(told.json)["bands"] == [
        {
            "name": "Halvparten, Region øst",
            "look": "near",
            "points": [[{"y": "4", "text": "4"}, {"y": "7", "text": "7"}], None],
        }
    ]
    assert told.words == "Ventetid, dager. Tall: 2023 5,0, 2024 6,0. n = 5."


def test_a_chart_without_numbers_is_not_drawn():
    assert not chart(MISSING, HIDDEN, None).is_worth_drawing
    assert chart(Decimal(0)).is_worth_drawing


def test_a_figure_that_may_change_is_hollow_and_told():
    own = Series("Tall", Look.OWN, (point(Decimal(3), 0, is_open=True),))
    told = Chart("Ventetid", "dager", ("2025",), (own,))

    assert told.has_open
    assert not chart(Decimal(3)).has_open
    assert json.loads(told.json)["series"][0]["points"] == [
        {"y": "3", "text": "3", "open": True}
    ]


def bars(*counts):
    shares = (Share("Godkjent", "best", counts), Share("Mangler", "poor", (2, 0)))
    return Bars("Rapportert", "antall tall", ("2024", "2025"), shares)


def test_bars_say_what_there_is_of_each_kind():
    told = bars(3, 4)

    assert told.words == (
        "Rapportert, antall tall. 2024: godkjent 3, mangler 2. 2025: godkjent 4."
    )
    assert json.loads(told.json)["series"][1] == {
        "name": "Mangler",
        "look": "poor",
        "counts": [2, 0],
    }
    assert told.is_worth_drawing
    assert not told.has_open
    assert not Bars(
        "Rapportert", "tall", ("2025",), (Share("A", "best", (0,)),)
    ).is_worth_drawing
