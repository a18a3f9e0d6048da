"""A report goes from the coordinator to Husbanken and back: wide, narrow, and without JavaScript."""

import pytest

from dialogue.models import SentReport, StatusReport
from tests.dialogue import report_scene
from tests.reports import scenes
from tests.world import year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_report_is_drafted_sent_asked_about_answered_and_finished(visitor, everybody):
    world = everybody
    report_scene.window(world)
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 14, period=year(2024))
    scenes.initiative(world, world.nordvik)

    visitor.log_in(world.lars)
    visitor.press("Nordvik, årsrapport 2025: ikke påbegynt")
    visitor.press("Start Årsrapport 2025")
    visitor.press("Start")
    report = StatusReport.objects.get()
    page = visitor.page
    assert page.get_by_role("heading", name="ting mangler").is_visible()
    visitor.press("Ikke skrevet: neste halvår")
    page.get_by_label("Neste halvår").fill("Kjøpe seks boliger.")
    visitor.press("Lagre")
    visitor.press("Send til godkjenning")

    visitor.log_in(world.kari)
    visitor.press("venter på godkjenning fra deg")
    visitor.press("Godkjenn")
    visitor.press("Send til Husbanken")
    page.get_by_label("Saksnummer").fill("26/117")
    page.get_by_label("Hvorfor").fill("Tallet kommer i januar.")
    page.get_by_role("button", name="Send", exact=True).click()
    visitor.check()
    sent = SentReport.objects.get()
    assert page.get_by_text("Sendt med mangler").is_visible()
    saved = visitor.download(sent.word_file.name)
    assert saved.suggested_filename == sent.word_file.name

    visitor.log_in(world.anne)
    visitor.press("årsrapport 2025")
    page.locator("a[href$='?point=next_steps']").click()
    visitor.check()
    page.get_by_label("Tekst").fill("Hvor mange boliger?")
    page.get_by_label("Venter på svar fra").select_option(label="Nordvik")
    visitor.press("Legg ut")

    visitor.log_in(world.lars)
    visitor.open(report_scene.url(report))
    page.get_by_text("Svar Anne", exact=True).click()
    page.get_by_label("Tekst").first.fill("Seks.")
    visitor.press("Legg ut svaret")

    visitor.log_in(world.anne)
    visitor.open("/")
    assert page.get_by_text("alle spørsmål er besvart").is_visible()
    visitor.press("årsrapport 2025")
    visitor.press("Avslutt dialogen")
    assert page.get_by_text("avsluttet", exact=True).first.is_visible()
    visitor.open(report_scene.url(report, "historikk/"))
    visitor.open(f"/deltakere/{world.nordvik.pk}/rapporter/")


def test_a_colleagues_address_opens_ones_own_rows_and_makes_no_file_of_something_else(
    visitor, everybody
):
    """The address is of a region that Anne has no part in."""
    world = everybody
    asked = f"?region={world.other_region.pk}"
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 14)

    visitor.log_in(world.anne)
    assert visitor.open(f"/rapporter/goal-attainment/{asked}") == 200
    page = visitor.page
    said = "Adressen ber om noe som du ikke kan se, eller som ikke finnes: Region."
    assert page.get_by_text(said).is_visible()
    assert page.get_by_role("table").get_by_text("Nordvik").first.is_visible()
    assert visitor.open(f"/rapporter/goal-attainment/excel/{asked}") == 422
    assert page.get_by_role("heading", level=1).inner_text() == "Filen er ikke laget"
    assert page.get_by_text(said).is_visible()
