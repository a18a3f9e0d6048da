"""The administrator finds a user among many: by name, e-mail and role, in Norwegian order."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.world import START, TODAY, person, programme_role, role

USERS = "/brukere/"


@pytest.fixture
def users_page(client, world):
    """The page as the administrator sees it, with what is asked in the address."""
    client.force_login(world.arne)

    def opened(**asked):
        return client.get(USERS, asked)

    return opened


def names(answer):
    """The names in the table, from the top."""
    return [row.record.name for row in answer.context["table"].paginated_rows]


def add(world, numbers):
    """Users with these numbers, each with a role in a municipality or in Husbanken."""
    for number in numbers:
        user = person(f"u{number}@example.org", f"Bruker {number:02}")
        if number % 2:
            role(user, world.nordvik, "reader")
        else:
            programme_role(user, "adviser", world.region)


def test_users_stand_in_norwegian_order(users_page, world):
    User.objects.exclude(pk=world.arne.pk).filter(pk__in=[world.per.pk]).update(name="Ærlend")
    for name in ("Åse", "Øyvind", "Aaron", "zoe"):
        person(f"{name.lower()}@example.org", name)

    found = names(users_page())
    assert found[0] == "Anne"
    assert found[-5:] == ["zoe", "Ærlend", "Øyvind", "Aaron", "Åse"]


@pytest.mark.parametrize(("text", "expected"), [
    ("åSE", ["Åse"]), ("solberg@", ["Kari"]), ("ODE", ["Tor"]), ("finnes ikke", []),
])  # fmt: skip
def test_a_part_of_the_name_or_of_the_e_mail_finds_a_user(users_page, world, text, expected):
    person("x@example.org", "Åse")
    User.objects.filter(pk=world.kari.pk).update(email="kari.solberg@example.org")
    User.objects.filter(pk=world.tor.pk).update(email="tor@kode.example.org")

    assert names(users_page(text=text)) == expected


@pytest.mark.parametrize(("code", "expected"), [
    ("owner", ["Kari", "Siri"]), ("adviser", ["Anne"]), ("administrator", ["Arne"]),
    ("contributor", ["Ola"]), ("none", ["Per"]),
])  # fmt: skip
def test_a_role_finds_those_who_have_it(users_page, code, expected):
    assert names(users_page(role=code)) == expected


def test_only_the_roles_of_today_count(users_page, world):
    past = role(world.per, world.nordvik, "reader", valid_to=date(2024, 1, 1))
    role(world.per, world.sorvik, "owner", valid_to=TODAY)

    assert names(users_page(role="reader")) == ["Berit"]
    assert "Per" in names(users_page(role="owner"))
    assert "Per" not in names(users_page(role="none"))
    assert past.valid_from == START


def test_the_roles_stand_with_their_places(users_page, world):
    programme_role(world.per, "manager", world.region)

    told = {
        row.record.name: row.get_cell("roles") for row in users_page().context["table"].rows
    }

    assert told["Kari"] == "programansvarlig (Nordvik)"
    assert told["Per"] == "leder i Husbanken (Region øst)"
    assert told["Tor"].endswith("(alle regioner)")


def test_an_unknown_role_in_the_address_filters_nothing(users_page):
    assert len(names(users_page(role="king"))) == 11


def test_fifty_users_stand_on_a_page_and_the_rest_on_the_next(users_page, world):
    add(world, range(42))  # beside the eleven of the world

    assert len(names(users_page())) == 50
    assert len(names(users_page(page=2))) == 3


def test_thirty_users_ask_no_more_of_the_database_than_three(users_page, world):
    counts = []
    for numbers in (range(3), range(3, 30)):
        add(world, numbers)
        with CaptureQueriesContext(connection) as asked:
            found = names(users_page(text="Bruker"))
        counts.append((len(found), len(asked)))

    assert [rows for rows, _queries in counts] == [3, 30]
    assert counts[0][1] == counts[1][1]


def test_the_own_row_has_no_button_and_others_have_one_that_works(client, users_page, world):
    User.objects.filter(pk=world.ola.pk).update(is_active=False)
    text = users_page().content.decode()

    assert text.count("/adgang/") == 10
    assert f"/brukere/{world.arne.pk}/adgang/" not in text
    assert text.count("Slipp inn igjen") == 1
    assert text.count('name="csrfmiddlewaretoken"') >= 11
    client.post(f"/brukere/{world.ola.pk}/adgang/")
    world.ola.refresh_from_db()
    assert world.ola.is_active
