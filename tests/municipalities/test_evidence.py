"""Links and files that show where a figure comes from: added, taken away, and sent to those who see the figure."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from municipalities.models import Document, Evidence
from programme.actions import indicators
from tests.municipalities.test_figure_page import address, enter, read, submit
from web.errors import Refused

PDF = b"%PDF-1.7 uttrekk"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Files of a test are its own."""
    settings.MEDIA_ROOT = tmp_path


def add(client, world, user, **words):
    client.force_login(user)
    return client.post(address(world, route="evidence-create"), {"words": "Uttrekk"} | words)


def upload(name="uttrekk.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="text/html")


def test_a_link_is_added_and_read_by_those_who_see_the_figure(client, world):
    answer = add(client, world, world.ola, url="https://example.org/sak")

    assert answer.url == address(world)
    assert "https://example.org/sak" in read(client, world.berit, address(world))
    assert "example.org" not in read(client, world.anne, address(world))
    enter(world, 41)
    submit(world)
    assert "https://example.org/sak" in read(client, world.anne, address(world))


def test_a_file_is_sent_as_a_download_of_the_type_that_it_is(client, world):
    add(client, world, world.ola, file=upload())
    where = address(world, None, None, "evidence-file", Evidence.objects.get().pk)

    client.force_login(world.berit)
    sent = client.get(where)

    assert b"".join(sent.streaming_content) == PDF
    assert sent["Content-Type"] == "application/pdf"
    assert sent["Content-Disposition"] == 'attachment; filename="uttrekk.pdf"'
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert Document.objects.get().file.name != "uttrekk.pdf"
    for user, status in ((world.anne, 404), (world.siri, 404), (world.arne, 403)):
        client.force_login(user)
        assert client.get(where).status_code in (404, status)


def test_the_evidence_of_a_hidden_figure_is_hidden_with_it(client, world):
    add(client, world, world.ola, file=upload())
    enter(world, 2)
    submit(world)
    where = address(world, None, None, "evidence-file", Evidence.objects.get().pk)

    assert "Uttrekk" in read(client, world.anne, address(world))
    assert "Uttrekk" not in read(client, world.mona, address(world))
    assert read(client, world.mona, where) == 404


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://example.org/"}, "__all__"),
        ({"words": "", "url": "https://example.org/"}, "words"),
    ],
)
def test_what_is_neither_a_web_address_nor_a_file_is_refused(client, world, words, field):
    answer = add(client, world, world.ola, **words)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        {"url": "https://example.org/", "file": True},
        {"file": ("uttrekk.pdf", b"<html>ikke en pdf")},
        {"file": ("stor.pdf", PDF + b"0" * (10 * 1024 * 1024))},
    ],
)
def test_a_file_of_another_kind_or_size_is_refused(client, world, words):
    name, content = words["file"] if words["file"] is not True else ("uttrekk.pdf", PDF)

    answer = add(client, world, world.ola, **words | {"file": upload(name, content)})

    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_the_same_form_sent_twice_adds_once(client, world):
    for _ in range(2):
        answer = add(client, world, world.ola, url="https://example.org/", once="a1")
        assert answer.url == address(world)

    assert Evidence.objects.count() == 1


def test_one_takes_away_ones_own_and_a_leader_anybodys(client, world):
    for user in (world.kari, world.ola, world.kari):
        add(client, world, user, url="https://example.org/")
    karis, olas, last = Evidence.objects.order_by("pk")

    def remove(row, user):
        client.force_login(user)
        client.post(address(world, None, None, "evidence-remove", row.pk))
        return not Evidence.objects.filter(pk=row.pk).exists()

    assert not remove(karis, world.ola)
    assert remove(olas, world.ola)
    assert remove(last, world.lars)
    page = read(
        client, world.ola, f"/deltakere/{world.nordvik.pk}/tall/historikk/temp_families/"
    )
    assert "la inn dokumentasjon" in page
    assert "fjernet dokumentasjon" in page


def test_an_indicator_with_evidence_is_not_deleted(client, world):
    add(client, world, world.ola, url="https://example.org/")
    world.programme.indicators_for_all.clear()

    with pytest.raises(Refused, match="er i bruk"):
        indicators.throw_away(indicator=world.indicator, by=world.tor)


def test_a_link_has_no_file(client, world):
    add(client, world, world.ola, url="https://example.org/")
    where = address(world, None, None, "evidence-file", Evidence.objects.get().pk)

    assert read(client, world.ola, where) == 404
