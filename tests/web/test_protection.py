"""What protects every page: forms are our own, and so is all that a page loads."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory

from config.wsgi import application
from municipalities.models import Need
from web.utf8 import ReadAsUtf8


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


@pytest.mark.parametrize("claimed", ["raw_unicode_escape", "idna", "hex", "utf-8"])
def test_what_is_sent_is_read_as_utf_8_whatever_encoding_a_header_claims(claimed):
    """Another could give half a sign, or stop the page before it is begun."""
    request = RequestFactory().get("/behov/", {"text": "\\ud800 æ"})
    sent = request.environ | {"CONTENT_TYPE": f"text/plain; CharSet={claimed}; boundary=x"}

    read = ReadAsUtf8(lambda environ, start_response: WSGIRequest(environ))(sent, None)

    assert read.GET["text"] == "\\ud800 æ"
    assert read.content_params == {"boundary": "x"}


def test_the_server_passes_every_request_that_way():
    assert isinstance(application, ReadAsUtf8)
