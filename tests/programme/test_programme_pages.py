"""The programme's frame: looked up by everybody with a role, changed by the programme lead."""

import pytest

from programme.models import NationalGoal, ReportingWindow, TargetGroup
from tests.world import rate_indicator, year
from web.second_save import stamp_of


@pytest.fixture
def as_tor(client, world):
    client.force_login(world.tor)
    return client


PAGES = ["/indikatorer/", "/indikatorer/temp_families/", "/lister/", "/program/bsu/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("name", "status"), [("ola", 200), ("mona", 200), ("arne", 200), ("per", 403)]
)
def test_everybody_with_a_role_looks_things_up(client, world, address, name, status):
    client.force_login(world.people()[name])

    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("text=AVSLAG", ["refused_share"]),
        ("theme=waiting", ["refused_share"]),
        ("source=official", []),
        ("theme=nonsense", ["temp_families", "refused_share"]),
    ],
)
def test_indicators_are_filtered(as_tor, query, codes):
    rate_indicator()

    answer = as_tor.get(f"/indikatorer/?{query}")

    assert {row.record.code for row in answer.context["table"].rows} == set(codes)


def test_the_passport_tells_what_a_rate_is_made_of_and_what_it_replaces(as_tor, world):
    rate = rate_indicator(
        weaknesses_nb="Noen kommuner teller muntlige avslag.", external_key="KOSx"
    )
    rate.replaces = world.indicator
    rate.save()

    page = as_tor.get("/indikatorer/refused_share/").content.decode()

    assert "Nye søknader" in page
    assert "muntlige avslag" in page
    assert "temp_families" in page


def test_the_passport_is_in_the_readers_language(as_tor, world):
    world.indicator.definition_nn = "Husstandar med barn."
    world.indicator.save()
    world.tor.language = "nn"
    world.tor.save()

    page = as_tor.get("/indikatorer/temp_families/").content.decode()

    assert "Barnefamiliar i mellombels butilbod" in page
    assert "Husstandar med barn." in page


def test_the_lists_show_goals_and_groups(as_tor):
    NationalGoal.objects.create(code="g1", text_nb="Flere skal ha egnet bolig")
    TargetGroup.objects.create(code="youth", name_nb="Utsatte unge")

    page = as_tor.get("/lister/").content.decode()

    assert "Flere skal ha egnet bolig" in page
    assert "Utsatte unge" in page


def programme_words(world, **words):
    return {
        "name_nb": "BSU",
        "name_nn": "BSU",
        "name_en": "BSU",
        "starts_on": "01.01.2023",
        "ends_on": "31.12.2027",
        "tolerance_percent": "15",
        "asks_documentation": "on",
        "indicators_for_all": [world.indicator.pk],
    } | words


def test_the_lead_changes_the_programme(as_tor, world):
    assert as_tor.get("/program/bsu/endre/").status_code == 200

    seen = {"seen": stamp_of(world.programme)}
    as_tor.post("/program/bsu/endre/", programme_words(world) | seen)

    world.programme.refresh_from_db()
    assert (world.programme.tolerance_percent, world.programme.ends_on.year) == (15, 2027)
    assert world.programme.asks_documentation
    assert world.programme.history.first().history_change_reason == "programme.changed"


def test_a_programme_that_ends_before_it_starts_is_refused(as_tor, world):
    answer = as_tor.post("/program/bsu/endre/", programme_words(world, ends_on="01.01.2020"))

    assert answer.status_code == 422


DATES = {
    "opens_on": "02.01.2027",
    "due_on": "15.02.2027",
    "late_until": "28.02.2027",
    "corrections_until": "01.06.2027",
}


def test_the_lead_opens_a_period_and_moves_its_dates(as_tor, world):
    period = year(2026)
    assert as_tor.get("/program/bsu/vindu/").status_code == 200
    as_tor.post("/program/bsu/vindu/", DATES | {"period": period.pk, "kind": "figures"})
    window = ReportingWindow.objects.get(period=period)

    as_tor.post(
        f"/program/bsu/vindu/{window.pk}/",
        DATES
        | {"period": period.pk, "kind": "figures", "due_on": "20.02.2027"}
        | {"seen": stamp_of(window)},
    )

    window.refresh_from_db()
    assert window.due_on.day == 20
    assert window.history.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"due_on": "01.01.2026"}, {"period": "taken"}, {"opens_on": "snart"}]
)
def test_dates_in_the_wrong_order_or_a_period_twice_are_refused(as_tor, world, wrong):
    period = world.period.pk if wrong.get("period") else year(2026).pk

    answer = as_tor.post(
        "/program/bsu/vindu/", DATES | {"kind": "figures"} | wrong | {"period": period}
    )

    assert answer.status_code == 422


@pytest.mark.parametrize("address", ["/program/bsu/endre/", "/program/bsu/vindu/"])
@pytest.mark.parametrize("name", ["kari", "anne", "mona", "arne"])
def test_others_may_not_change_the_frame(client, world, address, name):
    client.force_login(world.people()[name])

    assert client.get(address).status_code == 403
    assert client.post(address, {}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/program/finnes-ikke/", "/program/bsu/vindu/99999/", "/indikatorer/finnes-ikke/"],
)
def test_what_does_not_exist_is_not_found(as_tor, address):
    assert as_tor.get(address).status_code == 404


def test_indicators_stand_in_the_order_of_the_themes_and_can_be_turned_round(as_tor, world):
    rate_indicator()  # waiting: before temporary housing among the themes, after it as a code

    def codes(query=""):
        table = as_tor.get(f"/indikatorer/{query}").context["table"]
        return [row.record.code for row in table.rows]

    assert codes() == ["refused_share", "temp_families"]
    assert codes("?sort=-theme") == ["temp_families", "refused_share"]


def test_the_sorted_column_says_which_way(as_tor, world):
    rate_indicator()

    assert 'aria-sort="ascending"' in as_tor.get("/indikatorer/").content.decode()
    assert 'aria-sort="descending"' in as_tor.get("/indikatorer/?sort=-theme").content.decode()


@pytest.mark.parametrize("address", ["/indikatorer/", "/kommuner/", "/program/bsu/"])
@pytest.mark.parametrize("name", ["mona", "arne"])
def test_lists_without_figures_leave_with_all_who_see_them(client, world, name, address):
    client.force_login(world.people()[name])

    assert "/excel/" in client.get(address).content.decode()


@pytest.mark.parametrize("size", ["-1", "9" * 19, "2", "x"])
def test_how_many_stand_on_a_page_is_not_the_addresss_choice(as_tor, world, size):
    rate_indicator()

    page = as_tor.get(f"/indikatorer/?per_page={size}")

    assert page.status_code == 200
    assert len(page.context["table"].page.object_list) == 2


def test_indicators_stand_in_the_order_of_their_names_as_they_are_read(as_tor, world):
    rate_indicator(code="a", name_nb="Årlig", name_en="Annual")
    rate_indicator(code="b", name_nb="Bolig", name_en="Zone")
    world.tor.language = "en"
    world.tor.save()

    page = as_tor.get("/indikatorer/?sort=name")

    names = [row.record.name for row in page.context["table"].rows]
    assert names == ["Annual", "Families with children in temporary housing", "Zone"]


def test_rows_that_are_equal_stand_in_the_lists_own_order(as_tor, world):
    for name in ("Bolig", "Arbeid", "Årlig"):
        rate_indicator(code=name[:1].lower().replace("å", "aa"), name_nb=name)

    page = as_tor.get("/indikatorer/?sort=-unit")

    rated = [row.record.name for row in page.context["table"].rows if row.record.is_rate]
    assert rated == ["Arbeid", "Bolig", "Årlig"]


def test_of_a_rate_the_parts_are_added_and_never_the_rate(as_tor, world):
    rate_indicator()

    rate = as_tor.get("/indikatorer/refused_share/").content.decode()
    count = as_tor.get("/indikatorer/temp_families/").content.decode()

    assert "Andel for perioden; teller og nevner legges sammen hver for seg" in rate
    assert "legges sammen hver for seg" not in count
