"""The pages of needs and goals: who sees what, and what is refused."""

import pytest

from municipalities.actions import goals, needs, wordings
from municipalities.models import Goal, Need
from tests.world import TODAY


@pytest.fixture
def need(world):
    return needs.word(
        participation=world.nordvik, by=world.ola, title="Čáhppes <b>=1+1</b>"
    ).need


@pytest.fixture
def goal(world):
    return goals.word(participation=world.nordvik, by=world.ola, title="Alle bor godt").goal


def url(owner, rest=""):
    noun = "behov" if isinstance(owner, Need) else "mal"
    return f"/deltakere/{owner.participation_id}/{noun}/{owner.pk}/{rest}"


@pytest.mark.parametrize("noun", ["behov", "mal"])
@pytest.mark.parametrize(
    ("name", "status"), [("ola", 302), ("berit", 403), ("anne", 403), ("siri", 404)]
)
def test_own_writers_alone_create(client, world, noun, name, status):
    client.force_login(world.people()[name])
    words = {"title": "Ny", "kind": "main"}

    assert client.post(f"/deltakere/{world.nordvik.pk}/{noun}/ny/", words).status_code == status


@pytest.mark.parametrize(
    ("name", "status"), [("berit", 200), ("anne", 404), ("mona", 404), ("siri", 404)]
)
def test_a_draft_is_invisible_to_others(client, world, need, goal, name, status):
    client.force_login(world.people()[name])

    assert [client.get(url(row)).status_code for row in (need, goal)] == [status, status]


def test_html_is_shown_as_it_was_typed(client, world, need):
    client.force_login(world.ola)

    assert "Čáhppes &lt;b&gt;=1+1&lt;/b&gt;" in client.get(url(need)).content.decode()


@pytest.mark.parametrize("noun", ["need", "goal"])
def test_a_second_save_shows_both_versions(client, world, request, noun):
    owner = request.getfixturevalue(noun)
    client.force_login(world.ola)
    typed = {"title": "Olas", "kind": "main", "seen": "1.1"}
    client.post(url(owner, "endre/"), typed | {"title": "Karis"})

    refused = client.post(url(owner, "endre/"), typed)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Karis" in page
    assert 'value="Olas"' in page
    assert 'value="1.2"' in page
    assert client.post(url(owner, "endre/"), typed | {"seen": "1.2"}).status_code == 302
    assert type(owner).objects.get().newest.title == "Olas"


def test_small_counts_are_hidden_from_a_manager(client, world, need):
    needs.count(
        need=need,
        by=world.ola,
        today=TODAY,
        counted_on=TODAY,
        count=3,
        unit="persons",
        method="mapping",
    )
    wordings.share(owner=need, by=world.lars)
    client.force_login(world.mona)

    assert "24.11.2026: <abbr" in client.get(url(need)).content.decode()


def test_a_goal_gets_an_indicator_with_targets_and_shares(client, world, goal):
    client.force_login(world.kari)
    words = {
        "indicator": world.indicator.pk,
        "no_baseline": "under_way",
        "target_2026": "28",
        "seen": "1.1",
    }

    assert client.post(url(goal, "indikator/"), words).status_code == 302
    change = url(goal, f"indikator/{world.indicator.pk}/")
    assert client.get(change).status_code == 200
    assert client.get(url(goal)).status_code == 200
    assert client.post(url(goal, "del/")).status_code == 302
    assert Goal.objects.visible_to(world.mona).exists()
    assert client.post(f"{change}fjern/", {"seen": "1.2"}).status_code == 302
    assert client.get(change).status_code == 404
