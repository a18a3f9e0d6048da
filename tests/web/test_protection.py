"""What protects every page: forms are our own, and so is all that a page loads."""

from django.test import Client

from municipalities.models import Need


def test_a_form_from_another_site_is_refused_and_changes_nothing(world):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.ola)

    answer = strict.post(f"/deltakere/{world.nordvik.pk}/behov/ny/", {"title": "Bolig"})

    assert answer.status_code == 403
    assert "Bolig" in answer.content.decode()  # kept, to be sent again
    assert not Need.objects.exists()


def test_pages_load_nothing_inline_and_nothing_from_elsewhere_and_are_not_framed(client, world):
    answer = client.get("/logg-inn/")

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_sent_is_read_as_utf_8_whatever_encoding_a_header_claims(client, world):
    """Half a sign is no text that a database keeps; another encoding could give one."""
    client.force_login(world.kari)
    claims = {"CONTENT_TYPE": "text/plain; charset=raw_unicode_escape"}

    answer = client.get("/kommuner/?name=%5Cud800", **claims)

    assert answer.status_code == 200
    assert answer.context["filter"].form["name"].value() == "\\ud800"
