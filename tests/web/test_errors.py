"""Pages for what went wrong."""

from django.test import Client, RequestFactory
from django.urls import reverse

from web import errors


def strict_client(user):
    """A browser of this user that must show the token of the form."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


def test_a_form_from_an_old_page_gives_back_what_was_typed_but_no_password(world):
    page = reverse("person-invite", args=[world.nordvik.pk])
    typed = {
        "name": "Åse",
        "role": ["reader", "leader"],
        "csrfmiddlewaretoken": "gammel",
        "password": "hemmelig-1",
        "password1": "hemmelig-2",
        "password2": "hemmelig-3",
        "oldpassword": "hemmelig-4",
    }
    answer = strict_client(world.kari).post(page, typed)

    assert answer.status_code == 403
    assert answer.context["typed"] == [
        ("name", "Åse"),
        ("role", "reader"),
        ("role", "leader"),
    ]
    assert "hemmelig" not in answer.content.decode()


def test_what_is_given_back_can_be_sent_again(world):
    client = strict_client(world.kari)
    page = reverse("person-invite", args=[world.nordvik.pk])
    token = client.post(page, {"name": "Åse"}).context["csrf_token"]

    again = client.post(page, {"name": "Åse", "csrfmiddlewaretoken": str(token)})

    assert again.status_code == 422  # read as a form, and said no to for what lacks


def test_a_fault_of_ours_is_told_without_the_database():
    answer = errors.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Feilen er vår" in answer.content.decode()


def test_an_address_that_does_not_exist_is_told_in_words(client, world):
    client.force_login(world.kari)
    answer = client.get("/finnes-ikke/")

    assert answer.status_code == 404
    assert "Vi finner ikke denne siden" in answer.content.decode()
