"""The catalogue's pages: made, changed, replaced, retired, deleted, asked of all, and told."""

import pytest

from municipalities.models import Measurement
from programme.models import Indicator, Part
from tests.programme.test_indicator_actions import figure
from tests.world import count_indicator, rate_indicator, year
from web.second_save import stamp_of

CODE = "/indikatorer/temp_families"


@pytest.fixture
def as_tor(client, world):
    world.tor.language = "en"
    world.tor.save()
    client.force_login(world.tor)
    return client


def typed(**changed):
    """What is typed for a new count."""
    return {
        "code": "new_one",
        "name_nb": "Sámi báiki og ærlig måling",
        "theme": "homes",
        "definition_nb": "Det som telles.",
        "unit": "households",
        "nature": "count",
        "decimals": "0",
        "direction": "lower",
        "accumulation": "per_period",
        "level": "output",
        "source": "own",
        "frequency": "year",
        "jump_least": "5",
        "lowest": "0",
        "parts_add_up": "on",
        **changed,
    }


def standing(indicator, **changed):
    """What the form of an indicator that stands holds."""
    names = (
        *("name_nb", "name_nn", "name_en", "theme", "definition_nb", "unit", "nature"),
        *("decimals", "direction", "accumulation", "level", "source", "frequency"),
    )
    same = {name: getattr(indicator, name) for name in names}
    words = typed() | same | {"seen": stamp_of(indicator), "jump_percent": "50"} | changed
    words.pop("code")
    return words


def told(answer):
    """All that the form says is wrong."""
    return " ".join(
        str(error) for errors in answer.context["form"].errors.values() for error in errors
    )


def test_the_lead_makes_an_indicator_once(as_tor, world):
    youth = Part.objects.create(code="youth", name_nb="Unge")
    page = as_tor.get("/indikatorer/ny/")
    words = typed(
        parts=[youth.pk], highest="12 345,5", zero_after="10", once=page.context["once"]
    )

    answer = as_tor.post("/indikatorer/ny/", words)
    again = as_tor.post("/indikatorer/ny/", words)

    assert (answer.url, again.url) == ("/indikatorer/new_one/", "/indikatorer/")
    made = Indicator.objects.get(code="new_one")
    assert (made.name_nb, str(made.highest)) == ("Sámi báiki og ærlig måling", "12345.5000")
    assert [*made.parts.all()] == [youth]
    assert (made.factor, made.zero_after, made.jump_percent) == (1, 10, None)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"code": "temp_families"},
            "“Families with children in temporary housing” has this code",
        ),
        ({"code": "bær_og_øl"}, "A code has small letters"),
        ({"code": "ny"}, "This code cannot be used."),
        (
            {"name_nb": "BARNEFAMILIER i midlertidig botilbud"},
            "Another indicator is called this.",
        ),
        ({"unit": "percent"}, "A figure in this unit is a rate."),
        ({"nature": "rate"}, "A rate must say what is counted above and below the line."),
        ({"denominator_en": "Homes"}, "Only a rate has a numerator and a denominator."),
        ({"is_share": "on"}, "Only a percentage or a rate per 1 000 is a share."),
        ({"highest": "-1"}, "The highest figure is below the lowest."),
        ({"highest": "9" * 40}, "more than eleven digits"),
        ({"lowest": "ca. 5"}, "Write only the number"),
        ({"jump_least": "-1"}, "Write 0 or more."),
        ({"jump_percent": "0"}, "Write a whole number from 1 to 1000"),
        ({"zero_after": "1" * 40}, "more than eleven digits"),
        ({"suppress_below": "2,5"}, "Write a whole number from 2 to 999"),
        ({"valid_from": "31.02.2026"}, "valid date"),
        ({"definition_nb": "x" * 4001}, "4000"),
        ({"name_nb": "Bad\x07ring"}, "a sign that cannot be read"),
        ({"unit": "castles"}, "This is not among what can be chosen here."),
        ({"parts": ["9" * 40]}, "This is not among what can be chosen here."),
    ],
)
def test_what_cannot_stand_is_told_in_words_and_kept(as_tor, world, changed, sentence):
    answer = as_tor.post("/indikatorer/ny/", typed(**changed))

    assert answer.status_code == 422
    assert sentence in told(answer)
    assert Indicator.objects.count() == 1


def test_a_hostile_name_is_shown_as_it_is_written(as_tor, world):
    as_tor.post("/indikatorer/ny/", typed(name_nb="<script>alert(1)</script>", name_en=""))

    page = as_tor.get("/indikatorer/").content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_a_percentage_is_a_rate_times_a_hundred_and_the_other_languages_may_wait(as_tor, world):
    words = typed(
        unit="percent", nature="rate", numerator_nb="Avslag", denominator_nb="Søknader"
    )

    as_tor.post("/indikatorer/ny/", words | {"is_share": "on"})

    made = Indicator.objects.get(code="new_one")
    assert (made.factor, made.is_share) == (100, True)


def test_the_lead_changes_the_words_and_the_history_tells(as_tor, world):
    assert as_tor.get(f"{CODE}/endre/").status_code == 200
    youth = Part.objects.create(code="youth", name_nb="Unge", name_en="Young people")
    words = standing(world.indicator, name_en="Families without a home", parts=[youth.pk])

    answer = as_tor.post(f"{CODE}/endre/", words)

    assert answer.url == f"{CODE}/"
    page = as_tor.get(f"{CODE}/historikk/").content.decode()
    assert "Families without a home" in page
    assert "changed it" in page
    assert "set what it is broken down by" in page
    assert "Young people" in page


def test_a_second_save_shows_both_and_keeps_what_was_typed(as_tor, world):
    answer = as_tor.post(f"{CODE}/endre/", standing(world.indicator, name_en="Mine", seen="0"))

    assert answer.status_code == 422
    assert "Save mine anyway" in answer.content.decode()


def test_another_way_over_time_shows_what_changes_and_waits_for_the_tick(as_tor, world):
    figure(world, value=8)
    figure(world, value=5, period=year(2024))
    words = standing(world.indicator, accumulation="snapshot")

    shown = as_tor.post(f"{CODE}/endre/", words)

    assert shown.status_code == 422
    assert [(row.before, row.after) for row in shown.context["shifts"]] == [(13, 8)]
    page = shown.content.decode()
    assert "2024–2025" in page
    assert "13 (1 participant)" in page
    assert 'name="confirmed"' in page
    as_tor.post(f"{CODE}/endre/", words | {"confirmed": "on"})
    world.indicator.refresh_from_db()
    assert world.indicator.accumulation == "snapshot"


def test_a_sum_that_lacks_a_year_is_said_in_words(as_tor, world):
    figure(world, value=8)
    figure(world, not_applicable="Ikke tilbud", value=None, period=year(2024))

    shown = as_tor.post(f"{CODE}/endre/", standing(world.indicator, accumulation="snapshot"))

    assert "not applicable (0 participants)" in shown.content.decode()


def test_with_figures_the_page_points_to_a_new_indicator(as_tor, world):
    figure(world)

    answer = as_tor.post(f"{CODE}/endre/", standing(world.indicator, unit="persons"))

    assert "Make a new indicator that replaces this one." in told(answer)
    assert "/erstatt/" in answer.content.decode()


def test_a_new_meaning_starts_from_the_old_words_and_takes_over(as_tor, world):
    world.nordvik.followed.create(indicator=world.indicator)
    page = as_tor.get(f"{CODE}/erstatt/")
    assert "Chosen by: Nordvik." in " ".join(page.content.decode().split())
    initial = page.context["form"].initial
    assert (initial["unit"], initial["code"]) == ("households", "")
    words = standing(world.indicator, unit="persons") | {"code": "families_new"}

    refused = as_tor.post(f"{CODE}/erstatt/", words | {"once": "a"})
    answer = as_tor.post(f"{CODE}/erstatt/", words | {"valid_from": "01.01.2027", "once": "a"})
    again = as_tor.post(f"{CODE}/erstatt/", words | {"valid_from": "01.01.2027", "once": "a"})

    assert refused.status_code == 422
    assert (answer.url, again.url) == ("/indikatorer/families_new/", f"{CODE}/")
    world.indicator.refresh_from_db()
    assert world.indicator.valid_to.isoformat() == "2026-12-31"


def test_small_numbers_are_shown_only_when_that_is_confirmed(as_tor, world):
    figure(world)
    words = standing(world.indicator, suppress_below="")

    asked = as_tor.post(f"{CODE}/endre/", words)
    saved = as_tor.post(f"{CODE}/endre/", words | {"confirmed": "on"})

    assert asked.status_code == 422
    assert "Small numbers that are hidden today would be shown" in told(asked)
    assert "shifts" not in asked.context
    assert saved.status_code == 302
    world.indicator.refresh_from_db()
    assert world.indicator.suppress_below is None


def test_the_last_day_is_set_after_seeing_who_uses_it(as_tor, world):
    figure(world)
    page = as_tor.get(f"{CODE}/avslutt/").content.decode()
    assert "It is asked of all." in page
    assert "slett" not in page
    seen = {"seen": stamp_of(world.indicator)}

    refused = as_tor.post(f"{CODE}/avslutt/", seen | {"valid_to": "01.01.2024"})
    as_tor.post(f"{CODE}/avslutt/", seen | {"valid_to": "31.12.2025"})

    assert "There are figures for 2025" in told(refused)
    world.indicator.refresh_from_db()
    assert world.indicator.valid_to.year == 2025
    assert as_tor.get(f"{CODE}/").status_code == 200


def test_what_nobody_uses_is_deleted_from_its_last_page_and_the_rest_is_refused(as_tor, world):
    count_indicator("spare", name_en="Spare")
    assert (
        "/indikatorer/spare/slett/"
        in as_tor.get("/indikatorer/spare/avslutt/").content.decode()
    )

    assert as_tor.post("/indikatorer/spare/slett/").url == "/indikatorer/"
    assert as_tor.post(f"{CODE}/slett/").url == f"{CODE}/"

    assert [*Indicator.objects.values_list("code", flat=True)] == ["temp_families"]


def for_all(world, *chosen, **words):
    ids = [each.pk for each in chosen]
    return {"indicators_for_all": ids, "seen": stamp_of(world.programme), **words}


def test_what_is_asked_of_all_is_shown_before_and_after_and_then_saved(as_tor, world):
    waiting = rate_indicator(name_en="Refused")
    world.sorvik.followed.create(indicator=waiting)
    address = "/program/bsu/indikatorer/"
    assert "temporary housing" in as_tor.get(address).content.decode().lower()

    shown = as_tor.post(address, for_all(world, waiting))

    text = " ".join(shown.content.decode().split())
    assert "1 participant gets one more to report (Nordvik)" in text
    assert [each.code for each in shown.context["gone"]] == ["temp_families"]
    assert [*world.programme.indicators_for_all.all()] == [world.indicator]
    mark = shown.context["form"]["confirmed"].value()
    other = as_tor.post(address, for_all(world, waiting, world.indicator, confirmed=mark))
    assert other.status_code == 200  # another choice than the one that was shown is shown first
    assert as_tor.post(address, for_all(world, waiting, confirmed=mark)).url == "/program/bsu/"
    assert [*world.programme.indicators_for_all.all()] == [waiting]
    history = as_tor.get("/program/bsu/historikk/").content.decode()
    assert "chose which indicators are asked of all" in history


def test_more_than_twelve_is_warned_of_and_the_same_choice_is_saved_at_once(as_tor, world):
    many = [count_indicator(f"i{n}", name_nb=f"I{n}") for n in range(13)]
    address = "/program/bsu/indikatorer/"

    shown = as_tor.post(address, for_all(world, *many))

    assert "13 indicators would be asked of all." in shown.content.decode()
    assert as_tor.post(address, for_all(world, world.indicator)).status_code == 302
    late = as_tor.post(address, for_all(world, world.indicator, seen="0"))
    assert late.status_code == 422


def test_the_list_tells_who_is_asked_and_what_is_over(as_tor, world):
    rate_indicator(valid_to="2025-12-31")

    page = as_tor.get("/indikatorer/").content.decode()
    found = [
        [row.record.code for row in as_tor.get(f"/indikatorer/?{query}").context["table"].rows]
        for query in ("asked=all", "asked=chosen", "force=valid", "force=retired")
    ]

    assert "31.12.2025" in page
    assert "/indikatorer/ny/" in page
    assert f"{CODE}/endre/" in page
    one, other = ["temp_families"], ["refused_share"]
    assert found == [one, other, one, other]


def test_others_read_the_history_and_have_no_buttons(client, world):
    client.force_login(world.mona)

    page = client.get(f"{CODE}/").content.decode()

    assert "/historikk/" in page
    assert f"{CODE}/endre/" not in page
    listed = client.get("/indikatorer/").content.decode()
    assert "/indikatorer/ny/" not in listed
    assert f"{CODE}/endre/" not in listed
    assert not Measurement.objects.exists()
