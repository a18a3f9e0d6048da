"""The daily run: one mail each, in the right language, never twice; and what happens when it fails."""

import smtplib
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from dialogue import sending
from dialogue.actions import commitments, reminders
from dialogue.models import Reminder, ReminderChoice
from municipalities.models import Membership
from programme.models import ReportingWindow
from tests.world import TODAY, place, programme_role, role
from web.errors import Refused

DUE = date(2026, 12, 15)
A_WEEK_BEFORE = DUE - timedelta(days=7)
EVERYBODY = ["lars@example.org", "ola@example.org", "siri@example.org"]


def run(day=A_WEEK_BEFORE):
    """The command's own words."""
    out = StringIO()
    call_command("send_reminders", day=day, stdout=out)
    return out.getvalue()


def to():
    return [address for message in mail.outbox for address in message.to]


class Failing(EmailBackend):
    """A mail server that refuses one address, or goes away before it."""

    error: Exception
    at = "ola@example.org"
    opened = 0

    def open(self):
        type(self).opened += not hasattr(self, "is_open")
        self.is_open = True

    def send_messages(self, messages):
        if self.at in messages[0].to:
            raise self.error
        return super().send_messages(messages)


@pytest.fixture
def failing(monkeypatch):
    """The mail server, to be told how it fails."""
    monkeypatch.setattr(sending.mail, "get_connection", Failing)
    Failing.error, Failing.opened = smtplib.SMTPRecipientsRefused({}), 0
    Failing.at = "ola@example.org"
    return Failing


def test_each_whom_something_waits_for_gets_one_mail_in_the_own_language(world):
    User.objects.filter(pk=world.lars.pk).update(language="en")
    User.objects.filter(pk=world.ola.pk).update(language="nn")
    municipality = world.sorvik.municipality
    municipality.written_form = "nn"
    municipality.save()
    commitments.promise(
        participation=world.nordvik, what="Kurs", who="Anne", due_on=DUE, by=world.tor
    )

    assert run() == "4 påminnelser er sendt.\n"

    mails = {message.to[0]: message for message in mail.outbox}
    assert sorted(mails) == ["anne@example.org", *EVERYBODY]
    page = f"http://127.0.0.1:8000/deltakere/{world.nordvik.pk}/tall/"
    lars = mails["lars@example.org"]
    assert lars.subject == "1 thing waits for you in Boligsosial oversikt"
    assert "Hello Lars" in lars.body
    assert "Due 15.12.2026. Missing for 2025: Families with children" in lars.body
    assert page in lars.body
    assert "http://127.0.0.1:8000/paminnelser/mine/" in lars.body
    ola = mails["ola@example.org"]
    assert ola.subject == "1 sak ventar på deg i Boligsosial oversikt"
    assert "Frist 15.12.2026. Manglar for 2025: Barnefamiliar i mellombels" in ola.body
    assert "Manglar for 2025" in mails["siri@example.org"].body  # as the municipality writes
    assert "Frist 15.12.2026. Forpliktelse: Kurs" in mails["anne@example.org"].body
    assert Reminder.objects.get(user=world.lars).body == lars.body


def test_a_second_run_on_the_same_day_or_the_next_sends_nothing(world):
    run()
    assert run() == "0 påminnelser er sendt.\n"
    assert run(A_WEEK_BEFORE + timedelta(days=1)) == "0 påminnelser er sendt.\n"
    assert sorted(to()) == EVERYBODY


def test_what_is_past_its_date_is_said_to_be(world):
    run(DUE + timedelta(days=14))

    assert "Fristen var 15.12.2026. Mangler for 2025" in mail.outbox[0].body


def test_one_mail_gathers_what_waits_in_several_places(world):
    role(world.ola, world.sorvik, "contributor")

    run()

    body = next(each.body for each in mail.outbox if each.to == ["ola@example.org"])
    assert body.index("\nNordvik\n") < body.index("\nSørvik\n")
    assert body.count("Barnefamilier i midlertidig botilbud") == 2


def test_nobody_is_reminded_of_what_the_person_does_not_want_to_hear(world):
    ReminderChoice.objects.create(user=world.ola, kind="figures")

    run()

    assert sorted(to()) == ["lars@example.org", "siri@example.org"]


def test_a_place_that_nobody_acts_for_is_told_to_the_programme_lead(world):
    place("Alvik", "9903", world.region, world.programme)
    place("Bervik", "9904", world.region, world.programme)
    programme_role(world.per, "programme_lead", world.other_region)

    run()

    tor = next(each.body for each in mail.outbox if each.to == ["tor@example.org"])
    assert tor.count("ingen kan få påminnelse om det") == 2
    assert tor.index("\nAlvik\n") < tor.index("\nBervik\n")
    assert "per@example.org" not in to()  # leads another region


def test_a_mail_that_cannot_be_sent_is_written_down_and_tried_again_the_same_day(
    world, failing
):
    said = run()

    assert said == "2 påminnelser er sendt.\nKunne ikke sendes til ola@example.org.\n"
    lost = Reminder.objects.not_arrived().get()
    assert (lost.user, lost.state, lost.error) == (world.ola, "failed", "{}")
    assert failing.opened == 1  # one connection for all

    failing.at = "nobody"
    assert run() == "1 påminnelse er sendt.\n"
    assert to().count("ola@example.org") == 1
    assert not Reminder.objects.not_arrived().exists()
    assert Reminder.objects.get(user=world.ola).lines.count() == 1


def test_a_mail_server_that_goes_away_stops_the_run_and_the_next_takes_up_the_rest(
    world, failing
):
    failing.at, failing.error = "lars@example.org", smtplib.SMTPServerDisconnected("borte")
    with pytest.raises(CommandError, match=r"E-posttjeneren svarer ikke \(borte\)"):
        run()
    assert to() == []
    assert [row.user for row in Reminder.objects.all()] == [world.lars]

    failing.at = "nobody"
    run()

    assert sorted(to()) == EVERYBODY


def test_a_mail_that_was_written_when_the_run_was_killed_is_sent_by_the_next_and_never_twice(
    world, failing
):
    failing.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        run()
    left = Reminder.objects.get(user=world.ola)
    assert (left.state, left in Reminder.objects.not_arrived()) == ("written", True)
    assert to() == ["lars@example.org"]

    failing.at = "nobody"
    said = run()  # at once: the first may be sending it at this very moment
    assert said.startswith("1 påminnelse er sendt.\n1 påminnelse er skrevet av en kjøring som")
    assert to() == ["lars@example.org", "siri@example.org"]

    long_ago = timezone.now() - Reminder.SENT_WITHIN
    Reminder.objects.filter(pk=left.pk).update(sent_at=long_ago)
    assert run() == "1 påminnelse er sendt.\n"
    assert run() == "0 påminnelser er sendt.\n"
    assert sorted(to()) == EVERYBODY
    left.refresh_from_db()
    assert (left.state, left.lines.count(), left.sent_at > long_ago) == ("sent", 1, True)


def test_what_was_written_and_not_sent_on_a_day_is_told_by_the_run_of_the_next(world, failing):
    failing.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        run()
    Reminder.objects.filter(user=world.ola).update(sent_at=timezone.now() - timedelta(hours=24))
    failing.at = "nobody"

    assert run(A_WEEK_BEFORE + timedelta(days=1)) == "2 påminnelser er sendt.\n"
    assert sorted(to()) == EVERYBODY


def test_a_mail_has_the_same_name_however_often_it_is_tried_on_a_day(world, settings):
    settings.DEFAULT_FROM_EMAIL = "Boligsosial oversikt <post@tall.example.org>"
    letter = next(sending.letters(day=A_WEEK_BEFORE, site=""))

    names = {letter.message(A_WEEK_BEFORE).message()["Message-ID"] for _time in range(2)}

    assert names == {f"<reminder.{letter.user.pk}.20261208@tall.example.org>"}
    other = letter.message(A_WEEK_BEFORE + timedelta(days=1)).message()["Message-ID"]
    assert other not in names


def test_a_mail_server_that_is_down_leaves_nothing_half_done(world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(CommandError, match="E-posttjeneren svarer ikke"):
        run()

    assert not Reminder.objects.exists()


def test_the_links_need_the_address_of_the_site(world, settings):
    settings.SITE = ""

    with pytest.raises(CommandError, match="SITE_URL"):
        run()


def test_without_a_day_it_is_today(world):
    ReportingWindow.objects.all().unlogged().update(due_on=TODAY)

    call_command("send_reminders", stdout=StringIO())

    assert {row.day for row in Reminder.objects.all()} == {TODAY}


def test_two_runs_at_once_send_a_mail_once(world, monkeypatch):
    def taken(self, *args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(Reminder, "save", taken)

    assert run() == "0 påminnelser er sendt.\n"
    assert to() == []


def test_five_hundred_mails_take_a_few_people_at_a_time_over_one_connection(
    world, failing, monkeypatch
):
    failing.at = "nobody"
    users = [User(email=f"nr{number}@example.org", name=f"{number}") for number in range(500)]
    User.objects.bulk_create(users)
    Membership.objects.all().unlogged().bulk_create(
        Membership(
            user=user,
            participation=world.nordvik,
            role="contributor",
            valid_from=world.nordvik.starts_on,
        )
        for user in users
    )
    sizes = []
    plan = sending.reminding.plan

    def counted(*args, **words):
        found = plan(*args, **words)
        sizes.append(len(found))
        return found

    monkeypatch.setattr(sending.reminding, "plan", counted)

    assert run() == "503 påminnelser er sendt.\n"

    assert failing.opened == 1
    assert max(sizes) <= sending.AT_A_TIME
    assert len(to()) == len({*to()}) == 503


def test_the_number_of_queries_does_not_follow_the_number_of_figures(world):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert [*sending.letters(day=A_WEEK_BEFORE, site="")]
        return len(captured)

    before = queries()
    for number in range(5):
        place(f"Vik {number}", f"98{number:02}", world.region, world.programme)

    assert queries() == before


def test_only_what_was_sent_can_come_back(world):
    run()
    row = Reminder.objects.get(user=world.ola)
    reminders.came_back(reminder=row, by=world.tor)

    row.refresh_from_db()
    assert (row.state, row.error) == ("bounced", "Merket av Tor.")
    with pytest.raises(Refused, match="Bare en e-post som er sendt"):
        reminders.came_back(reminder=row, by=world.tor)
    assert str(row) == f"Ola, {A_WEEK_BEFORE}"
    assert str(row.lines.get()).startswith("Ola, 2026-12-08: figure:")
