"""The pages of the programme plan, and its Word file, as each role meets them."""

from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.actions import plans, wordings
from municipalities.models import Adoption
from municipalities.plan_blocks import Document, Facts, Heading, Note, Section, Text, table
from reports import plan_word
from reports.models import Download
from tests.municipalities import plan_scenes


@pytest.fixture
def plan(world):
    return plan_scenes.plan(world)


def address(plan, rest=""):
    return f"/deltakere/{plan.participation_id}/plan/{plan.pk}/{rest}"


def shown(client, user, where):
    client.force_login(user)
    return client.get(where).content.decode()


def file(client, user, plan):
    client.force_login(user)
    response = client.get(address(plan, "docx/"))
    return response, docx.Document(BytesIO(b"".join(response.streaming_content)))


def words_of(opened):
    cells = [cell.text for each in opened.tables for row in each.rows for cell in row.cells]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells])


def written(tmp_path, *blocks, language="nb", title="Plan"):
    path = tmp_path / "plan.docx"
    parts = (Section("a", "Del", blocks),)
    made = Document(
        language, title, "Nordvik", Facts((("Deltaker", "Nordvik"),)), ("Se her",), parts
    )
    plan_word.write(path, made, "Nordvik")
    return docx.Document(str(path))


@pytest.mark.parametrize(
    ("name", "status"), [("berit", 200), ("siri", 404), ("anne", 404), ("mona", 404)]
)
def test_a_draft_is_for_own_people(client, world, plan, name, status):
    client.force_login(world.people()[name])

    assert client.get(address(plan)).status_code == status
    assert client.get(address(plan, "docx/")).status_code == status


def test_the_page_has_its_contents_and_is_marked_with_its_own_language(client, world, plan):
    world.ola.language = "en"
    world.ola.save()

    page = shown(client, world.ola, address(plan))

    assert 'class="plan-document" lang="nb"' in page
    assert '<a class="ds-link" href="#risks">Risikoer</a>' in page
    assert 'id="risks"' in page
    assert "Innhold" in page
    assert "Ikke skrevet ennå." in page


def test_the_adviser_reads_a_shared_plan_without_what_is_lacking(client, world, plan):
    wordings.share(owner=plan, by=world.kari)

    page = shown(client, world.anne, address(plan))

    assert "Kort fortalt" in page
    assert "Ingen boliger" in page
    assert "Samfunnsdelen" in page
    assert "Ikke skrevet ennå." not in page
    assert "forankring/ny/" not in page
    assert "risiko/ny/" not in page


def test_html_in_the_plan_is_shown_as_it_was_typed(client, world, plan):
    plans.reword(plan=plan, by=world.ola, summary="<b>Čáhppes</b>")

    assert "&lt;b&gt;Čáhppes&lt;/b&gt;" in shown(client, world.ola, address(plan))


def test_own_writers_find_the_ways_to_risks_and_anchoring(client, world, plan):
    page = shown(client, world.ola, address(plan))

    assert address(plan, "risiko/ny/") in page
    assert f"/deltakere/{world.nordvik.pk}/plan/forankring/ny/" in page


def test_risks_of_an_adopted_plan_cannot_be_changed_and_the_page_says_so(client, world, plan):
    plan_scenes.adopt(world.nordvik, world.kari)

    page = shown(client, world.kari, address(plan))

    assert "risiko/ny/" not in page
    assert "Risikoene er en del av det som vedtas" in page


def test_before_there_is_a_plan_the_anchoring_can_be_written_down(client, world):
    plan_scenes.anchor(world.nordvik, world.ola)

    page = shown(client, world.ola, f"/deltakere/{world.nordvik.pk}/plan/")

    assert "forankring/ny/" in page
    assert "Samfunnsdelen" in page


def test_the_plan_as_it_stood_is_open_to_those_who_read_decisions(client, world, plan):
    adoption = plan_scenes.adopt(world.nordvik, world.kari)
    where = f"/deltakere/{world.nordvik.pk}/vedtak/{adoption.pk}/plan/"

    page = shown(client, world.mona, where)
    client.force_login(world.siri)

    assert "Kort fortalt" in page
    assert "slik den gjaldt fra vedtaket 12.05.2026" in page
    assert client.get(where).status_code == 404
    assert where in shown(client, world.mona, where.removesuffix("plan/"))


def test_the_pages_ask_the_database_as_often_for_a_large_plan(client, world, plan):
    adoption = plan_scenes.adopt(world.nordvik, world.kari)
    stood = f"/deltakere/{world.nordvik.pk}/vedtak/{adoption.pk}/plan/"
    client.force_login(world.mona)
    few = [queries(client, where) for where in (address(plan), stood)]
    for number in range(4):
        strategy = world.nordvik.strategies.get()
        plan_scenes.initiative(world.nordvik, world.ola, f"T{number}", strategy)

    assert [queries(client, where) for where in (address(plan), stood)] == few


def queries(client, where):
    with CaptureQueriesContext(connection) as made:
        assert client.get(where).status_code == 200
    return len(made)


def test_the_word_file_is_named_in_words_and_logged(client, world, plan):
    wordings.share(owner=plan, by=world.kari)

    response, opened = file(client, world.mona, plan)

    assert 'filename="Programplan Nordvik 2026-11-24.docx"' in response["Content-Disposition"]
    assert response["Content-Length"]
    assert opened.core_properties.title == "Programplan"
    assert "Demodata" in opened.sections[0].footer.paragraphs[0].text
    log = Download.objects.get()
    assert (log.user, log.report, [*log.participations.all()]) == (
        world.mona,
        "plan",
        [world.nordvik],
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [("berit", 200), ("anne", 200), ("mona", 200), ("siri", 404), ("per", 404)],
)
def test_the_plan_of_an_earlier_decision_is_a_word_file_for_those_who_read_the_page(
    client, world, plan, name, status
):
    adoption = plan_scenes.adopt(world.nordvik, world.kari)
    where = f"/deltakere/{world.nordvik.pk}/vedtak/{adoption.pk}/plan/"
    client.force_login(world.people()[name])

    assert client.get(where).status_code == status
    assert client.get(f"{where}docx/").status_code == status


def test_the_word_file_of_a_decision_has_the_words_of_that_time(client, world, plan):
    adoption = plan_scenes.adopt(world.nordvik, world.kari)
    wordings.revise(owners=[plan], by=world.lars)
    plans.reword(plan=plan, by=world.ola, title="Programplan", summary="Nye ord")
    where = f"/deltakere/{world.nordvik.pk}/vedtak/{adoption.pk}/plan/"

    assert f'href="{where}docx/"' in shown(client, world.mona, where)
    response = client.get(f"{where}docx/")
    text = words_of(docx.Document(BytesIO(b"".join(response.streaming_content))))

    assert "Kort fortalt" in text
    assert "Nye ord" not in text
    assert "Boliger til unge" in text
    day = f"{adoption.decided_on:%d.%m.%Y}"
    assert f"vedtatt {day}" in response["Content-Disposition"]
    log = Download.objects.get()
    assert (log.report, [*log.participations.all()]) == ("plan", [world.nordvik])


def test_a_real_participants_file_has_no_word_of_a_demo(client, world, plan):
    place = world.nordvik.municipality
    place.is_fictional = False
    place.save()

    _, opened = file(client, world.ola, plan)

    assert "Demodata" not in opened.sections[0].footer.paragraphs[0].text


def test_the_word_file_has_true_headings_header_rows_and_its_language(client, world, plan):
    place = world.nordvik.municipality
    place.written_form = "nn"
    place.save()

    _, opened = file(client, world.ola, plan)

    styles = {each.text: each.style.name for each in opened.paragraphs}
    assert styles["Programplan"] == "Title"
    assert styles["Hovudmål og delmål"] == "Heading 1"
    assert styles["Hovudmål: Ingen barn i midlertidig bolig"] == "Heading 2"
    assert styles["Delmål: Kortere opphold"] == "Heading 3"
    assert all("w:tblHeader" in each.rows[0]._tr.xml for each in opened.tables)
    assert 'w:lang w:val="nn-NO"' in opened.styles.element.xml
    assert opened.core_properties.language == "nn-NO"
    assert "Ikkje skrive enno." not in words_of(opened)


def test_the_advisers_file_hides_what_the_screen_shows(client, world, plan):
    for owner in (plan, *world.nordvik.needs.all()):
        wordings.share(owner=owner, by=world.kari)

    page = shown(client, world.anne, address(plan))
    _, opened = file(client, world.anne, plan)

    assert "2 personer, 01.10.2026" in page
    assert "skjermet (personer), 01.10.2026" in words_of(opened)


def test_nothing_typed_is_lost_in_the_word_file_but_what_it_cannot_hold(tmp_path):
    long = "ord " * 8000
    rows = [["a\x00b", 3], ["", None]]
    opened = written(
        tmp_path,
        Text("Første linje\r\n\r\nAndre\x0b linje"),
        Text(long),
        Heading("Overskrift\nto"),
        Note("Sagt"),
        Facts((("Navn", "én\nto"),)),
        *table("Tabell", ["Tekst", "Tall"], rows, figures={1}),
        title="\x01" + "T" * 300,
    )

    told = [each.text for each in opened.paragraphs]
    assert {"Første linje", "Andre linje", "Overskrift to", "Sagt", "Se her"} <= {*told}
    assert long in told
    assert "Navn: én\nto" in told
    assert "T" * 300 in told
    assert [[cell.text for cell in row.cells] for row in opened.tables[0].rows] == [
        ["Tekst", "Tall"],
        ["ab", "3"],
        ["–", "–"],
    ]
    assert opened.tables[0].rows[1].cells[1].paragraphs[0].alignment is not None
    assert "Tabell" in opened.tables[0]._tbl.tblPr.xml
    assert len(opened.core_properties.title) == 255


def test_a_long_table_may_be_divided_between_pages():
    short, long = (table("t", ["a"], [[1]] * many)[0] for many in (10, 11))

    assert (short.is_long, long.is_long) == (False, True)


def test_the_decision_links_to_the_plan_as_it_stood(client, world, plan):
    plan_scenes.adopt(world.nordvik, world.kari)
    adoption = Adoption.objects.get()
    where = f"/deltakere/{world.nordvik.pk}/vedtak/{adoption.pk}/"

    assert f"{where}plan/" in shown(client, world.berit, where)
