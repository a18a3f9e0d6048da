"""The lists of questions: those that wait first, by how long; what each reader may see; Excel; the front page."""

from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from municipalities.actions import comments, needs, wordings
from municipalities.models import Comment
from reports.queries import waiting
from tests.world import TODAY, place


def ago(comment, days):
    """The comment, as if written so many days before the day of the test."""
    written = timezone.make_aware(datetime.combine(TODAY - timedelta(days=days), time(12)))
    Comment.objects.all().unlogged().filter(pk=comment.pk).update(written_at=written)
    return comment


@pytest.fixture
def asked(world):
    """Three questions on a shared need: two wait since 3 and 12 days, one is answered; one on a draft."""
    need = needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need
    wordings.share(owner=need, by=world.kari)
    draft = needs.word(participation=world.nordvik, by=world.ola, title="Hemmelig").need
    comments.write(about=need, text="Bare en kommentar", by=world.kari)
    asks = {"about": need, "by": world.anne, "waits_for": "participant"}
    late = comments.ask(text="For tolv dager siden", **asks)
    new = comments.ask(text="For tre dager siden", person=world.ola, **asks)
    done = comments.ask(about=need, text="Besvart", by=world.kari, waits_for="husbanken")
    comments.answer(comment=done, text="Ja", by=world.anne)
    owed = comments.ask(about=need, text="Skyldig", by=world.kari, waits_for="husbanken")
    inner = comments.ask(about=draft, text="Internt", by=world.kari, waits_for="participant")
    days = {late: 12, new: 3, done: 30, owed: 9, inner: 1}
    return [ago(comment, number) for comment, number in days.items()]


def texts(client, user, query=""):
    client.force_login(user)
    answer = client.get(f"/sporsmal/?{query}")
    assert answer.status_code == 200
    return [row.record.text for row in answer.context["table"].rows]


def test_the_one_that_has_waited_longest_stands_first_and_the_answered_last(
    client, world, asked
):
    seen = ["For tolv dager siden", "Skyldig", "For tre dager siden"]

    assert texts(client, world.anne) == [*seen, "Besvart"]
    assert texts(client, world.kari) == [*seen, "Internt", "Besvart"]
    assert texts(client, world.mona) == [*seen, "Besvart"]
    assert texts(client, world.siri) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("waits_for=husbanken", ["Skyldig", "Besvart"]),
        ("waits_for=husbanken&state=waiting", ["Skyldig"]),
        ("state=answered", ["Besvart"]),
        ("text=tolv", ["For tolv dager siden"]),
    ],
)
def test_the_list_is_filtered(client, world, asked, query, found):
    assert texts(client, world.anne, query) == found


def test_the_list_is_filtered_by_participant(client, world, asked):
    assert len(texts(client, world.tor, f"participation={world.nordvik.pk}")) == 4
    assert texts(client, world.tor, f"participation={world.sorvik.pk}") == []


def test_a_row_says_about_what_from_whom_and_for_how_long(client, world, asked):
    texts(client, world.anne)

    row = client.get("/sporsmal/").context["table"].rows[2]

    assert row.get_cell_value("about") == "Behov: Mangler boliger"
    assert row.get_cell_value("waits_for") == "deltakeren (Ola)"
    assert row.get_cell_value("days_waited") == 3


def test_the_file_has_the_rows_of_the_page_with_dates_and_numbers(client, world, asked):
    client.force_login(world.anne)

    answer = client.get(reverse("list-download", args=["questions"]))

    sheet = load_workbook(BytesIO(b"".join(answer) if answer.streaming else answer.content))
    cells = [row for each in sheet for row in each.iter_rows(values_only=True)]
    [row] = [row for row in cells if "For tolv dager siden" in row]
    assert 12 in row
    assert any(getattr(cell, "day", None) == 12 for cell in row)


def test_the_page_of_a_participation_parts_what_waits_from_what_is_answered(
    client, world, asked
):
    client.force_login(world.anne)

    answer = client.get(f"/deltakere/{world.nordvik.pk}/sporsmal/")

    rows = answer.context["waiting"]
    assert [row.days for row in rows] == [12, 9, 3]
    assert [row.comment.text for row in answer.context["answered"]] == ["Besvart"]
    page = answer.content.decode()
    assert "har ventet 12 dager" in page
    assert f"{rows[0].address}" in page


def test_a_participation_without_questions_says_so(client, world):
    client.force_login(world.anne)

    page = client.get(f"/deltakere/{world.nordvik.pk}/sporsmal/").content.decode()

    assert "Ingen spørsmål venter på svar." in page


@pytest.mark.parametrize(
    ("name", "us", "husbanken"),
    [
        ("kari", 3, 1),
        ("ola", 3, 1),
        ("berit", None, 1),
        ("siri", 0, 0),
        ("anne", None, 1),
        ("tor", None, 1),
        ("mona", None, 1),
        ("eva", None, 1),
        ("arne", None, None),
        ("per", None, None),
    ],
)
def test_the_front_page_tells_each_what_waits_for_them(
    client, world, asked, name, us, husbanken
):
    client.force_login(world.people()[name])

    answer = client.get("/")

    of_us, owed = (answer.context.get(key) for key in ("asked_of_us", "asked_of_husbanken"))
    assert (of_us and of_us.count, owed and owed.count) == (us, husbanken)
    page = answer.content.decode()
    assert ("Venter på svar fra dere: 3 spørsmål" in page) == (us == 3)
    assert ("Husbanken skylder 1 svar</a>, eldste i 9 dager" in page) == (husbanken == 1)


def test_nothing_is_owed_once_the_share_is_taken_back(world, asked):
    wordings.take_back(owner=asked[0].about, by=world.kari)

    owed = waiting.from_husbanken(user=world.anne, today=TODAY)

    assert (owed.count, owed.oldest_days) == (0, 0)


@pytest.mark.parametrize("many", [1, 12])
def test_the_queries_of_the_lists_do_not_grow(
    client, world, django_assert_max_num_queries, many
):
    for number in range(many):
        vik = place(f"Vik {number}", f"97{number:02}", world.region, world.programme)
        need = needs.word(participation=vik, by=world.ola, title="Mangler").need
        wordings.share(owner=need, by=world.ola)
        comments.ask(about=need, text="Hvor?", waits_for="participant", by=world.anne)
    client.force_login(world.anne)
    client.get("/sporsmal/")

    with django_assert_max_num_queries(12):
        answer = client.get("/sporsmal/")

    assert len(answer.context["table"].rows) == many
