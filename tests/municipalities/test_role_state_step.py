"""Role × state × step, every cell, by posted form.

Husbanken reads and never writes; the municipality's roles do what `programme.rights` says; nothing changes
when a step is not open, or not this person's.
"""

import pytest
from django.db import transaction

from municipalities import states
from municipalities.actions import needs, wordings
from municipalities.actions.versions import stamp
from municipalities.models import Need
from programme import rights
from tests import words

MUNICIPAL = {"kari": "owner", "lars": "leader", "ola": "contributor", "berit": "reader"}
HUSBANKEN = ["anne", "tor", "mona", "eva"]
STRANGERS = ["siri", "arne", "per"]
POSTED = {
    "reword": ("endre", {"title": "Ny tekst"}),
    "throw_away": ("slett", {}),
    "share": ("del", {}),
    "send_to_review": ("til-behandling", {}),
    "take_out_of_review": ("fra-behandling", {}),
    "amend": ("vedtatte-endringer", {"title": "Ny tekst"}),
    "revise": ("revider", {}),
    "drop_revision": ("dropp-revisjon", {}),
    "correct": ("rett", {"title": "Rettet", "correction": "Skrivefeil"}),
    "close": ("avslutt", {"closed_as": "met", "closed_reason": "Nådd"}),
    "reopen": ("gjenapne", {}),
}


def brought_to(world, state):
    """A need of Nordvik's that stands so."""
    need = needs.word(participation=world.nordvik, by=world.ola, title="For få boliger").need
    if state == "in_review":
        words.in_review(world, need)
    elif state == "adopted":
        words.adopt(world, need)
    elif state == "closed":
        words.close(world, need)
    elif state.startswith("revision"):
        words.revise(world, need)
        if state == "revision_in_review":
            words.in_review(world, need)
    assert words.fresh(need).standing == state
    return need


def told(need):
    """All that a step could have changed."""
    need = Need.objects.filter(pk=need.pk).first()
    if need is None:
        return "gone"
    versions = need.versions.order_by("pk").values("pk", "state", "title", "is_shared")
    return need.standing, [*versions]


def post(client, world, need, name, step):
    client.force_login(world.people()[name])
    word, typed = POSTED[step]
    opened_on = {"seen": stamp(words.fresh(need).newest)}
    return client.post(
        f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/{word}/", typed | opened_on
    )


@pytest.mark.parametrize(
    "state", ["draft", "in_review", "adopted", "revision_draft", "revision_in_review", "closed"]
)
@pytest.mark.parametrize("step", POSTED)
def test_each_role_takes_the_steps_that_are_theirs_and_open(client, world, state, step):
    need = brought_to(world, state)
    before = told(need)
    is_open = state in states.WORDS[step].ways
    outside = 403 if "adopted" in state or state.startswith("rev") or state == "closed" else 404

    for name, role in MUNICIPAL.items():
        with transaction.atomic():
            may = role in rights.BY_CODE[states.WORDS[step].right].roles
            answer = post(client, world, need, name, step)
            assert (answer.status_code == 403) == (not may), (name, answer.status_code)
            assert (told(need) != before) == (may and is_open), name
            transaction.set_rollback(True)
    for name in HUSBANKEN:
        assert post(client, world, need, name, step).status_code == outside, name
        assert told(need) == before
    for name in STRANGERS:
        assert post(client, world, need, name, step).status_code == 404, name
        assert told(need) == before


@pytest.mark.parametrize("name", HUSBANKEN)
def test_husbanken_reads_a_shared_draft_until_it_is_taken_back_and_never_writes(
    client, world, name
):
    need = brought_to(world, "draft")
    wordings.share(owner=need, by=world.lars)
    before = told(need)
    address = f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/"
    client.force_login(world.people()[name])

    assert client.get(address).status_code == 200
    for step in POSTED:
        assert post(client, world, need, name, step).status_code == 403
    assert told(need) == before
    wordings.take_back(owner=need, by=world.lars)
    assert client.get(address).status_code == 404


def test_a_refused_step_says_which_steps_are_open_and_to_whom(client, world):
    need = brought_to(world, "adopted")
    client.force_login(world.lars)

    page = client.post(
        f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/til-behandling/", follow=True
    ).content.decode()

    assert "Dette går ikke nå: send til behandling. Status er: vedtatt." in page
    assert "start en revisjon (programleder, programansvarlig)" in page
