"""Logging in and out, language, the demo's shortcuts, mails and kept posts."""

import importlib

import pytest
from allauth.account.adapter import get_adapter
from django.core import mail
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from accounts import urls
from accounts.checks import demo_on_this_machine_only
from accounts.models import User

LOGIN = "/logg-inn/"


@pytest.fixture(autouse=True)
def _fresh_throttle():
    cache.clear()


def log_in(client, email="kari@example.org", password="korg", **words):
    return client.post(LOGIN, {"login": email, "password": password, **words})


def test_the_right_password_lets_in_and_the_button_lets_out(client, world):
    assert log_in(client).status_code == 302
    assert client.get("/logg-ut/").status_code == 405
    assert client.post("/logg-ut/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_an_unknown_address_and_a_wrong_password_get_the_same_sentence(client, world):
    wrong = log_in(client, password="feil").context["form"].non_field_errors()
    unknown = log_in(client, email="x@example.org").context["form"].non_field_errors()

    assert str(wrong) == str(unknown)
    assert wrong


def test_the_sixth_wrong_password_is_throttled_also_when_it_is_right(client, world):
    for _attempt in range(5):
        log_in(client, password="feil")

    assert log_in(client).status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "page", ["logg-inn/", "passord/glemt/", "passord/glemt/sendt/", "passord/nytt/ferdig/",
             "stengt/", "tilgjengelighet/", "personvern/", "passord/nytt/1-feil-nokkel/"]
)  # fmt: skip
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_pages_for_anyone_open_in_each_language(client, world, page, language):
    assert client.get(f"/{page}", headers={"accept-language": language}).status_code == 200


def test_a_shut_out_person_is_told_so(client, world):
    world.kari.is_active = False
    world.kari.save()

    assert log_in(client)["Location"] == "/stengt/"


def test_a_forgotten_password_is_mailed_in_the_persons_language(
    client, world, django_capture_on_commit_callbacks
):
    world.kari.language = "en"
    world.kari.save()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/passord/glemt/", {"email": "KARI@example.org"})
        client.post("/passord/glemt/", {"email": "stranger@example.org"})

    (sent,) = mail.outbox
    assert sent.to == ["kari@example.org"]
    assert sent.subject == "New password in Boligsosial oversikt"
    link = next(line for line in sent.body.splitlines() if line.startswith("http"))
    page = client.get(link, follow=True)
    done = client.post(
        page.request["PATH_INFO"],
        {"password1": "kålrot-og-flesk", "password2": "kålrot-og-flesk"},
    )
    assert done["Location"] == "/passord/nytt/ferdig/"
    assert log_in(client, password="kålrot-og-flesk").status_code == 302


def test_plain_norwegian_is_bokmal(client, world):
    assert b'lang="nb"' in client.get(LOGIN, headers={"accept-language": "no"}).content


def test_the_language_is_kept_on_the_user_and_leads_back(client, world):
    client.force_login(world.kari)
    answer = client.post("/sprak/", {"language": "nn", "next": "/hjelp/"})
    world.kari.refresh_from_db()

    assert (answer["Location"], world.kari.language) == ("/hjelp/", "nn")


def test_a_stranger_keeps_the_language_in_a_cookie_and_never_leaves_the_site(client, world):
    answer = client.post("/sprak/", {"language": "en", "next": "https://example.com/"})
    assert answer["Location"] == "/"
    assert answer.cookies["django_language"].value == "en"
    assert "django_language" not in client.post("/sprak/", {"language": "xx"}).cookies


def test_the_demo_logs_in_by_role_on_this_machine_only(client, world):
    world.kari.email = "owner.nordvik@example.org"
    world.kari.save()
    asked = {"email": world.kari.email}

    assert world.kari.email.encode() in client.get(LOGIN).content
    assert world.kari.email.encode() not in client.get(LOGIN, REMOTE_ADDR="10.0.0.9").content
    assert client.post("/demo/logg-inn/", asked, REMOTE_ADDR="10.0.0.9").status_code == 404
    assert client.post("/demo/logg-inn/", {"email": "per@example.org"}).status_code == 404
    assert client.get("/demo/logg-inn/").status_code == 405
    assert client.post("/demo/logg-inn/", asked).status_code == 302
    assert client.session["_auth_user_id"] == str(world.kari.pk)


def test_the_demo_shows_its_mails_newest_first(client, world, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    to = ["kari@example.org"]
    mail.send_mail("Du har fått en rolle", "Hei på deg https://example.org/", None, to)
    client.force_login(world.kari)

    page = client.get("/demo/e-post/").content.decode()
    assert "Du har fått en rolle" in page
    assert "Hei på deg <a" in page
    assert "Content-Transfer-Encoding" not in page
    client.logout()
    assert client.get("/demo/e-post/").status_code == 302


def test_the_demo_may_not_answer_to_others_names(settings):
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["localhost"]
    assert demo_on_this_machine_only() == []
    settings.ALLOWED_HOSTS = ["bsu.example.org"]
    assert [error.id for error in demo_on_this_machine_only()] == ["accounts.E001"]


def lose(client, world, **typed):
    """Kari types when her session has ended."""
    client.force_login(world.kari)
    client.get("/hjelp/")
    client.cookies.pop("sessionid")
    return client.post(f"/deltakere/{world.nordvik.pk}/folk/inviter/", typed)


def test_what_was_typed_after_the_session_ended_is_given_back(client, world):
    answer = lose(client, world, name="Åse", password="hemmelig")
    assert answer["Location"].endswith(f"next={reverse('lost-post').replace('/', '%2F')}")
    log_in(client)

    page = client.get("/avbrutt/").content.decode()
    assert "Åse" in page
    assert "hemmelig" not in page


def test_what_was_typed_is_not_shown_to_another_person(client, world):
    lose(client, world, name="Åse")
    log_in(client, email="ola@example.org")

    assert client.get("/avbrutt/").status_code == 302
    assert "lost_post" not in client.session


@pytest.mark.parametrize("typed", [{}, {"name": "x" * 200_001}])
def test_nothing_or_far_too_much_is_not_kept(client, world, typed):
    assert "avbrutt" not in lose(client, world, **typed)["Location"]


def test_a_password_is_changed_by_the_person(client, world):
    client.force_login(world.kari)
    assert client.get("/passord/endre/").status_code == 200


def test_nobody_signs_up(client, world):
    request = RequestFactory().get("/")

    assert get_adapter().is_open_for_signup(request) is False
    assert client.get("/signup/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_outside_the_demo_nobody_is_let_in_without_a_password(client, world, settings):
    world.kari.email = "owner.nordvik@example.org"
    world.kari.save()
    assert "owner.nordvik@example.org" in client.get(LOGIN).content.decode()
    settings.DEMO = False

    page = client.get(LOGIN).content.decode()
    answer = client.post("/demo/logg-inn/", {"email": "owner.nordvik@example.org"})

    assert "owner.nordvik@example.org" not in page
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_the_demo_its_pages_have_no_address(settings):
    settings.DEMO = False
    try:
        outside = {each.name for each in importlib.reload(urls).urlpatterns}
    finally:
        settings.DEMO = True
        importlib.reload(urls)

    assert not {"demo-login", "demo-mails"} & outside
    assert {"demo-login", "demo-mails"} <= {each.name for each in urls.urlpatterns}


def test_what_was_typed_is_shown_again_in_its_form_to_be_checked(client, world):
    typed = {"name": "Åse", "email": "åse", "role": "reader", "valid_from": "01.02.2027"}
    lose(client, world, **typed, once="abc")
    assert "Det du skrev, er tatt vare på" in client.get(LOGIN).content.decode()
    log_in(client)
    kept = client.get("/avbrutt/")
    again = {**dict(kept.context["typed"]), "again": "1"}

    page = client.post(kept.context["path"], again)

    assert "abc" not in kept.context["shown"]
    assert page.status_code == 200
    assert page.context["form"]["name"].value() == "Åse"
    assert "Ingenting er lagret ennå" in page.content.decode()
    assert not User.objects.filter(name="Åse").exists()


def test_the_demos_buttons_lead_back_to_what_was_typed(client, world):
    world.kari.email = "owner.nordvik@example.org"
    world.kari.save()
    asked = {"email": world.kari.email}

    kept = client.post("/demo/logg-inn/", {**asked, "next": "/avbrutt/"})
    elsewhere = client.post("/demo/logg-inn/", {**asked, "next": "https://example.com/"})

    assert (kept["Location"], elsewhere["Location"]) == ("/avbrutt/", "/")
