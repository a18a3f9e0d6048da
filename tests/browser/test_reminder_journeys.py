"""Reminders and the year in a browser: wide, narrow, and without JavaScript."""

from datetime import date

import pytest
from django.core import mail

from dialogue import sending
from dialogue.actions import commitments
from dialogue.models import Reminder, ReminderChoice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_adviser_sees_the_year_and_sends_a_reminder(visitor, everybody):
    world = everybody
    commitments.promise(
        participation=world.nordvik,
        by=world.lars,
        what="Sende regnskap",
        who="Lars",
        due_on=date(2026, 12, 1),
    )
    visitor.log_in(world.anne)
    visitor.press("Samarbeid")
    visitor.press("Kalender")
    assert visitor.page.get_by_role("heading", name="Desember 2026").is_visible()
    visitor.page.get_by_role("link", name="Sende regnskap").click()
    visitor.check()
    visitor.open(f"/deltakere/{world.nordvik.pk}/kalender/")
    visitor.press("Send en påminnelse")
    visitor.page.get_by_label("En linje fra deg").fill("Ring meg gjerne.")
    visitor.page.get_by_role("button", name="Send", exact=True).click()
    visitor.check()
    assert visitor.page.get_by_text("Påminnelsen er sendt til 2 personer.").is_visible()
    assert "Ring meg gjerne." in mail.outbox[-1].body


def test_a_contributor_follows_the_mail_chooses_and_makes_a_calendar_address(
    visitor, everybody
):
    world = everybody
    for _outcome in sending.send_all(day=date(2026, 12, 8), site=""):
        pass
    body = next(each.body for each in mail.outbox if each.to == [world.ola.email])
    cell = next(line.strip() for line in body.splitlines() if "/legg-inn/" in line)

    visitor.log_in(world.ola)
    visitor.open(cell)
    assert visitor.page.locator(cell[cell.index("#") :]).is_visible()
    visitor.press("Påminnelser og kalender")
    visitor.page.get_by_label("Tall som").uncheck()
    visitor.press("Lagre")
    assert ReminderChoice.objects.get().kind == "figures"
    visitor.press("Lag en adresse")
    address = visitor.page.get_by_label("Adresse").input_value()
    assert "/kalender/abonnement/" in address
    visitor.press("Tilbake til påminnelser og kalender")
    visitor.press("Historikk")

    visitor.log_in(world.tor)
    visitor.press("Påminnelser i e-post")
    visitor.page.get_by_role("button", name=f"Kom i retur {world.ola.name}").click()
    visitor.check()
    assert Reminder.objects.get(user=world.ola).state == "bounced"
