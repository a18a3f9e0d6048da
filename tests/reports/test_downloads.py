"""What left is told to those it concerns: who, which report by its name, what was chosen, and when."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from dialogue.actions import guidance
from reports import downloads
from reports.download_names import name_of
from reports.models import Download
from reports.queries import tidy
from tests.reports import scenes
from tests.world import count_indicator


def taken(world, report="status", *, by=None, day=20, places=(), **words):
    """Something that was taken out in November."""
    made = downloads.log(
        by=by or world.mona,
        report=report,
        filters={},
        rows=3,
        participations=[place.pk for place in places],
        **words,
    )
    moment = datetime(2026, 11, day, 12, tzinfo=UTC)
    Download.objects.filter(pk=made.pk).update(taken_at=moment)
    return made


def listed(client, address, **chosen):
    """The names of the reports in the rows, as they are read."""
    answer = client.get(address, chosen)
    assert answer.status_code == 200
    return [row.get_cell_value("report") for row in answer.context["table"].rows]


def test_the_programme_lead_reads_the_log_by_who_what_and_when(client, world):
    taken(world, "needs", day=3)
    taken(world, "list-needs", by=world.anne, day=10)
    taken(world, "plan", day=20, kind="docx")
    client.force_login(world.tor)
    log = reverse("downloads")

    assert [str(name) for name in listed(client, log)] == [
        "Programplan",
        "Behov (liste)",
        "Behov",
    ]
    assert listed(client, log, user=world.anne.pk) == ["Behov (liste)"]
    assert listed(client, log, report="needs") == ["Behov"]
    assert listed(client, log, kind="docx") == ["Programplan"]
    assert listed(client, log, first="04.11.2026", last="10.11.2026") == ["Behov (liste)"]
    page = client.get(log).content.decode()
    assert "list-needs" not in page.split("<table")[1]


@pytest.mark.parametrize(
    ("wrong", "label"),
    [
        ({"report": "finnes-ikke"}, "Rapport eller liste"),
        ({"user": "999999"}, "Tatt ut av"),
        ({"first": "31.02.2026"}, "Fra og med"),
    ],
)
def test_a_wrong_filter_of_the_log_is_left_out_and_said(client, world, wrong, label):
    """A day that was typed stays, with what is wrong beside it."""
    taken(world)
    client.force_login(world.tor)

    answer = client.get(reverse("downloads"), wrong)

    assert answer.status_code == 200
    left_out = answer.context["left_out"]
    assert left_out.unknown + left_out.unreadable == (label,)
    assert ("Oppgi en gyldig dato." in answer.content.decode()) is ("first" in wrong)
    assert answer.context["row_count"] == 1


def test_a_participant_reads_of_those_that_held_its_figures_alone(client, world):
    taken(world, "status", places=[world.nordvik, world.sorvik])
    taken(world, "trials", places=[world.sorvik], by=world.anne)
    client.force_login(world.kari)
    own = reverse("participation-downloads", args=[world.nordvik.pk])

    answer = client.get(own)

    assert listed(client, own) == ["Status for hver deltaker"]
    assert "Mona" in answer.content.decode()
    choices = answer.context["filter"].form.fields["report"].choices
    assert "trials" not in {code for code, _name in choices}


def test_what_is_no_longer_made_keeps_its_code():
    assert name_of("gone") == "gone"


def test_whose_figures_left_are_those_of_the_figures_sheet_too(client, world):
    """Sørvik has no goal, and so no row of its own; its figures leave in the sheet of figures."""
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.sorvik, 12)
    client.force_login(world.mona)

    for route, rows in (("report-download", 1), ("report-csv", 2)):
        client.get(reverse(route, args=["goal-attainment"])).getvalue()
        told = Download.objects.first()
        assert told.rows == rows
        assert {*told.participations.all()} == {world.nordvik, world.sorvik}


def test_guidance_for_several_is_logged_with_those_that_the_taker_sees(client, world):
    """Anne's region is Nordvik's; the visit was for Sørvik too."""
    words = {"kind": "visit", "theme": "homes", "what": "Besøk", "held_on": scenes.IN_2025}
    guidance.give(by=world.tor, participations=[world.nordvik, world.sorvik], **words)
    found = {}
    for name in ("anne", "mona"):
        client.force_login(world.people()[name])
        client.get(reverse("list-download", args=["guidance"])).getvalue()
        found[name] = {*Download.objects.first().participations.all()}

    assert found == {"anne": {world.nordvik}, "mona": {world.nordvik, world.sorvik}}


def as_csv(response):
    """The rows of a CSV by their headings."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return [*csv.DictReader(StringIO(text), delimiter=";")]


def test_the_figures_leave_as_csv_with_the_same_rows_and_signs_as_in_the_workbook(
    client, world
):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    few = count_indicator("few")
    scenes.goal(world, world.nordvik, few)
    scenes.figure(world, world.nordvik, 2, indicator=few)
    client.force_login(world.mona)
    page = client.get(reverse("report", args=["goal-attainment"]))
    book = client.get(reverse("report-download", args=["goal-attainment"]))
    answer = client.get(reverse("report-csv", args=["goal-attainment"]))

    rows = as_csv(answer)

    sheet = openpyxl.load_workbook(BytesIO(book.getvalue()))["Tall"]
    told = [*sheet.iter_rows(values_only=True)]
    assert [row["Verdi"] for row in rows] == [":", "28"]
    assert [row[told[0].index("Verdi")] for row in told[1:]] == [":", 28]
    assert "Last ned CSV (2 tall)" in page.content.decode()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "M%C3%A5loppn%C3%A5else%202026-11-24.csv" in answer["Content-Disposition"]
    assert Download.objects.first().get_kind_display() == "CSV"


def test_a_report_without_figures_has_no_csv(client, world):
    client.force_login(world.mona)

    assert client.get(reverse("report-csv", args=["needs"])).status_code == 404
    assert "CSV" not in client.get(reverse("report", args=["needs"])).content.decode()


def test_the_language_of_the_file_is_chosen_beside_the_button(client, world):
    scenes.goal(world, world.nordvik)
    client.force_login(world.mona)
    address = reverse("report-download", args=["goal-attainment"])

    told = {
        language: openpyxl.load_workbook(
            BytesIO(client.get(address, {"language": language}).getvalue())
        ).sheetnames[1]
        for language in ("nb", "nn", "en", "")
    }
    wrong = client.get(address, {"language": "se"})

    assert told == {
        "nb": "Måloppnåelse",
        "nn": "Måloppnåing",
        "en": "Goal attainment",
        "": "Måloppnåelse",
    }
    assert wrong.status_code == 422
    assert "eller som ikke finnes: Språk i filen." in wrong.content.decode()


def test_the_usual_language_is_that_of_the_municipality_that_is_chosen(client, world):
    world.nordvik.municipality.written_form = "nn"
    world.nordvik.municipality.save()
    client.force_login(world.kari)

    page = client.get(reverse("report", args=["status"]), {"participation": world.nordvik.pk})

    assert page.context["file_form"]["language"].value() == "nn"


def test_figures_are_counted_as_they_are_listed(world):
    other = count_indicator("other")
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.nordvik, 5, state="draft", indicator=other)
    scenes.figure(world, world.sorvik, 12)

    for user in (world.kari, world.siri, world.mona):
        for chosen in (
            {},
            {"indicators": {"other"}},
            {"period": world.period, "participation": world.nordvik},
        ):
            assert tidy.count(user=user, **chosen) == len([*tidy.rows(user=user, **chosen)])


def test_own_people_are_told_that_their_small_numbers_are_in_the_file(client, world):
    said = {}
    for name in ("kari", "mona"):
        client.force_login(world.people()[name])
        book = openpyxl.load_workbook(
            BytesIO(client.get(reverse("report-download", args=["status"])).getvalue())
        )
        cells = [str(cell.value) for row in book["Om uttaket"].iter_rows() for cell in row]
        said[name] = any("Egne små tall vises" in text for text in cells)

    assert said == {"kari": True, "mona": False}


def test_each_role_is_offered_its_own_reports_first(client, world):
    found = {}
    for name in ("kari", "anne", "tor", "mona", "eva"):
        client.force_login(world.people()[name])
        answer = client.get(reverse("reports"))
        found[name] = {report.slug for report in answer.context["first"]}
        both = [*answer.context["first"], *answer.context["more"]]
        assert len({report.slug for report in both}) == len(both)

    assert {"goal-attainment", "time-series"} <= found["kari"]
    assert found["anne"] >= {"status", "goal-attainment", "reporting-status"}
    assert found["mona"] >= {"management-information", "status", "programme-figures"}
    assert found["mona"] == found["eva"]
    assert found["tor"] == found["anne"] | found["mona"]
