"""One figure in a real browser: asked about, confirmed by keyboard, with its evidence."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from municipalities.actions import measurements
from municipalities.models import Evidence, Measurement
from programme.models import Part
from tests.world import year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def send(visitor):
    """Enter in a field sends the form."""
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.check()


def test_an_unusual_figure_is_confirmed_by_keyboard_and_documented(visitor, everybody):
    world = everybody
    world.indicator.parts.add(Part.objects.create(code="youth", name_nb="Unge"))
    before = Measurement(
        participation=world.nordvik,
        indicator=world.indicator,
        period=year(2024),
        part=world.total,
        value=Decimal(41),
        state="approved",
        submitted_at=datetime(2025, 1, 1, tzinfo=UTC),
    )
    measurements.load(figures=[before], by=world.kari)
    visitor.log_in(world.ola)
    visitor.open(f"/deltakere/{world.nordvik.pk}/tall/temp_families/{world.period.pk}/")

    visitor.page.get_by_label("Verdi", exact=False).first.fill("90")
    send(visitor)
    assert visitor.page.get_by_text("Året før var tallet 41").first.is_visible()
    visitor.page.get_by_role("textbox", name="Kommentar").fill("Nytt botilbud åpnet")
    visitor.page.get_by_role("checkbox", name="Tallet er riktig").focus()
    visitor.page.keyboard.press("Space")
    send(visitor)
    assert visitor.page.get_by_text("uvanlig, bekreftet").is_visible()

    visitor.press("Legg inn dokumentasjon")
    visitor.page.get_by_label("Hva den viser").fill("Uttrekk fra fagsystemet")
    visitor.page.get_by_label("Lenke").fill("https://example.org/uttrekk")
    visitor.press("Lagre")
    assert visitor.page.get_by_role("link", name="Uttrekk fra fagsystemet").is_visible()
    assert Measurement.objects.get(period=world.period).is_confirmed
    assert Evidence.objects.get().added_by == world.ola
