"""R18: one participant's year in one file; the front page, the parts, who sees what, and in which language."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from types import SimpleNamespace

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogue.actions import commitments, grants, guidance, policy_signals, yearly_words
from dialogue.models import Commitment
from learning.actions import notes
from municipalities.actions import comments
from municipalities.models import Need
from reports.catalogue import BY_SLUG
from reports.models import Download
from reports.queries import yearly_workbook
from reports.yearly import front
from reports.yearly.parts import PARTS
from tests.reports import scenes
from tests.world import TODAY, count_indicator, year

SLUG = "yearly-workbook"
IN_2025, IN_2024 = date(2025, 5, 5), date(2024, 5, 5)


def download(client, world, user):
    """The workbook as this person gets it."""
    client.force_login(user)
    about = {"participation": world.nordvik.pk, "year": 2025}
    response = client.get(reverse("report-download", args=[SLUG]), about)
    return openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))


def front_page(book):
    """Every text of the first sheet."""
    return [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value]


def parts(world, user, number=2025):
    """By code: the rows of each part."""
    found = yearly_workbook.rows(user=user, participation=world.nordvik, year=number)
    return {row.part.code: row.rows for row in found}


def sentences(world, user, number=2025):
    rows = yearly_workbook.rows(user=user, **chosen(world, number))
    told = front.sentences(rows, user=user, chosen=chosen(world, number))
    return [sentence.replace("\xa0", " ") for sentence in told]


def chosen(world, number=2025):
    return {"participation": world.nordvik, "year": number}


def answer(world, user):
    """The front page as this person is shown it."""
    rows = yearly_workbook.rows(user=user, **chosen(world))
    return front.front(rows, user=user, chosen=chosen(world))


def sections(told):
    return [(str(each.title), [line.text for line in each.lines]) for each in told.sections]


def word(world, text, kind="good", **words):
    own = {"participation": world.nordvik, "year": 2025, "by": world.ola}
    return yearly_words.write(kind=kind, text=text, **own, **words)


@pytest.fixture
def scene(world):
    """A goal on plan, one behind it, an initiative, a need, and all that passes between the sides."""
    scenes.goal(world, world.nordvik, baseline=40, target=20)
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.nordvik, 30, period=year(2024))
    slow = count_indicator("slow", name_nb="Husstander i kø")
    scenes.goal(world, world.nordvik, slow, baseline=40, target=20)
    scenes.figure(world, world.nordvik, 39, indicator=slow)
    scenes.initiative(world, world.nordvik)
    scenes.need(world, world.nordvik, counts=[(30, "households", scenes.IN_2025)])
    scenes.cooperation(world, world.nordvik)
    late = {"due_on": date(2026, 11, 21), "who": "Leder", "participation": world.nordvik}
    commitments.promise(what="Sende regnskap", by=world.lars, **late)
    commitments.promise(what="Svare på søknaden", by=world.anne, **late)
    return world


def test_the_first_page_has_title_sentences_and_own_words(scene):
    word(scene, "Flere bor trygt")
    word(scene, "Køen er lang", kind="worrying")
    word(scene, "Kommunestyret må sette av penger", kind="asked")

    told = answer(scene, scene.kari)

    assert told.title == "Nordvik i 2025"
    # From 40 (2022) to 20 (2027): 28 at the end of 2025 is on the line, 39 is behind it.
    goals, figures, initiatives, _chain, between = told.sentences
    assert goals == (
        "Nordvik måler målene sine med 2 indikatorer: 1 er i rute, 1 ligger etter planen."
    )
    assert figures == "Av tallene for 2025 er 1 av 1 lagt inn; mangler: 0, kom for sent: 0."
    assert initiatives == "2 tiltak: 2 planlagt."
    assert between == (
        "Forpliktelser over fristen: Nordvik 1, Husbanken 1; "
        "spørsmål som venter på svar: Nordvik 0, Husbanken 0."
    )
    assert "per 24.11.2026" in told.status_line
    assert sections(told)[:3] == [
        ("Dette går bra", ["Flere bor trygt"]),
        ("Dette bekymrer oss", ["Køen er lang"]),
        ("Dette kreves av oss", ["Kommunestyret må sette av penger"]),
    ]
    heading, names = sections(told)[3]
    assert heading == "Uten eget ark, fordi det ikke er noe å vise ennå"
    assert "Læringsnotater" in names[0]


def test_nothing_is_named_as_left_out_where_nothing_is(scene):
    rows = yearly_workbook.rows(user=scene.kari, participation=scene.nordvik, year=2025)
    quiet = SimpleNamespace(is_waiting=False, days_late=None)
    full = [replace(row, rows=row.rows or (quiet,)) for row in rows]

    told = front.front(full, user=scene.kari, chosen=chosen(scene))

    assert [title for title, _lines in sections(told)] == ["Med egne ord"]


def test_each_part_with_rows_is_a_sheet_and_a_proposed_line_leads_to_its_own(client, scene):
    word(scene, "Flere bor trygt", proposed="ahead-1")
    word(scene, "Vi fikk svar", proposed="question-all")  # which has no sheet

    book = download(client, scene, scene.kari)

    counts = {row[0].value: row[1].value for row in book["Innhold"].iter_rows(min_row=2)}
    assert len(counts) == len(PARTS)
    for title, count in counts.items():
        assert (title in book.sheetnames) == bool(count)
        if count:
            assert book[title].max_row - 1 == count
            heads = [cell.value for cell in book[title][1]]
            assert not {"Deltaker", "Kommunenummer", "Region"} & {*heads}
    told = {row[0].value: row[2].value for row in book["Innhold"].iter_rows(min_row=2)}
    assert told["Læringsnotater"].startswith("Det er ingenting å vise her ennå")
    assert {"Svar", "Tall", "Definisjoner", "Om uttaket"} <= {*book.sheetnames}
    links = {cell.value: cell.hyperlink for row in book["Svar"].iter_rows() for cell in row}
    assert "Måloppnåelse" in links["Flere bor trygt"].location
    assert links["Vi fikk svar"] is None
    sheet = book["Tall for året"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, [cell.value for cell in row], strict=True)) for row in sheet]
    families = next(row for row in rows if row["Indikator"] == scene.indicator.name)
    assert (families["Året før"], families["Denne perioden"], families["Endring"]) == (
        30,
        28,
        -2,
    )
    assert families["Hvilken vei"] == "riktig vei"
    log = Download.objects.get()
    assert log.rows == sum(counts.values())
    assert [*log.participations.all()] == [scene.nordvik]
    assert log.filters == {"Deltaker": "Nordvik", "År": "2025"}


def test_what_passes_between_the_sides_is_told_for_the_year_and_while_it_is_open(world):
    own = {"participation": world.nordvik, "by": world.lars}
    for text, due, closed in (
        ("I året", IN_2025, IN_2025),
        ("Før året", IN_2024, IN_2024),
        ("Avsluttet i året", IN_2024, IN_2025),
        ("Åpen", date(2027, 1, 1), None),
    ):
        row = commitments.promise(what=text, who="Lars", due_on=due, **own)
        if closed:
            done = {"state": Commitment.State.KEPT, "closing_comment": "Gjort"}
            commitments.close(commitment=row, by=world.lars, today=closed, **done)
    asked = {"participation": world.nordvik, "by": world.ola, "theme": "homes"}
    guidance.ask(what="Venter", today=IN_2024, **asked)
    old = guidance.ask(what="Besvart før", today=IN_2024, **asked)
    new = guidance.ask(what="Besvart i året", today=IN_2024, **asked)
    for row, day in ((old, IN_2024), (new, IN_2025)):
        guidance.answer(request=row, answer="Slik", by=world.anne, today=day)
    given = {"by": world.anne, "participations": [world.nordvik], "theme": "homes"}
    guidance.give(held_on=IN_2025, what="Gitt", **given)
    guidance.give(held_on=IN_2024, what="Gitt før", follow_up="", **given)
    follow = {"follow_up": "sende maler", "follow_up_by": TODAY}
    guidance.give(held_on=IN_2024, what="Ikke fulgt opp", **follow, **given)
    money = {"participation": world.nordvik, "by": world.tor, "claim_by": date(2027, 1, 1)}
    for number, day, paid in (("A", IN_2025, 10), ("B", IN_2024, 10), ("C", IN_2024, 4)):
        grants.give(
            number=number, amount=Decimal(10), paid=Decimal(paid), granted_on=day, **money
        )
    signal = {"instrument": "startlan", "theme": "homes", "by": world.lars}
    policy_signals.send(
        participation=world.nordvik, what="Taket er lavt", today=IN_2024, **signal
    )

    found = parts(world, world.kari)

    assert [row.what for row in found["commitments"]] == [
        "Avsluttet i året",
        "I året",
        "Åpen",
    ]
    told = {row.what: (row.outcome, row.follow_up) for row in found["guidance_given"]}
    assert told == {
        "Venter": ("Venter på svar", ""),
        "Besvart i året": ("Slik", ""),
        "Gitt": ("", ""),
        "Ikke fulgt opp": ("", "Sende maler (åpen)"),
    }
    assert [row.number for row in found["grants"]] == ["A", "C"]
    assert [row.what for row in found["policy_signals"]] == ["Taket er lavt"]  # it waits


def test_questions_and_notes_of_the_year_are_told_with_their_answers(scene):
    need = Need.objects.get()
    asked = comments.ask(about=need, text="Hvor mange?", waits_for="participant", by=scene.anne)
    comments.answer(comment=asked, text="Tretti", by=scene.lars)
    comments.ask(about=need, text="Når?", waits_for="husbanken", by=scene.lars)
    tried = scenes.initiative(scene, scene.nordvik, "Kjøp")
    words = {"tried": "A", "happened": "B", "learned": "C", "by": scene.ola}
    notes.write(initiative=tried, today=IN_2025, **words)
    notes.write(initiative=tried, today=IN_2024, **words)

    found = parts(scene, scene.kari)
    waiting, *_older = found["questions"]
    assert (waiting.text, waiting.asked_by, waiting.waits_for) == (
        "Når?",
        "Nordvik",
        "Husbanken",
    )
    assert [row.text for row in found["questions"]] == ["Når?"]  # answered in 2026
    assert [row.written_on for row in found["learning_notes"]] == [IN_2025]

    this_year = parts(scene, scene.kari, 2026)["questions"]
    assert [(row.text, row.answer) for row in this_year] == [
        ("Når?", ""),
        ("Hvor mange?", "Tretti"),
    ]
    assert "svar: Nordvik 0, Husbanken 1." in sentences(scene, scene.kari)[-1]


def test_small_numbers_are_hidden_in_every_part_outside(client, world):
    scenes.goal(world, world.nordvik, baseline=40, target=20)
    scenes.figure(world, world.nordvik, 3)
    scenes.figure(world, world.sorvik, 9)

    own, outside = (download(client, world, user) for user in (world.kari, world.anne))

    for title, column in (("Måloppnåelse", "Siste tall"), ("Tall for året", "Denne perioden")):
        heads = [cell.value for cell in own[title][1]]
        place = heads.index(column) + 1
        assert own[title].cell(2, place).value == 3
        assert outside[title].cell(2, place).value == ":"
    assert "1 ligger foran planen." in front_page(own)[1]
    assert "1 skjermet." in front_page(outside)[1]


def test_husbanken_reads_shared_words_alone_and_is_told_of_no_draft(scene):
    word(scene, "Flere bor trygt")

    told = answer(scene, scene.anne)
    assert sections(told)[0] == ("Med egne ord", ["Ikke noe er delt om dette året."])
    assert told.sentences[1] == (
        "Av tallene for 2025 er 1 av 1 sendt inn; mangler: 0, kom for sent: 0."
    )

    yearly_words.share(participation=scene.nordvik, year=2025, by=scene.lars)
    word(scene, "Skrevet senere")
    assert sections(answer(scene, scene.mona))[0] == ("Dette går bra", ["Flere bor trygt"])


def test_another_participant_cannot_be_chosen(client, scene):
    client.force_login(scene.siri)

    page = client.get(reverse("report", args=[SLUG]), {"participation": scene.nordvik.pk})

    assert page.context["left_out"].unknown == ("Deltaker",)
    assert "Ingen barn" not in page.content.decode()


@pytest.mark.parametrize(
    ("name", "place"), [("kari", "Nordvik"), ("siri", "Sørvik"), ("tor", "Nordvik")]
)
def test_ones_own_comes_first_and_the_last_whole_year(client, world, name, place):
    client.force_login(world.people()[name])

    page = client.get(reverse("report", args=[SLUG]))

    assert f"Ikke noe valgt: {place}" in page.content.decode()
    assert page.context["answer"].title == f"{place} i 2025"
    assert page.context["row_count"] >= 0


def test_the_preview_shows_the_front_page_and_counts_each_part(client, scene):
    word(scene, "Flere bor trygt")
    client.force_login(scene.kari)

    page = client.get(reverse("report", args=[SLUG]), {"participation": scene.nordvik.pk})

    assert "Flere bor trygt" in page.content.decode()
    cells = {row[0].text: row[1].text for row in page.context["table"]}
    assert cells["Måloppnåelse"] == "2"
    assert cells["Læringsnotater"] == "0"


def test_an_empty_participation_says_so_in_sentences(client, world):
    world.programme.windows.all().unlogged().delete()

    book = download(client, world, world.kari)

    told = front_page(book)
    assert "Nordvik har ingen mål med indikatorer å vise ennå." in told
    assert "Det er ikke spurt om tall for 2025 ennå." in told
    assert "Det er ingen tiltak å vise fra Nordvik." in told
    assert any(text.startswith("Ikke noe er valgt ennå.") for text in told)
    assert book.sheetnames == ["Svar", "Innhold", "Tall", "Definisjoner", "Om uttaket"]


def test_the_chain_is_told_as_it_is_called(world):
    scenes.need(world, world.nordvik, adopted=False)
    assert "Før første vedtak" in sentences(world, world.kari)[3]

    scenes.need(world, world.nordvik)
    assert "Kjeden fra behov til resultat har" in sentences(world, world.kari)[3]


def test_a_chain_without_a_break_is_told_as_that(scene):
    rows = yearly_workbook.rows(user=scene.kari, **chosen(scene))
    mended = [
        replace(row, rows=tuple(replace(way, found=()) for way in row.rows))
        if row.part.code == "chain"
        else row
        for row in rows
    ]

    told = front.sentences(mended, user=scene.kari, chosen=chosen(scene))

    assert told[3] == "Alle behov leder til et resultat, og alle mål kan måles."


def test_the_file_is_in_the_written_form_and_a_name_may_be_sami(client, scene):
    own = scene.nordvik.municipality
    own.name, own.written_form = "Kárášjohka – Karasjok", "nn"
    own.save()
    word(scene, "=1+1")
    scene.anne.language = "en"
    scene.anne.save()

    book = download(client, scene, scene.anne)  # whatever language the reader has chosen
    assert book.worksheets[0].title == "Svar"
    assert front_page(book)[0] == "Kárášjohka – Karasjok i 2025"
    assert "måler måla sine" in front_page(book)[1]

    client.force_login(scene.kari)
    about = {"year": 2025, "language": "en"}
    response = client.get(reverse("report-download", args=[SLUG]), about)
    assert "Karasjok%202025%202026-11-24.xlsx" in response["Content-Disposition"]
    sheet = openpyxl.load_workbook(BytesIO(response.getvalue())).worksheets[0]
    assert sheet["B2"].value == "Kárášjohka – Karasjok in 2025"
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_the_command_writes_the_same_file(scene, tmp_path):
    path, out = tmp_path / "r18.xlsx", StringIO()

    call_command(
        *("export_report", SLUG, "--user", "kari@example.org", "--output", str(path)),
        *("--participation", "Nordvik", "--year", "2025"),
        stdout=out,
    )

    assert openpyxl.load_workbook(path).worksheets[0]["B2"].value == "Nordvik i 2025"
    assert Download.objects.get().report == SLUG


def test_the_number_of_queries_does_not_grow(scene):
    report = BY_SLUG[SLUG]
    about = {"user": scene.kari, "participation": scene.nordvik, "year": 2025}
    report.rows(**about)
    with CaptureQueriesContext(connection) as few:
        report.rows(**about)
    for number in range(4):
        indicator = count_indicator(f"more_{number}")
        scenes.goal(scene, scene.nordvik, indicator)
        scenes.figure(scene, scene.nordvik, 9, indicator=indicator)
        scenes.need(scene, scene.nordvik)
        scenes.initiative(scene, scene.nordvik, f"Tiltak {number}")
    with CaptureQueriesContext(connection) as many:
        report.rows(**about)

    assert len(many) == len(few)


def test_the_usual_participant_and_year_are_told_where_none_is_chosen(world):
    found = yearly_workbook.rows(user=world.siri)

    assert {(row.participation, row.year) for row in found} == {(world.sorvik, 2025)}
    assert yearly_workbook.rows(user=world.per) == []
