"""Figures on their way in a real browser: late with an exception; returned, corrected and approved."""

import pytest

from municipalities.models import Measurement
from programme.models import ReportingWindow
from tests.browser.in_the_grid import fill_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(visitor, world, value):
    """Ola types a figure in the grid."""
    visitor.log_in(world.ola)
    visitor.open(f"/deltakere/{world.nordvik.pk}/tall/legg-inn/")
    fill_in(visitor, "2025", value)


def correct(visitor, world, value, comment):
    """Ola mends a figure on its own page, where he says that it is estimated, and why."""
    visitor.open(f"/deltakere/{world.nordvik.pk}/tall/temp_families/{world.period.pk}/")
    visitor.page.get_by_label("Verdi").first.fill(value)
    visitor.page.get_by_role("radio", name="anslått").check()
    visitor.page.get_by_role("textbox", name="Kommentar").fill(comment)
    visitor.press("Lagre")


def figures(world):
    return f"/deltakere/{world.nordvik.pk}/tall/{ReportingWindow.objects.get().pk}/"


def send(visitor):
    """Press the form's own button."""
    visitor.page.locator("main form.site-form button[type=submit]").click()
    visitor.check()


def main(visitor):
    return visitor.page.locator("main").inner_text()


@pytest.mark.parametrize("visitor", [(320, True)], indirect=True, ids=["narrow"])
def test_a_closed_period_is_reported_late_by_an_exception(visitor, everybody):
    ReportingWindow.objects.all().unlogged().update(
        opens_on="2020-01-02", due_on="2020-02-15", late_until="2026-12-31"
    )
    enter(visitor, everybody, "41")
    visitor.log_in(everybody.tor)
    visitor.open("/program/bsu/vinduer/")
    visitor.page.get_by_label("2025, tall").check()
    visitor.page.get_by_label("Steng dem nå").check()
    send(visitor)
    assert "23.11.2026" in main(visitor)
    visitor.press("Bekreft og endre vinduene")
    visitor.open(figures(everybody))
    assert "ble stengt 23.11.2026" in main(visitor)
    visitor.press("Gi unntak")
    visitor.page.get_by_label("Gjelder til og med").fill("15.12.2026")
    visitor.page.get_by_label("Grunn").fill("Nytt fagsystem")
    send(visitor)
    assert "Unntak til og med 15.12.2026, gitt av Tor: Nytt fagsystem" in main(visitor)

    visitor.log_in(everybody.lars)
    assert "Nytt fagsystem" in main(visitor)
    visitor.open(figures(everybody))
    visitor.press("Send inn tallene: 2025")
    send(visitor)

    visitor.log_in(everybody.anne)
    visitor.open(figures(everybody))
    row = visitor.page.locator("tr", has_text="Barnefamilier").inner_text()
    assert "41" in row
    assert "sen" in row.split()


@pytest.mark.parametrize(
    "visitor", [(1280, True), (1280, False)], indirect=True, ids=["wide", "no-script"]
)
def test_a_figure_is_returned_corrected_and_approved(visitor, everybody):
    enter(visitor, everybody, "41")
    visitor.log_in(everybody.lars)
    visitor.open(figures(everybody))
    visitor.press("Send inn tallene: 2025")
    send(visitor)

    visitor.log_in(everybody.kari)
    visitor.press("Nordvik, 2025: 1 tall å godkjenne")
    visitor.open(figures(everybody))
    visitor.press("Send tilbake tall: 2025")
    send(visitor)
    assert visitor.page.locator("ds-error-summary").is_visible()
    visitor.page.get_by_label("Barnefamilier").check()
    visitor.page.get_by_label("Hvorfor de sendes tilbake").fill("Er barna i juni med?")
    send(visitor)

    visitor.log_in(everybody.ola)
    assert "Er barna i juni med?" in main(visitor)
    correct(visitor, everybody, "44", "Med barna i juni")
    visitor.log_in(everybody.lars)
    visitor.press("Nordvik, 2025: 1 tall å sende inn")
    assert "Anslått (1)" in main(visitor)
    send(visitor)

    visitor.log_in(everybody.kari)
    visitor.press("Nordvik, 2025: 1 tall å godkjenne")
    visitor.page.get_by_label("Jeg har lest unntakene").check()
    send(visitor)
    assert "Godkjent av Kari" in main(visitor)

    visitor.log_in(everybody.anne)
    visitor.open(figures(everybody))
    row = visitor.page.locator("tr", has_text="Barnefamilier").inner_text()
    for words in ("44", "godkjent", "anslått"):
        assert words in row
    assert Measurement.objects.get().approved_by == everybody.kari
