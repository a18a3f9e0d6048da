"""The page of one figure: what it tells to whom, what it takes in, its parts, and its second save."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.actions import figure_steps, measurements
from municipalities.actions.measurements import Entry
from municipalities.models import Measurement
from programme.models import Part, ReportingWindow
from tests.world import TODAY, count_indicator, followed, rate_indicator, year

FIELDS = {"value": "", "known": "measured", "not_applicable": "", "comment": "", "seen": ""}


def address(world, indicator=None, period=None, route="figure", *more):
    place = [world.nordvik.pk, (indicator or world.indicator).code]
    return reverse(route, args=[*place, (period or world.period).pk, *more])


def read(client, user, where):
    client.force_login(user)
    answer = client.get(where)
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def post(client, user, where, **words):
    client.force_login(user)
    return client.post(where, FIELDS | words)


def enter(world, number, part=None, **words):
    return measurements.enter(
        participation=world.nordvik,
        indicator=words.pop("indicator", world.indicator),
        period=world.period,
        part=part or world.total,
        entry=number if isinstance(number, Entry) else Entry(value=Decimal(number), **words),
        by=world.ola,
        today=TODAY,
    )


def submit(world):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )


def load(world, number, period, **words):
    figure = Measurement(
        participation=world.nordvik,
        indicator=world.indicator,
        period=period,
        part=words.pop("part", world.total),
        value=Decimal(number),
        state="approved",
        submitted_at=datetime(2025, 1, 1, tzinfo=UTC),
        **words,
    )
    measurements.load(figures=[figure], by=world.kari)


@pytest.fixture
def parts(world):
    """Families are counted by two groups."""
    youth, others = (
        Part.objects.create(code=code, name_nb=name, order=place)
        for place, (code, name) in enumerate((("youth", "Unge"), ("other", "Andre")))
    )
    world.indicator.parts.set([youth, others])
    return youth, others


# What it tells


def test_everything_beside_the_figure_stands_on_its_page(client, world):
    load(world, 38, year(2024))
    enter(world, 41, known="estimated", is_provisional=True, comment="Anslått av to")
    world.indicator.external_key = "KOSmidl"
    world.indicator.save()

    page = read(client, world.berit, address(world))

    for words in (
        "41 <span",
        "Husstander med barn som bodde",
        "legges sammen",
        "38",
        "Ola",
        "Anslått av to",
        ">anslått</span>",
        ">foreløpig</span>",
        "til KOSTRA",
        "/indikatorer/temp_families/",
        "Historikk for tallene",
    ):
        assert words in page
    assert "<form method" not in page.split("<main")[1], "a reader reads"


def test_the_year_before_is_told_as_what_it_is(client, world):
    where = address(world)
    assert "Ikke etterspurt av programmet" in read(client, world.ola, where)

    ReportingWindow.objects.create(
        programme=world.programme,
        period=year(2024),
        kind="figures",
        opens_on="2025-01-02",
        due_on="2025-02-15",
        late_until="2025-03-15",
        corrections_until="2025-06-15",
    )
    assert "<dd>mangler</dd>" in read(client, world.ola, where)


def test_the_page_asks_the_database_as_often_however_much_there_is(client, world, parts):
    client.force_login(world.ola)
    with CaptureQueriesContext(connection) as few:
        client.get(address(world))
    load(world, 40, year(2024))
    for part, number in zip((None, *parts), (41, 11, 30), strict=True):
        enter(world, number, part)
    for number in range(5):
        followed(world.nordvik, count_indicator(f"more_{number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(address(world))

    assert len(many) <= len(few)


def test_a_draft_is_missing_to_those_outside(client, world):
    enter(world, 41)

    page = read(client, world.anne, address(world))

    assert "41" not in page.split("<main")[1].split("Om indikatoren")[0]
    assert "ikke forfalt" in page


def test_a_hidden_figure_is_hidden_with_its_words(client, world):
    enter(world, 2, comment="To søsken fra Sletta")
    submit(world)
    Measurement.objects.unlogged().update(is_confirmed=True)

    outside, follows = (read(client, user, address(world)) for user in (world.mona, world.anne))

    assert "skjermet" in outside
    assert "Sletta" not in outside
    assert "uvanlig, bekreftet" not in outside
    assert "Sletta" in follows


def test_a_correction_under_way_is_told_to_its_own_beside_what_stands(client, world):
    enter(world, 41)
    submit(world)
    enter(world, 40, correction_reason="Én var talt to ganger")

    own, outside = (read(client, user, address(world)) for user in (world.ola, world.anne))

    assert "gjelder 41 for alle andre" in own
    assert ">rettet</span>" in own
    assert "41 <span" in outside
    assert "talt to ganger" not in outside
    submit(world)
    own, outside = (read(client, user, address(world)) for user in (world.ola, world.anne))
    assert "Tidligere tall" in own
    assert "Tidligere tall" not in outside
    assert "talt to ganger" in outside


def test_a_returned_figure_says_why(client, world):
    enter(world, 41)
    submit(world)
    figure_steps.send_back(
        figures=[*Measurement.objects.all()], comment="Er alle med?", by=world.kari, today=TODAY
    )

    page = read(client, world.ola, address(world))

    assert "Er alle med?" in page
    assert "Tallet er returnert" in page


def test_a_closed_period_says_why_where_one_would_write(client, world):
    ReportingWindow.objects.unlogged().update(
        due_on="2026-02-15", late_until="2026-03-15", corrections_until="2026-05-01"
    )

    assert "stengt 01.05.2026" in read(client, world.ola, address(world))
    assert "stengt" not in read(client, world.berit, address(world))
    answer = post(client, world.ola, address(world), value="41")
    assert answer.status_code == 422
    assert 'value="41"' in answer.content.decode(), "nothing typed is lost"


def test_a_figure_that_is_neither_asked_for_nor_there_has_no_page(client, world):
    foreign = count_indicator("homes_lost")

    assert read(client, world.ola, address(world, foreign)) == 404
    assert (
        client.get(f"/deltakere/{world.nordvik.pk}/tall/temp_families/999/").status_code == 404
    )


def test_a_figure_of_an_indicator_that_was_left_is_read_and_may_be_emptied(client, world):
    enter(world, 41)
    world.programme.indicators_for_all.clear()

    assert "41 <span" in read(client, world.ola, address(world))
    seen = measurements.stamp(Measurement.objects.get())
    emptied = post(client, world.ola, address(world), seen=seen)
    assert emptied.url == f"/deltakere/{world.nordvik.pk}/tall/"
    assert "er fjernet" in client.get(emptied.url).content.decode()
    assert not Measurement.objects.exists()


def test_an_official_figure_is_read_and_never_typed(client, world):
    load(world, 41, world.period)
    world.indicator.source = "official"
    world.indicator.save()

    assert "offisiell statistikk" in read(client, world.ola, address(world))
    assert post(client, world.ola, address(world), value="3").status_code == 403


def test_the_page_leads_to_the_figures_before_and_after_and_to_other_periods(client, world):
    second = followed(world.nordvik, count_indicator("temp_households", name_nb="Husstander"))
    third = followed(world.nordvik, rate_indicator())

    page = read(client, world.ola, address(world))

    for other in (second, third):
        assert address(world, other) in page
    assert "2025</a>" in page


# What it takes in


def test_a_figure_is_saved_as_a_draft_and_leads_on(client, world):
    second = followed(world.nordvik, count_indicator("temp_households"))

    answer = post(
        client, world.ola, address(world), value="1 041", known="estimated", onward="1"
    )

    assert answer.url == address(world, second)
    figure = Measurement.objects.get()
    assert (figure.value, figure.known, figure.state) == (1041, "estimated", "draft")
    last = post(client, world.ola, address(world, second), value="3", onward="1")
    assert last.url == address(world, second)


@pytest.mark.parametrize("name", ["berit", "anne"])
def test_readers_write_nothing(client, world, name):
    assert post(client, world.people()[name], address(world), value="3").status_code == 403


def test_what_cannot_be_read_is_refused_beside_its_field_and_kept(client, world):
    answer = post(client, world.ola, address(world), value="ca. 5", comment="Fra skjema")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="ca. 5"' in page
    assert "Fra skjema" in page


def test_an_unusual_figure_asks_for_a_confirmation_of_these_very_numbers(client, world):
    load(world, 41, year(2024))
    where = address(world)
    assert "is_confirmed" not in read(client, world.ola, where)

    asked = post(client, world.ola, where, value="900", comment="Nytt botilbud")
    assert "Året før var tallet 41" in asked.content.decode()
    form = asked.context["form"]
    confirm = {"asked": form.data["asked"], "is_confirmed": "on", "comment": "Nytt botilbud"}

    other = post(client, world.ola, where, value="9000", **confirm)
    assert other.status_code == 422, "another number was confirmed than was asked about"
    silent = post(client, world.ola, where, value="900", **confirm | {"comment": ""})
    assert list(silent.context["form"].errors) == ["comment"]
    assert post(client, world.ola, where, value="900", **confirm).status_code == 302
    assert "uvanlig, bekreftet" in read(client, world.ola, where)


def test_a_correction_asks_for_its_reason_and_does_not_inherit_the_last_one(client, world):
    where = address(world)
    enter(world, 41)
    submit(world)
    seen = measurements.stamp(Measurement.objects.get())
    assert "(når du endrer noe)" in read(client, world.ola, where)

    refused = post(client, world.ola, where, value="40", seen=seen)
    assert list(refused.context["form"].errors) == ["correction_reason"]
    reason = {"correction_reason": "Én var talt to ganger"}
    assert post(client, world.ola, where, value="40", seen=seen, **reason).status_code == 302
    assert "talt to ganger</textarea>" in read(client, world.ola, where).replace("\n", "")
    submit(world)
    assert "talt to ganger</textarea>" not in read(client, world.ola, where)


def test_a_second_save_shows_both_and_lets_the_user_choose(client, world):
    where = address(world)
    enter(world, 40)

    answer = post(client, world.lars, where, value="39")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "I alt: 40 (Ola" in page
    assert 'value="39"' in page
    seen = answer.context["form"].data["seen"]
    assert post(client, world.lars, where, value="39", seen=seen).status_code == 302
    assert Measurement.objects.get().value == 39


def test_a_second_save_of_what_another_emptied_says_so(client, world):
    stamp = measurements.stamp(enter(world, 40))
    measurements.enter(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        entry=Entry(),
        by=world.lars,
        today=TODAY,
    )

    answer = post(client, world.ola, address(world), value="39", seen=stamp)

    assert "I alt: tømt" in answer.content.decode()


# Rates


def test_a_rate_is_typed_by_its_parts_or_alone(client, world):
    rate = followed(world.nordvik, rate_indicator())
    where = address(world, rate)

    post(client, world.ola, where, numerator="12", denominator="96")
    page = read(client, world.ola, where)
    assert "12,5 <span" in page
    assert "12 av 96" in page

    seen = measurements.stamp(Measurement.objects.get())
    unread = post(client, world.ola, where, numerator="ca. 12", denominator="96", seen=seen)
    assert list(unread.context["form"].errors) == ["numerator"]
    post(client, world.ola, where, value="12,5", seen=seen)
    assert "kjent uten teller og nevner" in read(client, world.ola, where)


def test_0_of_0_says_why_there_is_no_value(client, world):
    rate = followed(world.nordvik, rate_indicator())

    post(client, world.ola, address(world, rate), numerator="0", denominator="0")

    assert "ikke noe å regne den ut av" in read(client, world.ola, address(world, rate))


# Break-downs


def broken_down(parts, *numbers, **words):
    youth, others = parts
    names = (f"value-{youth.pk}", f"value-{others.pk}")
    return dict(zip(names, numbers, strict=True)) | words


def test_the_parts_are_typed_beside_the_total(client, world, parts):
    where = address(world)

    answer = post(client, world.ola, where, value="41", **broken_down(parts, "11", "30"))

    assert answer.status_code == 302
    kept = dict(Measurement.objects.values_list("part__code", "value"))
    assert kept == {"total": 41, "youth": 11, "other": 30}
    assert "Unge" in read(client, world.berit, where)


def test_a_part_that_is_missing_is_named_and_is_not_0(client, world, parts):
    post(client, world.ola, address(world), value="41", **broken_down(parts, "11", ""))

    page = read(client, world.ola, address(world))

    assert "Mangler ennå: Andre." in page
    assert Measurement.objects.count() == 2


def test_parts_that_do_not_add_up_are_asked_about_and_then_said(client, world, parts):
    where, numbers = address(world), broken_down(parts, "11", "27")

    asked = post(client, world.ola, where, value="41", **numbers)
    assert "Delene blir 38 til sammen" in asked.content.decode()
    confirm = {"asked": asked.context["form"].data["asked"], "is_confirmed": "on"}
    post(client, world.ola, where, value="41", comment="Tre fikk nei", **numbers, **confirm)

    assert Measurement.objects.filter(is_confirmed=True, comment="Tre fikk nei").count() == 3
    assert "Delene blir 38 til sammen" in read(client, world.berit, where)


def test_only_the_parts_that_were_changed_are_written(client, world, parts):
    where = address(world)
    post(client, world.ola, where, value="41", **broken_down(parts, "11", "30"))
    rows = {row.part.code: row for row in Measurement.objects.select_related("part")}
    seen = {"seen": measurements.stamp(rows["total"])}
    seen |= {f"seen-{p.pk}": measurements.stamp(rows[p.code]) for p in parts}

    post(client, world.lars, where, value="41", **broken_down(parts, "12", "29") | seen)
    again = broken_down(parts, "12", "28") | seen
    answer = post(client, world.ola, where, value="41", **again)

    assert answer.status_code == 422
    assert "Unge: 12 (Lars" in answer.content.decode()
    by = dict(Measurement.objects.values_list("part__code", "entered_by__name"))
    assert by == {"total": "Ola", "youth": "Lars", "other": "Lars"}


def test_a_refused_part_is_marked_at_its_own_field(client, world, parts):
    answer = post(client, world.ola, address(world), value="41", **broken_down(parts, "-1", ""))

    assert list(answer.context["form"].errors) == [f"value-{parts[0].pk}"]
    assert not Measurement.objects.exists()


def test_a_hidden_part_gives_nothing_away_outside(client, world, parts):
    youth, others = parts
    for part, number in ((None, 41), (youth, 2), (others, 39)):
        enter(world, number, part)
    submit(world)

    page = read(client, world.mona, address(world))

    assert page.count("skjermet") >= 2, "a small part, and another that would give it away"
    assert '<th scope="row">I alt</th>' in page
    assert "til sammen" not in page


def test_one_household_has_the_word_for_one(client, world):
    enter(world, 1)
    page = read(client, world.ola, address(world))
    assert '1 <span class="big-figure-unit">husstand</span>' in page

    enter(world, 2)
    page = read(client, world.ola, address(world))
    assert '2 <span class="big-figure-unit">husstander</span>' in page
