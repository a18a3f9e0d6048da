"""R16: the figures on which there is a remark, worked by hand; and what it must not tell."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.actions import follow_ups
from municipalities.actions.kept_figures import keep_suppression
from municipalities.models import FigureApproval, Measurement
from programme.models import ReportingWindow
from reports import reporting_answers
from reports.queries import data_quality
from reports.remarks import Remark, in_words
from tests.municipalities import completeness_scene as scene
from tests.municipalities.grid_scene import move
from tests.reports import scenes
from tests.world import count_indicator, open_window, rate_indicator, year


@pytest.fixture(autouse=True)
def window(world):
    world.sorvik.ends_on = date(2023, 12, 31)  # Nordvik alone, unless a test takes in more
    world.sorvik.save()
    return scene.past_due(world)


def rows(user, **chosen):
    return data_quality.rows(user=user, **chosen)


def codes(user):
    return [code for row in rows(user) for code in row.codes]


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ({"is_provisional": True}, "provisional"),
        ({"known": "estimated"}, "estimated"),
        ({"known": "self_assessed"}, "self_assessed"),
        ({"is_confirmed": True}, "confirmed"),
        ({"correction_reason": "Telt på nytt"}, "corrected"),
        ({"on": scene.LATE}, "late"),
        ({"on": date(2027, 1, 10), "correction_reason": "Telt på nytt"}, "corrected_late late"),
    ],
)
def test_each_mark_of_a_figure_is_a_remark(world, words, remark):
    scene.figure(world, world.nordvik, **words)

    assert codes(world.anne) == remark.split()


def test_a_figure_without_marks_has_no_row(world):
    scene.figure(world, world.nordvik)

    assert rows(world.anne) == []


def test_a_missing_figure_is_a_row_without_a_word_of_any_draft(world):
    scene.figure(
        world, world.nordvik, state="draft", known="estimated", comment="Venter på svar"
    )

    (other,) = rows(world.anne)
    (own,) = rows(world.kari)

    assert (other.codes, other.value, other.state, other.why) == (
        ("missing",),
        "missing",
        "",
        "",
    )
    assert other.follow_up_address == ""
    assert (own.codes, own.value, own.state) == (("estimated",), 41, "utkast")
    assert own.why == "Venter på svar"


def test_a_returned_figure_tells_its_own_people_why(world):
    scene.figure(world, world.nordvik, state="returned", return_comment="Sjekk tallet")

    assert codes(world.anne) == ["missing"]
    (own,) = rows(world.lars)
    assert (own.codes, own.why) == (("missing", "returned"), "Sjekk tallet")


def test_what_stands_is_told_and_not_the_correction_that_is_being_written(world):
    scene.figure(world, world.nordvik, 40, is_provisional=True)
    scene.figure(world, world.nordvik, 50, state="draft", known="estimated")

    for user in (world.kari, world.anne):
        assert [(row.value, row.codes) for row in rows(user)] == [(40, ("provisional",))]


def test_a_correction_is_known_by_what_it_replaced(world):
    scene.figure(world, world.nordvik, 40, state="replaced")
    scene.figure(world, world.nordvik, 41)

    assert codes(world.anne) == ["corrected"]


def test_of_a_hidden_figure_nothing_is_said_that_its_value_decides(world):
    words = {"is_confirmed": True, "is_provisional": True, "comment": "To familier"}
    scene.figure(world, world.nordvik, 41, period=year(2024))
    scene.figure(world, world.nordvik, 2, **words)

    (other,) = rows(world.mona)
    (own,) = rows(world.kari)

    assert (other.value, other.codes, other.why) == (
        "suppressed",
        ("suppressed", "provisional"),
        "",
    )
    assert (own.value, own.codes, own.why) == (2, ("provisional", "confirmed"), "To familier")


def test_an_approval_given_outside_tells_who_when_and_where(world):
    outside = {"given_by": "Rådmannen", "given_on": date(2026, 2, 20), "reference": "26/123"}
    approval = FigureApproval.objects.create(
        participation=world.nordvik, period=world.period, recorded_by=world.lars, **outside
    )
    made = scene.figure(world, world.nordvik, state="approved", comment="Telt.")
    Measurement.objects.filter(pk=made.pk).unlogged().update(approval=approval)

    (row,) = rows(world.anne)

    assert row.codes == ("approved_outside",)
    assert row.why == "Telt. Godkjent av Rådmannen 20.02.2026 (26/123)."
    approval.given_by = approval.reference = ""
    approval.given_on = None
    approval.save()
    assert rows(world.anne) == []


def test_documentation_is_missed_where_the_programme_asks_for_it(world):
    world.programme.asks_documentation = True
    world.programme.save()
    scene.figure(world, world.nordvik)
    assert codes(world.anne) == ["undocumented"]

    scene.evidence(world, world.nordvik)
    assert codes(world.anne) == []
    Measurement.objects.unlogged().update(value=None, not_applicable="Har ikke tilbudet")
    assert codes(world.anne) == []


def test_what_lacks_nothing_but_documentation_comes_last(world):
    world.programme.asks_documentation = True
    world.programme.save()
    scene.figure(world, world.nordvik)
    more = count_indicator("more")
    world.programme.indicators_for_all.add(more)
    scene.figure(world, world.nordvik, indicator=more, is_provisional=True)

    found = [row.codes for row in rows(world.anne)]

    assert found == [("provisional", "undocumented"), ("undocumented",)]
    figure = {"participation": world.nordvik, "indicator": world.indicator}
    follow_ups.mark(**figure, period=world.period, reason="Høyt?", by=world.anne)
    assert not any(row.lacks_documentation_only for row in rows(world.anne))


def test_from_a_gap_who_enters_goes_to_the_cell_and_others_to_the_period(world):
    place, period = world.nordvik.pk, world.period.pk
    cell = f"/deltakere/{place}/tall/legg-inn/#c-{world.indicator.pk}-{period}"
    figures = f"/deltakere/{place}/tall/{ReportingWindow.objects.get().pk}/"

    def addresses():
        return [row.address for user in (world.ola, world.anne) for row in rows(user)]

    assert addresses() == [cell, figures]
    scene.figure(world, world.nordvik, state="returned", return_comment="Sjekk tallet")
    assert addresses() == [cell, figures]
    Measurement.objects.unlogged().update(state="submitted", is_provisional=True)
    assert addresses() == [f"/deltakere/{place}/tall/temp_families/{period}/"] * 2


def test_what_came_of_looking_into_it_stands_beside_the_figure(world):
    scene.figure(world, world.nordvik)
    figure = {"participation": world.nordvik, "indicator": world.indicator}
    marked = follow_ups.mark(**figure, period=world.period, reason="Høyt?", by=world.anne)

    (row,) = rows(world.kari)
    assert (row.codes, row.follow_up, row.asked, row.followed_by) == (
        (),
        "åpen",
        "Høyt?",
        "Anne",
    )
    follow_ups.close(follow_up=marked, comment="Stemmer", by=world.lars)

    (row,) = rows(world.mona)
    assert (row.follow_up, row.followed_by, row.outcome) == ("avsluttet", "Lars", "Stemmer")
    assert row.remarks == ""


def test_figures_of_what_is_no_longer_followed_are_told_too(world):
    rate = rate_indicator()
    parts = {"numerator": 10, "denominator": 20, "is_provisional": True}
    scene.figure(world, world.nordvik, None, indicator=rate, **parts)
    scene.figure(world, world.nordvik)

    (row,) = rows(world.anne)

    assert (row.indicator_code, row.value, row.codes) == ("refused_share", 50, ("provisional",))
    Measurement.objects.filter(indicator=rate).unlogged().update(state="replaced")
    assert rows(world.anne) == []


def test_before_the_due_date_nothing_is_missing(world):
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 12, 15))

    assert rows(world.anne) == []


def test_the_page_leads_to_the_figures_and_to_what_is_looked_into(client, world):
    scene.figure(world, world.nordvik, is_provisional=True)
    client.force_login(world.anne)

    page = client.get("/rapporter/data-quality/", {"period": world.period.pk}).content.decode()

    address = reverse("follow-up", args=[world.nordvik.pk, "temp_families", world.period.pk])
    assert f'<a class="ds-link" href="{address}">ingen</a>' in page
    assert "foreløpig" in page


def test_the_rows_are_narrowed_to_one_remark_and_the_file_says_so(client, world):
    scene.figure(world, world.nordvik, is_provisional=True)
    client.force_login(world.anne)
    chosen = {"remark": "provisional", "region": world.region.pk}

    assert [row.participant for row in rows(world.anne, remark="provisional")] == ["Nordvik"]
    assert rows(world.anne, remark="late") == []
    answer = client.get("/rapporter/data-quality/excel/", chosen)
    about = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))["Om uttaket"]

    told = " ".join(str(cell) for row in about.iter_rows(values_only=True) for cell in row)
    assert "Merknad" in told
    assert "foreløpig" in told
    unknown = client.get("/rapporter/data-quality/", {"remark": "ukjent"})
    assert unknown.context["left_out"].unknown == ("Merknad",)


def test_the_newest_period_that_was_due_is_told_unless_another_or_all_are_chosen(client, world):
    older = year(2024)
    open_window(world.programme, older)
    client.force_login(world.anne)

    def told(**chosen):
        return len(client.get("/rapporter/data-quality/", chosen).context["table"])

    for period, due_on in ((older, date(2025, 2, 15)), (world.period, date(2026, 2, 15))):
        move(period, opens_on=due_on.replace(month=1), due_on=due_on)
        scene.figure(world, world.nordvik, period=period, is_provisional=True)

    assert "Ikke valgt: 2025" in client.get("/rapporter/data-quality/").content.decode()
    assert [told(), told(period=older.pk), told(period="all")] == [1, 1, 2]
    unknown = client.get("/rapporter/data-quality/", {"period": "annet"})
    assert unknown.context["left_out"].unknown == ("Periode",)


def test_words_about_a_hidden_figure_are_hidden_with_it(world):
    scene.figure(world, world.nordvik, 2)
    keep_suppression((world.indicator.pk, world.period.pk))
    figure = {"participation": world.nordvik, "indicator": world.indicator}
    follow_ups.mark(**figure, period=world.period, reason="Er 2 riktig?", by=world.anne)

    (theirs,), (own,) = rows(world.mona), rows(world.kari)
    assert (theirs.asked, theirs.followed_by, theirs.follow_up) == ("", "Anne", "åpen")
    assert own.asked == "Er 2 riktig?"


def test_the_answer_counts_the_remarks(world):
    scene.figure(world, world.nordvik, is_provisional=True, known="estimated")
    figure = {"participation": world.nordvik, "indicator": world.indicator}
    follow_ups.mark(**figure, period=world.period, reason="Høyt?", by=world.anne)

    of = {"period": world.period}
    told = reporting_answers.data_quality(rows(world.mona), user=world.mona, chosen=of)

    assert told == (
        "1 tall for 2025 har en merknad, fra 1 deltaker.",
        "Merknadene er: foreløpig (1), anslått (1).",
        "Merket for oppfølging: 1; fortsatt åpne: 1.",
        "En merknad betyr ikke at et tall er feil.",
    )


def test_the_answer_says_of_which_periods(world):
    def told(found, **chosen):
        return reporting_answers.data_quality(found, user=world.mona, chosen=chosen)[0]

    assert told([], period=world.period) == "Det er ingen tall med merknad for 2025."
    scene.figure(world, world.nordvik, is_provisional=True)
    everything = rows(world.mona)
    assert told(everything, period=None) == (
        "1 tall for alle periodene så langt har en merknad, fra 1 deltaker."
    )


def test_every_remark_has_words():
    assert len({in_words(remark) for remark in Remark}) == len(Remark)


def test_the_queries_do_not_grow(world):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            found = len(rows(world.mona))
        return found, len(captured)

    scene.figure(world, world.nordvik, is_provisional=True)
    one, few = queries()
    for each in scenes.more_places(world, 15):
        scene.figure(world, each, is_provisional=True)

    assert (one, queries()) == (1, (16, few))
