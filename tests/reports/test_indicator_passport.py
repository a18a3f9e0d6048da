"""The indicator over those who take part: how many report, median and spread, and who is named to whom."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from municipalities.actions import comparisons
from municipalities.models import (
    District,
    FollowedIndicator,
    Measurement,
    Participation,
)
from programme.figures import NoNumber
from programme.models import Period, ReportingWindow
from reports.queries import passport, spreads
from tests.reports import scenes
from tests.world import count_indicator, rate_indicator, year


def of(world, user, indicator=None):
    (found,) = passport.in_programmes(user=user, indicator=indicator or world.indicator)
    return found


def newest(world, user, indicator=None):
    return of(world, user, indicator).periods[0]


def places(world, count):
    return [world.nordvik, world.sorvik, *scenes.more_places(world, count - 2)]


def reported(world, values, **words):
    return [
        scenes.figure(world, own, value, **words)
        for own, value in zip(places(world, len(values)), values, strict=True)
    ]


def hide(*figures):
    keys = [each.pk for each in figures]
    Measurement.objects.all().unlogged().filter(pk__in=keys).update(suppression="secondary")


def quartiles(spread):
    return spread.lower, spread.median, spread.upper


def open_both_ways(world, one, other):
    comparisons.open_for(participation=one, opened_for=other, by=world.kari)
    comparisons.open_for(participation=other, opened_for=one, by=world.siri)


def test_median_and_quartiles_are_of_those_that_have_reported(world):
    reported(world, [12, 9, 20, 7, 30])

    found = newest(world, world.mona)

    assert quartiles(found.spread) == (9, 12, 20)
    assert (found.asked, found.reported, found.hidden, found.spread.n) == (5, 5, 0, 5)


def test_four_are_too_few(world):
    reported(world, [12, 9, 20, 7])

    found = newest(world, world.kari)

    assert not found.is_told
    assert quartiles(found.spread)[1].kind is NoNumber.SUPPRESSED


def test_the_median_of_rates_is_the_middle_of_them_and_no_mean(world):
    rate = rate_indicator(suppress_below=None)
    world.programme.indicators_for_all.add(rate)
    parts = [(1, 10), (2, 10), (3, 10), (8, 10), (900, 1000)]
    for own, (above, below) in zip(places(world, 5), parts, strict=True):
        words = {"numerator": Decimal(above), "denominator": Decimal(below)}
        scenes.figure(world, own, indicator=rate, **words)

    assert quartiles(newest(world, world.mona, rate).spread) == (20, 30, 80)


def test_what_has_no_value_is_reported_but_has_no_place_in_the_spread(world):
    rate = rate_indicator(suppress_below=None)
    world.programme.indicators_for_all.add(rate)
    own = places(world, 3)
    scenes.figure(world, own[0], indicator=rate, not_applicable="Ingen søkere")
    zero = {"numerator": Decimal(0), "denominator": Decimal(0)}
    scenes.figure(world, own[1], indicator=rate, **zero)

    found = newest(world, world.mona, rate)

    assert (found.reported, found.not_applicable, found.asked, found.spread.n) == (2, 2, 3, 0)


def test_a_district_is_not_in_the_spread_with_its_own_municipality(world):
    reported(world, [12, 9, 20, 7, 30])
    district = District.objects.create(municipality=world.nordvik.municipality, name="Havna")
    havna = Participation.objects.create(
        programme=world.programme,
        district=district,
        region=world.region,
        starts_on=date(2023, 1, 1),
    )
    scenes.figure(world, havna, 500)

    found = newest(world, world.mona)

    assert (found.reported, found.spread.n, found.spread.upper) == (6, 5, 20)


def test_half_years_and_years_are_periods_of_their_own(world):
    halves = count_indicator("halves", frequency="half_year")
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=halves)
    first = Period.objects.create(
        year=2025, half=1, starts_on=date(2025, 1, 1), ends_on=date(2025, 6, 30)
    )
    scenes.figure(world, world.nordvik, 20, indicator=halves, period=first)
    scenes.figure(world, world.nordvik, 20)

    assert [each.period for each in of(world, world.mona, halves).periods] == [first]
    assert [each.period for each in of(world, world.mona).periods] == [world.period]


def test_a_rare_indicator_is_told_for_the_years_in_which_it_was_reported(world):
    rare = count_indicator("rare", frequency="every_4_years")
    world.programme.indicators_for_all.add(rare)
    scenes.figure(world, world.nordvik, 20, indicator=rare, period=year(2024))

    assert [str(each.period) for each in of(world, world.mona, rare).periods] == ["2024"]


def test_an_indicator_of_nobody_has_no_periods(world):
    assert of(world, world.mona, count_indicator("alone")).periods == ()


def test_missing_and_not_yet_due_are_told_apart(world):
    assert of(world, world.mona).named[0].figures == (NoNumber.NOT_DUE,)
    assert not newest(world, world.mona).is_due

    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))

    assert of(world, world.mona).named[0].figures == (NoNumber.MISSING,)


# The region's beside the programme's


def test_a_regions_spread_is_told_beside_five_others_or_none():
    numbers = {pk: Decimal(pk) for pk in range(1, 11)}
    near, far = {1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}

    assert quartiles(spreads.spread_of_some(numbers, near, ())) == (2, 3, 4)
    alone = {pk: numbers[pk] for pk in near}
    assert quartiles(spreads.spread_of_some(alone, near, ())) == (2, 3, 4)
    # Four others would stand between the two spreads, and so would five of whom one is known.
    fewer = {pk: numbers[pk] for pk in near | far - {10}}
    for told in (
        spreads.spread_of_some(fewer, near, ()),
        spreads.spread_of_some(numbers, near, {10}),
        spreads.spread_of_some(numbers, near, {1}),
        spreads.spread_of_some(numbers, near - {1}, ()),
    ):
        assert not told.is_told


def test_the_region_is_that_of_all_one_reads(client, world):
    reported(world, [12, 9, 20, 7, 30])

    assert of(world, world.kari).region == world.region
    assert of(world, world.anne).region == world.region
    assert of(world, world.mona).region is None
    client.force_login(world.anne)
    page = client.get(reverse("indicator", args=[world.indicator.code])).content.decode()
    assert "Median, Region øst" in page
    assert "for få til å vises" in page


# Who is named to whom


def named(world, user):
    return {each.participation.name: each.figures for each in of(world, user).named}


def test_husbanken_reads_names_and_an_adviser_those_of_the_region(world):
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.sorvik, 13)

    assert named(world, world.mona) == {"Nordvik": (28,), "Sørvik": (13,)}
    assert named(world, world.anne) == {"Nordvik": (28,)}


def test_a_small_number_is_hidden_from_a_manager_and_shown_to_its_own(world):
    reported(world, [2, 3, 20, 30, 40])

    assert named(world, world.mona)["Nordvik"] == (NoNumber.SUPPRESSED,)
    assert named(world, world.kari) == {"Nordvik": (2,)}


def test_an_administrator_reads_no_figures(world):
    scenes.figure(world, world.nordvik, 28)

    assert passport.in_programmes(user=world.arne, indicator=world.indicator) == []


def test_a_pair_is_named_when_both_have_opened_and_no_sooner(world):
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.sorvik, 13)
    given = comparisons.open_for(
        participation=world.sorvik, opened_for=world.nordvik, by=world.siri
    )
    assert named(world, world.kari) == {"Nordvik": (28,)}

    comparisons.open_for(participation=world.nordvik, opened_for=world.sorvik, by=world.kari)
    assert named(world, world.kari) == {"Nordvik": (28,), "Sørvik": (13,)}
    assert named(world, world.siri) == {"Nordvik": (28,), "Sørvik": (13,)}

    comparisons.take_back(participation=world.sorvik, opening=given.pk, by=world.siri)
    assert named(world, world.kari) == {"Nordvik": (28,)}


def test_what_is_opened_is_submitted_and_small_numbers_stay_hidden(world):
    open_both_ways(world, world.nordvik, world.sorvik)
    reported(world, [28, 2, 3, 20, 30])
    scenes.figure(world, world.sorvik, 99, period=year(2024), state="draft")
    scenes.figure(world, world.nordvik, 27, period=year(2024))

    # Of 2024, which has no window, nothing was asked; the draft is not told of.
    assert named(world, world.kari)["Sørvik"] == (None, NoNumber.SUPPRESSED)


# Attacks


def test_the_spread_is_the_same_whatever_the_hidden_figures_are(world):
    made = reported(world, [12, 9, 20, 7, 30, 13, 14])
    hide(made[5], made[6])
    before = newest(world, world.mona)
    keys = [made[5].pk, made[6].pk]

    Measurement.objects.all().unlogged().filter(pk__in=keys).update(value=3000)

    after = newest(world, world.mona)
    assert quartiles(before.spread) == quartiles(after.spread) == (9, 12, 20)
    assert (after.hidden, after.reported, after.spread.n) == (2, 7, 5)


def test_the_spread_tells_neither_the_least_nor_the_greatest(world):
    reported(world, [12, 9, 20, 7, 30])

    told = quartiles(newest(world, world.kari).spread)

    assert {7, 30}.isdisjoint(told)


def test_those_who_have_opened_do_not_count_among_the_five(world):
    reported(world, [12, 9, 20, 7, 30])
    assert newest(world, world.kari).is_told

    open_both_ways(world, world.nordvik, world.sorvik)

    assert not newest(world, world.kari).is_told
    assert newest(world, world.mona).is_told


def test_a_municipality_sees_the_same_spread_as_husbanken_and_no_narrower_one(world):
    reported(world, [12, 9, 20, 7, 30])

    assert newest(world, world.kari).spread == newest(world, world.mona).spread
    assert newest(world, world.anne).spread == newest(world, world.mona).spread


def test_the_question_is_asked_as_often_for_many_as_for_few(world, django_assert_num_queries):
    reported(world, [12, 9])
    with django_assert_num_queries(7):
        of(world, world.mona)

    for own in scenes.more_places(world, 6, first=10):
        scenes.figure(world, own, 20)
    with django_assert_num_queries(7):
        of(world, world.mona)


# The page


def page(client, user, code="temp_families"):
    client.force_login(user)
    return client.get(reverse("indicator", args=[code])).content.decode()


def test_the_page_tells_what_the_indicator_is_and_what_it_replaced(client, world):
    newer = count_indicator("newer", name_nb="Nyere", replaces=world.indicator)

    old, new = page(client, world.ola), page(client, world.ola, "newer")

    assert "Om indikatoren" in old
    assert "Alle i Boligsosialt utviklingsprogram blir spurt." in old
    assert "Erstattet av" in old
    assert reverse("indicator", args=[newer.code]) in old
    assert "Erstatter" in new
    assert "Et tall under 0 blir avvist." in new


def test_the_own_row_stands_beside_the_median(client, world):
    reported(world, [12, 9, 20, 7, 30])

    own, manager, none = (page(client, user) for user in (world.kari, world.mona, world.arne))

    assert "Egne tall" in own
    assert "Sørvik" not in own
    assert reverse("comparison") in own
    assert "Tall per deltaker" in manager
    assert "Sørvik" in manager
    assert "Median" not in none


def test_what_is_hidden_and_what_does_not_apply_is_counted_on_the_page(client, world):
    reported(world, [2, 3, 20, 30])
    scenes.figure(
        world, scenes.more_places(world, 1, first=8)[0], not_applicable="Har ikke botilbud"
    )

    text = page(client, world.mona)

    assert "2 skjermet" in text
    assert "ikke aktuelt for 1" in text
    assert "for få til å vises" in text


def test_the_marks_follow_a_named_figure_and_a_gap_leads_those_who_enter_to_its_cell(
    client, world
):
    ReportingWindow.objects.all().unlogged().update(
        opens_on="2026-01-02", due_on="2026-02-15", late_until="2026-12-31"
    )
    scenes.figure(world, world.sorvik, 13, known="estimated", is_provisional=True)

    cells = {each.participation.name: each.cells for each in of(world, world.mona).named}

    assert cells["Sørvik"][0].marks == ("ikke godkjent", "anslått", "foreløpig")
    page = f"/tall/temp_families/{world.period.pk}/"
    assert cells["Sørvik"][0].address == f"/deltakere/{world.sorvik.pk}{page}"
    assert (cells["Nordvik"][0].value, cells["Nordvik"][0].address) == (NoNumber.MISSING, "")
    cell = (
        f"/deltakere/{world.nordvik.pk}/tall/legg-inn/#c-{world.indicator.pk}-{world.period.pk}"
    )
    assert of(world, world.ola).named[0].cells[0].address == cell
    assert of(world, world.berit).named[0].cells[0].address == ""
    client.force_login(world.ola)
    assert f'href="{cell}"' in client.get("/sammenlign/").content.decode()
    client.force_login(world.mona)
    text = client.get("/indikatorer/temp_families/").content.decode()
    assert "ikke godkjent, anslått, foreløpig" in text
    open_both_ways(world, world.nordvik, world.sorvik)
    (opened,) = of(world, world.kari).others
    assert opened.cells[0].address == ""
