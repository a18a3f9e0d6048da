"""Kind × role × state × step, every cell, by posted form and by address.

Husbanken reads and never writes; the municipality's roles do what `programme.rights` says; nothing changes
when a step is not open, or not this person's.
"""

import pytest
from django.db import transaction

from municipalities import states
from municipalities.actions import goals, initiatives, needs, plans, strategies, wordings
from municipalities.actions.versions import stamp
from municipalities.models import Adoption, Initiative
from municipalities.step_forms import key
from programme import rights
from tests import words
from tests.kept import be, kept, sessions
from tests.world import build

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
    "set_aside": ("legg-bort", {"set_aside_reason": "Ikke aktuelt"}),
    "correct": ("rett", {"title": "For få boligar", "correction": "Skrivefeil"}),
    "close": ("avslutt", {"closed_as": "met", "closed_reason": "Nådd"}),
    "reopen": ("gjenapne", {}),
}


KINDS = {
    "behov": needs.word,
    "mal": goals.word,
    "strategier": strategies.word,
    "plan": plans.begin,
}
STATES = [
    "draft",
    "in_review",
    "adopted",
    "revision_draft",
    "revision_in_review",
    "closed",
    "set_aside",
]
FORMS = (
    "reword",
    "amend",
    "set_aside",
    "correct",
    "close",
)  # steps that have a page of their own to open


def brought_to(world, state, kind="behov"):
    """A need, goal, strategy or plan of Nordvik's that stands so."""
    version = KINDS[kind](participation=world.nordvik, by=world.ola, title="For få boliger")
    owner = version.owner
    if state == "in_review":
        words.in_review(world, owner)
    elif state == "adopted":
        words.adopt(world, owner)
    elif state == "closed":
        words.close(world, owner)
    elif state == "set_aside":
        words.set_aside(world, owner)
    elif state.startswith("revision"):
        words.revise(world, owner)
        if state == "revision_in_review":
            words.in_review(world, owner)
    assert words.fresh(owner).standing == state
    return owner


@pytest.fixture
def standing(db, state, kind):
    """The world, a row of this kind that stands so, and everybody's sessions."""

    def build_it():
        world = build()
        owner = brought_to(world, state, kind)
        return world, owner, sessions(world.people())

    return kept((state, kind), build_it)


def told(owner):
    """All that a step could have changed."""
    owner = type(owner).objects.filter(pk=owner.pk).first()
    if owner is None:
        return "gone"
    versions = owner.versions.order_by("pk").values("pk", "state", "title", "is_shared")
    return owner.standing, [*versions]


def address(world, owner, kind, word):
    return f"/deltakere/{world.nordvik.pk}/{kind}/{owner.pk}/{word}/"


def post(client, world, owner, session, step, kind="behov"):
    be(client, session)
    word, typed = POSTED[step]
    of_goals = {"kind": "main"} if kind == "mal" else {}
    opened_on = {"seen": stamp(words.fresh(owner).newest)}
    return client.post(address(world, owner, kind, word), typed | of_goals | opened_on)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", POSTED)
def test_each_role_takes_the_steps_that_are_theirs_and_open(
    client, standing, kind, state, step
):
    world, owner, logged_in = standing
    before = told(owner)
    is_open = state in states.WORDS[step].ways
    outside = 404 if state in ("draft", "in_review", "set_aside") else 403

    for name, role in MUNICIPAL.items():
        with transaction.atomic():
            may = role in rights.BY_CODE[states.WORDS[step].right].roles
            answer = post(client, world, owner, logged_in[name], step, kind)
            assert (answer.status_code == 403) == (not may), (name, answer.status_code)
            assert (told(owner) != before) == (may and is_open), name
            transaction.set_rollback(True)
    for name, status in [
        *((each, outside) for each in HUSBANKEN),
        *((each, 404) for each in STRANGERS),
    ]:
        answer = post(client, world, owner, logged_in[name], step, kind)
        assert answer.status_code == status, name
        if step in FORMS:
            page = client.get(address(world, owner, kind, POSTED[step][0]))
            assert page.status_code == status, name
    assert told(owner) == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", STATES)
def test_a_decision_is_recorded_by_leader_and_owner_of_what_is_in_review(
    client, standing, kind, state
):
    world, owner, logged_in = standing
    before, others = told(owner), Adoption.objects.count()
    is_open = state in states.WORDS["adopt"].ways
    chosen = {"chosen": [key(words.fresh(owner).newest)]}
    decision = {"body": "council", "decided_on": "24.11.2026", "reference": "26/500"}

    for name in world.people():
        with transaction.atomic():
            be(client, logged_in[name])
            client.post(f"/deltakere/{world.nordvik.pk}/vedtak/registrer/", decision | chosen)
            recorded = Adoption.objects.count() - others
            assert recorded == (is_open and name in ("kari", "lars")), name
            assert (told(owner) != before) == bool(recorded), name
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", HUSBANKEN)
def test_husbanken_reads_a_shared_draft_until_it_is_taken_back_and_never_writes(
    client, world, name
):
    need = brought_to(world, "draft")
    wordings.share(owner=need, by=world.lars)
    before = told(need)
    page = f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/"
    session = sessions({name: world.people()[name]})[name]
    be(client, session)

    assert client.get(page).status_code == 200
    for step in POSTED:
        assert post(client, world, need, session, step).status_code == 403
    assert told(need) == before
    wordings.take_back(owner=need, by=world.lars)
    assert client.get(page).status_code == 404


def test_a_refused_step_says_which_steps_are_open_and_to_whom(client, world):
    need = brought_to(world, "adopted")
    client.force_login(world.lars)

    page = client.post(
        f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/til-behandling/", follow=True
    ).content.decode()

    assert "Dette går ikke nå: send til behandling. Status er: vedtatt." in page
    assert "start en revisjon (programleder, programansvarlig)" in page


INITIATIVE = {
    "reword": ("endre", {"title": "Ny tekst", "learned": "Vi lærte"}),
    "share": ("del", {}),
    "throw_away": ("slett", {}),
    "begin": ("begynn", {}),
    "pause": ("pause", {}),
    "take_up": ("gjenoppta", {}),
    "finish": ("fullfor", {}),
    "end": ("avslutt", {"learned": "Vi lærte"}),
}


def an_initiative(status):
    """The world, an initiative of Nordvik's with this status, and everybody's sessions."""
    world = build()
    row = initiatives.word(participation=world.nordvik, by=world.ola, title="Boligkontor")
    row.status, row.learned = status, "Vi lærte" if status == "ended" else ""
    row.save()
    return world, row, sessions(world.people())


@pytest.mark.parametrize("status", Initiative.Status.values)
@pytest.mark.parametrize("step", INITIATIVE)
def test_each_role_takes_the_steps_of_an_initiative_that_are_theirs_and_open(
    client, db, status, step
):
    world, row, logged_in = kept(("initiative", status), lambda: an_initiative(status))
    word, typed = INITIATIVE[step]
    page = f"/deltakere/{world.nordvik.pk}/tiltak/{row.pk}/{word}/"
    before = Initiative.objects.filter(pk=row.pk).values().get()
    is_open = status in states.INITIATIVE[step].ways

    for name, session in logged_in.items():
        with transaction.atomic():
            may = MUNICIPAL.get(name) in rights.BY_CODE[states.INITIATIVE[step].right].roles
            be(client, session)
            answer = client.post(page, typed | {"seen": stamp(row)})
            expected = {403} if name in MUNICIPAL else {404}
            assert (answer.status_code in expected) == (not may), (name, answer.status_code)
            now = Initiative.objects.filter(pk=row.pk).values().first()
            assert (now != before) == (may and is_open), name
            transaction.set_rollback(True)
