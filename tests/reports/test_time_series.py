"""R8: one indicator over time, with its marks, its breaks, its totals and its chart."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities import series_breaks
from municipalities.models import District, Municipality, MunicipalityChange, Participation
from programme.figures import NoNumber
from programme.models import Indicator, Period, ReportingWindow
from reports import series_answer
from reports.catalogue import BY_SLUG
from reports.queries import series_totals, time_series
from reports.years import BySpan, Span, spread
from tests.reports import scenes
from tests.world import START, count_indicator, open_window, rate_indicator, year

MISSING, NOT_DUE, HIDDEN = NoNumber.MISSING, NoNumber.NOT_DUE, NoNumber.SUPPRESSED


@pytest.fixture
def due(world):
    """The windows of 2023 to 2025, past their due dates."""
    for number in (2023, 2024):
        open_window(world.programme, year(number))
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    return world


def by_name(rows):
    return {row.participant: row for row in rows}


def values(row):
    return [cell["value"] for cell in row.spans.values()]


def marks(row):
    return [cell["mark"] for cell in row.spans.values()]


def test_a_row_is_a_participant_and_a_column_is_a_year(due):
    scenes.figure(due, due.nordvik, 41, period=year(2023), state="approved")
    scenes.figure(due, due.nordvik, 28, known="estimated", is_provisional=True)
    scenes.figure(due, due.sorvik, 12, correction_reason="Talt på nytt", state="approved")

    rows = by_name(time_series.rows(user=due.mona))

    assert list(rows) == ["Nordvik", "Sørvik"]
    assert [*rows["Nordvik"].spans] == [Span(2023), Span(2024), Span(2025)]
    assert values(rows["Nordvik"]) == [41, MISSING, 28]
    assert values(rows["Sørvik"]) == [MISSING, MISSING, 12]
    assert marks(rows["Nordvik"]) == ["", "", "ikke godkjent, anslått, foreløpig"]
    assert marks(rows["Sørvik"])[-1] == "rettet"
    assert rows["Nordvik"].value_2025 == 28


def test_what_was_never_asked_for_is_empty_and_says_so(due):
    due.sorvik.starts_on = date(2025, 1, 1)
    due.sorvik.save()
    ReportingWindow.objects.filter(period__year=2025).unlogged().update(
        due_on=date(2026, 11, 24)
    )
    scenes.figure(due, due.nordvik, 41, period=year(2023), state="approved")

    rows = by_name(time_series.rows(user=due.mona))

    assert values(rows["Sørvik"]) == [None, None, NOT_DUE]
    assert marks(rows["Sørvik"]) == ["ikke bedt om", "ikke bedt om", ""]


def test_nothing_is_missing_of_an_indicator_before_it_was_valid(due):
    due.indicator.valid_from = date(2025, 1, 1)
    due.indicator.save()
    scenes.figure(due, due.nordvik, 41)

    rows = by_name(time_series.rows(user=due.mona))

    assert values(rows["Sørvik"]) == [None, None, MISSING]


def test_who_is_not_asked_and_has_no_figure_is_not_in_the_series(due):
    other = count_indicator("other")
    scenes.figure(due, due.nordvik, 5, indicator=other)

    rows = time_series.rows(user=due.mona, indicator=other)

    assert [row.participant for row in rows] == ["Nordvik"]
    assert values(rows[0]) == [None, None, 5]


def test_a_gap_leads_to_its_cell_and_a_figure_to_its_page(due):
    scenes.figure(due, due.nordvik, 41, period=year(2023))
    figures = reverse("figure", args=[due.nordvik.pk, due.indicator.code, year(2023).pk])
    late = reverse(
        "figures-of", args=[due.nordvik.pk, due.programme.windows.get(period=year(2025)).pk]
    )

    def addresses(user):
        row = by_name(time_series.rows(user=user))["Nordvik"]
        return row.address_2023, row.address_2025

    cell = f"#c-{due.indicator.pk}-{year(2025).pk}"
    assert addresses(due.ola)[0] == figures
    assert addresses(due.ola)[1].endswith(cell)
    assert addresses(due.berit) == addresses(due.mona) == (figures, late)


def test_a_figure_of_a_period_that_was_never_opened_leads_nowhere(due):
    scenes.figure(due, due.nordvik, 41, period=year(2022))

    row = time_series.rows(user=due.mona)[0]

    assert (row.value_2022, row.address_2022) == (41, "")


def test_half_years_stand_side_by_side(due):
    half = count_indicator("half", frequency="half_year")
    first, second = (
        Period.objects.create(year=2025, half=number, starts_on=starts, ends_on=ends)
        for number, starts, ends in (
            (1, date(2025, 1, 1), date(2025, 6, 30)),
            (2, date(2025, 7, 1), date(2025, 12, 31)),
        )
    )
    scenes.figure(due, due.nordvik, 5, indicator=half, period=first)
    scenes.figure(due, due.nordvik, 7, indicator=half, period=second)

    (row,) = rows = time_series.rows(user=due.mona, indicator=half)
    columns = spread(BY_SLUG["time-series"].sheet.COLUMNS, rows)

    assert [str(column.heading) for column in columns][1:5] == [
        "1. halvår 2025",
        "Merker 1. halvår 2025",
        "2. halvår 2025",
        "Merker 2. halvår 2025",
    ]
    assert [getattr(row, column.field) for column in columns][1:5:2] == [5, 7]


def test_own_people_read_their_draft_and_others_only_what_stands(due):
    scenes.figure(due, due.nordvik, 41, state="approved")
    scenes.figure(due, due.nordvik, 28, state="draft")

    (own,) = time_series.rows(user=due.kari)
    outside = by_name(time_series.rows(user=due.mona))

    assert (values(own)[-1], marks(own)[-1]) == (28, "utkast")
    assert (values(outside["Nordvik"])[-1], marks(outside["Nordvik"])[-1]) == (41, "")


def test_the_total_of_a_period_says_how_many_it_rests_on_and_who_is_missing(due):
    scenes.figure(due, due.nordvik, 41, period=year(2023))
    scenes.figure(due, due.sorvik, 12, period=year(2023))
    scenes.figure(due, due.sorvik, 9)

    first, second, third = series_totals.rows(time_series.rows(user=due.mona))

    assert (first.value, first.n, first.of, first.missing) == (53, 2, 2, "")
    assert (second.value, second.n, second.missing) == (MISSING, 0, "Nordvik, Sørvik")
    assert (third.value, third.n, third.missing) == (9, 1, "Nordvik")
    assert [row.drawn for row in (first, second, third)] == [53, None, 9]


def test_a_rate_over_participants_is_the_rate_of_their_sums(due):
    share = rate_indicator()
    for place, numerator, denominator in ((due.nordvik, 30, 60), (due.sorvik, 10, 40)):
        scenes.figure(
            due,
            place,
            indicator=share,
            numerator=Decimal(numerator),
            denominator=Decimal(denominator),
        )
    (more, most) = scenes.more_places(due, 2)
    scenes.figure(due, more, 90, indicator=share)
    scenes.figure(due, most, indicator=share, not_applicable="Ingen søkere")

    total = series_totals.rows(time_series.rows(user=due.mona, indicator=share))[-1]

    # (30 + 10) / (60 + 40) is 40 per cent; the mean of 50 and 25 would be 37.5.
    assert (total.value, total.n, total.of) == (40, 2, 3)
    assert (total.left_out, total.not_applicable) == ("Sted 00", "Sted 01")


def test_points_are_a_mean_over_participants(due):
    score = count_indicator("score", nature="score", unit="score", suppress_below=None)
    scenes.figure(due, due.nordvik, 2, indicator=score)
    scenes.figure(due, due.sorvik, 5, indicator=score)

    total = series_totals.rows(time_series.rows(user=due.mona, indicator=score))[-1]

    assert total.value == Decimal("3.5")


def test_a_district_is_in_no_sum_that_holds_its_municipality(due):
    district = District.objects.create(municipality=due.nordvik.municipality, name="Sentrum")
    part = Participation.objects.create(
        programme=due.programme, district=district, region=due.region, starts_on=START
    )
    for place, value in ((due.nordvik, 41), (due.sorvik, 12), (part, 20)):
        scenes.figure(due, place, value)

    total = series_totals.rows(time_series.rows(user=due.mona))[-1]

    assert (total.value, total.n, total.of, total.left_out) == (53, 2, 2, "Sentrum")


def test_a_hidden_figure_is_hidden_in_the_row_and_not_given_away_by_the_total(due):
    places = [due.nordvik, due.sorvik, *scenes.more_places(due, 3)]
    for place, value in zip(places, (2, 12, 9, 8, 7), strict=True):
        scenes.figure(due, place, value)

    everybody = time_series.rows(user=due.mona)
    alone = time_series.rows(user=due.mona, participation=due.nordvik)
    own = time_series.rows(user=due.kari)

    assert values(by_name(everybody)["Nordvik"])[-1] == HIDDEN
    assert series_totals.rows(everybody)[-1].value == 38
    assert series_totals.rows(alone)[-1].value == HIDDEN
    assert series_answer.chart(alone) is None
    assert (values(own[0])[-1], series_totals.rows(own)[-1].value) == (2, 2)


def test_the_total_of_a_region_is_kept_back_where_the_rest_would_tell(due):
    places = [due.nordvik, *scenes.more_places(due, 5)]
    for place, value in zip(places, (41, 12, 9, 8, 7, 6), strict=True):
        scenes.figure(due, place, value)
    scenes.figure(due, due.sorvik, 2)

    def latest(region):
        rows = time_series.rows(user=due.mona, region=region)
        return series_totals.rows(rows)[-1].value

    assert latest(due.other_region) == HIDDEN
    assert latest(due.region) == HIDDEN  # the whole is told, and less this one it would be 2


def test_a_merger_breaks_the_series_and_a_new_number_does_not(due):
    old = Municipality.objects.create(name="Gamlevik")
    for code, kind, day in (
        ("9971", "merge", date(2024, 1, 1)),
        ("9972", "border", date(2024, 1, 1)),
        ("9973", "renumber", date(2025, 1, 1)),
        ("9974", "split", date(2020, 1, 1)),
        ("9975", "split", date(2030, 1, 1)),
    ):
        MunicipalityChange.objects.create(
            old=old,
            new=due.nordvik.municipality,
            old_code=code,
            new_code="9901",
            on=day,
            kind=kind,
        )
    scenes.figure(due, due.nordvik, 41, period=year(2023), state="approved")
    scenes.figure(due, due.nordvik, 50, period=year(2024), state="approved")

    rows = time_series.rows(user=due.mona)
    nordvik, sorvik = rows

    assert marks(nordvik) == ["", "brudd", ""]
    assert nordvik.breaks == (
        "01.01.2024 sammenslåing, 9971 → 9901; 01.01.2024 en del flyttet, 9972 → 9901"
    )
    assert (marks(sorvik), sorvik.breaks) == (["", "", ""], "")
    labels = [row.label for row in series_totals.rows(rows)]
    assert labels == ["2023", "2024 (brudd)", "2025"]
    answer = series_answer.time_series(rows, user=due.mona, chosen={})
    assert answer[-1].startswith("Brudd i serien, og tall")


def test_an_indicator_that_took_over_says_from_what_and_when(due):
    new = count_indicator(
        "new", replaces=due.indicator, name_nb="Familier", valid_from=date(2025, 1, 1)
    )
    count_indicator("newer", replaces=new, name_nb="Alle familier")
    scenes.figure(due, due.nordvik, 41, indicator=new)

    rows = time_series.rows(user=due.mona, indicator=new)

    assert series_answer.time_series(rows, user=due.mona, chosen={})[-1] == (
        "Brudd i serien, og tall fra hver side av bruddet kan ikke sammenlignes: den erstatter "
        "«Barnefamilier i midlertidig botilbud» fra 01.01.2025; den ble erstattet av "
        "«Alle familier»."
    )
    (old,) = series_breaks.of_indicator(due.indicator)
    (newer,) = series_breaks.of_indicator(Indicator.objects.get(code="newer"))
    assert (old, newer) == (
        "den ble erstattet av «Familier» fra 01.01.2025",
        "den erstatter «Familier»",
    )


def test_the_answer_is_the_headline_and_every_total_with_its_n(due):
    scenes.figure(due, due.nordvik, 41, period=year(2023), state="approved")
    scenes.figure(due, due.nordvik, 28, state="approved")
    scenes.figure(due, due.sorvik, 12, state="approved")

    rows = time_series.rows(user=due.mona)
    answer = series_answer.time_series(rows, user=due.mona, chosen={})

    assert answer == (
        "Barnefamilier i midlertidig botilbud: 41 → 28 (2023 → 2025), 1 av 2 deltakere; uten tidligere tall å sammenligne med: Sørvik.",
        (
            "Barnefamilier i midlertidig botilbud, for alle som har tall for perioden, altså ikke alltid de samme: "
            "2023: 41 (1 av 2 deltakere); 2024: mangler (0 av 2 deltakere); "
            "2025: 40 (2 av 2 deltakere)."
        ),
        "Av 3 tall har ingen et merke: Alle er talt og godkjent.",
        "Ingen brudd i serien er kjent.",
    )
    assert BY_SLUG["time-series"].rows(user=due.mona, region=due.other_region) != rows


def test_a_hidden_figure_is_told_in_a_word_in_a_sentence(due):
    scenes.figure(due, due.nordvik, 2)

    both = time_series.rows(user=due.mona)
    one = time_series.rows(user=due.mona, participation=due.nordvik)

    for rows, told in ((both, "; 2025: skjermet (1 av 2 "), (one, "; 2025: skjermet.")):
        answer = series_answer.time_series(rows, user=due.mona, chosen={})
        assert told in " ".join(answer)


def test_one_participant_is_told_period_by_period(due):
    due.nordvik.starts_on = date(2024, 1, 1)
    due.nordvik.save()
    scenes.figure(due, due.sorvik, 12, period=year(2023), state="approved")
    scenes.figure(due, due.nordvik, 28, state="approved")

    rows = time_series.rows(user=due.mona, indicator=due.indicator, participation=due.nordvik)
    everybody = series_totals.rows(time_series.rows(user=due.mona))

    answer = series_answer.time_series(rows, user=due.mona, chosen={})
    assert answer[-3] == (
        "Barnefamilier i midlertidig botilbud, Nordvik: 2024: mangler; 2025: 28."
    )
    assert [row.axis for row in series_totals.rows(rows)] == ["2024", "2025"]
    assert [row.axis for row in everybody] == ["2023, 1 av 1", "2024, 0 av 2", "2025, 1 av 2"]
    assert everybody[0].not_asked == "Nordvik"


def test_where_nobody_was_asked_there_is_no_total_and_it_is_not_called_missing(due):
    other = count_indicator("other")
    scenes.figure(due, due.nordvik, 5, indicator=other)
    scenes.figure(due, due.sorvik, 6, indicator=other)

    rows = time_series.rows(user=due.mona, indicator=other)
    one = time_series.rows(user=due.mona, indicator=other, participation=due.nordvik)

    assert [row.value for row in series_totals.rows(rows)] == [None, None, 11]
    told = series_answer.time_series(rows, user=due.mona, chosen={})[0]
    assert "2023: ikke bedt om; " in told
    alone = series_answer.time_series(one, user=due.mona, chosen={})[0]
    assert "2023: ikke bedt om; 2024: ikke bedt om; 2025: 5" in alone


def test_nothing_chosen_tells_the_first_result_that_has_figures(client, due):
    scenes.figure(due, due.nordvik, 28)
    scenes.figure(due, due.nordvik, 5, indicator=count_indicator("aaa", name_nb="Andre"))
    client.force_login(due.mona)

    page = client.get(reverse("report", args=["time-series"]))
    chosen = client.get(
        reverse("report", args=["time-series"]), {"indicator": due.indicator.pk}
    )

    assert "Ikke valgt: Barnefamilier i midlertidig botilbud" in page.content.decode()
    assert page.context["table"] == chosen.context["table"]
    assert [cell.text for cell in page.context["further"]["table"][-1]][:4] == [
        "2025",
        "28",
        "1",
        "2",
    ]


def test_an_indicator_that_others_alone_have_figures_of_cannot_be_chosen(client, due):
    chosen = count_indicator("chosen")
    scenes.figure(due, due.sorvik, 28, indicator=chosen)
    client.force_login(due.kari)

    answer = client.get(reverse("report", args=["time-series"]), {"indicator": chosen.pk})

    assert answer.context["left_out"].unknown == ("Indikator",)


def test_before_any_figure_is_in_all_are_told_as_missing(due):
    rows = time_series.rows(user=due.mona)

    assert [values(row) for row in rows] == [[MISSING] * 3] * 2
    assert series_answer.chart(rows) is None


def test_the_file_has_a_chart_with_gaps_and_a_description(due, tmp_path):
    scenes.figure(due, due.nordvik, 41, period=year(2023), state="approved")
    scenes.figure(due, due.nordvik, 28, state="approved")
    path = tmp_path / "r8.xlsx"

    call_command(
        "export_report",
        "time-series",
        *("--user", "mona@example.org", "--output", str(path), "--indicator", "temp_families"),
    )

    package = ZipFile(BytesIO(path.read_bytes()))
    drawing = package.read("xl/drawings/drawing1.xml").decode()
    chart = package.read("xl/charts/chart1.xml").decode()
    assert 'descr="Barnefamilier i midlertidig botilbud, alle som har tall. 2023: 41' in drawing
    assert '<dispBlanksAs val="gap"' in chart
    assert '<delete val="0"' in chart
    assert "'Samlet per periode'!$K$2:$K$4" in chart
    book = openpyxl.load_workbook(path)
    sheet = book["Samlet per periode"]
    assert [sheet.cell(row, 11).value for row in (2, 3, 4)] == [41, None, 28]
    assert sheet.print_area == "'Samlet per periode'!$A$1:$G$24"
    assert book["Tidsserie"]["A1"].value == "Deltaker"
    measured = "Barnefamilier i midlertidig botilbud, husstander"
    for title in ("Tidsserie", "Samlet per periode"):  # on paper, and under its name up front
        assert book[title].oddHeader.right.text == measured
    assert [row[1].value for row in book["Svar"].iter_rows()].count(measured) == 2
    assert "Tall" in book.sheetnames


def test_an_axis_begins_at_nothing_unless_something_lies_below(due):
    change = count_indicator("change", suppress_below=None, lowest=None)
    scenes.figure(due, due.nordvik, -5, indicator=change)
    scenes.figure(due, due.nordvik, 28)

    def least(indicator):
        return series_answer.chart(time_series.rows(user=due.mona, indicator=indicator)).least

    assert (least(change), least(due.indicator)) == (None, 0)


def test_no_half_households_stand_along_an_axis(due):
    share = rate_indicator("share")
    scenes.figure(due, due.nordvik, 10)
    scenes.figure(due, due.nordvik, None, indicator=share, numerator=5, denominator=60)

    def step(indicator):
        return series_answer.chart(time_series.rows(user=due.mona, indicator=indicator)).step

    assert (step(due.indicator), step(share)) == (1, None)
    scenes.figure(due, due.sorvik, 12)
    assert step(due.indicator) is None


def test_the_number_of_queries_is_the_same_for_many(due):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            time_series.rows(user=due.mona, indicator=due.indicator)
        return len(seen)

    scenes.figure(due, due.nordvik, 28)
    few = asked()
    for place in scenes.more_places(due, 5):
        scenes.figure(due, place, 9)

    assert asked() == few


def test_a_row_knows_the_columns_of_its_periods_and_no_others():
    class Known(BySpan):
        without = {"value": None}

        def __init__(self):
            self.spans = {Span(2025): {"value": 1}, Span(2026, 1): {"value": 2}}

    row = Known()
    assert (row.value_2025, row.value_2026_1, row.value_2030) == (1, 2, None)
    for wrong in ("value_of_all", "other_2025", "value"):
        with pytest.raises(AttributeError):
            getattr(row, wrong)
