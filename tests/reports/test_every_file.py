"""Every file of every report where something is in the way: slots full, broken off, nothing in it, all hidden."""

import csv
import tempfile
from http import HTTPStatus
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.db import connection
from django.urls import reverse

from municipalities.models import Membership, Participation
from programme.models import Programme
from programme.models.indicator import Theme
from reports import slots
from reports.catalogue import BY_SLUG, REPORTS
from reports.models import Download
from tests.reports import scenes
from tests.world import START, count_indicator, followed, year

SLUGS = [report.slug for report in REPORTS]
WITH_FIGURES = [report.slug for report in REPORTS if report.tidy]
# Those whose rows hold figures of participants, or what is made of them.
TELLING = [*WITH_FIGURES, "programme-figures", "chain", "data-quality"]


def files():
    """The addresses of every workbook and every CSV, and of all questions in one."""
    books = (reverse("report-download", args=[slug]) for slug in SLUGS)
    questions = reverse("management-download")
    return [questions, *books, *(reverse("report-csv", args=[slug]) for slug in WITH_FIGURES)]


@pytest.fixture
def hidden(world):
    """Figures of 2 and 3 alone, of every theme that a report is about, and goals of 2 and 1."""
    for own in (world.nordvik, world.sorvik):
        scenes.goal(world, own, baseline=2, target=1)
        scenes.figure(world, own, 2, period=year(2024))
        scenes.figure(world, own, 3)
    for theme in (Theme.EVICTIONS, Theme.INSTRUMENTS):
        indicator = count_indicator(theme, theme=theme)
        for own in (world.nordvik, world.sorvik):
            scenes.figure(world, own, 3, indicator=followed(own, indicator))
    return world


def book_of(client, slug, **chosen):
    file = client.get(reverse("report-download", args=[slug]), chosen)
    return openpyxl.load_workbook(BytesIO(file.getvalue()))


def values_of(sheets):
    """What stands below the headings."""
    rows = (row for sheet in sheets for row in sheet.iter_rows(min_row=2))
    return {cell.value for row in rows for cell in row} - {None}


def figures_of(client, slug, **chosen):
    """The rows of the CSV."""
    text = client.get(reverse("report-csv", args=[slug]), chosen).getvalue()
    return [*csv.DictReader(StringIO(text.decode("utf-8-sig")), delimiter=";")]


def test_where_all_slots_are_taken_every_file_is_a_page_that_says_so(
    client, world, settings, tmp_path
):
    settings.FILES_AT_ONCE, settings.MEDIA_ROOT = 1, tmp_path
    client.force_login(world.mona)

    with slots.slot():
        refused = [client.get(address) for address in files()]

    assert {each.status_code for each in refused} == {HTTPStatus.SERVICE_UNAVAILABLE}
    assert {each["Retry-After"] for each in refused} == {"10"}
    assert all("Det lages mange filer akkurat nå" in each.content.decode() for each in refused)
    assert not Download.objects.exists()


def test_every_file_that_is_broken_off_leaves_none_behind(
    client, world, hidden, monkeypatch, tmp_path, settings
):
    """And its slot is free: there is one alone."""
    settings.FILES_AT_ONCE, settings.MEDIA_ROOT = 1, tmp_path / "files"
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    client.force_login(world.mona)
    # A request that ends would close the connection that the test stands on.
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)

    for address in files():
        response = client.get(address)
        assert response.status_code == HTTPStatus.OK, address
        next(iter(response.streaming_content))
        response.close()
        assert [*folder.iterdir()] == [], address


def is_empty(client, slug, **chosen):
    """The page and the file both say that there is nothing; the CSV has its headings alone."""
    page = client.get(reverse("report", args=[slug]), chosen)
    assert page.status_code == HTTPStatus.OK
    assert "Det er ingenting å vise med disse valgene." in page.content.decode(), slug
    book = book_of(client, slug, **chosen)
    told = [str(cell.value) for row in book["Svar"].iter_rows() for cell in row]
    assert any("Det er ingen" in text for text in told), slug
    assert book.sheetnames[-1] == "Om uttaket"
    assert values_of(book.worksheets[1:2]) == {"Ingen rader passer filteret"}, slug
    if slug in WITH_FIGURES:
        assert figures_of(client, slug, **chosen) == [], slug


def test_a_filter_that_matches_nothing_gives_every_file_whole_and_empty(client, world, hidden):
    """Somebody in region vest alone takes part in the other programme, which is asked for in øst."""
    other = Programme.objects.create(code="b", name_nb="Annet program", starts_on=START)
    place = {"municipality": world.sorvik.municipality, "region": world.other_region}
    Participation.objects.create(programme=other, starts_on=START, **place)
    client.force_login(world.mona)

    for slug in SLUGS:
        if "region" in BY_SLUG[slug].form(user=world.mona).fields:  # R18 is of one participant
            is_empty(client, slug, programme=other.pk, region=world.region.pk)


def test_where_nobody_takes_part_every_file_is_whole_and_empty(client, world):
    Membership.objects.all().unlogged().delete()
    Participation.objects.all().unlogged().delete()
    client.force_login(world.mona)

    for slug in SLUGS:
        is_empty(client, slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_where_all_is_hidden_every_file_is_whole_and_has_the_sign(client, hidden, slug):
    client.force_login(hidden.mona)

    book = book_of(client, slug)

    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert (book.sheetnames[0], book.sheetnames[-1]) == ("Svar", "Om uttaket")
    assert any("Antall fra 1 til 3 er skjermet" in str(value) for value in cells)
    assert (":" in values_of(book.worksheets[1:-1])) is (slug in TELLING)
    if slug in WITH_FIGURES:
        rows = figures_of(client, slug)
        assert {row["Verdi"] for row in rows} == {":"}
        assert Download.objects.order_by("-pk").first().rows == len(rows)
