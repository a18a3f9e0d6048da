"""What was sent stands: page, files and checksum, whatever is corrected afterwards."""

import io
from datetime import date
from decimal import Decimal

import docx
import pytest
from openpyxl import load_workbook

from dialogue import freezing, report_document
from dialogue.models import SentReport
from municipalities.models import Measurement
from programme.figures import Kept, NoNumber, NoValue, Standing
from reports import sent_report
from reports.models import Download
from tests.dialogue.report_scene import begun, said, sent, url, window
from tests.reports import scenes
from tests.world import year


@pytest.fixture
def report(world):
    """With a goal, a figure of 12 this year and 14 the year before, and an initiative."""
    window(world)
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 14, period=year(2024))
    scenes.figure(world, world.nordvik, 12)
    going = scenes.initiative(world, world.nordvik)
    going.ends_on = date(2026, 12, 31)
    going.save()
    return begun(world)


def corrected(world, value):
    """The figure of 2025, corrected."""
    Measurement.objects.filter(period=world.period).unlogged().update(value=Decimal(value))


def downloaded(client, report, ending):
    answer = client.get(url(report, f"versjon/1/{ending}/"))
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content)


def test_the_page_is_drawn_from_what_was_sent_and_shows_corrections_beside_it(
    client, world, report
):
    sent(world, report)
    corrected(world, 17)
    client.force_login(world.anne)

    page = said(client.get(url(report)))

    assert "Barnefamilier i midlertidig botilbud: 12 → 17" in page
    assert '<td class="number">12</td>' in page
    assert '<td class="number">\N{MINUS SIGN}2</td>' in page  # 12 − 14
    assert '<td class="number">17</td>' not in page


def test_nothing_is_said_of_corrections_where_there_are_none(client, world, report):
    sent(world, report)
    client.force_login(world.anne)
    assert "Rettet etter sending" not in said(client.get(url(report)))


def test_a_figure_that_came_after_sending_is_told(client, world, report):
    Measurement.objects.filter(period=world.period).unlogged().delete()
    sent(world, report)
    scenes.figure(world, world.nordvik, 9)
    client.force_login(world.kari)
    assert "mangler → 9" in said(client.get(url(report)))


def test_the_files_are_equal_byte_for_byte_a_year_later(client, world, report):
    row = sent(world, report)
    client.force_login(world.anne)
    before = [downloaded(client, report, ending) for ending in ("docx", "excel")]
    corrected(world, 99)
    world.nordvik.municipality.name = "Nye Nordvik"
    world.nordvik.municipality.save()

    after = [downloaded(client, report, ending) for ending in ("docx", "excel")]

    assert before == after
    row = SentReport.objects.get(pk=row.pk)
    assert freezing.is_whole(row)
    row.content["sent_by"] = "En annen"
    assert not freezing.is_whole(row)
    assert Download.objects.filter(report="status-report").count() == 4


def test_the_files_say_who_when_which_and_the_checksum(client, world, report):
    row = sent(world, report)
    client.force_login(world.anne)

    word = docx.Document(io.BytesIO(downloaded(client, report, "docx")))
    told = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for words in (
        "Årsrapport 2025",
        "Kari",
        row.sha256,
        "Vi kjøpte tolv boliger.",
        "Versjon: 1",
    ):
        assert words in told
    assert word.tables[0].rows[1].cells[2].text == "12"
    assert "Demodata" in word.sections[0].footer.paragraphs[0].text

    book = load_workbook(io.BytesIO(downloaded(client, report, "excel")))
    assert book.sheetnames[:5] == ["Svar", "Tall for perioden", "Mål", "Tiltak", "Tekst"]
    figures = [[cell.value for cell in line] for line in book["Tall for perioden"].rows]
    assert figures[1][2:5] == [12, 14, -2]
    goals = [[cell.value for cell in line] for line in book["Mål"].rows]
    # From 41 to 20: 29 of 21 down is 138 %; ahead of plan.
    assert goals[1][2:4] == [41, 12]
    assert goals[1][8] == "foran"
    assert book["Tiltak"]["D2"].value.date() == date(2026, 12, 31)
    answers = [str(line[0].value or line[1].value) for line in book["Svar"].rows]
    assert "1 av 1 tall er sendt inn." in answers
    assert "Av 1 indikatorer for målene er 1 i rute eller foran planen, og 0 etter." in answers
    defined = [[cell.value for cell in line] for line in book["Definisjoner"].rows]
    assert [world.indicator.code, world.indicator.name] in [line[1:3] for line in defined]
    assert row.sha256 in {
        cell.value and str(cell.value).split(": ")[-1]
        for line in book["Svar"].rows
        for cell in line
    }


def test_the_files_of_a_real_participant_are_not_called_demo(client, world, report):
    world.nordvik.municipality.is_fictional = False
    world.nordvik.municipality.save()
    sent(world, report)
    client.force_login(world.kari)
    word = docx.Document(io.BytesIO(downloaded(client, report, "docx")))
    assert "Demodata" not in word.sections[0].footer.paragraphs[0].text
    assert not any("er skjermet" in each.text for each in word.paragraphs)


def test_small_numbers_are_hidden_in_files_and_from_those_who_do_not_follow(
    client, world, report
):
    corrected(world, 2)
    Measurement.objects.filter(period=world.period).unlogged().update(suppression="primary")
    sent(world, report)
    corrected(world, 3)

    client.force_login(world.anne)  # follows the participant
    assert "botilbud: 2 → 3" in said(client.get(url(report)))
    word = docx.Document(io.BytesIO(downloaded(client, report, "docx")))
    assert word.tables[0].rows[1].cells[2].text == "skjermet"
    assert any("Antall fra 1 til 3 er skjermet" in each.text for each in word.paragraphs)
    client.force_login(world.mona)  # manages
    page = said(client.get(url(report)))
    assert "botilbud: skjermet → skjermet" in page
    assert '<td class="number">2</td>' not in page


def test_the_report_is_in_the_municipalitys_written_form(client, world, report):
    world.nordvik.municipality.written_form = "nn"
    world.nordvik.municipality.save()
    row = sent(world, report)
    client.force_login(world.anne)
    page = said(client.get(url(report)))
    assert 'lang="nn"' in page
    assert "Tal for perioden" in page
    assert row.content["language"] == "nn"


def test_a_report_of_nothing_says_so(client, world):
    world.programme.indicators_for_all.clear()
    sent(world, begun(world))
    client.force_login(world.anne)
    page = said(client.get(url(begun_row())))
    for told in ("Det skal ikke rapporteres tall", "Ingen mål er", "Ingen tiltak er"):
        assert told in page


def begun_row():
    return SentReport.objects.get().report


def test_what_is_frozen_is_read_again_word_for_word(world, report):
    row = sent(world, report)
    for plain in row.content["documents"].values():
        assert report_document.as_plain(report_document.from_plain(plain)) == _tuples(plain)


def _tuples(plain):
    """JSON knows lists alone; the document holds tuples."""
    if isinstance(plain, dict):
        return {name: _tuples(value) for name, value in plain.items()}
    return tuple(map(_tuples, plain)) if isinstance(plain, list) else plain


def test_each_kind_of_value_is_frozen_as_plain_text():
    assert freezing.written(Decimal("12.5000")) == "12.5"
    assert freezing.written(NoValue(NoNumber.SUPPRESSED)) == "suppressed"
    assert freezing.written(Standing.BEHIND) == "behind"
    for value in (Decimal(12), NoNumber.MISSING, Kept.KEPT):
        assert freezing.figure_of(freezing.written(value)) == value


def test_the_list_of_all_that_is_sent_is_narrowed_and_hides_what_is_not(client, world):
    window(world)
    report = begun(world)
    client.force_login(world.mona)
    address = "/statusrapporter/"
    assert "0 rader" in client.get(address).content.decode()

    sent(world, report)
    page = client.get(address).content.decode()
    assert "Årsrapport 2025" in page
    assert f"/rapporter/{report.pk}/versjon/1/" in page
    assert "<td>nei</td>" in page.replace("\n", "").replace(" ", "")
    assert "Ukjent" not in page
    assert "0 rader" in client.get(f"{address}?kind=final").content.decode()
    assert "1 rad" in client.get(f"{address}?is_late=false&kind=annual").content.decode()
    client.force_login(world.siri)
    assert "0 rader" in client.get(address).content.decode()


def test_goals_are_told_as_at_the_end_of_the_period_whatever_came_later(client, world, report):
    scenes.figure(world, world.nordvik, 9, period=year(2026))
    client.force_login(world.kari)
    assert "12 (2025)" in said(client.get(url(report)))

    content = sent(world, report).content

    [goal] = content["goals"]["full"]
    assert (goal["latest"], goal["latest_period"]) == ("12", "2025")


def test_the_front_sheet_names_what_is_missing_and_an_old_report_has_no_definitions(
    world, report
):
    Measurement.objects.filter(period=world.period).unlogged().delete()
    content = sent(world, report).content
    content["goals"] = {"full": [], "outside": []}
    del content["definitions"]  # as before format 2

    book = load_workbook(io.BytesIO(sent_report.workbook_file(content, "0" * 64)))

    told = " ".join(str(cell.value) for line in book["Svar"].rows for cell in line)
    assert "0 av 1 tall er sendt inn. Mangler: Barnefamilier i midlertidig botilbud." in told
    assert "indikatorer for målene" not in told
