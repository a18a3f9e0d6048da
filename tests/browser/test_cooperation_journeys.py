"""Both sides' promises, guidance, money, signals and learning in a browser: wide, narrow, and without JavaScript."""

from datetime import date

import pytest

from dialogue.actions import activity_plans, commitments
from dialogue.models import ActivityPlan, Commitment, GuidanceRequest, PolicySignal
from learning.models import LearningNote
from municipalities.actions import initiatives
from tests.world import TODAY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_promises_late_on_both_sides_are_closed_by_who_made_them(visitor, everybody):
    world = everybody
    for by, what in ((world.anne, "Svare på søknaden"), (world.lars, "Sende regnskap")):
        commitments.promise(
            participation=world.nordvik,
            by=by,
            what=what,
            who="Alle",
            due_on=date(2026, 11, 21),
        )
    home = f"/deltakere/{world.nordvik.pk}/samarbeid/"

    visitor.log_in(world.anne)
    visitor.page.get_by_role("link", name="1 av forpliktelsene deres er over fristen").click()
    visitor.check()
    visitor.page.get_by_role("link", name="Svare på søknaden").click()
    visitor.press("Avslutt forpliktelsen")
    visitor.page.get_by_label("Holdt").check()
    visitor.page.get_by_label("Hvordan det gikk").fill("Svart 24. november.")
    visitor.press("Lagre")
    assert Commitment.objects.get(what="Svare på søknaden").closed_on == TODAY

    visitor.open(home)
    assert visitor.page.get_by_text("3 dager over fristen").count() == 1  # the municipality's
    visitor.press("Nytt møte")
    assert (
        "Over fristen: Sende regnskap" in visitor.page.get_by_label("Saksliste").input_value()
    )
    visitor.page.get_by_label("Type").select_option("dialogue")
    visitor.page.get_by_label("Dato").fill("10.12.2026")
    visitor.press("Lagre")
    visitor.press("Skriv opp hva dere ble enige om")
    visitor.page.get_by_label("Deltakeren").check()
    visitor.page.get_by_label("Hva som er lovet").fill("Sende tall")
    visitor.page.get_by_label("Hvem som sørger for det").fill("Lars")
    visitor.page.get_by_label("Frist").fill("01.02.2027")
    visitor.press("Lagre")
    assert Commitment.objects.filter(what="Sende tall", side="participant").exists()


def test_guidance_is_asked_for_given_and_the_answer_seen(visitor, everybody):
    world = everybody
    page = f"/deltakere/{world.nordvik.pk}/veiledning/"
    visitor.log_in(world.ola)
    visitor.open(page)
    visitor.press("Be om veiledning")
    visitor.page.get_by_label("Tema").select_option("homes")
    visitor.page.get_by_label("Hva dere ønsker").fill("Hvordan kjøpe boliger?")
    visitor.page.get_by_role("button", name="Spør", exact=True).click()
    visitor.check()

    visitor.log_in(world.anne)
    visitor.open(page)
    visitor.press("Skriv opp veiledning")
    visitor.page.get_by_label("Tema").select_option("homes")
    visitor.page.get_by_label("Hva", exact=True).fill("Besøk om kjøp")
    visitor.press("Lagre")
    visitor.page.get_by_role("link", name="Svar Hvordan kjøpe boliger?").click()
    visitor.check()
    visitor.page.get_by_label("Veiledning som ble gitt").select_option(index=1)
    visitor.press("Lagre")
    assert GuidanceRequest.objects.get().guidance.what == "Besøk om kjøp"
    visitor.open("/veiledning/onsker/")
    visitor.open("/rapporter/guidance/")


def test_an_activity_plan_is_sent_and_answered(visitor, everybody):
    world = everybody
    initiatives.word(participation=world.nordvik, by=world.ola, title="Kjøpe boliger")
    visitor.log_in(world.kari)
    visitor.open(f"/deltakere/{world.nordvik.pk}/aktivitetsplaner/")
    visitor.press("Ny aktivitetsplan")
    visitor.press("Lagre")
    visitor.press("Slett utkastet")  # asked about once more, and told in the list
    visitor.press("Slett utkastet")
    assert visitor.page.get_by_text("Aktivitetsplan 2027: slettet").is_visible()
    visitor.press("Ny aktivitetsplan")
    visitor.press("Lagre")
    visitor.page.get_by_role("link", name="Endre Kjøpe boliger").click()
    visitor.check()
    visitor.page.get_by_label("Egne midler").fill("1 000 000")
    visitor.press("Lagre")
    visitor.press("Send aktivitetsplanen")
    visitor.page.get_by_label("Sendt med forbehold om budsjettvedtak").check()
    visitor.page.get_by_role("button", name="Send", exact=True).click()
    visitor.check()
    plan = ActivityPlan.objects.get()
    assert plan.with_reservation

    visitor.press("Trekk planen tilbake")
    visitor.log_in(world.tor)
    visitor.open(f"/deltakere/{world.nordvik.pk}/aktivitetsplaner/{plan.pk}/")
    assert visitor.page.get_by_text("Nordvik trakk planen tilbake").is_visible()
    activity_plans.send(plan=plan, with_reservation=True, by=world.kari)
    visitor.open("/")
    visitor.page.get_by_role("link", name="Nordvik venter på svar på aktivitetsplanen").click()
    visitor.check()
    visitor.press("Svar på aktivitetsplanen")
    visitor.page.get_by_label("Delvis godtatt").check()
    visitor.page.get_by_label("Grunn for svaret").fill("Rom for halvparten.")
    visitor.press("Lagre")
    assert visitor.page.get_by_text("Rom for halvparten.").is_visible()


def test_learning_becomes_a_signal_that_husbanken_answers(visitor, everybody):
    world = everybody
    tried = initiatives.word(participation=world.nordvik, by=world.ola, title="Bofellesskap")
    page = f"/deltakere/{world.nordvik.pk}/tiltak/{tried.pk}/"
    visitor.log_in(world.lars)
    visitor.open(page)
    visitor.press("Nytt læringsnotat")
    for label, text in (
        ("Hva vi prøvde", "Små boliger"),
        ("Hva som skjedde", "De ble ikke godkjent"),
        ("Hva vi lærte", "Kravet til størrelse stopper oss"),
    ):
        visitor.page.get_by_label(label).fill(text)
    visitor.press("Lagre")
    assert LearningNote.objects.exists()
    visitor.page.get_by_role("link", name="Fortell staten hva som står i veien").click()
    visitor.check()
    what = visitor.page.get_by_label("Hva som står i veien")
    assert what.input_value() == "Kravet til størrelse stopper oss"
    visitor.page.get_by_label("Virkemiddel").select_option("rental_loans")
    visitor.page.get_by_label("Tema").select_option("homes")
    visitor.page.get_by_role("button", name="Send", exact=True).click()
    visitor.check()
    signal = PolicySignal.objects.get()

    visitor.log_in(world.tor)
    visitor.open(f"/deltakere/{world.nordvik.pk}/innspill/{signal.pk}/")
    visitor.page.get_by_role("link", name="Svar", exact=True).click()
    visitor.check()
    visitor.page.get_by_label("Følges opp").check()
    visitor.page.get_by_label("Grunn for svaret").fill("Vi ser på kravet.")
    visitor.press("Lagre")

    visitor.log_in(world.berit)
    visitor.open(f"/deltakere/{world.nordvik.pk}/innspill/")
    assert visitor.page.get_by_text("følges opp").is_visible()
    visitor.open("/laering/")
