"""R12: who has reported what, worked by hand."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme.models import ReportingWindow
from reports import reporting_answers, reporting_chart
from reports.queries import reporting_periods, reporting_status
from reports.queries.status_reports import Asked
from tests.dialogue import report_scene
from tests.municipalities import completeness_scene as scene
from tests.reports import scenes
from tests.world import TODAY, open_window, rate_indicator, year


def rows(user, **chosen):
    return reporting_status.rows(user=user, **chosen)


def crowded(world):
    """Two figures are asked of both: Nordvik has one in time and one late, Sørvik has none."""
    rate = rate_indicator()
    world.programme.indicators_for_all.add(rate)
    scene.past_due(world)
    scene.figure(world, world.nordvik, state="approved")
    parts = {"numerator": 10, "denominator": 20}
    scene.figure(world, world.nordvik, None, indicator=rate, on=scene.LATE, **parts)


def test_each_participant_and_period_is_counted_by_hand(world):
    crowded(world)
    scene.exception(world, world.sorvik, date(2026, 12, 1))

    nordvik, sorvik = rows(world.mona)

    assert (nordvik.participant, nordvik.period, nordvik.due_on) == (
        "Nordvik",
        "2025",
        scene.DUE,
    )
    counts = ("expected", "reported", "approved", "late", "missing", "not_due")
    assert [getattr(nordvik, name) for name in counts] == [2, 2, 1, 1, 0, 0]
    assert [getattr(sorvik, name) for name in counts] == [2, 0, 0, 0, 2, 0]
    assert (nordvik.submitted_on, nordvik.days_late) == (scene.LATE, 14)
    assert (sorvik.submitted_on, sorvik.days_late) == (None, (TODAY - scene.DUE).days)
    assert (nordvik.state, sorvik.state) == (
        "alle er inne, ikke alle er godkjent",
        "ingen er inne",
    )
    assert (nordvik.exception_until, sorvik.exception_until) == (None, date(2026, 12, 1))
    assert (nordvik.documented, nordvik.adviser, nordvik.municipality_code) == (
        None,
        "",
        "9901",
    )


def test_before_the_due_date_nothing_is_missing_or_late(world):
    row = rows(world.anne)[0]

    assert (row.missing, row.not_due, row.days_late) == (0, 1, None)
    assert row.state == "ingen er inne ennå, ikke forfalt"


def test_documentation_is_counted_where_the_programme_asks_and_the_adviser_named(world):
    world.programme.asks_documentation = True
    world.programme.save()
    world.nordvik.adviser = world.anne
    world.nordvik.save()
    scene.figure(world, world.nordvik)
    scene.evidence(world, world.nordvik)

    assert [(row.documented, row.adviser) for row in rows(world.mona)] == [(1, "Anne"), (0, "")]


def test_periods_that_have_not_opened_are_left_out_unless_chosen(world):
    later = open_window(world.programme, year(2026))
    ReportingWindow.objects.filter(pk=later.pk).unlogged().update(
        opens_on=date(2027, 1, 2),
        due_on=date(2027, 2, 15),
        late_until=date(2027, 2, 15),
        corrections_until=date(2027, 2, 15),
    )

    assert {row.period for row in rows(world.mona)} == {"2025"}
    assert [row.period for row in rows(world.anne, period=year(2026))] == ["2026"]
    assert rows(world.siri, region=world.region) == []


def test_the_answer_names_who_lacks_figures(world):
    crowded(world)

    told = reporting_answers.reporting_status(rows(world.mona), user=world.mona, chosen={})

    assert told[:4] == (
        "2 av 4 forventede tall er sendt inn, fra 2 deltakere.",
        "Godkjent: 1; kom etter fristen: 1; ikke forfalt: 0.",
        "Mangler etter fristen: 2, fra: Sørvik.",
        "For en hel periode er ingenting inne fra: Sørvik.",
    )
    own = reporting_answers.reporting_status(rows(world.kari), user=world.kari, chosen={})
    assert own[0] == "2 av 2 forventede tall er lagt inn, fra 1 deltaker."
    assert own[2] == "Ingen tall mangler etter fristen."


def test_the_page_is_narrowed_to_one_period(client, world):
    scene.past_due(world)
    client.force_login(world.mona)
    address = "/rapporter/reporting-status/"

    page = client.get(address, {"period": world.period.pk}).content.decode()

    assert "Nordvik" in page
    gaps = reverse("completeness-of", args=[world.nordvik.pk])
    assert f'<a class="ds-link" href="{gaps}">1</a>' in page
    unknown = client.get(address, {"period": year(2020).pk})
    assert unknown.context["left_out"].unknown == ("Periode",)


def test_the_queries_do_not_grow(world):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = len(rows(world.anne))
        return found, len(captured)

    one, few = queries()
    for each in scenes.more_places(world, 15):
        scene.figure(world, each)

    assert (one, queries()) == (1, (16, few))


def test_the_report_of_the_period_is_told_as_sent_or_not_sent_and_never_as_a_draft(world):
    assert rows(world.mona)[0].report == ""  # none is asked for
    report_scene.window(world, due_on=date(2026, 11, 20))
    report = report_scene.begun(world)
    nordvik = rows(world.mona)[0]
    assert (nordvik.report, nordvik.report_sent_on) == ("ikke sendt", None)
    assert nordvik.report_days_late == 4  # 20 to 24 November

    report_scene.sent(world, report)
    nordvik, sorvik = rows(world.mona)
    assert (nordvik.report, nordvik.report_due_on) == ("sendt", date(2026, 11, 20))
    assert sorvik.report == "ikke sendt"


def test_a_report_is_not_late_before_it_is_due_nor_when_it_was_sent_in_time():
    due = date(2026, 12, 1)
    assert Asked(due).days_late(TODAY) is None
    assert Asked(due).days_late(due) is None
    assert Asked(due, TODAY).days_late(date(2027, 1, 1)) == 0
    assert Asked(due, date(2026, 12, 3)).days_late(date(2027, 1, 1)) == 2


def test_the_periods_are_added_and_drawn_on_the_page_and_in_the_file(client, world):
    """2024: two figures of Nordvik; 2025: as above, so that of four two are missing."""
    crowded(world)
    open_window(world.programme, year(2024)).period.windows.all().unlogged().update(
        opens_on=date(2025, 1, 2), due_on=date(2025, 2, 15)
    )
    scene.figure(world, world.nordvik, period=year(2024), state="approved")

    earlier, this = reporting_periods.rows(rows(world.mona))

    counts = (
        "participants",
        "expected",
        "approved",
        "waiting",
        "missing",
        "not_due",
        "lacking",
    )
    assert (earlier.period, this.period) == ("2024", "2025")
    assert [getattr(earlier, name) for name in counts] == [2, 4, 1, 0, 3, 0, 2]
    assert [getattr(this, name) for name in counts] == [2, 4, 1, 1, 2, 0, 1]

    client.force_login(world.mona)
    page = client.get(reverse("report", args=["reporting-status"]))
    bars = page.context["further"]["chart"]
    assert [(share.name, share.counts) for share in bars.shares] == [
        ("Godkjent", (1, 1)),
        ("Rapportert, ikke godkjent", (0, 1)),
        ("Mangler", (3, 2)),
        ("Ikke forfalt", (0, 0)),
    ]
    assert b"data-chart" in page.content
    file = client.get(reverse("report-download", args=["reporting-status"])).getvalue()
    package = ZipFile(BytesIO(file))
    chart = package.read("xl/charts/chart1.xml").decode()
    assert re.findall("<f>(.*?)</f>", chart)[:3] == [
        "'Periode for periode'!$E$1",
        "'Periode for periode'!$A$2:$A$3",
        "'Periode for periode'!$E$2:$E$3",
    ]
    drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Dette er rapportert, antall tall. 2024: godkjent 1, mangler 3.' in drawing


def test_where_nothing_is_expected_there_is_no_chart(world):
    assert reporting_chart.chart([]) is None
