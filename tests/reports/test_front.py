"""The front page: each role gets what it needs first."""

import re
from datetime import date
from decimal import Decimal

import pytest

from dialogue.actions import activity_plans
from municipalities.actions import figure_steps, initiatives, measurements, needs
from municipalities.models import FollowedIndicator, Membership
from programme.models import ReportingWindow
from reports import forms
from reports.queries import due
from tests.dialogue import report_scene
from tests.reports import scenes
from tests.words import in_review
from tests.world import TODAY, programme_role, rate_indicator, year


def front(client, user):
    client.force_login(user)
    answer = client.get("/")
    assert answer.status_code == 200
    return answer


def enter(world, value=41):
    measurements.enter(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        entry=measurements.Entry(value=Decimal(value)),
        by=world.ola,
        today=TODAY,
    )


def submit(world):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )


def test_the_contributor_sees_what_is_missing_one_click_away(client, world):
    page = front(client, world.ola).content.decode()

    assert "Barnefamilier i midlertidig botilbud" in page
    assert "/legg-inn/" in page


def test_the_leader_is_told_what_is_not_submitted(client, world):
    enter(world)

    row = front(client, world.lars).context["due"][0]

    assert (row.asked, row.entered, row.to_submit, row.is_complete) == (1, 1, 1, True)
    page = front(client, world.ola).content.decode()  # who cannot submit is told too
    assert "1 av 1 tall er lagt inn. 1 av dem er ikke sendt inn." in " ".join(page.split())


def test_the_coordinator_sees_the_next_dates_and_nothing_that_is_done(client, world):
    """The plan of next year is due six days after 24 November; when it is sent it is gone."""
    initiatives.word(participation=world.nordvik, by=world.ola, title="Flere boliger")

    def first():
        answer = front(client, world.lars)
        return answer.context["dates"][0], answer.content.decode()

    date_ahead, page = first()
    assert (date_ahead.day, date_ahead.title) == (
        date(2026, 11, 30),
        "Aktivitetsplanen for 2027 skal sendes",
    )
    assert f'href="/deltakere/{world.nordvik.pk}/aktivitetsplaner/"' in page

    plan = activity_plans.begin(participation=world.nordvik, year=2027, by=world.lars)
    decision = {"body": "council", "decided_on": TODAY, "reference": "26/117"}
    activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **decision)
    waits = "Nordvik, aktivitetsplanen for 2027: vedtatt, og kan sendes"
    assert waits not in first()[1]  # which the owner does
    assert waits in front(client, world.kari).content.decode()
    activity_plans.send(plan=plan, by=world.kari)
    assert waits not in front(client, world.kari).content.decode()
    assert first()[0].title == "Frist for tall for 2025"


def test_the_owner_sees_what_waits_for_a_decision(client, world):
    enter(world)
    submit(world)

    answer = front(client, world.kari)

    assert answer.context["to_approve"][0].to_approve == 1
    assert front(client, world.ola).context["to_approve"] is None


def test_a_returned_figure_is_missing_again(client, world):
    enter(world)
    submit(world)
    figure_steps.send_back(
        figures=[world.nordvik.measurements.get()],
        comment="Se på tallet",
        by=world.kari,
        today=TODAY,
    )

    row = front(client, world.ola).context["due"][0]

    assert (row.entered, row.returned) == (0, 1)


def test_the_adviser_sees_a_draft_as_missing(client, world):
    enter(world)

    (nordvik,) = front(client, world.anne).context["followed"]

    assert nordvik.participant == "Nordvik"
    assert [reason.text for reason in nordvik.reasons] == [
        "1 av 1 tall for 2025 mangler. Frist 15.12.2026."
    ]


def test_a_complete_participant_needs_nothing_from_the_adviser(client, world):
    enter(world)
    submit(world)

    answer = front(client, world.anne)

    assert (answer.context["followed"], answer.context["followed_without"]) == ([], 1)
    assert "1 deltaker trenger ingenting nå." in answer.content.decode()


def test_the_manager_sees_headlines_matters_and_the_one_file(client, world):
    answer = front(client, world.mona)
    page = answer.content.decode()

    assert answer.context["headlines"] is not None
    assert "/styringsinformasjon/excel/" in page
    assert "Reglene finner ikke noe å fortelle ennå." in page


def test_a_role_gets_its_own_parts_and_nobody_a_part_twice(client, world):
    parts = {
        "lars": ["decide", "due", "dates", "mine"],
        "kari": ["decide", "due", "dates", "mine"],
        "ola": ["due", "dates", "mine"],
        "anne": ["followed"],
        "mona": ["figures-heading", "good-heading", "worrying-heading", "questions"],
        "eva": ["figures-heading", "good-heading", "worrying-heading", "questions"],
        "tor": ["run", "followed", "set-up"],
        "arne": ["set-up"],
    }

    for name, expected in parts.items():
        page = front(client, getattr(world, name)).content.decode()
        assert re.findall(r'aria-labelledby="([^"]+)"', page.partition("<main")[2]) == expected


def test_a_leader_who_also_advises_gets_the_parts_of_both_once(client, world):
    """No one acts for both sides on a day; a lead who also manages gets what both have."""
    programme_role(world.tor, "manager")

    page = front(client, world.tor).content.decode()

    assert page.count('id="good-heading"') == page.count('id="followed"') == 1


def test_the_lead_sees_calendar_and_completeness(client, world):
    report_scene.window(world)
    enter(world)
    submit(world)

    answer = front(client, world.tor)

    assert (answer.context["complete"].reported, answer.context["complete"].expected) == (1, 2)
    assert answer.context["dates"][0].day == date(2026, 11, 30)
    assert "1 av 2 tall med frist i år er inne" in answer.content.decode()


def test_many_participants_are_folded_after_the_first(client, world):
    scenes.more_places(world, 9)

    page = front(client, world.anne)

    assert (len(page.context["followed"]), len(page.context["followed_further"])) == (8, 2)
    assert "2 til" in page.content.decode()


@pytest.mark.parametrize("many", [0, 8])
@pytest.mark.parametrize(("name", "most"), [("anne", 80), ("mona", 190), ("tor", 110)])
def test_the_queries_of_the_page_do_not_grow(
    client, world, django_assert_max_num_queries, name, most, many
):
    for place in [world.nordvik, *scenes.more_places(world, many)]:
        scenes.goal(world, place)
        scenes.figure(world, place, 28)
        scenes.cooperation(world, place)
    client.force_login(getattr(world, name))

    with django_assert_max_num_queries(most):
        client.get("/")


def test_help_tells_the_rules_of_the_order(client, world):
    client.force_login(world.per)

    page = client.get("/hjelp/").content.decode()

    assert 'id="order-heading"' in page
    assert "Husbanken har skyldt et svar i mer enn 30 dager." in page


def test_the_lead_sees_who_has_no_owner(client, world):
    Membership.objects.get(user=world.siri).delete()

    answer = front(client, world.tor)

    assert [place.name for place in answer.context["without_owner"]] == ["Sørvik"]


def test_the_administrator_sees_set_up_and_no_figures(client, world):
    answer = front(client, world.arne)

    assert "programmes" in answer.context
    assert "headlines" not in answer.context


def test_who_has_no_role_is_told_whom_to_ask(client, world):
    assert "ds-card" in front(client, world.per).content.decode()


def test_half_yearly_official_and_foreign_indicators_are_not_asked_of_a_year(world):
    FollowedIndicator.objects.create(
        participation=world.nordvik, indicator=rate_indicator("a", frequency="half_year")
    )
    FollowedIndicator.objects.create(
        participation=world.nordvik, indicator=rate_indicator("b", source="official")
    )
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=rate_indicator("c"))

    asked = {row.participant: row.asked for row in due.rows(user=world.mona, today=TODAY)}

    assert asked == {"Nordvik": 2, "Sørvik": 1}


def test_who_had_left_before_the_period_is_not_asked(world):
    world.sorvik.ends_on = world.sorvik.starts_on
    world.sorvik.save()

    assert [row.participant for row in due.rows(user=world.mona, today=TODAY)] == ["Nordvik"]


@pytest.mark.parametrize("many", [1, 12])
def test_the_queries_of_what_is_due_do_not_grow(world, django_assert_max_num_queries, many):
    from tests.world import place

    for number in range(many):
        place(f"Vik {number}", f"97{number:02}", world.region, world.programme)

    with django_assert_max_num_queries(8):
        due.rows(user=world.mona, today=TODAY)


def test_past_the_due_date_the_panels_say_so(client, world):
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    words = "Fristen var 15.02.2026. Tall tas imot til 31.12.2026 og merkes som sene."

    for user in (world.ola, world.anne):
        page = front(client, user).content.decode()
        assert words in page
        assert "Frist 15.02.2026" not in page


def test_the_owner_sees_words_that_wait_for_a_decision(client, world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="For få boliger").need
    in_review(world, need)

    for user, told in ((world.kari, True), (world.lars, True), (world.ola, False)):
        client.force_login(user)
        assert ("1 tekst til behandling" in client.get("/").content.decode()) is told


def test_a_headline_leads_to_its_goals_or_else_to_its_time_series(client, world):
    for place in (world.nordvik, world.sorvik):
        for when in (2024, 2025):
            scenes.figure(world, place, 10, period=year(when))

    without = front(client, world.mona).context["headlines"]
    scenes.goal(world, world.nordvik)
    led = front(client, world.mona).context["headlines"]

    assert [rows for _, rows in without] == [
        f"/rapporter/time-series/?indicator={world.indicator.pk}"
    ]
    assert client.get(without[0][1]).status_code == 200
    assert [rows for _, rows in led] == [
        f"/rapporter/goal-attainment/?indicator={world.indicator.pk}"
    ]
    assert client.get(led[0][1]).status_code == 200


def test_an_indicator_of_a_hidden_draft_cannot_be_chosen(client, world):
    scenes.goal(world, world.nordvik, adopted=False)

    assert not forms.aimed_at(world.mona).exists()
    assert forms.aimed_at(world.kari).exists()
