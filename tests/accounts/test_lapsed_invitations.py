"""A person whose invitation has lapsed gets a fresh one by asking for a forgotten password."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts.actions import users
from accounts.mails import password_link
from accounts.models import User

FORGOTTEN = "/passord/glemt/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def _fresh_throttle():
    cache.clear()


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    """Ask for a link for an address; the answer, with the mails sent."""

    def asked(email):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(FORGOTTEN, {"email": email}, follow=True)

    return asked


@pytest.fixture
def invited(world) -> User:
    """Åse, who reads nynorsk, was invited and never chose a password."""
    return users.invite(email="Ase@Example.org", name="Åse", by=world.kari, language="nn")


def link_in(message) -> str:
    """The address in the mail."""
    return next(line for line in message.body.splitlines() if line.startswith("http"))


def test_the_link_of_the_invitation_lapses_and_the_fresh_one_works(client, invited, ask):
    old = password_link(invited, "http://testserver")
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert "/passord/glemt/" in client.get(old).content.decode()

        ask("ASE@example.org")

        (sent,) = mail.outbox
        form = client.get(link_in(sent), follow=True).request["PATH_INFO"]
        typed = "kålrot-og-flesk"
        client.post(form, {"password1": typed, "password2": typed})
    invited.refresh_from_db()
    assert invited.check_password(typed)
    assert client.get(link_in(sent)).status_code == 200  # used already


def test_the_mail_speaks_of_a_first_password_in_the_persons_language(invited, ask):
    ask(invited.email)

    (sent,) = mail.outbox
    assert sent.to == ["ase@example.org"]
    assert sent.subject == "Vel passord i Boligsosial oversikt"
    assert "ditt første passord" in sent.body


def test_one_who_has_a_password_is_told_of_a_new_one(world, ask):
    ask(world.kari.email)

    assert mail.outbox[0].subject == "Nytt passord i Boligsosial oversikt"


def test_everybody_gets_the_same_answer(world, invited, ask):
    world.ola.is_active = False
    world.ola.save()

    answers = {
        (answer.redirect_chain[0], TOKEN.sub(b"", answer.content))
        for email in (invited.email, world.kari.email, world.ola.email, "x@example.org")
        for answer in [ask(email)]
    }

    assert len(answers) == 1
    assert {address for sent in mail.outbox for address in sent.to} == {
        invited.email,
        world.kari.email,
    }
