"""What was shared or sent is never deleted, and is no dead end: it is set aside, with the reason."""

import pytest

from municipalities.actions import goals, needs, strategies, wordings
from municipalities.models import Need
from municipalities.models.version import State
from tests.words import adopt, fresh, in_review, revise, set_aside
from tests.world import TODAY
from web.errors import Refused


@pytest.fixture
def need(world):
    return needs.word(participation=world.nordvik, by=world.ola, title="For få boliger").need


def given(world, owner):
    """Shared with Husbanken, sent to review, and both taken back."""
    wordings.share(owner=owner, by=world.lars)
    wordings.take_back(owner=owner, by=world.lars)
    in_review(world, owner)
    wordings.take_out_of_review(owner=owner, by=world.lars)


def read(client, world, user, need, rest=""):
    client.force_login(user)
    return client.get(f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/{rest}")


def codes(page):
    return {step.code for step in page.context["steps"]}


def test_a_revision_that_was_given_is_set_aside_and_the_adopted_stands(world, need):
    revise(world, need)
    needs.reword(need=need, by=world.ola, title="Ny tekst")
    given(world, need)

    set_aside(world, need)

    need = fresh(need)
    assert (need.standing, need.newest.title) == ("adopted", "For få boliger")
    kept = need.versions.get(number=2)
    assert (kept.state, kept.title) == (State.SET_ASIDE, "Ny tekst")
    assert kept.set_aside_reason == "Ikke aktuelt lenger."
    assert kept.history.latest().history_change_reason == "need.set_aside"


def test_after_a_revision_was_set_aside_the_adopted_is_revised_corrected_and_closed(
    world, need
):
    revise(world, need)
    set_aside(world, need)
    wordings.correct(owner=need, correction="Skrivefeil", title="For få boligar", by=world.lars)

    wordings.revise(owners=[need], by=world.lars)

    assert fresh(need).working.number == 4
    assert fresh(need).working.set_aside_reason == ""
    set_aside(world, need)
    wordings.close(
        owner=need, closed_as="met", closed_reason="Nok boliger", by=world.lars, today=TODAY
    )
    assert fresh(need).standing == "closed"
    wordings.reopen(owner=need, by=world.lars)
    assert fresh(need).standing == "adopted"


def test_a_first_draft_that_was_given_is_set_aside_and_opened_again(world, need):
    given(world, need)

    set_aside(world, need)

    need = fresh(need)
    assert need.standing == "set_aside"
    assert (need.closed_on, need.closed_as) == (TODAY, "dropped")
    assert need.closed_reason == "Ikke aktuelt lenger."
    wordings.reopen(owner=need, by=world.lars)
    assert fresh(need).standing == "draft"
    assert fresh(need).closed_reason == ""


def test_setting_aside_asks_for_the_reason(world, need):
    with pytest.raises(Refused, match="hvorfor"):
        wordings.set_aside(owner=need, set_aside_reason=" ", by=world.lars, today=TODAY)

    assert fresh(need).standing == "draft"


def test_a_first_draft_that_others_lean_on_is_not_set_aside(world, need):
    strategies.word(participation=world.nordvik, by=world.ola, title="Bygge", needs=[need])

    with pytest.raises(Refused, match="«Bygge»"):
        set_aside(world, need)

    assert fresh(need).standing == "draft"


def test_what_a_draft_leans_on_is_opened_before_it(world, need):
    strategy = strategies.word(
        participation=world.nordvik, by=world.ola, title="Bygge", needs=[need]
    ).strategy
    set_aside(world, strategy)
    set_aside(world, need)

    with pytest.raises(Refused, match="For få boliger"):
        wordings.reopen(owner=strategy, by=world.lars)

    wordings.reopen(owner=need, by=world.lars)
    wordings.reopen(owner=strategy, by=world.lars)
    assert fresh(strategy).standing == "draft"


def test_a_revision_that_was_set_aside_no_longer_leans_on_anything(world, need):
    goal = goals.word(participation=world.nordvik, by=world.ola, title="Alle bor godt").goal
    strategy = strategies.word(
        participation=world.nordvik, by=world.ola, title="Bygge", needs=[]
    ).strategy
    adopt(world, need, goal, strategy)
    wordings.revise(owners=[strategy], by=world.lars)
    strategies.reword(strategy=strategy, by=world.ola, needs=[need], goals=[goal])
    set_aside(world, strategy)

    for owner in (need, goal):
        wordings.close(
            owner=owner, closed_as="met", closed_reason="Nådd", by=world.lars, today=TODAY
        )
        assert fresh(owner).standing == "closed"


def test_a_draft_that_something_set_aside_links_to_is_not_deleted_but_set_aside(world, need):
    strategy = strategies.word(
        participation=world.nordvik, by=world.ola, title="Bygge", needs=[need]
    ).strategy
    set_aside(world, strategy)

    with pytest.raises(Refused, match="«Bygge»"):
        needs.throw_away(need=need, by=world.ola)

    set_aside(world, need)
    assert [row.pk for row in fresh(strategy).working.needs.all()] == [need.pk]


def test_only_what_can_be_carried_out_is_offered(client, world, need):
    assert {"throw_away", "set_aside"} <= codes(read(client, world, world.lars, need))
    given(world, need)
    assert "throw_away" not in codes(read(client, world, world.lars, need))
    assert "throw_away" not in codes(read(client, world, world.ola, need))
    adopt(world, need)
    wordings.revise(owners=[need], by=world.lars)
    assert {"drop_revision", "set_aside"} <= codes(read(client, world, world.lars, need))
    given(world, need)
    offered = codes(read(client, world, world.lars, need))
    assert "drop_revision" not in offered
    assert "set_aside" in offered
    assert "set_aside" not in codes(read(client, world, world.ola, need))


def test_the_refusal_says_that_it_can_be_set_aside(world, need):
    given(world, need)
    with pytest.raises(Refused, match="legges bort"):
        needs.throw_away(need=need, by=world.ola)
    adopt(world, need)
    wordings.revise(owners=[need], by=world.lars)
    given(world, need)
    with pytest.raises(Refused, match="legges bort"):
        wordings.drop_revision(owner=need, by=world.lars)


def test_it_is_set_aside_on_a_page_that_keeps_what_was_typed(client, world, need):
    revise(world, need)
    address = f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/legg-bort/"
    client.force_login(world.lars)

    assert client.get(address).status_code == 200
    assert client.post(address, {"set_aside_reason": ""}).status_code == 422
    answer = client.post(address, {"set_aside_reason": "Valget kom i veien."})

    assert answer["Location"].endswith(f"/behov/{need.pk}/")
    assert fresh(need).standing == "adopted"


def test_own_people_read_what_was_set_aside_and_others_never_do(client, world, need):
    revise(world, need)
    needs.reword(need=need, by=world.ola, title="Hemmelig ny tekst")
    wordings.share(owner=need, by=world.lars)
    set_aside(world, need)
    wordings.revise(owners=[need], by=world.lars)
    needs.reword(need=need, by=world.ola, title="Tredje tekst")
    adopt(world, need, reference="26/200")

    for rest, word in (
        ("versjoner/", "Lagt bort: Ikke aktuelt lenger."),
        ("historikk/", "la det bort"),
    ):
        page = read(client, world, world.berit, need, rest).content.decode()
        assert "Hemmelig ny tekst" in page
        assert word in page
        for outsider in (world.anne, world.mona):
            page = read(client, world, outsider, need, rest).content.decode()
            assert "Hemmelig" not in page
            assert "Ikke aktuelt lenger" not in page


def test_the_next_version_is_compared_with_what_stood(client, world, need):
    revise(world, need)
    needs.reword(need=need, by=world.ola, title="Lagt bort tekst")
    set_aside(world, need)
    wordings.revise(owners=[need], by=world.lars)

    versions = read(client, world, world.ola, need, "versjoner/").context["versions"]

    assert [(v.number, changes) for v, changes in versions if v.number == 3] == [(3, [])]


@pytest.mark.parametrize("rest", ["", "versjoner/", "historikk/"])
def test_a_draft_that_was_taken_back_and_set_aside_is_hidden_outside(client, world, need, rest):
    given(world, need)
    set_aside(world, need)

    assert read(client, world, world.anne, need, rest).status_code == 404
    page = read(client, world, world.berit, need).content.decode()
    assert "Lagt bort 24.11.2026." in page
    assert "Ikke aktuelt lenger." in page
    assert not Need.objects.visible_to(world.anne).filter(pk=need.pk).exists()


def test_the_list_says_that_it_was_set_aside(client, world, need):
    set_aside(world, need)
    client.force_login(world.ola)

    page = client.get(f"/deltakere/{world.nordvik.pk}/behov/").content.decode()

    assert "lagt bort" in page
