"""A new site gets its first administrator by a command, once."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from municipalities.scope import set_scope


def test_the_first_administrator_may_give_husbankens_roles(db, settings):
    settings.DEMO = False
    call_command("first_administrator", "ase@example.org", "Åse Ødegård", stdout=io.StringIO())

    user = set_scope(User.objects.get(), User.objects.get().programme_roles.get().valid_from)

    assert user.scope.may_somewhere("give_programme_roles")
    assert not user.has_usable_password()


def test_a_site_with_an_administrator_gets_no_second_this_way(world):
    with pytest.raises(CommandError):
        call_command("first_administrator", "ase@example.org", "Åse Ødegård")

    assert not User.objects.filter(email="ase@example.org").exists()


def test_the_address_where_the_password_is_chosen_works(client, db):
    told = io.StringIO()
    call_command("first_administrator", "ase@example.org", "Åse Ødegård", stdout=told)
    path = told.getvalue().rsplit(" ", 1)[1].strip()

    form = client.get(path, follow=True)
    client.post(
        form.request["PATH_INFO"],
        {"password1": "lang-nok-setning", "password2": "lang-nok-setning"},
    )

    assert User.objects.get().check_password("lang-nok-setning")
