"""Which cells stand in the grid, what is told of each, and that it asks the database equally often for one and for sixty."""

from datetime import date

import pytest

from municipalities import grid_html
from municipalities.grid import Chosen
from municipalities.marks import marks
from municipalities.models import FollowedIndicator, ReportingException
from programme.models import ReportingWindow
from tests.municipalities.grid_scene import (
    ALL,
    closed_year,
    figure,
    grid,
    half_year,
    move,
    two_years,
)
from tests.world import TODAY, count_indicator, year


@pytest.fixture
def scene(world):
    return two_years(world)


def years(found):
    return [[column.period.year for column in table.columns] for table in found.tables]


def rows(found):
    return [[row.indicator.code for row in table.rows] for table in found.tables]


def test_what_is_asked_of_all_and_what_is_followed_stand_by_theme(scene):
    count_indicator("foreign_count")  # neither asked of all nor followed

    assert rows(grid(scene)) == [["refused_share", "temp_families"]]
    assert [str(theme) for theme, _rows in grid(scene).tables[0].by_theme] == [
        "Søknader og venteliste",
        "Midlertidig botilbud",
    ]


def test_half_years_have_a_table_of_their_own(scene):
    half = half_year(scene)
    halves = count_indicator("half_count", frequency="half_year")
    FollowedIndicator.objects.create(participation=scene.nordvik, indicator=halves)

    found = grid(scene)

    assert rows(found) == [["refused_share", "temp_families"], ["half_count"]]
    assert found.cell(halves.pk, half.pk) == (halves, half)
    assert found.cell(halves.pk, scene.period.pk) is None
    assert found.cell(scene.indicator.pk, scene.period.pk) == (scene.indicator, scene.period)
    assert found.cell(scene.indicator.pk, 0) is None
    assert found.cell(0, scene.period.pk) is None


def test_a_cell_outside_the_indicators_validity_is_not_asked_for(scene):
    scene.rate.valid_from = date(2025, 1, 1)
    scene.rate.save()

    cells = grid(scene).tables[0].rows[0].cells

    assert [bool(cell) for cell in cells] == [False, True]
    assert "ikke spurt om" in grid_html.body(grid(scene).tables[0], TODAY, {})


def test_the_last_four_years_stand_first_and_the_address_may_ask_for_others(scene):
    for number in (2020, 2021, 2022, 2023):
        closed_year(scene, number)
    scene.nordvik.starts_on = date(2020, 6, 1)
    window = ReportingWindow.objects.get(period=scene.period)
    ReportingWindow.objects.create(
        programme=scene.programme,
        period=year(2026),
        kind="figures",
        opens_on=date(2027, 1, 2),
        due_on=date(2027, 2, 1),
        late_until=date(2027, 2, 1),
        corrections_until=date(2027, 2, 1),
    )

    assert years(grid(scene)) == [[2022, 2023, 2024, 2025]]
    assert years(grid(scene, Chosen(first=2020))) == [[2020, 2021, 2022, 2023, 2024, 2025]]
    assert years(grid(scene, Chosen(first=2024, last=2026))) == [[2024, 2025, 2026]]
    assert years(grid(scene, Chosen(last=2021))) == [[2020, 2021]]
    assert rows(grid(scene, Chosen(theme="waiting"))) == [["refused_share"]]
    assert grid(scene).years == [2020, 2021, 2022, 2023, 2024, 2025, 2026]
    assert window.period.year == 2025


def test_a_year_that_is_open_by_an_exception_is_shown_however_old(scene):
    for number in (2019, 2023):
        closed_year(scene, number)
    scene.nordvik.starts_on = date(2019, 1, 1)
    old = ReportingWindow.objects.get(period__year=2019)
    ReportingException.objects.create(
        participation=scene.nordvik,
        window=old,
        reason="Nytt fagsystem",
        until=date(2026, 12, 1),
        given_by=scene.tor,
    )

    column = grid(scene).tables[0].columns[0]

    assert column.period.year == 2019
    assert column.when == "Dere har unntak til 01.12.2026."
    assert column.why_new == ""


def test_a_participation_without_periods_has_no_table(scene):
    for window in ReportingWindow.objects.all():
        window.delete()

    assert grid(scene).tables == []


def test_each_kind_of_no_number_is_told_apart(scene):
    closed_year(scene)
    figure(scene, 0)
    figure(scene, period=scene.y2024, not_applicable="Ingen hospits")
    figure(scene, indicator=scene.rate, numerator=1, denominator=4, known="estimated")
    move(scene.y2024, due_on=date(2026, 2, 1))

    html = grid_html.body(grid(scene).tables[0], TODAY, {})

    told = [part.split("</a>")[0].split(">")[-1] for part in html.split("<a id=")[1:]]
    assert told == [
        "mangler · stengt",
        "mangler",
        "25,0 · sendt inn · anslått",
        "mangler · stengt",
        "ikke aktuelt · sendt inn",
        "sendt inn",
    ]
    assert 'value="– Ingen hospits"' in html
    assert 'value="0"' in html
    for kind in ("missing closed", "not-applicable", "known"):
        assert f'<td class="{kind}">' in html


def test_a_figure_that_is_not_due_is_told_from_a_missing_one(scene):
    assert "ikke forfalt" in grid_html.body(grid(scene).tables[0], TODAY, {})


def test_a_rate_over_nothing_and_one_without_its_parts_say_so(scene):
    figure(scene, indicator=scene.rate, numerator=0, denominator=0)
    alone = figure(scene, 31, indicator=scene.rate, period=scene.y2024)

    html = grid_html.body(grid(scene).tables[0], TODAY, {})

    assert ">sendt inn · nevneren er 0</a>" in html
    assert f">31,0 · sendt inn · {marks(alone)[0]}</a>" in html


def test_a_returned_figure_is_described_by_why(scene):
    figure(scene, 3, state="returned", return_comment="Tell <dem> på nytt.")

    html = grid_html.body(grid(scene).tables[0], TODAY, {})

    key = f"{scene.indicator.pk}-{scene.period.pk}"
    assert f'aria-describedby="s-{key} r-{key}">' in html
    told = "Sendt tilbake: «Tell &lt;dem&gt; på nytt.»"
    assert f'<span id="r-{key}" hidden>{told}</span>' in html


def test_a_closed_cell_is_read_only_and_described_by_why(scene):
    period = closed_year(scene)

    html = grid_html.body(grid(scene).tables[0], TODAY, {})

    key = f"{scene.indicator.pk}-{period.pk}"
    assert f'aria-describedby="s-{key} w-{period.pk}-0" readonly>' in html
    column = grid(scene).tables[0].columns[0]
    assert column.why_new == "Denne perioden ble stengt 01.03.2025."


def test_the_choice_of_why_stands_in_open_cells_of_the_newest_periods(scene, monkeypatch):
    closed_year(scene)
    reason = "Vi har ikke slike boliger"
    for period in (scene.period, scene.y2024):
        figure(scene, period=period, not_applicable=reason)
    monkeypatch.setattr(grid_html, "WITH_CHOICE", 1)

    html = grid_html.body(grid(scene, ALL).tables[0], TODAY, {})

    cells = [td for td in html.split("<td")[1:] if f"c-{scene.indicator.pk}-" in td]
    assert ["<select" in td for td in cells] == [False, False, True]
    assert f'value="– {reason}"' in cells[1]  # where there is no choice
    assert f"<option selected>{reason}" in cells[2]
    assert 'value=""' in cells[2]


@pytest.mark.parametrize(
    ("state", "closed"), [("draft", True), ("returned", False), ("approved", False)]
)
def test_what_was_submitted_can_be_corrected_longer_than_new_figures_are_taken(
    scene, state, closed
):
    move(scene.period, due_on=date(2026, 2, 1), late_until=date(2026, 2, 1))
    figure(scene, 4, state=state)

    cell = grid(scene).tables[0].rows[1].cells[1]

    assert cell.is_closed is closed


def test_what_kostra_asks_for_is_marked_and_texts_are_escaped(scene):
    scene.indicator.external_key = "12345"
    scene.indicator.name_nb = "Familier <b>&"
    scene.indicator.save()

    html = grid_html.body(grid(scene).tables[0], TODAY, {})

    assert html.count("KOSTRA</abbr>") == 1
    assert "Familier &lt;b&gt;&amp;" in html


def test_sixty_indicators_ask_the_database_as_often_as_one(scene, django_assert_num_queries):
    def ask():
        found = grid(scene, ALL)
        return [grid_html.body(table, TODAY, {}) for table in found.tables]

    with django_assert_num_queries(5):
        ask()
    more = [count_indicator(f"count_{number}") for number in range(60)]
    scene.programme.indicators_for_all.add(*more)
    figure(scene, 4, indicator=more[3])
    with django_assert_num_queries(5):
        assert len(ask()[0]) < 90_000
