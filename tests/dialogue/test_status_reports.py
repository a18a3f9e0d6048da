"""Reports: written, approved and sent by the municipality, asked about and finished by Husbanken."""

from datetime import date, timedelta

import pytest

from dialogue import report_states
from dialogue.actions import report_tasks, status_reports
from dialogue.models import ReportTask, SentReport, StatusReport
from municipalities.actions import comments, initiatives
from municipalities.models import Comment, ReportingException
from programme import rights
from programme.models import Period, ReportingWindow
from tests.dialogue.report_scene import WORDS, approved, begun, fresh, said, sent, url, window
from tests.reports import scenes
from tests.world import TODAY, year
from web.errors import Refused
from web.second_save import ChangedMeanwhile, stamp_of

LATER = date(2027, 3, 2)  # the day after the last one on which corrections are taken


@pytest.fixture
def report(world):
    window(world)
    return begun(world)


def ask(world, report, by=None):
    words = {"text": "Hvor mange?", "waits_for": "participant"}
    return comments.ask(about=fresh(report), by=by or world.anne, **words)


# States, pure


@pytest.mark.parametrize(
    ("state", "is_asked", "is_past", "expected"),
    [
        ("draft", True, True, "draft"),
        ("sent", False, True, "sent"),
        ("sent", True, False, "in_dialogue"),
        ("finished", True, False, "finished"),
        ("finished", False, True, "locked"),
    ],
)
def test_where_a_report_stands_follows_from_what_is_around_it(
    state, is_asked, is_past, expected
):
    assert report_states.standing(state, is_asked=is_asked, is_past=is_past) == expected


def test_role_state_and_step():
    """Which roles may take which step from which state, worked by hand; all else is refused."""
    writers = {"contributor", "leader", "owner"}
    expected = {
        "write": ({"draft", "reopened"}, writers),
        "ask_approval": ({"draft", "reopened"}, {"leader", "owner"}),
        "delete": ({"draft"}, {"leader", "owner"}),
        "take_back": ({"for_approval", "approved"}, {"leader", "owner"}),
        "approve": ({"for_approval"}, {"owner"}),
        "send": ({"approved"}, {"owner"}),
        "finish": ({"sent", "in_dialogue"}, {"adviser", "programme_lead"}),
        "reopen": ({"sent", "in_dialogue", "finished"}, {"owner"}),
        "close_again": ({"reopened"}, {"owner"}),
    }
    assert report_states.STEPS.keys() == expected.keys()
    for code, (states, roles) in expected.items():
        assert rights.BY_CODE[report_states.STEPS[code].right].roles == roles
        for state in StatusReport.State:
            why = report_states.why_not(code, state, waiting=0)
            assert (why == "") == (state in states)


def test_outside_a_report_that_is_being_changed_is_only_open_again():
    told = {state: report_states.told(state, own=False) for state in StatusReport.State}
    assert {state for state, shown in told.items() if shown == state} == {
        *report_states.GIVEN,
        "reopened",
    }
    assert report_states.told("draft", own=True) == "draft"


# Begun and written


def test_a_report_begins_with_what_is_known_already(world, report):
    going = scenes.initiative(world, world.nordvik, "Boligkontor")
    initiatives.take_step(initiative=going, step="begin", by=world.ola)
    initiatives.take_step(
        initiative=going, step="finish", by=world.ola, learned="Start med tillit."
    )
    initiatives.word(participation=world.nordvik, by=world.ola, title="Hemmelig utkast")
    sent(world, report)

    following = begun(world, "final", year(2026))

    assert following.done == "– Boligkontor: gjennomført"
    assert following.learned == "– Boligkontor: Start med tillit."
    assert following.asked_of_husbanken == "Veiledning om startlån."
    assert following.off_plan == ""


def test_a_report_fits_its_period_and_is_begun_once(world, report):
    half = Period.objects.create(
        year=2026, half=1, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30)
    )
    with pytest.raises(Refused, match="halvårsrapport"):
        begun(world, "annual", half)
    with pytest.raises(Refused, match="halvårsrapport"):
        begun(world, "half_year")
    with pytest.raises(Refused, match="allerede startet"):
        begun(world)
    with pytest.raises(Refused, match="ikke med"):
        begun(world, "annual", year(2020))
    assert begun(world, "half_year", half).pk


def test_a_report_is_not_begun_before_its_window_opens(world):
    window(world, opens_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="sendes fra"):
        begun(world)


def test_two_who_write_different_parts_are_not_in_each_others_way(world, report):
    seen = stamp_of(report)
    about = {"report": report, "today": TODAY, "seen": seen}
    status_reports.write(**about, by=world.lars, done="Lars skrev.")
    status_reports.write(**about, by=world.ola, learned="Ola skrev.")
    with pytest.raises(ChangedMeanwhile) as refusal:
        status_reports.write(**about, by=world.ola, done="Ola også.")
    assert refusal.value.standing.done == "Lars skrev."
    with pytest.raises(ChangedMeanwhile):
        status_reports.write(**about | {"seen": "tull"}, by=world.ola, done="Ola.")
    assert fresh(report).learned == "Ola skrev."


def test_the_page_names_each_gap_and_where_it_is_filled(client, world, report):
    scenes.goal(world, world.nordvik)  # from 41 in 2022 to 20 in 2027
    scenes.figure(world, world.nordvik, 41, period=year(2024))  # where it began: behind plan
    report_tasks.give(
        report=report, part="learned", given_to=world.ola, today=TODAY, by=world.lars
    )
    client.force_login(world.ola)
    page = said(client.get(url(report)))

    assert "Tallet er ikke sendt inn: Barnefamilier i midlertidig botilbud." in page
    assert "Målet er etter planen, og det står ingenting om hvorfor" in page
    for part in ("done", "off_plan", "learned"):
        assert url(report, f"skriv/{part}/") in page
    assert "Ola har ikke meldt klart" in page
    assert f"/legg-inn/#c-{world.indicator.pk}-{world.period.pk}" in page

    client.force_login(world.berit)  # reads all, writes nothing
    assert url(report, "skriv/done/") not in said(client.get(url(report)))


def test_a_part_is_given_written_and_said_to_be_ready(client, world, report):
    client.force_login(world.lars)
    assert "Ola" in said(client.get(url(report, "gi/")))
    foreign = client.post(url(report, "gi/"), {"part": "done", "given_to": world.siri.pk})
    assert foreign.status_code == 422
    with pytest.raises(Refused, match="ingen rolle"):
        report_tasks.give(
            report=report, part="done", given_to=world.berit, today=TODAY, by=world.lars
        )
    for colleague in (world.kari, world.ola):
        client.post(url(report, "gi/"), {"part": "done", "given_to": colleague.pk})
    assert "Ola, ikke klar ennå" in said(client.get(url(report)))

    client.force_login(world.ola)
    assert "du er bedt om å skrive" in said(client.get("/"))
    address = url(report, "skriv/done/")
    assert "Denne delen er klar" in said(client.get(address))
    words = {"done": "Ola skrev.", "is_ready": "on", "seen": stamp_of(fresh(report))}
    assert client.post(address, words).status_code == 302
    assert ReportTask.objects.get().is_done
    assert "du er bedt om å skrive" not in said(client.get("/"))
    assert client.get(url(report, "skriv/state/")).status_code == 404
    report_tasks.finish(report=report, part="done", today=TODAY, by=world.ola)  # nothing to do


def test_all_parts_are_written_on_one_page_beside_the_last_report(client, world, report):
    sent(world, report)
    following = begun(world, "final", year(2026))
    client.force_login(world.ola)
    page = said(client.get(url(following, "skriv/")))
    assert "Det som var planlagt da" in page
    assert page.count("(regnes som mangel når den er tom)") == 4
    assert page.count("(trengs når et mål ligger etter planen)") == 1
    assert "Kjøpe seks boliger til." in page
    stale = {**WORDS, "seen": stamp_of(following)}
    status_reports.write(report=following, today=TODAY, by=world.lars, done="Lars først.")
    answer = client.post(url(following, "skriv/"), stale)
    assert answer.status_code == 422
    assert "Lars først." in said(answer)


# Approved and sent


def test_the_steps_go_from_writing_to_sent_by_the_pages(client, world, report):
    client.force_login(world.lars)
    client.post(url(report, "til-godkjenning/"))
    assert client.post(url(report, "godkjenn/")).status_code == 403
    client.force_login(world.ola)
    refused = client.post(url(report, "skriv/done/"), {"done": "For sent"})
    assert "ikke åpen for skriving" in said(refused)
    with pytest.raises(Refused, match="ikke åpen for skriving"):
        report_tasks.give(
            report=report, part="done", given_to=world.ola, today=TODAY, by=world.lars
        )
    assert "venter på godkjenning fra deg" not in said(client.get("/"))
    client.force_login(world.kari)
    assert "venter på godkjenning fra deg" in said(client.get("/"))
    client.post(url(report, "trekk-tilbake/"))
    assert fresh(report).state == "draft"
    client.post(url(report, "til-godkjenning/"))
    client.post(url(report, "godkjenn/"))
    assert fresh(report).approved_by == world.kari
    assert "godkjent og klar til å sendes" in said(client.get("/"))

    page = said(client.get(url(report, "send/")))
    assert "Ikke skrevet: hva som er gjort." in page
    words = {"case_number": "26/117"}
    assert client.post(url(report, "send/"), words).status_code == 422  # gaps without a reason
    client.post(url(report, "send/"), words | {"gaps_reason": "Kommer i januar."})
    row = SentReport.objects.get()
    assert (row.number, row.case_number, row.sent_by) == (1, "26/117", world.kari)
    page = said(client.get(url(report)))
    assert "Kommer i januar." in page
    assert "Sendt med mangler" in page


def test_a_report_without_gaps_asks_for_no_reason(client, world, report):
    scenes.figure(world, world.nordvik, 28)
    approved(world, report)
    client.force_login(world.kari)
    assert "gaps_reason" not in said(client.get(url(report, "send/")))
    client.post(url(report, "send/"), {"case_number": ""})
    assert fresh(report).gaps_reason == ""
    assert fresh(report).state == "sent"


def test_a_gap_takes_a_reason_and_nothing_is_half_sent(world, report):
    approved(world, report)
    with pytest.raises(Refused, match="mangler"):
        status_reports.send(report=report, today=TODAY, by=world.kari)
    assert fresh(report).state == "approved"
    assert not SentReport.objects.exists()


def test_a_report_is_sent_once(world, report):
    sent(world, report)
    with pytest.raises(Refused, match="ikke sendt"):
        status_reports.send(report=report, today=TODAY, by=world.kari, gaps_reason="Igjen")
    assert SentReport.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "late", "refusal"),
    [
        ({"opens_on": TODAY, "due_on": TODAY}, False, ""),
        ({"due_on": TODAY - timedelta(days=1)}, True, ""),
        (
            {"due_on": TODAY - timedelta(days=9), "late_until": TODAY - timedelta(days=1)},
            True,
            "tatt imot til",
        ),
        (
            {
                "due_on": TODAY - timedelta(days=9),
                "late_until": TODAY - timedelta(days=2),
                "corrections_until": TODAY - timedelta(days=1),
            },
            True,
            "ble stengt",
        ),
    ],
)
def test_a_late_report_is_taken_as_figures_are_and_an_exception_opens(
    world, days, late, refusal
):
    asked = window(world, **days)
    report = begun(world)
    approved(world, report)
    about = {"report": report, "today": TODAY, "by": world.kari, "gaps_reason": "Sent"}
    if refusal:
        with pytest.raises(Refused, match=refusal):
            status_reports.send(**about)
        ReportingException.objects.create(
            participation=world.nordvik,
            window=asked,
            until=TODAY,
            reason="Sykdom",
            given_by=world.tor,
        )
    assert status_reports.send(**about).is_late is late


def test_a_final_report_has_no_due_date(world):
    assert not sent(world, begun(world, "final", year(2026))).is_late


# Dialogue


def test_husbanken_asks_by_point_and_finishes_when_all_is_answered(client, world, report):
    sent(world, report)
    client.force_login(world.anne)
    assert "sendt for 0 dager siden, og ikke besvart" in said(client.get("/"))
    asking = client.get(url(report, "kommentar/?point=learned"))
    assert "Om «hva vi lærte»" in said(asking)
    assert "Om «" not in said(client.get(url(report, "kommentar/?point=annet")))
    client.post(
        url(report, "kommentar/"), {"text": "Om læring: hva?", "waits_for": "participant"}
    )
    assert "Om læring" in said(client.get(url(report)))
    assert "ikke besvart" not in said(client.get("/"))
    refused = client.post(url(report, "ferdig/"), follow=True)
    assert "venter på svar" in said(refused)
    client.force_login(world.kari)
    assert "i dialog" in said(client.get(url(report)))
    refused = client.post(url(report, "apne/"), {"reason": "Feil"})
    assert "er i dialog" in said(refused)

    comments.answer(comment=Comment.objects.get(), text="Å begynne før.", by=world.lars)
    client.force_login(world.anne)
    assert "alle spørsmål er besvart" in said(client.get("/"))
    client.post(url(report, "ferdig/"))
    assert fresh(report).state == "finished"
    assert "alle spørsmål er besvart" not in said(client.get("/"))


def test_a_report_is_opened_again_for_a_reason_and_the_sent_one_stands(client, world, report):
    sent(world, report)
    client.force_login(world.kari)
    with pytest.raises(Refused, match="hvorfor"):
        status_reports.reopen(report=report, reason=" ", today=TODAY, by=world.kari)
    assert client.get(url(report, "apne/")).status_code == 200
    client.post(url(report, "apne/"), {"reason": "Feil tall for boliger."})
    status_reports.write(report=report, today=TODAY, by=world.ola, done="Vi kjøpte ti.")
    assert "Feil tall for boliger." in said(client.get(url(report)))

    client.force_login(world.anne)
    page = said(client.get(url(report)))
    assert "Vi kjøpte tolv boliger." in page
    assert "Vi kjøpte ti." not in page
    assert "åpnet på nytt av kommunen" in page
    history = said(client.get(url(report, "historikk/")))
    assert "åpnet rapporten igjen" in history
    assert "Vi kjøpte" not in history

    about = {"report": report, "today": TODAY}
    status_reports.ask_approval(**about, by=world.lars)
    assert status_reports.take_back(**about, by=world.lars).state == "reopened"
    status_reports.ask_approval(**about, by=world.lars)
    status_reports.approve(**about, by=world.kari)
    after_due = about | {"today": date(2026, 12, 20)}
    second = status_reports.send(**after_due, by=world.kari, gaps_reason="Tallet kommer.")
    assert (second.number, second.is_late) == (2, False)  # what it corrects came in time
    page = said(client.get(url(report)))
    assert "Vi kjøpte ti." in page
    assert "Vi kjøpte tolv boliger." in said(client.get(url(report, "versjon/1/")))
    assert client.get(url(report, "versjon/3/")).status_code == 404


def test_a_finished_report_is_locked_by_its_dates_or_by_the_next(world, report):
    sent(world, report)
    status_reports.finish(report=report, today=TODAY, by=world.anne)
    with pytest.raises(Refused, match="låst"):
        status_reports.reopen(report=report, reason="Sent", today=LATER, by=world.kari)
    sent(world, begun(world, "final", year(2026)))
    with pytest.raises(Refused, match="låst"):
        status_reports.reopen(report=report, reason="Sent", today=TODAY, by=world.kari)


def test_an_opening_is_given_up_and_the_report_stands_as_it_was_sent(client, world, report):
    sent(world, report)
    status_reports.finish(report=report, today=TODAY, by=world.anne)
    status_reports.reopen(report=report, reason="Feil", today=TODAY, by=world.kari)
    status_reports.write(report=report, today=TODAY, by=world.ola, done="Vi kjøpte ti.")
    client.force_login(world.kari)
    assert "Lukk den igjen uten å sende" in said(client.get(url(report)))

    client.post(url(report, "lukk-igjen/"))

    assert (fresh(report).state, fresh(report).done) == ("finished", WORDS["done"])
    client.force_login(world.anne)
    assert "lukket rapporten igjen" in said(client.get(url(report, "historikk/")))


def test_a_sent_report_is_not_opened_when_it_could_not_be_sent_again(world, report):
    sent(world, report)
    with pytest.raises(Refused, match="ble stengt"):
        status_reports.reopen(report=report, reason="Feil", today=LATER, by=world.kari)
    assert fresh(report).state == "sent"


def test_a_draft_that_is_no_longer_taken_says_why_and_stands_on_the_front_page(client, world):
    closed = {name: TODAY - timedelta(days=2) for name in ("due_on", "late_until")}
    window(world, **closed)
    report = begun(world)
    assert (
        str(
            report_tasks.give(
                report=report, part="done", given_to=world.ola, today=TODAY, by=world.lars
            )
        )
        == "årsrapport 2025: done"
    )
    client.force_login(world.ola)
    assert "tatt imot til og med" in said(client.get(url(report)))
    front = said(client.get("/"))
    assert "skrives nå" in front
    assert "Fristen var" in front
    address = url(report, "skriv/done/")
    client.post(address, {"done": "Halvveis.", "seen": stamp_of(fresh(report))})
    assert not ReportTask.objects.get().is_done
    sent_row = SentReport(report=report, number=1)
    assert str(sent_row) == "årsrapport 2025, 1"


# Lists, history and who sees what


def test_outside_what_is_not_sent_is_not_sent_and_never_a_draft(client, world, report):
    address = f"/deltakere/{world.nordvik.pk}/rapporter/"
    client.force_login(world.kari)
    assert "utkast" in said(client.get(address))
    client.force_login(world.anne)
    page = said(client.get(address))
    assert "ikke sendt" in page
    assert "utkast" not in page
    assert client.get(url(report)).status_code == 404
    overview = f"/deltakere/{world.nordvik.pk}/"
    assert "Siste statusrapport: ikke sendt" in said(client.get(overview))

    sent(world, report)
    assert ">årsrapport 2025</a>" in said(client.get(overview))
    page = said(client.get(address))
    assert "ikke sendt" not in page
    assert url(report) in page


def test_the_list_offers_what_is_asked_for_and_begins_it_once(client, world):
    asked = window(world, due_on=TODAY - timedelta(days=1))
    window(world, period=year(2020))  # before Nordvik took part
    address = f"/deltakere/{world.nordvik.pk}/rapporter/"
    client.force_login(world.ola)
    page = said(client.get(address))
    assert "Årsrapport 2020" not in page
    assert "ikke påbegynt" in page
    assert "over fristen" in page
    assert "ikke påbegynt" in said(client.get("/"))
    begin = f"{address}ny/?period={world.period.pk}&amp;kind=annual"
    assert begin in page
    assert client.get(begin.replace("&amp;", "&")).status_code == 200
    for _time in range(2):
        client.post(
            f"{address}ny/", {"period": asked.period_id, "kind": "annual", "once": "begun-once"}
        )
    assert StatusReport.objects.count() == 1
    assert "skrives nå" in said(client.get("/"))


def test_a_report_begun_for_the_wrong_year_is_deleted_and_the_list_tells_it(
    client, world, report
):
    report_tasks.give(
        report=report, part="done", given_to=world.ola, today=TODAY, by=world.lars
    )
    client.force_login(world.ola)
    assert client.get(url(report, "slett/")).status_code == 403
    client.force_login(world.lars)
    assert url(report, "slett/") in said(client.get(url(report)))
    assert "kan ikke hentes fram igjen" in said(client.get(url(report, "slett/")))

    page = said(client.post(url(report, "slett/"), follow=True))

    assert not StatusReport.objects.exists()
    assert "Årsrapport 2025: slettet" in page
    assert StatusReport.history.filter(history_type="-").count() == 1
    client.force_login(world.anne)
    assert "slettet" not in said(client.get(f"/deltakere/{world.nordvik.pk}/rapporter/"))


def test_who_writes_in_a_report_that_a_colleague_has_deleted_is_told_and_keeps_the_words(
    client, world, report
):
    status_reports.throw_away(report=report, today=TODAY, by=world.lars)
    typed = {"done": "Vi kjøpte\n<tolv> boliger.", "seen": "12", "csrfmiddlewaretoken": "x"}
    client.force_login(world.ola)

    answer = client.post(url(report, "skriv/"), typed)

    assert answer.status_code == 410
    assert "Det som stod her (statusrapport), ble slettet av Lars " in said(answer)
    assert answer.context["shown"] == ["Vi kjøpte\n<tolv> boliger."]
    assert "&lt;tolv&gt; boliger." in said(answer)
    opened = client.get(url(report))
    assert opened.status_code == 410
    assert "Ingenting av det du sendte" not in said(opened)
    for other in (world.siri, world.anne, world.mona):  # nobody outside knew of the draft
        client.force_login(other)
        assert client.post(url(report, "skriv/"), typed).status_code == 404
    client.force_login(world.ola)
    assert client.get(url(report).replace(f"/{report.pk}/", "/999/")).status_code == 404


def test_a_report_that_was_sent_is_never_deleted(client, world, report):
    sent(world, report)
    client.force_login(world.lars)
    assert url(report, "slett/") not in said(client.get(url(report)))
    assert "aldri er sendt" in said(client.post(url(report, "slett/")))
    assert StatusReport.objects.exists()


def test_those_who_follow_are_told_how_many_reports_have_not_come(client, world, report):
    past = TODAY - timedelta(days=1)
    ReportingWindow.objects.filter(kind="report").unlogged().update(due_on=past)
    client.force_login(world.tor)  # of Nordvik and Sørvik
    assert "2 rapporter som har hatt frist de siste tolv månedene, er ikke sendt" in said(
        client.get("/")
    )
    client.force_login(world.anne)  # of Nordvik alone
    assert "1 rapport som har hatt frist de siste tolv månedene, er ikke sendt" in said(
        client.get("/")
    )
    sent(world, report)
    assert "er ikke sendt" not in said(client.get("/"))
    client.force_login(world.kari)
    assert "er ikke sendt" not in said(client.get("/"))


def test_the_lead_gives_an_exception_for_a_report_that_is_no_longer_taken(client, world):
    past = TODAY - timedelta(days=1)
    asked = window(world, due_on=past, late_until=past)
    address = f"/deltakere/{world.nordvik.pk}/rapporter/"
    client.force_login(world.ola)
    assert "ikke påbegynt" not in said(client.get("/"))
    assert "Gi unntak" not in said(client.get(address))
    client.force_login(world.tor)
    page = said(client.get(address))
    give = f"/program/bsu/unntak/?participation={world.nordvik.pk}&amp;window={asked.pk}"
    assert give in page
    assert said(client.get(give.replace("&amp;", "&"))).count("selected") == 2

    client.post(
        "/program/bsu/unntak/",
        {
            "participation": world.nordvik.pk,
            "window": asked.pk,
            "until": "20.12.2026",
            "reason": "Sykdom",
            "once": "given-once",
        },
    )

    assert "unntak til 20.12.2026" in said(client.get(address))
    client.force_login(world.ola)
    assert "ikke påbegynt" in said(client.get("/"))
    calendar = said(client.get(f"/deltakere/{world.nordvik.pk}/kalender/?ar=2026"))
    assert "Unntak: frist for rapport for 2025" in calendar


def test_the_history_tells_every_step_and_part(client, world, report):
    report_tasks.give(
        report=report, part="done", given_to=world.ola, today=TODAY, by=world.lars
    )
    sent(world, report)
    client.force_login(world.berit)
    page = said(client.get(url(report, "historikk/")))
    for told in (
        "startet rapporten",
        "skrev i rapporten",
        "godkjente",
        "sendte rapporten til H",
    ):
        assert told in page
    assert "Ola" in page
