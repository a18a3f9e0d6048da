"""Grants: kept by Husbanken, read by both sides, with a warning before they lapse."""

from datetime import date
from decimal import Decimal

import pytest

from dialogue.actions import grants
from dialogue.models import Grant
from tests.world import TODAY
from web.second_save import stamp_of

WORDS = {
    "number": "BSU-2026-7",
    "amount": "600 000",
    "granted_on": "01.02.2026",
    "claim_by": "31.12.2026",
    "paid": "",
    "accounted_for": "",
    "audited_on": "",
    "comment": "",
}


def give(world, **words):
    about = {
        "number": "BSU-1",
        "amount": Decimal(600_000),
        "granted_on": date(2026, 2, 1),
        "claim_by": date(2026, 12, 31),
    }
    return grants.give(participation=world.nordvik, by=world.anne, **about | words)


def url(world, rest=""):
    return f"/deltakere/{world.nordvik.pk}/tilskudd/{rest}"


def said(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("claim_by", "paid", "soon"),
    [
        (date(2027, 2, 22), 0, True),  # 90 days after 24 November 2026
        (date(2027, 2, 23), 0, False),  # 91 days
        (date(2026, 12, 1), 600_000, False),  # nothing left
        (date(2026, 11, 1), 599_999, True),  # past, and something is left
    ],
)
def test_a_grant_is_warned_of_ninety_days_before_it_lapses(world, claim_by, paid, soon):
    assert give(world, claim_by=claim_by, paid=Decimal(paid)).lapses_soon(TODAY) is soon


@pytest.mark.parametrize(
    ("paid", "audited", "wants"),
    [(500_000, None, False), (500_001, None, True), (500_001, date(2026, 11, 1), False)],
)
def test_accounts_are_audited_over_half_a_million(world, paid, audited, wants):
    assert give(world, paid=Decimal(paid), audited_on=audited).wants_audit is wants


def test_an_adviser_writes_down_a_grant_once_and_the_municipality_reads_it(client, world):
    client.force_login(world.anne)
    assert client.get(url(world, "ny/")).status_code == 200
    for _time in range(2):
        client.post(url(world, "ny/"), WORDS | {"once": "a"})

    grant = Grant.objects.get()
    assert (grant.amount, grant.paid, grant.left) == (600_000, 0, 600_000)
    client.force_login(world.berit)
    page = said(client.get(url(world)))
    assert "BSU-2026-7" in page
    assert "faller snart bort" in page  # 31 December is 37 days away
    assert client.get(url(world, "ny/")).status_code == 403


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"amount": "-5"}, "hele kroner"),
        ({"amount": "0"}, "mer enn 0"),
        ({"amount": "9" * 40}, "elleve sifre"),
        ({"paid": "700000"}, "ikke betales ut mer"),
        ({"claim_by": "01.01.2026"}, "etter tilsagnet"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(client, world, words, sentence):
    client.force_login(world.tor)
    answer = client.post(url(world, "ny/"), WORDS | words)
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert not Grant.objects.exists()


def test_what_is_paid_and_audited_is_written_down_and_told_in_the_history(client, world):
    grant = give(world)
    client.force_login(world.anne)
    address = url(world, f"{grant.pk}/endre/")
    assert client.get(address).status_code == 200

    paid = WORDS | {"paid": "550000", "seen": stamp_of(grant)}
    client.post(address, paid)
    assert "revisjon mangler" in said(client.get(url(world)))
    assert client.post(address, paid).status_code == 422  # opened before the first save
    client.post(address, paid | {"audited_on": "01.11.2026", "seen": stamp_of(grant)})

    client.force_login(world.kari)
    page = said(client.get(url(world, f"{grant.pk}/historikk/")))
    assert "skrev opp tilskuddet" in page
    assert "550000" in page.replace("\xa0", "")
    assert "01.11.2026" in said(client.get(url(world)))


def test_a_grant_that_has_lapsed_is_said_to_have(client, world):
    give(world, claim_by=date(2026, 11, 1))
    client.force_login(world.mona)
    assert "har falt bort" in said(client.get(url(world)))


def test_a_grant_is_called_by_its_number(world):
    assert str(give(world)) == "BSU-1"


def test_another_participants_grant_is_not_found(client, world):
    grant = give(world)
    client.force_login(world.siri)
    assert client.get(url(world)).status_code == 404
    address = f"/deltakere/{world.sorvik.pk}/tilskudd/{grant.pk}/historikk/"
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"granted_on": "25.11.2026"}, "Denne dagen har ikke vært ennå."),
        ({"audited_on": "25.11.2026"}, "Denne dagen har ikke vært ennå."),
        ({"audited_on": "31.01.2026"}, "Revisjonen kan ikke komme før tilskuddet."),
    ],
)
def test_what_is_written_down_of_a_grant_has_happened_in_order(client, world, wrong, told):
    client.force_login(world.anne)
    answer = client.post(url(world, "ny/"), WORDS | {"once": "a"} | wrong)
    assert answer.status_code == 422
    assert told in said(answer)
    assert not Grant.objects.exists()
