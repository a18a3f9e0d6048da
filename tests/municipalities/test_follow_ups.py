"""Figures marked to be looked into: by whom, of what, closed with what; and what others learn."""

from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from municipalities.actions import follow_ups
from municipalities.actions.kept_figures import keep_suppression
from municipalities.models import FollowUp, Measurement
from tests.reports import scenes
from tests.world import count_indicator
from web.errors import Refused

MAY = {"kari", "lars", "anne", "tor", "mona"}


def mark(world, by=None, reason="Halvert på ett år", **words):
    about = {
        "participation": world.nordvik,
        "indicator": world.indicator,
        "period": world.period,
    }
    return follow_ups.mark(reason=reason, by=by or world.anne, **about | words)


def of(world, name, *more):
    return reverse(
        name, args=[world.nordvik.pk, *(more or (world.indicator.code, world.period.pk))]
    )


def test_a_figure_is_marked_with_the_reason_and_its_history(world):
    scenes.figure(world, world.nordvik, 41)

    row = mark(world, reason=" Halvert på ett år \r\n")

    assert (row.reason, row.raised_by, row.closed_on) == ("Halvert på ett år", world.anne, None)
    assert row.raised_on is not None
    assert str(row) == "Nordvik · Barnefamilier i midlertidig botilbud · 2025"
    line = row.history.get()
    assert (line.history_user, line.history_change_reason) == (world.anne, "follow_up.marked")


def test_leaders_owners_and_readers_for_husbanken_may_mark_and_close(world):
    scenes.figure(world, world.nordvik, 41)

    did = set()
    for name, user in world.people().items():
        try:
            follow_ups.close(follow_up=mark(world, user), comment="Rett", by=user)
            did.add(name)
        except Refused:
            pass

    assert did == MAY
    assert not FollowUp.objects.open().exists()


def test_closing_asks_the_same_right_again(world):
    scenes.figure(world, world.nordvik, 41)
    row = mark(world)

    for user in (world.ola, world.eva, world.siri):
        with pytest.raises(Refused):
            follow_ups.close(follow_up=row, comment="Rett", by=user)


@pytest.mark.parametrize("state", [None, "draft", "returned", "replaced"])
@pytest.mark.parametrize("name", ["anne", "kari"])
def test_only_what_stands_is_marked_so_that_a_mark_tells_of_no_draft(world, state, name):
    if state:
        scenes.figure(world, world.nordvik, 41, state=state)

    with pytest.raises(Refused, match="sendt inn"):
        mark(world, world.people()[name])


def test_one_figure_is_marked_once_at_a_time(world):
    scenes.figure(world, world.nordvik, 41)
    first = mark(world)
    with pytest.raises(ValidationError, match="allerede merket"):
        mark(world, world.kari)

    follow_ups.close(follow_up=first, comment="Rett tall", by=world.kari)

    assert mark(world, world.kari).pk != first.pk
    with pytest.raises(Refused, match="allerede avsluttet"):
        follow_ups.close(follow_up=first, comment="En gang til", by=world.anne)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 5001, "a\x07b"])
def test_the_reason_and_the_answer_are_texts_that_can_be_kept(world, text):
    scenes.figure(world, world.nordvik, 41)
    with pytest.raises(Refused):
        mark(world, reason=text)
    row = mark(world)
    with pytest.raises(Refused):
        follow_ups.close(follow_up=row, comment=text, by=world.anne)


def test_the_adviser_marks_and_the_leader_closes_on_the_pages(client, world):
    scenes.figure(world, world.nordvik, 41)
    client.force_login(world.anne)
    assert (
        "Ingen har merket dette tallet" in client.get(of(world, "follow-up")).content.decode()
    )

    form = client.get(of(world, "follow-up-create"))
    typed = {"reason": "Halvert på ett år", "once": form.context["once"]}
    for _twice in range(2):
        answer = client.post(of(world, "follow-up-create"), typed)
        assert answer.url == of(world, "follow-up")
    row = FollowUp.objects.get()

    client.force_login(world.lars)
    closing = of(world, "follow-up-close", row.pk)
    assert closing in client.get(of(world, "follow-up")).content.decode()
    assert "Halvert på ett år" in client.get(closing).content.decode()
    assert client.post(closing, {"comment": ""}).status_code == 422
    assert client.post(closing, {"comment": "Nytt botilbud åpnet"}).url == of(
        world, "follow-up"
    )
    again = client.post(closing, {"comment": "En gang til"})
    assert (again.status_code, "allerede avsluttet" in again.content.decode()) == (422, True)

    read = client.get(of(world, "follow-up")).content.decode()
    assert "Nytt botilbud åpnet" in read
    assert "Avsluttet av Lars" in read


def test_a_second_mark_is_refused_with_a_sentence(client, world):
    scenes.figure(world, world.nordvik, 41)
    mark(world)
    client.force_login(world.tor)

    answer = client.post(of(world, "follow-up-create"), {"reason": "Hva skjedde?"})

    assert answer.status_code == 422
    assert "allerede merket" in answer.content.decode()
    assert "Hva skjedde?" in answer.content.decode()
    assert (
        of(world, "follow-up-create") not in client.get(of(world, "follow-up")).content.decode()
    )


def test_readers_see_what_is_looked_into_without_the_buttons(client, world):
    scenes.figure(world, world.nordvik, 41)
    row = mark(world)

    for user in (world.berit, world.ola, world.eva):
        client.force_login(user)
        page = client.get(of(world, "follow-up")).content.decode()
        assert "Halvert på ett år" in page
        assert of(world, "follow-up-close", row.pk) not in page


def test_a_draft_has_no_page_and_a_returned_figure_keeps_its_marks(client, world):
    made = scenes.figure(world, world.nordvik, 41, state="draft")
    client.force_login(world.anne)
    assert client.get(of(world, "follow-up")).status_code == 404
    Measurement.objects.filter(pk=made.pk).unlogged().delete()
    made = scenes.figure(world, world.nordvik, 41)
    mark(world)
    Measurement.objects.filter(pk=made.pk).unlogged().update(state="returned")

    page = client.get(of(world, "follow-up")).content.decode()

    assert "Halvert på ett år" in page
    assert "ikke noe tall er sendt inn nå" in page
    assert "41" not in page


def test_a_small_number_and_its_comment_are_hidden_from_the_manager(client, world):
    scenes.figure(world, world.nordvik, 2, comment="To familier i Storgata")

    pages = {}
    for name in ("anne", "mona"):
        client.force_login(world.people()[name])
        pages[name] = client.get(of(world, "follow-up")).content.decode()

    assert "<strong>2</strong>" in pages["anne"]
    assert "Storgata" in pages["anne"]
    assert "<strong>skjermet</strong>" in pages["mona"]
    assert "Storgata" not in pages["mona"]


def listed(client, user, **chosen):
    client.force_login(user)
    page = client.get(reverse("follow-ups"), chosen)
    assert page.status_code == 200
    return [row.record.reason for row in page.context["table"].rows]


def test_the_list_has_what_the_visitor_sees_and_is_narrowed(client, world):
    other = count_indicator("other")
    scenes.figure(world, world.nordvik, 41)
    scenes.figure(world, world.nordvik, 50, indicator=other)
    scenes.figure(world, world.sorvik, 41)
    closed = mark(world, world.kari, "Først")
    follow_ups.close(follow_up=closed, comment="Nytt fagsystem", by=world.kari)
    mark(world, world.anne, "Så", indicator=other)
    mark(world, world.tor, "Sist", participation=world.sorvik)

    assert listed(client, world.mona) == ["Så", "Sist", "Først"]
    assert listed(client, world.anne) == ["Så", "Først"]
    assert listed(client, world.siri) == ["Sist"]
    assert listed(client, world.mona, state="open") == ["Så", "Sist"]
    assert listed(client, world.mona, state="closed") == ["Først"]
    assert listed(client, world.mona, text="fagsystem") == ["Først"]
    assert listed(client, world.mona, indicator=other.pk) == ["Så"]
    assert listed(client, world.mona, participation=world.sorvik.pk) == ["Sist"]
    assert listed(client, world.mona, sort="participation") == ["Så", "Først", "Sist"]


def test_the_list_is_taken_out_with_whole_texts(client, world):
    scenes.figure(world, world.nordvik, 41)
    long = "ord " * 40 + "bakerst"
    row = mark(world, reason=long)
    follow_ups.close(follow_up=row, comment=f"{long}en", by=world.anne)
    client.force_login(world.mona)

    assert "bakerst" not in client.get(reverse("follow-ups")).content.decode()
    answer = client.get(reverse("list-download", args=["follow-ups"]))
    sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[1]

    values = next(sheet.iter_rows(min_row=2, values_only=True))
    assert long in values
    assert f"{long}en" in values


def test_words_about_a_hidden_figure_are_hidden_with_it(client, world):
    scenes.figure(world, world.nordvik, 2)
    keep_suppression((world.indicator.pk, world.period.pk))
    row = mark(world, reason="Er 2 riktig?")
    follow_ups.close(follow_up=row, comment="Ja, 2", by=world.lars)
    page = reverse("follow-up", args=[world.nordvik.pk, world.indicator.code, world.period.pk])

    def told(user):
        client.force_login(user)
        taken = client.get(reverse("list-download", args=["follow-ups"]))
        book = openpyxl.load_workbook(BytesIO(b"".join(taken.streaming_content)))
        cells = {cell for line in book.worksheets[1].values for cell in line}
        read = [
            client.get(address).content.decode() for address in (reverse("follow-ups"), page)
        ]
        return [
            *("Er 2 riktig?" in text and "Ja, 2" in text for text in read),
            "Ja, 2" in cells,
        ]

    assert told(world.kari) == [True, True, True]
    assert told(world.anne) == [True, True, False]  # her files hold no small numbers
    assert told(world.mona) == [False, False, False]
    assert listed(client, world.mona, text="2 riktig") == []
    assert listed(client, world.kari, text="2 riktig") == ["Er 2 riktig?"]


def test_the_history_of_the_figure_tells_of_the_mark(client, world):
    scenes.figure(world, world.nordvik, 41)
    follow_ups.close(follow_up=mark(world), comment="Rett tall", by=world.lars)
    client.force_login(world.kari)

    page = client.get(of(world, "figure-history", world.indicator.code))

    told = [(line.by, str(line.verb)) for line in page.context["lines"]]
    assert ("Anne", "merket tallet for oppfølging") in told
    assert ("Lars", "avsluttet oppfølgingen") in told


def test_both_sides_are_told_on_the_front_page(client, world):
    scenes.figure(world, world.nordvik, 41)
    mark(world)

    told = {}
    for name in ("anne", "lars", "siri"):
        client.force_login(world.people()[name])
        told[name] = "1 tall til oppfølging" in client.get("/").content.decode()

    assert told == {"anne": True, "lars": True, "siri": False}
