"""Who needs something first: every ground found in a small world, in the order of the rules."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from dialogue.actions import commitments, grants, guidance
from municipalities.actions import comments
from municipalities.models import Comment
from programme.models import ReportingWindow
from reports.priorities import in_order
from reports.queries import due, needs_first, status_reports
from tests.dialogue import report_scene
from tests.reports import scenes
from tests.world import TODAY, year

OSLO = ZoneInfo("Europe/Oslo")


def told(user):
    """By participant, in order: the codes and the sentences."""
    found = needs_first.rows(
        user=user,
        today=TODAY,
        figures=due.rows(user=user, today=TODAY),
        reports=status_reports.followed(user=user, today=TODAY),
    )
    return {
        each.participant: [(reason.code, reason.text) for reason in each.reasons]
        for each in in_order(found)
    }


def asked(about, by, waits_for, day):
    """A question that was asked at noon of a day."""
    made = comments.ask(about=about, text="Hva med tilskuddet?", waits_for=waits_for, by=by)
    at = datetime(day.year, day.month, day.day, 12, tzinfo=OSLO)
    Comment.objects.filter(pk=made.pk).all().unlogged().update(written_at=at)


def test_answers_and_promises_of_both_sides_are_counted_with_their_days(world):
    """31 days since 24 October, 10 since 14 November."""
    ReportingWindow.objects.all().unlogged().delete()
    own = scenes.goal(world, world.nordvik)
    asked(own, world.kari, "husbanken", date(2026, 10, 24))
    asked(own, world.anne, "participant", date(2026, 11, 14))
    guidance.ask(
        participation=world.nordvik,
        today=date(2026, 11, 14),
        by=world.kari,
        theme="homes",
        what="Kjøp?",
    )
    for by in (world.tor, world.kari):
        commitments.promise(
            participation=world.nordvik,
            due_on=date(2026, 11, 14),
            by=by,
            what="Kurs",
            who="Vi",
        )

    assert told(world.anne) == {
        "Nordvik": [
            ("owed_long", "Husbanken skylder svar på 1 spørsmål, det eldste i 31 dager"),
            (
                "promise",
                "1 av forpliktelsene til Husbanken er over fristen, den eldste med 10 dager",
            ),
            ("owed", "Husbanken skylder svar på 1 ønske om veiledning, det eldste i 10 dager"),
            ("theirs", "1 spørsmål venter på deltakeren, det eldste i 10 dager"),
            (
                "theirs",
                "1 av forpliktelsene til deltakeren er over fristen, den eldste med 10 dager",
            ),
        ]
    }


def addresses(user):
    """Where each ground leads, by its code, in the order of the rules."""
    found = needs_first.rows(
        user=user,
        today=TODAY,
        figures=due.rows(user=user, today=TODAY),
        reports=status_reports.followed(user=user, today=TODAY),
    )
    return [(reason.code, reason.address) for each in found for reason in each.reasons]


def waiting(world, how_many):
    """Of each kind that waits: a question each way, a request, a promise of each side, and one grant."""
    own = scenes.goal(world, world.nordvik)
    before, about = date(2026, 11, 14), {"participation": world.nordvik}
    for number in range(how_many):
        asked(own, world.kari, "husbanken", before)
        asked(own, world.anne, "participant", before)
        guidance.ask(**about, today=before, by=world.kari, theme="homes", what="Kjøp?")
        for by in (world.tor, world.kari):
            commitments.promise(**about, due_on=before, by=by, what="Kurs", who="Vi")
        days = {"granted_on": date(2026, 1, 10), "claim_by": date(2026, 12, 31 - number)}
        grants.give(**about, **days, by=world.tor, number=f"B-{number}", amount=Decimal(9))


def test_each_ground_leads_to_the_one_that_it_is_about(world, client):
    waiting(world, 1)
    client.force_login(world.anne)
    found = addresses(world.anne)
    anchored = [address.partition("#") for _code, address in found]

    assert [code for code, _address in found] == [
        *("owed", "theirs", "owed", "promise", "theirs", "figures_due", "lapsing")
    ]
    for page, _sign, anchor in anchored:
        shown = client.get(page)
        assert shown.status_code == 200, page
        assert f'id="{anchor}"' in shown.content.decode() or not anchor, (page, anchor)
    assert [anchor.partition("-")[0] for _page, _sign, anchor in anchored] == [
        *("comment", "comment", "request", "", "", "missing", "grant")
    ]
    assert [page.split("/")[-3] for page, _sign, _anchor in anchored[3:5]] == [
        "forpliktelser",
        "forpliktelser",
    ]


def test_of_several_it_leads_to_a_list_of_those_and_no_more(world, client):
    waiting(world, 2)
    client.force_login(world.anne)
    found = addresses(world.anne)

    lists = [client.get(address) for _code, address in found[:5]]
    assert [shown.context["row_count"] for shown in lists] == [2, 2, 2, 2, 2]
    assert not any(shown.context["left_out"] for shown in lists)
    first = world.nordvik.grants.get(number="B-1")  # the first to lapse
    assert found[-1][1].endswith(f"#grant-{first.pk}")


def test_what_has_gone_the_wrong_way_leads_to_its_years(world, client):
    ReportingWindow.objects.all().unlogged().delete()
    for when, value in ((2023, 28), (2024, 35), (2025, 41)):
        scenes.figure(world, world.nordvik, value, period=year(when))
    client.force_login(world.anne)

    ((code, address),) = addresses(world.anne)
    shown = client.get(address)

    assert code == "twice"
    assert not shown.context["left_out"]
    assert shown.context["chosen_form"].chosen()["indicator"] == world.indicator
    assert shown.context["chosen_form"].chosen()["participation"] == world.nordvik


def test_missing_figures_come_before_a_grant_and_late_ones_before_those_that_are_due(world):
    grants.give(
        participation=world.nordvik,
        by=world.tor,
        number="BSU-1",
        amount=Decimal(300_000),
        granted_on=date(2026, 1, 10),
        claim_by=date(2026, 12, 31),
    )

    grants.give(
        participation=world.nordvik,
        by=world.tor,
        number="BSU-2",
        amount=Decimal(10),
        paid=Decimal(10),  # nothing is left that could lapse
        granted_on=date(2026, 1, 10),
        claim_by=TODAY,
    )

    assert [code for code, _ in told(world.anne)["Nordvik"]] == ["lapsing", "figures_due"]

    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    (figures, grant) = told(world.anne)["Nordvik"]
    assert figures[0] == "figures_late"
    assert figures[1].startswith("1 av 1 tall for 2025 mangler. Fristen var 15.02.2026.")
    assert grant[1] == "1 tilskudd faller bort innen 90 dager, eller har falt bort"


def test_the_one_that_has_waited_longest_comes_first_whatever_the_name(world):
    """Sørvik's oldest report is 268 days past its due date, Nordvik's 23; grants by their last day."""
    ReportingWindow.objects.all().unlogged().delete()
    report_scene.window(world, due_on=date(2026, 3, 1))
    report_scene.window(world, period=year(2024), due_on=date(2026, 11, 1))
    report_scene.sent(world, report_scene.begun(world))  # of 2025

    found = told(world.tor)

    assert [*found] == ["Sørvik", "Nordvik"]
    assert found["Sørvik"][0][1] == (
        "2 statusrapporter er ikke sendt, den eldste 268 dager over fristen"
    )
    for place, claim_by in ((world.nordvik, date(2027, 1, 31)), (world.sorvik, TODAY)):
        grants.give(
            participation=place,
            by=world.tor,
            number="BSU-1",
            amount=Decimal(300_000),
            granted_on=date(2026, 1, 10),
            claim_by=claim_by,
        )
    ReportingWindow.objects.all().unlogged().delete()
    assert [*told(world.tor)] == ["Sørvik", "Nordvik"]


def test_a_report_that_is_late_and_one_that_waits_for_husbanken(world):
    report_scene.window(world, due_on=date(2026, 11, 1))
    scenes.figure(world, world.nordvik, 28)

    assert told(world.anne) == {
        "Nordvik": [("report_late", "1 statusrapport er ikke sendt, 23 dager over fristen")]
    }

    report = report_scene.begun(world)
    report_scene.sent(world, report)
    ((code, text),) = told(world.anne)["Nordvik"]
    assert code == "unread"
    assert text == "Årsrapport 2025: sendt for 0 dager siden, og ikke besvart"

    asked(report, world.anne, "participant", TODAY)
    Comment.objects.all().unlogged().update(answered_at=datetime(2026, 11, 24, tzinfo=OSLO))
    assert told(world.anne)["Nordvik"] == [
        ("unread", "Årsrapport 2025: alle spørsmål er besvart")
    ]


def test_the_wrong_way_two_years_on_end_is_noted_from_the_last_three_figures(world):
    """28, 35, 41 is worse each year; of Sørvik only two of the last three years are there."""
    for when, value in ((2022, 50), (2023, 28), (2024, 35), (2025, 41)):
        scenes.figure(world, world.nordvik, value, period=year(when))
    for when, value in ((2022, 1), (2024, 35), (2025, 41)):
        scenes.figure(world, world.sorvik, value, period=year(when))

    assert told(world.tor) == {
        "Nordvik": [("twice", "Feil vei to år på rad: Barnefamilier i midlertidig botilbud")]
    }


def test_an_adviser_is_told_of_those_in_the_region_alone_and_others_of_none(world):
    assert list(told(world.anne)) == ["Nordvik"]
    assert list(told(world.tor)) == ["Nordvik", "Sørvik"]
    assert told(world.kari) == {}


@pytest.mark.parametrize("many", [0, 8])
def test_the_queries_do_not_grow_with_the_participants(
    world, django_assert_max_num_queries, many
):
    for place in [world.nordvik, *scenes.more_places(world, many)]:
        scenes.goal(world, place)
        scenes.figure(world, place, 28)
        scenes.cooperation(world, place)

    with django_assert_max_num_queries(26):
        assert len(told(world.tor)) == 2 + many
