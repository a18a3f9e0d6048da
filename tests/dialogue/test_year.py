"""The calendar of the year: both sides on one page, in a file, and in calendar programs."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
from icalendar import Calendar

from accounts.models import User
from dialogue import yearly
from dialogue.actions import (
    activity_plans,
    agreements,
    calendar_subscriptions,
    commitments,
    grants,
    guidance,
    meetings,
)
from dialogue.models import CalendarSubscription
from municipalities.actions import initiatives
from municipalities.models import Participation, ReportingException
from programme.models import ReportingWindow
from tests.dialogue import report_scene
from tests.world import START, TODAY

MINE = "/paminnelser/mine/"


def scene(world):
    """Something of every kind, on both sides."""
    nordvik = {"participation": world.nordvik}
    commitments.promise(
        what="Sende tallene", who="Lars", due_on=date(2026, 3, 1), by=world.lars, **nordvik
    )
    kept = commitments.promise(
        what="Gi kurs", who="Anne", due_on=date(2026, 3, 29), by=world.tor, **nordvik
    )
    close = {"by": world.tor, "today": TODAY, "closing_comment": "Ja"}
    commitments.close(commitment=kept, state="kept", **close)
    gone = commitments.promise(
        what="Falt bort", who="Anne", due_on=date(2026, 3, 30), by=world.tor, **nordvik
    )
    commitments.close(commitment=gone, state="dropped", **close)
    meetings.call(kind="half_year", held_on=date(2026, 10, 25), by=world.lars, **nordvik)
    grants.give(
        number="7",
        amount=Decimal(100),
        granted_on=date(2026, 1, 1),
        claim_by=date(2026, 12, 31),
        by=world.anne,
        **nordvik,
    )
    agreements.write(
        title="Avtale", starts_on=START, ends_on=date(2026, 6, 30), by=world.lars, **nordvik
    )
    guidance.give(
        by=world.tor,
        held_on=date(2026, 5, 1),
        participations=[world.nordvik, world.sorvik],
        theme="homes",
        what="Besøk",
        follow_up="Sende en mal",
        follow_up_by=date(2026, 6, 1),
    )
    ReportingWindow.objects.create(
        programme=world.programme,
        period=world.period,
        kind="report",
        opens_on=date(2026, 1, 2),
        due_on=date(2026, 3, 1),
        late_until=date(2026, 3, 31),
        corrections_until=date(2026, 3, 31),
    )


OF_THE_YEAR = [
    ("15.02.2026", "KOSTRA rapporteres til SSB (utenfor dette verktøyet)", "deltakerne", ""),
    ("01.03.2026", "Frist for rapport for 2025", "deltakerne", "over fristen"),
    ("01.03.2026", "Sende tallene", "Nordvik", "over fristen"),
    ("15.03.2026", "Foreløpige KOSTRA-tall publiseres", "SSB", ""),
    ("29.03.2026", "Gi kurs", "Husbanken", "gjort"),
    ("01.06.2026", "Skal følges opp etter veiledning: råd", "Husbanken", "over fristen"),
    ("15.06.2026", "Endelige KOSTRA-tall publiseres", "SSB", ""),
    ("30.06.2026", "Avtalen «Avtale» går ut", "begge parter", ""),
    ("25.10.2026", "Halvårsmøte", "begge parter", ""),
    ("30.11.2026", "Aktivitetsplanen for 2027 skal sendes", "deltakerne", ""),
    ("15.12.2026", "Frist for tall for 2025", "deltakerne", ""),
    ("31.12.2026", "Innspill fra 2026 skal besvares", "Husbanken", ""),
    ("31.12.2026", "Siste dag for å kreve utbetalt tilskudd 7", "Nordvik", ""),
]


def test_the_year_of_a_participation_holds_what_is_due_from_both_sides(client, world):
    scene(world)
    client.force_login(world.berit)

    answer = client.get(f"/deltakere/{world.nordvik.pk}/kalender/")
    page = answer.content.decode()

    rows = answer.context["page"].rows
    told = [(f"{row.day:%d.%m.%Y}", row.title, row.who, row.done) for row in rows]
    assert told == OF_THE_YEAR
    assert "Mars 2026" in page
    assert page.count(">over fristen<") == 3
    assert page.index("Februar 2026") < page.index("Mars 2026") < page.index("Oktober 2026")
    assert f"/deltakere/{world.nordvik.pk}/samarbeid/moter/" in page
    assert f"/deltakere/{world.nordvik.pk}/tall/" in page
    empty = client.get(f"/deltakere/{world.nordvik.pk}/kalender/", {"year": 2025})
    assert [row.day.year for row in empty.context["page"].rows] == [2025] * 5
    odd = client.get(f"/deltakere/{world.nordvik.pk}/kalender/", {"year": "x"})
    assert len(odd.context["page"].rows) == len(OF_THE_YEAR)


def test_the_year_of_all_is_narrowed_down_and_taken_out_in_the_same_rows(client, world):
    scene(world)
    client.force_login(world.mona)

    def places(**chosen):
        rows = client.get("/kalender/", chosen).context["page"].rows
        return {row.place for row in rows} - {""}

    assert places() == {"Nordvik", "Sørvik"}
    assert places(region=world.other_region.pk) == {"Sørvik"}
    assert places(participation=world.nordvik.pk) == {"Nordvik"}
    assert places(programme=world.programme.pk) == {"Nordvik", "Sørvik"}
    shown = len(client.get("/kalender/").context["page"].rows)
    file = client.get("/excel/yearly-calendar/")
    book = openpyxl.load_workbook(BytesIO(b"".join(file.streaming_content)))
    rows = [*book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert len(rows) == shown == len(OF_THE_YEAR) + 1
    assert rows[0][0].date() == date(2026, 2, 15)
    sorted_by_what = client.get("/excel/yearly-calendar/", {"sort": "title"})
    assert sorted_by_what.status_code == 200


def test_what_is_sent_is_done_for_both_sides_and_what_is_written_is_not(client, world):
    report_scene.window(world, due_on=date(2026, 11, 20))
    report = report_scene.begun(world)
    initiatives.word(participation=world.nordvik, by=world.ola, title="Kjøp")
    plan = activity_plans.begin(participation=world.nordvik, year=2027, by=world.lars)
    address = f"/deltakere/{world.nordvik.pk}/kalender/"
    asked = ("Frist for rapport for 2025", "Aktivitetsplanen for 2027 skal sendes")

    def told(user):
        client.force_login(user)
        rows = {row.title: row for row in client.get(address).context["page"].rows}
        assert rows[asked[1]].address == f"/deltakere/{world.nordvik.pk}/aktivitetsplaner/"
        return [rows[title].done for title in asked]

    assert told(world.kari) == told(world.anne) == ["over fristen", ""]
    report_scene.sent(world, report)
    activity_plans.send(plan=plan, with_reservation=True, by=world.kari)
    assert told(world.kari) == told(world.anne) == ["gjort", "gjort"]


def test_each_sees_the_dates_of_what_that_one_may_read(world):
    scene(world)
    year = (date(2026, 1, 1), date(2026, 12, 31))
    both = Participation.objects.with_names()

    def of(user):
        return {row.place for row in yearly.year_of(user, both, *year)} - {""}

    assert of(world.kari) == {"Nordvik"}
    assert of(world.siri) == {"Sørvik"}
    assert of(world.eva) == {"Nordvik", "Sørvik"}
    assert of(world.arne) == set()  # an administrator reads none of it


def test_an_exception_is_a_date_of_its_own_and_what_one_takes_no_part_in_is_none(world):
    own = {"participation": world.nordvik, "window": ReportingWindow.objects.get()}
    why = {"until": date(2026, 12, 20), "reason": "Sykdom", "given_by": world.tor}
    ReportingException.objects.create(**own, **why)
    year = (date(2026, 1, 1), date(2026, 12, 31))

    def titles(user):
        rows = Participation.objects.visible_to(user).with_names()
        return {
            row.title for row in yearly.year_of(user, rows, *year) if "tall for" in row.title
        }

    assert titles(world.kari) == {"Frist for tall for 2025", "Unntak: frist for tall for 2025"}
    assert titles(world.siri) == {"Frist for tall for 2025"}
    Participation.objects.all().unlogged().update(ends_on=date(2024, 12, 31))
    assert titles(world.siri) == set()


def subscribe(client, user):
    client.force_login(user)
    answer = client.post("/kalender/adresse/")
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    address = page[page.index("http://testserver/kalender/abonnement/") :].partition('"')[0]
    client.logout()
    return address


def test_a_calendar_program_fetches_titles_and_whole_days_and_nothing_else(client, world):
    scene(world)
    User.objects.filter(pk=world.kari.pk).update(language="nn")
    address = subscribe(client, world.kari)

    answer = client.get(address)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    by_title = {str(event["SUMMARY"]): event for event in events}
    course = by_title["Nordvik: Gi kurs"]
    assert {*course} == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}
    assert course["DTSTART"].dt == date(2026, 3, 29)
    assert course["DTEND"].dt == date(2026, 3, 30)  # a whole day, also when the clock is moved
    assert "Frist for tal for 2025" in by_title
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len({*uids})
    assert not any("Besøk" in title for title in by_title)


def test_a_calendar_is_in_the_written_form_of_the_municipality_until_another_is_chosen(
    client, world
):
    municipality = world.sorvik.municipality
    municipality.written_form = "nn"
    municipality.save()

    for user, title in ((world.siri, "Frist for tal for"), (world.mona, "Frist for tall for")):
        address = subscribe(client, user)
        assert title in client.get(address).content.decode()


def test_an_address_is_kept_as_a_fingerprint_shown_once_and_taken_back(client, world):
    first = subscribe(client, world.kari)
    token = first.rpartition("/")[2].removesuffix(".ics")
    row = CalendarSubscription.objects.get()
    assert row.token_sha256 == calendar_subscriptions.fingerprint(token) != token
    assert str(row).startswith("Kari, ")

    client.force_login(world.kari)
    page = client.get(MINE).content.decode()
    assert "Lag en ny adresse" in page
    assert token not in page
    second = subscribe(client, world.kari)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200

    client.force_login(world.kari)
    answer = client.post("/kalender/adresse/trekk-tilbake/", follow=True)
    assert "Adressen er trukket tilbake." in answer.content.decode()
    assert client.get(second).status_code == 404
    told = client.get(f"{MINE}historikk/").content.decode()
    assert told.count("laget en adresse for kalenderprogram") == 2
    assert told.count("trakk adressen tilbake") == 2
    assert row.token_sha256 not in told


def test_an_address_of_one_who_no_longer_reads_anything_is_worth_nothing(client, world):
    token = calendar_subscriptions.begin(user=world.arne)  # an administrator, and nothing else

    assert client.get(f"/kalender/abonnement/{token}.ics").status_code == 404
