"""Who may open the pages of people, and what they do."""

from io import BytesIO

import openpyxl
import pytest
from django.core import mail

from accounts.models import User
from municipalities.models import Membership


def addresses(world):
    held = world.nordvik.memberships.get(user=world.ola)
    admin = world.anne.programme_roles.get()
    folk = f"/deltakere/{world.nordvik.pk}/folk/"
    return {
        "people": folk, "invite": f"{folk}inviter/", "change": f"{folk}{held.pk}/",
        "roles": "/husbanken/roller/", "new role": "/husbanken/roller/ny/",
        "role": f"/husbanken/roller/{admin.pk}/", "users": "/brukere/", "help": "/hjelp/",
    }  # fmt: skip


STATUS = [  # visitor, then people, invite, change, roles, new role, role, users, help
    ("kari", 200, 200, 200, 403, 403, 403, 403, 200),
    ("lars", 200, 200, 200, 403, 403, 403, 403, 200),
    ("ola", 200, 403, 403, 403, 403, 403, 403, 200),
    ("siri", 404, 404, 404, 403, 403, 403, 403, 200),
    ("anne", 200, 403, 403, 403, 403, 403, 403, 200),
    ("tor", 200, 200, 403, 200, 403, 403, 403, 200),
    ("arne", 200, 403, 403, 200, 200, 200, 200, 200),
    ("per", 404, 404, 404, 403, 403, 403, 403, 200),
    (None, *[302] * 8),
]


@pytest.mark.parametrize("row", STATUS, ids=lambda row: str(row[0]))
def test_each_page_opens_for_the_right_people(client, world, row):
    name, *expected = row
    if name:
        client.force_login(world.people()[name])

    assert [client.get(page).status_code for page in addresses(world).values()] == expected


def test_an_invited_person_gets_a_mail_that_the_inviter_never_sees(
    client, world, django_capture_on_commit_callbacks
):
    client.force_login(world.lars)
    typed = {
        "email": "ny@example.org",
        "name": "Ny",
        "role": "reader",
        "valid_from": "24.11.2026",
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(addresses(world)["invite"], typed)

    assert answer.status_code == 302
    assert Membership.objects.get(user__email="ny@example.org").role == "reader"
    link = next(line for line in mail.outbox[0].body.splitlines() if "/passord/nytt/" in line)
    assert link.encode() not in client.get(answer["Location"]).content


def test_a_refusal_stands_above_the_form_and_makes_no_user(client, world):
    client.force_login(world.kari)
    typed = {"email": "ola@example.org", "name": "O", "role": "contributor"}
    answer = client.post(addresses(world)["invite"], typed | {"valid_from": "24.11.2026"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "words", [{"valid_to": "01.01.2020"}, {"is_deputy": "on"}, {"role": "king"}]
)
def test_a_wrong_form_is_said_no_to(client, world, words):
    client.force_login(world.kari)
    typed = {
        "email": "ny@example.org",
        "name": "N",
        "role": "owner",
        "valid_from": "24.11.2026",
    }
    assert client.post(addresses(world)["invite"], typed | words).status_code == 422
    assert not User.objects.filter(email="ny@example.org").exists()


def test_a_role_is_ended_by_a_form_or_a_button(client, world):
    client.force_login(world.kari)
    page = addresses(world)["change"]
    assert client.post(page, {"last_day": "31.12.2030"}).status_code == 302
    assert client.post(f"{page}avslutt/").status_code == 302
    held = world.nordvik.memberships.get(user=world.ola)
    assert held.valid_to == held.history.first().history_date.date() or held.valid_to


def test_the_administrator_gives_and_ends_husbankens_roles(client, world):
    client.force_login(world.arne)
    pages = addresses(world)
    typed = {
        "email": "ny@example.org",
        "name": "N",
        "role": "adviser",
        "valid_from": "24.11.2026",
    }
    assert client.post(pages["new role"], typed).status_code == 302
    assert client.post(pages["role"], {"last_day": "31.12.2030"}).status_code == 302


def test_the_administrator_shuts_out_and_lets_in_others_only(client, world):
    client.force_login(world.arne)
    for expected in (False, True):
        client.post(f"/brukere/{world.ola.pk}/adgang/")
        world.ola.refresh_from_db()
        assert world.ola.is_active is expected
    assert client.post(f"/brukere/{world.arne.pk}/adgang/").status_code == 404


def test_people_stand_in_norwegian_order(client, world):
    for user, name in ((world.ola, "Øyvind"), (world.berit, "Aase"), (world.lars, "Ærlend")):
        user.name = name
        user.save()
    client.force_login(world.kari)

    found = client.get(addresses(world)["people"]).context["current"]

    assert [row.user.name for row in found] == ["Kari", "Ærlend", "Øyvind", "Aase"]


def test_a_deputy_is_offered_to_those_alone_who_may_name_one(client, world):
    offered = {}
    for name in ("kari", "lars"):
        client.force_login(world.people()[name])
        form = client.get(addresses(world)["invite"]).context["form"]
        offered[name] = "is_deputy" in form.fields

    assert offered == {"kari": True, "lars": False}


def test_a_leader_who_sends_a_deputy_anyway_names_none(client, world):
    client.force_login(world.lars)
    typed = {"email": "ny@example.org", "name": "Ny", "role": "reader", "is_deputy": "on"}

    client.post(addresses(world)["invite"], typed | {"valid_from": "24.11.2026"})

    assert not Membership.objects.get(user__email="ny@example.org").is_deputy


def test_people_leave_as_excel_with_addresses_for_those_who_give_roles(client, world):
    Membership.objects.filter(user=world.berit).unlogged().update(
        is_deputy=True, role="owner", valid_to="2026-12-31"
    )
    heads = {}
    for name in ("kari", "mona"):
        client.force_login(world.people()[name])
        answer = client.get(f"/excel/people/{world.nordvik.pk}/")
        book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
        rows = [*book.worksheets[1].iter_rows(values_only=True)]
        heads[name] = rows[0][:3]

    assert heads == {"kari": ("Navn", "E-post", "Rolle"), "mona": ("Navn", "Rolle", "Fra")}
    assert "programansvarlig (stedfortreder)" in {row[1] for row in rows}
