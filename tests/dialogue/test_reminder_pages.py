"""The pages of reminders: one's own choices, one from the adviser, and what was sent."""

import smtplib
from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core import mail

from dialogue import sending
from dialogue.actions import commitments, reminders
from dialogue.models import Reminder, ReminderChoice
from municipalities.models import Membership
from programme.models import ReportingWindow
from tests.world import TODAY, place

MINE = "/paminnelser/mine/"
LIST = "/paminnelser/"


def page_of(client, user, address):
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def remind_url(world):
    return f"/deltakere/{world.nordvik.pk}/paminnelse/"


def due(day):
    ReportingWindow.objects.all().unlogged().update(due_on=day)


def test_everybody_chooses_what_to_be_reminded_of_and_can_choose_again(client, world):
    page = page_of(client, world.ola, MINE)
    assert page.count("checked") == 6
    assert "Minn meg på dette i e-post" in page

    client.post(MINE, {"wanted": ["reports", "grants"]})
    kinds = {*ReminderChoice.objects.values_list("kind", flat=True)}
    assert kinds == {"figures", "approvals", "commitments", "questions"}
    assert page_of(client, world.ola, MINE).count("checked") == 2

    client.post(MINE, {"wanted": ["reports", "figures"]})
    assert not ReminderChoice.objects.filter(kind="figures").exists()
    assert client.post(MINE, {"wanted": ["all"]}).status_code == 422
    told = page_of(client, world.ola, f"{MINE}historikk/")
    assert "valgte å ikke få påminnelser" in told
    assert "valgte å få påminnelser igjen" in told
    assert "valgte" not in page_of(client, world.lars, f"{MINE}historikk/")
    choice = ReminderChoice.objects.get(kind="approvals")
    assert str(choice) == "Ola: approvals"


def test_the_adviser_sends_a_reminder_with_a_line_once_a_day(client, world):
    commitments.promise(
        participation=world.nordvik, what="Kurs", who="Tor", due_on=TODAY, by=world.tor
    )
    assert "Hver enkelt får det som venter" in page_of(client, world.anne, remind_url(world))
    calendar = f"/deltakere/{world.nordvik.pk}/kalender/"
    assert remind_url(world) in page_of(client, world.anne, calendar)
    assert remind_url(world) not in page_of(client, world.kari, calendar)
    reported = f"/deltakere/{world.nordvik.pk}/innrapportert/"
    assert remind_url(world) in page_of(client, world.anne, reported)
    assert remind_url(world) not in page_of(client, world.lars, reported)

    client.force_login(world.anne)
    answer = client.post(remind_url(world), {"added_line": "Ring meg gjerne.", "once": "a"})

    assert answer.status_code == 302
    assert [each.to for each in mail.outbox] == [["lars@example.org"], ["ola@example.org"]]
    first = mail.outbox[0]
    assert "Anne i Husbanken skriver:\nRing meg gjerne." in first.body
    assert "http://testserver/deltakere/" in first.body
    assert first.reply_to == ["anne@example.org"]
    assert "Kurs" not in first.body  # that waits for Husbanken
    sent = Reminder.objects.get(user=world.ola)
    assert (sent.added_line, sent.added_by) == ("Ring meg gjerne.", world.anne)
    assert "2 personer" in page_of(client, world.anne, calendar)

    again = client.post(remind_url(world), {"added_line": "", "once": "a"})
    assert again.status_code == 302
    other = client.post(remind_url(world), {"added_line": "", "once": "b"})
    assert other.status_code == 422
    assert "Ingenting ble sendt" in other.content.decode()
    assert [*sending.letters(day=TODAY, site="")]  # waits for Anne; the others are told
    assert len(mail.outbox) == 2


def test_the_adviser_is_told_whom_the_mail_server_refused(client, world, monkeypatch):
    def some_are_refused(self, messages):
        if messages[0].to[0] in refused:
            raise smtplib.SMTPRecipientsRefused({})
        return 1

    monkeypatch.setattr(
        "django.core.mail.backends.locmem.EmailBackend.send_messages", some_are_refused
    )
    client.force_login(world.anne)

    refused = {"lars@example.org", "ola@example.org"}
    answer = client.post(remind_url(world), {"added_line": "Hei", "once": "a"})
    assert answer.status_code == 422
    assert "Den kunne ikke sendes til: Lars, Ola." in answer.content.decode()
    refused = {"ola@example.org"}
    answer = client.post(remind_url(world), {"added_line": "Hei", "once": "b"}, follow=True)
    page = answer.content.decode()
    assert "1 person. Den kunne ikke sendes til: Ola." in page


def test_the_adviser_reminds_of_nothing_that_is_a_draft_and_nobody_who_does_not_want_to(
    client, world
):
    ReminderChoice.objects.create(user=world.ola, kind="figures")
    client.force_login(world.anne)

    client.post(remind_url(world), {"added_line": ""})

    assert [each.to for each in mail.outbox] == [["lars@example.org"]]
    assert "Husbanken skriver" not in mail.outbox[0].body
    assert "approvals" not in sending.KNOWN_TO_HUSBANKEN


def test_what_is_due_later_is_not_reminded_of(client, world):
    due(TODAY + timedelta(days=31))
    client.force_login(world.anne)

    assert client.post(remind_url(world), {"added_line": ""}).status_code == 422
    assert mail.outbox == []


def test_a_mail_server_that_is_down_is_told_and_what_was_typed_is_kept(client, world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client.force_login(world.anne)

    answer = client.post(remind_url(world), {"added_line": "Ring meg gjerne."})

    assert answer.status_code == 422
    assert "E-posttjeneren svarer ikke." in answer.content.decode()
    assert "Ring meg gjerne." in answer.content.decode()
    assert not Reminder.objects.exists()


@pytest.fixture
def sent(world):
    """Two mails of the day: one arrived, and one did not."""
    due(TODAY)
    for _outcome in sending.send_all(day=TODAY, site="http://x"):
        pass
    lost = Reminder.objects.get(user=world.siri)
    reminders.fail(reminder=lost, error="550 No such user")
    return lost


def test_the_programme_lead_sees_what_was_sent_and_marks_what_came_back(client, world, sent):
    page = page_of(client, world.tor, LIST)
    assert "550 No such user" in page
    assert page.count("Kom i retur") >= 2  # for Lars and Ola, and among the states
    assert "Mangler for 2025" not in page  # the texts are for their readers

    row = Reminder.objects.get(user=world.ola)
    answer = client.post(f"{LIST}{row.pk}/kom-i-retur/", follow=True)
    assert "Den er merket som kommet i retur." in answer.content.decode()
    assert "Merket av Tor." in answer.content.decode()
    answer = client.post(f"{LIST}{row.pk}/kom-i-retur/", follow=True)
    assert "Bare en e-post som er sendt, kan komme i retur." in answer.content.decode()

    lost = client.get(LIST, {"state": "failed"}).content.decode()
    assert "Siri" in lost
    assert "Lars" not in lost
    named = client.get(LIST, {"name": "lar"}).content.decode()
    assert "Lars" in named
    file = client.get("/excel/reminders/")
    book = openpyxl.load_workbook(BytesIO(b"".join(file.streaming_content)))
    rows = [*book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert len(rows) == 3
    assert rows[0][0].date() == TODAY


def test_the_front_page_of_the_lead_tells_what_did_not_arrive_and_who_gets_nothing(
    client, world, sent
):
    rows = Reminder.objects.filter(user=world.lars)
    rows.update(state="bounced", day=TODAY - timedelta(days=30))
    place("Alvik", "9903", world.region, world.programme)

    front = page_of(client, world.tor, "/")

    assert "1 kom ikke fram de siste 30 dagene" in front
    nobody = front[front.index("Ingen kan få påminnelse") :].split("</section>")[0]
    assert "Alvik" in nobody
    assert "Nordvik" not in nobody
    assert "Alvik" in page_of(client, world.tor, LIST)
    assert "Ingen kan få påminnelse" not in page_of(client, world.arne, "/")


def test_one_who_leads_a_region_sees_what_was_sent_there(client, world, sent):
    world.tor.programme_roles.all().unlogged().update(region=world.region)

    page = page_of(client, world.tor, LIST)

    assert "Lars" in page
    assert "Siri" not in page


def test_a_role_that_ends_takes_the_reminders_with_it(world):
    due(date(2026, 12, 1))
    day_before = TODAY - timedelta(days=1)
    Membership.objects.filter(user=world.ola).unlogged().update(valid_to=day_before)

    to = [letter.user for letter in sending.letters(day=TODAY, site="")]

    assert to == [world.lars, world.siri]
