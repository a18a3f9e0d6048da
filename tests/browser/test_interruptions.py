"""On the way, in a real browser: the session ends, and what was done is read in words."""

import pytest

from municipalities.actions import needs
from municipalities.models import Need

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_was_typed_when_the_session_ended_is_saved_after_log_in(visitor, everybody):
    visitor.log_in(everybody.ola)
    visitor.open(f"/deltakere/{everybody.nordvik.pk}/behov/ny/")
    visitor.page.get_by_label("Tittel").fill("Mangler små boliger i Čáhppesčorru")
    visitor.page.context.clear_cookies(name="sessionid")
    visitor.page.locator("main form.site-form button[type=submit]").click()
    visitor.check()
    assert visitor.page.get_by_text("Det du skrev, er tatt vare på").is_visible()

    visitor.page.fill("input[name=login]", everybody.ola.email)
    visitor.page.fill("input[name=password]", "korg")
    visitor.page.locator("form:has(input[name=login]) button[type=submit]").click()
    visitor.check()
    visitor.press("Gå videre med det du skrev")
    assert (
        visitor.page.get_by_label("Tittel").input_value()
        == "Mangler små boliger i Čáhppesčorru"
    )
    assert not Need.objects.exists()
    visitor.page.locator("main form.site-form button[type=submit]").click()
    visitor.check()

    assert Need.objects.get().newest.title == "Mangler små boliger i Čáhppesčorru"


def test_the_history_of_a_need_is_read_in_words(visitor, everybody):
    need = needs.word(participation=everybody.nordvik, by=everybody.ola, title="Mangler bolig")
    visitor.log_in(everybody.berit)
    visitor.open(f"/deltakere/{everybody.nordvik.pk}/behov/{need.need_id}/historikk/")

    assert visitor.page.get_by_text("Ola · satte ord på det").is_visible()
