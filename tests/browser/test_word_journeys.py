"""Words in a real browser: worded, adopted, revised, shared and taken back; two editors at once."""

import pytest

from municipalities.actions import needs
from municipalities.models import Need
from tests import words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def of(world, rest=""):
    return f"/deltakere/{world.nordvik.pk}/{rest}"


def send(visitor):
    """Press the form's own button."""
    visitor.page.locator("main form.site-form button[type=submit]").click()
    visitor.check()


def test_a_need_is_worded_by_one_and_adopted_by_another(visitor, everybody):
    visitor.log_in(everybody.ola)
    visitor.open(of(everybody, "behov/"))
    visitor.press("Nytt behov")
    visitor.page.get_by_label("Tittel").fill("For få boliger i Ávjovárri")
    send(visitor)
    assert (
        visitor.page.get_by_role("heading", level=1).inner_text()
        == "For få boliger i Ávjovárri"
    )
    assert visitor.page.get_by_role("button", name="Send til behandling").count() == 0

    visitor.log_in(everybody.kari)
    visitor.open(of(everybody, "vedtak/"))
    visitor.press("Send til behandling")
    send(visitor)
    visitor.press("Registrer vedtak")
    visitor.page.get_by_label("Vedtatt av").select_option("council")
    visitor.page.get_by_label("Vedtaksdato").fill("24.11.2026")
    send(visitor)
    assert "saksnummer" in visitor.page.locator("ds-error-summary").inner_text()
    visitor.page.get_by_label("Saksnummer").fill("26/117")
    send(visitor)

    visitor.log_in(everybody.anne)
    visitor.open(of(everybody, f"behov/{Need.objects.get().pk}/"))
    assert visitor.page.get_by_text("26/117").first.is_visible()


def test_the_adviser_sees_the_old_until_the_next_is_adopted(visitor, everybody):
    need = needs.word(
        participation=everybody.nordvik, by=everybody.ola, title="Første ord"
    ).need
    words.adopt(everybody, need)
    visitor.log_in(everybody.kari)
    visitor.open(of(everybody, f"behov/{need.pk}/"))
    visitor.press("Start en revisjon")
    visitor.press("Endre teksten")
    visitor.page.get_by_label("Tittel").fill("Nye ord")
    send(visitor)
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Nye ord"

    visitor.log_in(everybody.anne)
    visitor.open(of(everybody, f"behov/{need.pk}/"))
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Første ord"
    words.adopt(everybody, need, reference="26/200")
    visitor.open(of(everybody, f"behov/{need.pk}/"))
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Nye ord"
    visitor.press("Versjoner")
    assert visitor.page.get_by_text("Første ord").first.is_visible()


def test_a_draft_is_shared_and_taken_back(visitor, everybody):
    need = needs.word(participation=everybody.nordvik, by=everybody.ola, title="Utkast").need
    visitor.log_in(everybody.kari)
    visitor.open(of(everybody, f"behov/{need.pk}/"))
    assert "innsyn" in visitor.page.locator("main").inner_text()
    visitor.press("Del utkastet med Husbanken")
    visitor.log_in(everybody.anne)
    assert visitor.open(of(everybody, f"behov/{need.pk}/")) == 200
    assert visitor.page.get_by_role("link", name="Endre teksten").count() == 0

    visitor.log_in(everybody.kari)
    visitor.open(of(everybody, f"behov/{need.pk}/"))
    visitor.press("Trekk utkastet tilbake")
    visitor.log_in(everybody.anne)
    assert visitor.open(of(everybody, f"behov/{need.pk}/")) == 404


def test_two_editors_collide_and_the_second_sees_both_and_chooses(visitor, everybody):
    need = needs.word(participation=everybody.nordvik, by=everybody.ola, title="Utkast").need
    visitor.log_in(everybody.ola)
    visitor.open(of(everybody, f"behov/{need.pk}/endre/"))
    needs.reword(need=need, by=everybody.kari, title="Karis ord", area="Nord")
    visitor.page.get_by_label("Tittel").fill("Olas ord")

    send(visitor)
    both = visitor.page.get_by_role("group", name="Begge versjonene").inner_text()
    assert "Karis ord" in both
    assert "Olas ord" in both
    assert visitor.page.get_by_label("Tittel").input_value() == "Olas ord"
    visitor.press("Behold det som er lagret, og forkast mitt")
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Karis ord"
