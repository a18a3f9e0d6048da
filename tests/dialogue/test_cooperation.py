"""Agreements, promises of both sides, and meetings."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dialogue import agenda
from dialogue.actions import activity_plans, commitments, grants, meetings
from dialogue.models import Agreement, Commitment, Meeting
from municipalities.actions import comments, needs
from municipalities.models import Comment
from programme.models import ReportingWindow
from tests.dialogue import report_scene
from tests.world import TODAY, year
from web.errors import Refused
from web.second_save import stamp_of

AGREEMENT = {
    "title": "Samarbeidsavtale 2024–2028",
    "starts_on": "01.03.2024",
    "ends_on": "31.12.2028",
    "participant_signed_by": "Ordføreren",
    "participant_signed_on": "15.02.2024",
    "husbanken_signed_by": "",
    "husbanken_signed_on": "",
    "text": "",
}
LATE = date(2026, 11, 21)  # three days before the world's today


def url(world, rest=""):
    return f"/deltakere/{world.nordvik.pk}/samarbeid/{rest}"


def said(response):
    return response.content.decode()


def promise(world, by, what="Svare på søknaden", due_on=LATE):
    return commitments.promise(
        participation=world.nordvik, by=by, what=what, who="Regionkontoret", due_on=due_on
    )


def pdf(name="avtale.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4 avtale", content_type="application/pdf")


# Agreements


def test_an_agreement_is_signed_by_both_and_read_by_both(client, world):
    client.force_login(world.lars)
    assert client.get(url(world, "avtaler/ny/")).status_code == 200
    for _time in range(2):
        client.post(url(world, "avtaler/ny/"), AGREEMENT | {"once": "a", "file": pdf()})
    row = Agreement.objects.get()
    assert not row.is_signed

    client.force_login(world.anne)
    signed = AGREEMENT | {
        "husbanken_signed_on": "01.03.2024",
        "husbanken_signed_by": "Regionen",
    }
    address = url(world, f"avtaler/{row.pk}/endre/")
    assert client.get(address).status_code == 200
    stale = stamp_of(row)
    client.post(address, signed | {"seen": stale})
    row = Agreement.objects.get()
    assert row.is_signed
    assert row.document is not None  # an empty file keeps the one there is
    assert "avtale.pdf" in said(client.post(address, signed | {"seen": stale}))

    page = said(client.get(url(world)))
    assert "undertegnet av begge" in page
    file = client.get(url(world, f"avtaler/{row.pk}/dokument/"))
    assert file["Content-Disposition"].startswith("attachment")
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    history = said(client.get(url(world, f"avtaler/{row.pk}/historikk/")))
    assert "skrev opp avtalen" in history
    client.post(address, signed | {"seen": stamp_of(row), "file": pdf("ny.pdf")})
    assert Agreement.objects.get().document.name == "ny.pdf"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"ends_on": "01.03.2024"}, "slutte etter at den starter"),
        ({"husbanken_signed_on": "02.03.2024"}, "siste av de to underskriftene"),
        ({"starts_on": "x"}, "gyldig dato"),
        ({"title": ""}, "rettes"),
    ],
)
def test_an_agreement_that_cannot_be_is_explained_and_kept(client, world, words, sentence):
    client.force_login(world.lars)
    answer = client.post(url(world, "avtaler/ny/"), AGREEMENT | words)
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert "Ordføreren" in said(answer)


def test_an_agreement_without_a_file_has_none_to_give(client, world):
    row = Agreement.objects.create(
        participation=world.nordvik, title="A", starts_on=TODAY, ends_on=date(2028, 1, 1)
    )
    client.force_login(world.berit)
    assert client.get(url(world, f"avtaler/{row.pk}/dokument/")).status_code == 404


# Promises


def test_lateness_is_shown_alike_on_both_sides(client, world):
    promise(world, world.anne)
    promise(world, world.lars, "Sende regnskap")
    client.force_login(world.berit)
    page = said(client.get(url(world)))
    assert page.count("3 dager over fristen") == 2
    assert "Hva Nordvik har lovet" in page
    assert "Hva Husbanken har lovet" in page
    assert [row.days_late(TODAY) for row in Commitment.objects.all()] == [3, 3]
    assert not Commitment.objects.late_on(LATE).exists()  # the date itself is in time


def test_each_side_writes_its_own_promises(client, world):
    client.force_login(world.anne)
    assert client.get(url(world, "forpliktelser/ny/")).status_code == 200
    words = {"what": "Holde kurs", "who": "Anne", "due_on": "01.12.2026"}
    for _time in range(2):
        client.post(url(world, "forpliktelser/ny/"), words | {"once": "p"})
    row = Commitment.objects.get()
    assert row.side == Comment.Side.HUSBANKEN

    with pytest.raises(Refused, match="andre siden har lovet"):
        commitments.change(commitment=row, what="Nei", by=world.kari)
    address = url(world, f"forpliktelser/{row.pk}/endre/")
    assert client.get(address).status_code == 200
    client.post(address, words | {"due_on": "08.12.2026", "seen": stamp_of(row)})
    assert Commitment.objects.get().due_on == date(2026, 12, 8)


def test_a_promise_is_closed_once_with_a_comment(client, world):
    row = promise(world, world.anne)
    client.force_login(world.anne)
    address = url(world, f"forpliktelser/{row.pk}/avslutt/")
    assert client.get(address).status_code == 200
    assert client.post(address, {"state": "kept", "closing_comment": ""}).status_code == 422
    client.post(address, {"state": "kept", "closing_comment": "Sendt 20. november."})
    row = Commitment.objects.get()
    assert (row.state, row.closed_on, row.days_late(TODAY)) == ("kept", TODAY, 0)

    again = client.post(address, {"state": "dropped", "closing_comment": "Nei"})
    assert "allerede avsluttet" in said(again)
    page = said(client.get(url(world, f"forpliktelser/{row.pk}/")))
    assert "Sendt 20. november." in page
    assert "sa at forpliktelsen er holdt" in said(
        client.get(url(world, f"forpliktelser/{row.pk}/historikk/"))
    )


def test_open_is_no_way_to_close(world):
    with pytest.raises(Refused, match="hvordan"):
        commitments.close(
            commitment=promise(world, world.anne),
            state="open",
            closing_comment="x",
            by=world.anne,
            today=TODAY,
        )


def test_the_other_side_comments_and_the_last_word_stands_in_the_list(client, world):
    row = promise(world, world.anne)
    client.force_login(world.lars)
    client.post(url(world, f"forpliktelser/{row.pk}/kommentar/"), {"text": "Når kommer det?"})
    assert "Når kommer det?" in said(client.get(url(world)))
    assert "Når kommer det?" in said(client.get(url(world, f"forpliktelser/{row.pk}/")))


def test_the_list_of_all_is_narrowed_by_lateness_and_side(client, world):
    promise(world, world.anne, "For sent")
    promise(world, world.lars, "I tide", date(2026, 12, 24))
    client.force_login(world.mona)
    assert "For sent" in said(client.get("/forpliktelser/?late=true"))
    assert "I tide" not in said(client.get("/forpliktelser/?late=true"))
    assert "For sent" not in said(client.get("/forpliktelser/?late=false"))
    assert "For sent" not in said(client.get("/forpliktelser/?side=participant"))
    client.force_login(world.siri)
    assert "For sent" not in said(client.get("/forpliktelser/"))


# Meetings


def test_the_agenda_is_made_of_all_that_waits(world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger")
    comments.ask(about=need.need, text="Hvor?", waits_for="participant", by=world.kari)
    promise(world, world.anne, "Svare på søknaden")
    plan = activity_plans.begin(participation=world.nordvik, year=2027, by=world.ola)
    plan.state, plan.with_reservation = "sent", True
    plan.save()
    grants.give(
        participation=world.nordvik,
        number="BSU-1",
        amount=100_000,
        granted_on=date(2026, 1, 1),
        claim_by=date(2026, 12, 31),
        by=world.anne,
    )

    text = agenda.proposed(world.nordvik, world.kari, TODAY).replace("\xa0", " ")

    assert text.splitlines()[:2] == [
        "1. 1 spørsmål som venter på svar fra Nordvik",
        "2. Over fristen: Svare på søknaden (Husbanken, frist 21.11.2026)",
    ]
    assert "Aktivitetsplan 2027, som venter på svar" in text
    assert "Tilskudd BSU-1: 100 000 kroner kreves utbetalt innen 31.12.2026" in text
    assert "Kjeden fra behov til resultat" in text
    assert text.splitlines()[-1].endswith("Hva vi blir enige om herfra")


def test_reports_that_have_not_come_or_are_not_finished_are_on_the_agenda(world):
    report_scene.window(world, due_on=date(2026, 11, 1))
    report_scene.window(world, period=year(2024), due_on=date(2026, 11, 30))  # not due yet
    late = "Årsrapport 2025, som ikke er sendt (frist 01.11.2026)"
    assert late in agenda.proposed(world.nordvik, world.anne, TODAY)
    report = report_scene.begun(world)
    assert late in agenda.proposed(
        world.nordvik, world.anne, TODAY
    )  # begun: nobody hears of it
    report_scene.sent(world, report)

    text = agenda.proposed(world.nordvik, world.anne, TODAY)

    assert late not in text
    assert "Årsrapport 2025, som er sendt" in text
    assert "Årsrapport 2024" not in text


@pytest.mark.parametrize("side", ["participant", "husbanken"])
def test_a_signature_is_not_dated_ahead(client, world, side):
    client.force_login(world.anne)
    typed = AGREEMENT | {f"{side}_signed_on": "25.11.2026", "starts_on": "01.12.2026"}
    answer = client.post(url(world, "avtaler/ny/"), typed | {"once": side})
    assert answer.status_code == 422
    assert "Denne dagen har ikke vært ennå." in said(answer)


def test_figures_that_are_missing_are_on_the_agenda(world):
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 11, 1))
    assert "1. 2025: 1 tall mangler" in agenda.proposed(world.nordvik, world.kari, TODAY)


def test_a_grant_with_time_left_is_not_on_the_agenda(world):
    grants.give(
        participation=world.sorvik,
        number="BSU-2",
        amount=100_000,
        granted_on=date(2026, 1, 1),
        claim_by=date(2027, 12, 31),
        by=world.tor,
    )
    assert "BSU-2" not in agenda.proposed(world.sorvik, world.siri, TODAY)


def test_an_agenda_of_nothing_is_still_one_and_in_nynorsk_where_that_is_used(world):
    world.sorvik.municipality.written_form = "nn"
    text = agenda.proposed(world.sorvik, world.siri, TODAY)
    assert text == "1. Kva vi blir samde om herifrå"


def test_what_a_meeting_agrees_becomes_promises(client, world):
    client.force_login(world.anne)
    assert "1. " in said(client.get(url(world, "moter/nytt/")))
    words = {"kind": "annual", "held_on": "10.12.2026", "agenda": "Alt", "present": "Alle"}
    for _time in range(2):
        client.post(url(world, "moter/nytt/"), words | {"once": "m"})
    meeting = Meeting.objects.get()

    address = url(world, f"moter/{meeting.pk}/avtalt/")
    assert client.get(address).status_code == 200
    agreed = {
        "side": "participant",
        "what": "Sende tall",
        "who": "Lars",
        "due_on": "01.02.2027",
    }
    for _time in range(2):
        client.post(address, agreed | {"once": "n"})
    assert Commitment.objects.get().side == Comment.Side.PARTICIPANT

    change = url(world, f"moter/{meeting.pk}/endre/")
    assert client.get(change).status_code == 200
    client.post(change, words | {"minutes": "Vi ble enige.", "seen": stamp_of(meeting)})
    client.force_login(world.berit)
    page = said(client.get(url(world, f"moter/{meeting.pk}/")))
    assert "Vi ble enige." in page
    assert "Sende tall" in page
    assert "innkalte til møtet" in said(
        client.get(url(world, f"moter/{meeting.pk}/historikk/"))
    )
    promise_page = f"forpliktelser/{Commitment.objects.get().pk}/"
    assert "Årsmøte" in said(client.get(url(world, promise_page))).replace("årsmøte", "Årsmøte")


def test_another_participants_meeting_is_not_found(client, world):
    meeting = meetings.call(
        participation=world.nordvik, by=world.lars, kind="dialogue", held_on=TODAY
    )
    client.force_login(world.siri)
    address = f"/deltakere/{world.sorvik.pk}/samarbeid/moter/{meeting.pk}/"
    assert client.get(address).status_code == 404


# The overview


def test_the_overview_counts_both_sides_and_tells_when_they_last_met(client, world):
    promise(world, world.anne)
    promise(world, world.lars, "I tide", date(2026, 12, 24))
    client.force_login(world.berit)
    address = f"/deltakere/{world.nordvik.pk}/"
    page = said(client.get(address))
    assert "Nordvik: 1 åpen forpliktelse</li>" in page
    assert "Husbanken: 1 åpen forpliktelse, 1 over fristen" in page
    assert "Siste kontakt: ingen ennå" in page

    own = {"participation": world.nordvik, "by": world.lars, "kind": "dialogue"}
    meetings.call(held_on=date(2026, 10, 1), **own)
    meetings.call(held_on=date(2026, 12, 1), **own)  # not held yet
    assert "Siste kontakt: 01.10.2026" in said(client.get(address))
    client.force_login(world.arne)
    assert "Siste kontakt" not in said(client.get(address))
