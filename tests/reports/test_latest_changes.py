"""What has changed: shared events alone, for those who may open them, since a day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import last_visit
from accounts.demo import BACKEND
from dialogue.actions import activity_plans
from municipalities.actions import comments, goals, initiatives
from municipalities.models import Measurement, Participation
from reports.change_views import since_last
from reports.queries import latest_changes
from tests.dialogue import report_scene
from tests.reports import scenes
from tests.words import adopt
from tests.world import TODAY, year

OSLO = ZoneInfo("Europe/Oslo")
NOW = timezone.localdate  # what is written by the tests is written by the clock


def told(user, since=date(2020, 1, 1), kind=""):
    seen = Participation.objects.visible_to(user).with_names()
    rows = latest_changes.rows(user=user, participations=seen, since=since, kind=kind)
    return [(row.participant, row.kind, row.what) for row in rows]


def submitted_on(measurement, day, **words):
    at = datetime(day.year, day.month, day.day, 12, tzinfo=OSLO)
    Measurement.objects.filter(pk=measurement.pk).all().unlogged().update(
        submitted_at=at, **words
    )


def test_figures_are_told_by_period_and_day_and_corrections_apart(world):
    submitted_on(scenes.figure(world, world.nordvik, 28), date(2026, 11, 2))
    old = scenes.figure(world, world.nordvik, 30, period=year(2024))
    submitted_on(old, date(2026, 11, 2), correction_reason="Talt på nytt")
    scenes.figure(world, world.sorvik, 5, state="draft")

    assert told(world.mona) == [
        ("Nordvik", "rettet", "1 tall for 2024"),
        ("Nordvik", "sendt inn", "1 tall for 2025"),
    ]
    assert told(world.mona, since=date(2026, 11, 2)) == told(world.mona)
    assert told(world.mona, since=date(2026, 11, 3)) == []
    assert told(world.mona, kind="corrected") == [("Nordvik", "rettet", "1 tall for 2024")]
    assert told(world.siri) == []


def test_a_decision_is_told_on_the_day_it_was_written_in_or_loaded_ones_on_their_own(world):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Færre i midlertidig"
    ).goal
    adopt(world, goal)
    scenes.adoption(world.sorvik)
    day = f"{TODAY:%d.%m.%Y}"

    assert told(world.mona) == [
        ("Nordvik", "vedtatt", f"Vedtak {day}, fattet av kommunestyre/bystyre, 26/117"),
        ("Sørvik", "vedtatt", f"Vedtak {day}, fattet av delegert til kommunedirektør"),
    ]
    rows = latest_changes.rows(
        user=world.mona, participations=Participation.objects.all().with_names(), since=TODAY
    )
    assert {row.participant: row.day for row in rows}["Nordvik"] == NOW()
    assert {row.participant: row.day for row in rows}["Sørvik"] == TODAY


def test_a_report_and_a_plan_are_told_when_they_are_sent(world):
    report_scene.window(world)
    report = report_scene.begun(world)
    assert told(world.kari) == []

    report_scene.sent(world, report)
    initiatives.word(participation=world.nordvik, by=world.ola, title="Flere boliger")
    plan = activity_plans.begin(participation=world.nordvik, year=2027, by=world.lars)
    assert told(world.anne) == [("Nordvik", "sendt", "Årsrapport 2025")]

    decision = {"body": "council", "decided_on": TODAY, "reference": "26/117"}
    activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **decision)
    activity_plans.send(plan=plan, by=world.kari)
    assert [what for _, _, what in told(world.anne)] == [
        "Aktivitetsplan for 2027",
        "Årsrapport 2025",
    ]
    activity_plans.take_back(plan=plan, by=world.kari)
    told_back = ("Nordvik", "trukket tilbake", "Aktivitetsplan for 2027")
    assert told_back in told(world.anne)
    assert told(world.anne, kind="taken_back") == [told_back]
    assert told(world.siri) == []
    activity_plans.send(plan=plan, by=world.kari)
    activity_plans.answer(plan=plan, answer="accepted", answer_reason="Godt", by=world.tor)
    assert [what for _, _, what in told(world.anne)] == [
        "Aktivitetsplan for 2027",
        "Svar fra Husbanken på aktivitetsplanen for 2027",
        "Årsrapport 2025",
    ]


def test_a_comment_on_a_draft_is_not_told_outside(world):
    shared, draft = (
        scenes.goal(world, world.nordvik, adopted=adopted) for adopted in (True, False)
    )
    comments.ask(about=shared, text="Hva nå?", waits_for="participant", by=world.anne)
    comments.write(about=draft, text="Ikke klart ennå", by=world.ola)

    outside = told(world.anne, kind="commented")
    assert outside == [("Nordvik", "kommentert", "Spørsmål: Hva nå?")]
    assert len(told(world.kari, kind="commented")) == 2


def test_what_has_changed_leads_to_the_place_where_it_is_read(client, world):
    goal = scenes.goal(world, world.nordvik)
    asked = comments.ask(about=goal, text="Hva nå?", waits_for="participant", by=world.anne)
    comments.answer(comment=asked, text="Vi teller i mai", by=world.kari)
    for period in (world.period, year(2024)):  # the calendar holds 2025 alone
        scenes.figure(world, world.nordvik, 28, period=period)
    seen = Participation.objects.visible_to(world.anne).with_names()
    rows = latest_changes.rows(user=world.anne, participations=seen, since=date(2020, 1, 1))
    client.force_login(world.anne)
    window = world.programme.windows.get(period=world.period)

    led = {row.what: row.address for row in rows}

    assert led["1 tall for 2025"] == f"/deltakere/{world.nordvik.pk}/tall/{window.pk}/"
    assert led["1 tall for 2024"] == f"/deltakere/{world.nordvik.pk}/tall/"
    for what, text in (("Spørsmål: Hva nå?", "Hva nå?"), ("Svar: Vi teller i mai", "i mai")):
        address, _hash, place = led[what].partition("#")
        page = client.get(address).content.decode()
        assert text in page
        assert f'id="{place}"' in page


def test_the_list_is_filtered_paged_and_taken_out(client, world):
    for place in (world.nordvik, world.sorvik):
        submitted_on(scenes.figure(world, place, 28), TODAY - timedelta(days=1))
    client.force_login(world.mona)
    address = reverse("latest-changes")

    page = client.get(address)
    assert page.context["row_count"] == 2
    assert page.context["since"] == TODAY - timedelta(days=30)
    one = client.get(address, {"participation": world.nordvik.pk, "kind": "submitted"})
    assert [row.participant for row in one.context["table"].data] == ["Nordvik"]
    none = client.get(address, {"since": f"{TODAY}"})
    assert none.context["row_count"] == 0
    assert client.get(address, {"since": "i går", "kind": "alt"}).context["row_count"] == 2
    kept = client.get(address, {"since": f"{TODAY}", "region": "999"})  # the day still counts
    assert kept.context["row_count"] == 0
    assert kept.context["left_out"].unknown == ("Region",)
    file = client.get("/excel/latest-changes/", {"region": world.region.pk})
    assert file.status_code == 200
    assert "2 endringer de siste 30 dagene" in client.get("/").content.decode()


def test_the_last_visit_is_the_log_in_before_this_one(rf, client, world):
    client.force_login(world.mona, backend=BACKEND)
    request = rf.get("/")
    request.session, request.today = client.session, TODAY
    assert since_last(request) == (TODAY - timedelta(days=30), False)

    world.mona.last_login = datetime(2026, 11, 20, 9, tzinfo=OSLO)
    last_visit.remembering(request, world.mona, lambda: None)
    request.session.save()
    assert since_last(request) == (date(2026, 11, 20), True)
    assert "Ingen endringer siden du var her 20.11.2026" in client.get("/").content.decode()
    submitted_on(scenes.figure(world, world.nordvik, 41), TODAY)
    assert "1 endring siden du var her 20.11.2026" in client.get("/").content.decode()
    assert "da du var her sist" in client.get(reverse("latest-changes")).content.decode()
    request.today = date(2026, 11, 1)
    assert since_last(request) == (date(2026, 10, 2), False)


def test_a_first_visit_has_none_before_it(rf, client, world):
    request = rf.get("/")
    request.session = client.session
    world.mona.last_login = None

    last_visit.remembering(request, world.mona, lambda: None)

    assert last_visit.day_of(request) is None


@pytest.mark.parametrize("many", [0, 8])
def test_the_queries_do_not_grow(world, django_assert_max_num_queries, many):
    for place in [world.nordvik, *scenes.more_places(world, many)]:
        goal = scenes.goal(world, place)
        scenes.figure(world, place, 28)
        comments.ask(about=goal, text="Hva nå?", waits_for="participant", by=world.tor)

    told(world.tor)  # the kinds that comments are on are kept from here on
    with django_assert_max_num_queries(9):
        assert len(told(world.tor)) == 3 * (many + 1)
