"""The adviser asks, the municipality answers: at a wide window, at a narrow one, and without JavaScript."""

import pytest

from municipalities.actions import needs, wordings
from municipalities.models import Comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_question_goes_from_the_adviser_to_the_municipality_and_back(visitor, everybody):
    world = everybody
    words = {"participation": world.nordvik, "by": world.ola, "title": "Mangler boliger"}
    need = needs.word(**words).need
    wordings.share(owner=need, by=world.kari)
    page = f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/"

    visitor.log_in(world.anne)
    visitor.open(page)
    visitor.page.get_by_text("Kommenter eller spør", exact=True).click()
    visitor.page.get_by_label("Tekst").fill("Hvor mange gjelder det?")
    visitor.page.get_by_label("Venter på svar fra").select_option(label="Ola (Nordvik)")
    visitor.press("Legg ut")
    question = Comment.objects.get()
    assert visitor.page.url.endswith(f"#comment-{question.pk}")

    visitor.log_in(world.ola)
    visitor.open("/")
    visitor.page.get_by_role("link", name="Venter på svar fra dere: 1 spørsmål").click()
    visitor.check()
    visitor.page.get_by_role("link", name="Hvor mange gjelder det?").click()
    visitor.page.get_by_text("Svar Anne", exact=True).click()
    visitor.page.get_by_label("Tekst").first.fill("Tolv husstander.")
    visitor.press("Legg ut svaret")

    visitor.log_in(world.anne)
    visitor.open(f"/deltakere/{world.nordvik.pk}/sporsmal/")
    assert visitor.page.get_by_text("besvart", exact=True).count() == 1
    question.refresh_from_db()
    assert question.answered_at
    visitor.open(page)
    assert visitor.page.get_by_text("Tolv husstander.").is_visible()
