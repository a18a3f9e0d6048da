"""Who takes part: the list with its filters, one participation, taking in and changing one."""

import pytest

from municipalities.models import (
    County,
    District,
    Goal,
    GoalIndicator,
    GoalVersion,
    Municipality,
    Participation,
)
from tests.world import START, place
from web.second_save import stamp_of


def names(answer):
    return [row.record.name for row in answer.context["table"].rows]


@pytest.fixture
def as_mona(client, world):
    client.force_login(world.mona)
    return client


def test_the_list_shows_what_the_visitor_may_see(as_mona, world):
    assert names(as_mona.get("/deltakere/")) == ["Nordvik", "Sørvik"]


def test_the_list_is_in_norwegian_order(as_mona, world):
    for number, name in enumerate(("Åsvik", "Ærvik", "Østvik", "Avik")):
        place(name, f"98{number:02}", world.region, world.programme)

    shown = names(as_mona.get("/deltakere/?sort=name"))

    assert shown == ["Avik", "Nordvik", "Sørvik", "Ærvik", "Østvik", "Åsvik"]
    assert names(as_mona.get("/deltakere/?sort=-name")) == shown[::-1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=SØR", ["Sørvik"]),
        ("text=nord", ["Nordvik"]),
        ("region=1", None),
        ("phase=invitation", ["Nordvik", "Sørvik"]),
        ("phase=ended", []),
        ("written_form=nn", ["Sørvik"]),
        ("county=x", ["Nordvik", "Sørvik"]),
        ("phase=' OR 1=1", ["Nordvik", "Sørvik"]),
    ],
)
def test_the_list_is_filtered_by_the_address(as_mona, world, query, found):
    Municipality.objects.filter(name="Sørvik").unlogged().update(written_form="nn")
    if query == "region=1":
        query, found = f"region={world.region.pk}", ["Nordvik"]

    answer = as_mona.get(f"/deltakere/?{query}")

    assert answer.status_code == 200
    assert names(answer) == found


def test_the_list_is_filtered_by_adviser_and_county(as_mona, world):
    world.nordvik.adviser = world.anne
    world.nordvik.save()
    county = County.objects.create(code="99", name="Fiktivfylket", valid_from=START)

    assert names(as_mona.get(f"/deltakere/?adviser={world.anne.pk}")) == ["Nordvik"]
    assert names(as_mona.get(f"/deltakere/?county={county.pk}")) == ["Nordvik", "Sørvik"]


def test_the_number_of_queries_does_not_grow_with_rows(
    as_mona, world, django_assert_max_num_queries
):
    for number in range(12):
        place(f"Vik {number}", f"97{number:02}", world.region, world.programme)

    with django_assert_max_num_queries(14):
        as_mona.get("/deltakere/")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("kari", 200),
        ("berit", 200),
        ("anne", 200),
        ("mona", 200),
        ("arne", 200),
        ("siri", 404),
        ("per", 404),
    ],
)
def test_a_participation_is_opened_by_its_own_and_those_who_follow(client, world, name, status):
    client.force_login(world.people()[name])

    assert client.get(f"/deltakere/{world.nordvik.pk}/").status_code == status


def test_the_page_shows_how_far_the_goals_have_come(client, world):
    goal = Goal.objects.create(participation=world.nordvik)
    version = GoalVersion.objects.create(
        goal=goal, title="Færre barnefamilier", edited_by=world.kari
    )
    GoalIndicator.objects.create(version=version, indicator=world.indicator)
    client.force_login(world.kari)

    page = client.get(f"/deltakere/{world.nordvik.pk}/").content.decode()

    assert "Færre barnefamilier" in page
    assert "not_reporting" not in page
    assert "Barnefamilier i midlertidig botilbud" in page


def test_a_district_is_shown_with_its_municipality(client, world):
    city = Municipality.objects.create(name="Storby", is_fictional=True)
    district = District.objects.create(municipality=city, name="Gamle havn", code="991401")
    Participation.objects.create(
        programme=world.programme, district=district, region=world.region, starts_on=START
    )
    client.force_login(world.mona)

    assert "Gamle havn" in names(client.get("/deltakere/?text=gamle"))
    pk = Participation.objects.get(district=district).pk
    assert "Storby" in client.get(f"/deltakere/{pk}/").content.decode()


def typed(world, **words):
    fresh = Municipality.objects.get_or_create(name="Nyvik", is_fictional=True)[0]
    return {
        "programme": world.programme.pk,
        "municipality": fresh.pk,
        "region": world.region.pk,
        "phase": "planning",
        "starts_on": "01.01.2026",
        "ends_on": "31.12.2029",
        "adviser": world.anne.pk,
    } | words


def with_number(world):
    from municipalities.models import MunicipalityCode

    fresh = Municipality.objects.get_or_create(name="Nyvik", is_fictional=True)[0]
    MunicipalityCode.objects.create(
        municipality=fresh, code="9977", name="Nyvik", valid_from=START
    )


def test_the_programme_lead_takes_in_a_participant(client, world):
    with_number(world)
    client.force_login(world.tor)

    answer = client.post("/deltakere/ny/", typed(world))

    taken = Participation.objects.get(municipality__name="Nyvik")
    assert answer.url == f"/deltakere/{taken.pk}/"
    line = taken.history.get()
    assert (line.history_user, line.history_change_reason) == (
        world.tor,
        "participation.registered",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_on": "32.13.2026"},
        {"ends_on": "01.01.2020"},
        {"municipality": ""},
        {"region": "77"},
        {"municipality": "999999"},
    ],
)
def test_a_wrong_field_keeps_the_rest_of_the_form(client, world, wrong):
    with_number(world)
    client.force_login(world.tor)

    answer = client.post("/deltakere/ny/", typed(world, **wrong))

    assert answer.status_code == 422
    assert "ds-error-summary" in answer.content.decode()
    assert not Participation.objects.filter(municipality__name="Nyvik").exists()


def test_a_municipality_takes_part_once(client, world):
    client.force_login(world.tor)

    answer = client.post(
        "/deltakere/ny/", typed(world, municipality=world.nordvik.municipality_id)
    )

    assert answer.status_code == 422


def test_the_programme_lead_changes_phase_and_adviser(client, world):
    client.force_login(world.tor)
    address = f"/deltakere/{world.nordvik.pk}/endre/"

    assert client.get(address).status_code == 200
    seen = {"seen": stamp_of(world.nordvik)}
    client.post(address, typed(world, phase="evaluation") | seen)

    world.nordvik.refresh_from_db()
    assert (world.nordvik.phase, world.nordvik.adviser) == ("evaluation", world.anne)


@pytest.mark.parametrize("name", ["kari", "anne", "mona", "arne"])
def test_others_may_not_take_in_or_change(client, world, name):
    client.force_login(world.people()[name])

    assert client.get("/deltakere/ny/").status_code == 403
    assert client.post(f"/deltakere/{world.nordvik.pk}/endre/", {}).status_code == 403


def test_the_lead_is_offered_to_take_in_and_others_are_not(client, world):
    shown = {}
    for name in ("tor", "mona"):
        client.force_login(world.people()[name])
        shown[name] = "/deltakere/ny/" in client.get("/deltakere/").content.decode()

    assert shown == {"tor": True, "mona": False}


def test_an_indicator_is_followed_with_the_person_who_enters_it(world):
    from municipalities.actions import participations
    from tests.world import rate_indicator

    rate = rate_indicator()
    participations.follow(participation=world.nordvik, indicator=rate, by=world.lars)
    followed = participations.follow(
        participation=world.nordvik, indicator=rate, by=world.lars, responsible=world.ola
    )

    assert followed.responsible == world.ola
    assert world.nordvik.followed.count() == 1


def test_an_administrator_is_not_told_that_unseen_words_and_figures_are_missing(client, world):
    client.force_login(world.arne)

    page = client.get(f"/deltakere/{world.nordvik.pk}/")

    labels = [str(line.label) for line in page.context["sections"]]
    assert labels == ["Oversikt", "Folk"]
    assert "Hvor langt" not in page.content.decode()
    assert client.get(f"/deltakere/{world.nordvik.pk}/tall/").status_code == 403


@pytest.mark.parametrize("rest", ["endre/", "folk/inviter/", "uttak/"])
def test_forms_and_lists_about_a_participation_have_its_menu(client, world, rest):
    client.force_login(world.tor)

    page = client.get(f"/deltakere/{world.nordvik.pk}/{rest}").content.decode()

    assert f"/deltakere/{world.nordvik.pk}/kjede/" in page
