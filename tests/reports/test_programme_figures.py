"""The programme's and the regions' figures of a year: sums, rates, means, n, who is missing, what is hidden."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from municipalities.models import District, FollowedIndicator, Measurement, Participation
from programme.figures import NoNumber
from programme.models import Period
from reports.queries import programme_figures
from tests.reports import scenes
from tests.world import count_indicator, open_window, place, rate_indicator, year

STATES = ("ahead", "on", "behind", "not_reporting")


def rows(world, user=None, indicator=None, **chosen):
    """By group: the whole programme and each region."""
    found = programme_figures.rows(user=user or world.mona, **chosen)
    code = (indicator or world.indicator).code
    return {row.group: row for row in found if row.indicator_code == code}


def half(number, of=2025):
    months = [(1, 6, 30), (7, 12, 31)][number - 1]
    return Period.objects.get_or_create(
        year=of,
        half=number,
        defaults={
            "starts_on": date(of, months[0], 1),
            "ends_on": date(of, months[1], months[2]),
        },
    )[0]


def hide(*figures):
    keys = [each.pk for each in figures]
    Measurement.objects.all().unlogged().filter(pk__in=keys).update(suppression="primary")


def test_counts_are_added_and_who_is_missing_is_named(world):
    third = place("Tredje", "9903", world.other_region, world.programme)
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, third, 13)

    found = rows(world)

    whole, west = found["Hele programmet"], found["Region vest"]
    assert (whole.value, whole.n, whole.of, whole.names) == (41, 2, 3, ("Sørvik",))
    assert (west.value, west.n_of, west.missing) == (13, "1 av 2 deltakere", "Sørvik")
    assert (whole.year, whole.reckoned) == (2025, "sum over deltakerne")
    assert set(whole.participation_ids) == {world.nordvik.pk, third.pk}


def test_what_is_not_due_yet_is_not_missing(world):
    scenes.figure(world, world.nordvik, 28)

    whole = rows(world)["Hele programmet"]

    assert (whole.names, whole.not_due, whole.of) == ((), 1, 1)
    assert rows(world)["Region vest"].value is NoNumber.NOT_DUE


def test_a_rate_is_sum_over_sum_and_a_bare_percentage_is_named(world):
    rate = rate_indicator()
    world.programme.indicators_for_all.add(rate)
    third = place("Tredje", "9903", world.region, world.programme)
    for own, above, below in [(world.nordvik, 5, 20), (third, 20, 180)]:
        parts = {"numerator": Decimal(above), "denominator": Decimal(below)}
        scenes.figure(world, own, indicator=rate, **parts)
    scenes.figure(world, world.sorvik, 40, indicator=rate)

    found = rows(world, indicator=rate)

    whole = found["Hele programmet"]
    assert (whole.value, whole.n, whole.of) == (Decimal("12.5"), 2, 3)
    assert whole.without_parts == "Sørvik"
    assert whole.reckoned == "sum av tellere delt på sum av nevnere"
    assert found["Region vest"].value is NoNumber.MISSING


def test_a_score_has_a_mean_with_how_many(world):
    score = count_indicator("own_score", nature="score", unit="score", suppress_below=None)
    world.programme.indicators_for_all.add(score)
    for own, value in [(world.nordvik, 2), (world.sorvik, 5)]:
        scenes.figure(world, own, value, indicator=score)

    whole = rows(world, indicator=score)["Hele programmet"]

    assert (whole.value, whole.n, whole.reckoned) == (Decimal("3.5"), 2, "snitt av deltakerne")


@pytest.mark.parametrize(
    ("accumulation", "both", "one"),
    [("per_period", 30, NoNumber.NOT_DUE), ("running_total", 18, 12), ("snapshot", 18, 12)],
)
def test_halves_are_added_or_the_latest_counts(world, accumulation, both, one):
    halves = count_indicator("halves", frequency="half_year", accumulation=accumulation)
    world.programme.indicators_for_all.add(halves)
    half(2)
    scenes.figure(world, world.nordvik, 12, indicator=halves, period=half(1))
    scenes.figure(world, world.nordvik, 18, indicator=halves, period=half(2))
    scenes.figure(world, world.sorvik, 12, indicator=halves, period=half(1))

    found = rows(world, indicator=halves, year=2025)

    assert found["Region øst"].value == both
    assert found["Region vest"].value == one


def test_the_halves_of_a_rate_are_added_part_by_part(world):
    halves = rate_indicator("half_rate", frequency="half_year")
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=halves)
    for number, above, below in [(1, 1, 10), (2, 2, 30)]:
        scenes.figure(
            world,
            world.nordvik,
            indicator=halves,
            period=half(number),
            numerator=Decimal(above),
            denominator=Decimal(below),
        )

    found = rows(world, indicator=halves, year=2025)

    # 3 / 40, and hidden since the parts are small and it is alone
    assert found["Region øst"].value is NoNumber.SUPPRESSED
    Measurement.objects.all().unlogged().update(suppression="")
    assert rows(world, indicator=halves, year=2025)["Region øst"].value == Decimal("7.5")


def test_a_half_that_does_not_apply_or_has_no_parts_is_not_added(world):
    halves = rate_indicator("half_rate", frequency="half_year")
    world.programme.indicators_for_all.add(halves)
    parts = {"numerator": Decimal(10), "denominator": Decimal(40)}
    for own in (world.nordvik, world.sorvik):
        scenes.figure(world, own, indicator=halves, period=half(1), **parts)
    scenes.figure(
        world, world.nordvik, indicator=halves, period=half(2), not_applicable="Ingen søkere"
    )
    scenes.figure(world, world.sorvik, 30, indicator=halves, period=half(2))

    whole = rows(world, indicator=halves, year=2025)["Hele programmet"]

    assert (whole.n, whole.not_applicable, whole.alone) == (0, 1, ("Sørvik",))


def test_what_is_asked_every_fourth_year_stands_till_the_next(world):
    rare = count_indicator("rare", frequency="every_4_years", accumulation="snapshot")
    world.programme.indicators_for_all.add(rare)
    scenes.figure(world, world.nordvik, 40, indicator=rare, period=year(2023))

    found = rows(world, indicator=rare, year=2025)

    assert found["Region øst"].value == 40
    assert "Region vest" not in found  # not asked again before the fourth year
    assert rows(world, indicator=rare, year=2027) == {}  # the period is not opened

    open_window(world.programme, year(2027))
    assert rows(world, indicator=rare, year=2027)["Region øst"].value is NoNumber.NOT_DUE


def test_a_district_is_never_added_to_its_own_municipality(world):
    district = District.objects.create(municipality=world.nordvik.municipality, name="Havna")
    havna = Participation.objects.create(
        programme=world.programme,
        district=district,
        region=world.region,
        starts_on=date(2023, 1, 1),
    )
    for own in (world.nordvik, havna):
        scenes.figure(world, own, 28)

    east = rows(world)["Region øst"]

    assert (east.value, east.n, east.of, east.counted_elsewhere) == (28, 1, 1, "Havna")


def test_those_who_left_before_or_came_after_are_not_asked(world):
    Participation.objects.filter(pk=world.sorvik.pk).unlogged().update(ends_on=date(2024, 6, 1))
    scenes.figure(world, world.nordvik, 28)

    assert rows(world)["Hele programmet"].of == 1
    assert "Region vest" not in rows(world)
    assert rows(world, year=2022) == {}  # nobody had begun


def test_an_indicator_that_is_not_in_use_is_asked_of_nobody(world):
    scenes.figure(world, world.nordvik, 28)
    world.indicator.valid_to = date(2024, 12, 31)
    world.indicator.save()

    assert rows(world)["Hele programmet"].of == 1  # the figure that stands is told all the same
    open_window(world.programme, year(2024))
    assert rows(world, year=2024)["Hele programmet"].not_due == 2


def test_goals_are_counted_by_where_they_stand_with_the_figure_of_the_year(world):
    # From 41 in 2022 to 20 in 2027: the line is at 28.4 at the end of 2025, and 2.1 off it is on plan.
    places = [world.nordvik, world.sorvik, *scenes.more_places(world, 3)]
    for own, value in zip(places, [26, 28, 31, 30, None], strict=True):
        scenes.goal(world, own)
        if value:
            scenes.figure(world, own, value)

    found = rows(world)

    whole, west = found["Hele programmet"], found["Region vest"]
    assert [getattr(whole, name) for name in STATES] == [1, 2, 1, 1]
    assert [getattr(west, name) for name in STATES] == [0, 1, 0, 0]


def test_an_adviser_reads_the_own_region_alone(world):
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.sorvik, 13)

    assert set(rows(world, world.anne)) == {"Region øst"}
    assert rows(world, world.kari) == {}
    assert set(rows(world, region=world.region, programme=world.programme)) == {"Region øst"}


# Attacks


def six(world, values, indicator=None):
    """Six places of the region with these figures."""
    places = [world.nordvik, *scenes.more_places(world, 5)]
    return [
        scenes.figure(world, own, value, indicator=indicator)
        for own, value in zip(places, values, strict=True)
    ]


def test_a_region_is_withheld_when_the_whole_less_it_would_be_a_hidden_figure(world):
    made = six(world, [20, 21, 22, 23, 24, 25])
    alone = scenes.figure(world, world.sorvik, 30)
    hide(made[0], made[1], alone)

    found = rows(world)

    # The whole stands: seven, three of them hidden. Less region East it would be Sørvik's own.
    assert found["Hele programmet"].value == 165
    assert found["Region øst"].value is NoNumber.SUPPRESSED
    assert found["Region vest"].value is NoNumber.SUPPRESSED
    # To choose the region, or to be its adviser, changes nothing.
    assert rows(world, region=world.region)["Region øst"].value is NoNumber.SUPPRESSED
    assert rows(world, world.anne)["Region øst"].value is NoNumber.SUPPRESSED


def test_the_whole_is_withheld_when_it_hides_a_single_one(world):
    made = six(world, [20, 21, 22, 23, 24, 25])
    hide(made[0])

    assert rows(world)["Hele programmet"].value is NoNumber.SUPPRESSED


def test_a_hidden_half_that_is_left_out_is_not_the_halves_less_the_year(world):
    halves = count_indicator("halves", frequency="half_year")
    world.programme.indicators_for_all.add(halves)
    places = [world.nordvik, *scenes.more_places(world, 5)]
    made = [
        scenes.figure(world, own, 20, indicator=halves, period=half(number))
        for own in places
        for number in (1, 2)
    ]
    only_first = scenes.figure(world, world.sorvik, 20, indicator=halves, period=half(1))
    assert rows(world, indicator=halves, year=2025)["Hele programmet"].value == 240

    hide(made[0], made[2], only_first)

    assert (
        rows(world, indicator=halves, year=2025)["Hele programmet"].value is NoNumber.SUPPRESSED
    )


def test_a_hidden_older_state_that_stands_in_is_not_the_year_less_the_newest_half(world):
    halves = count_indicator("state", frequency="half_year", accumulation="snapshot")
    world.programme.indicators_for_all.add(halves)
    places = [world.nordvik, *scenes.more_places(world, 5)]
    made = [scenes.figure(world, own, 20, indicator=halves, period=half(2)) for own in places]
    older = scenes.figure(world, world.sorvik, 20, indicator=halves, period=half(1))
    hide(made[0], made[1])
    assert rows(world, indicator=halves, year=2025)["Hele programmet"].value == 140

    hide(older)

    assert (
        rows(world, indicator=halves, year=2025)["Hele programmet"].value is NoNumber.SUPPRESSED
    )


# The page


def page(client, user, **chosen):
    client.force_login(user)
    return client.get(reverse("programme-figures"), chosen)


def test_the_page_tells_the_figures_in_a_table_for_each_theme(client, world):
    other = count_indicator("a_waiting", theme="waiting", name_nb="Venter")
    FollowedIndicator.objects.create(participation=world.sorvik, indicator=other)
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)

    response = page(client, world.mona)

    assert response.status_code == 200
    assert "Tall som ikke er godkjent ennå, er med i summene." in response.content.decode()
    tables = {group.theme: group for group in response.context["groups"]}
    homes = tables["Midlertidig botilbud"]
    assert homes.headings == ("Hele programmet", "Region vest", "Region øst")
    (line,) = homes.lines
    assert [cell.value for cell in line.cells] == [28, NoNumber.MISSING, 28]
    assert (line.missing, line.goals) == ("Sørvik", [(1, "i rute")])
    assert tables["Søknader og venteliste"].lines[0].cells[2] is None  # asked of nobody there
    assert "ikke spurt" in response.content.decode()


def test_the_regions_of_an_adviser_are_told_together(client, world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)

    (group,) = page(client, world.anne).context["groups"]

    assert group.headings == ("Region øst",)
    assert group.lines[0].goals == [(1, "i rute")]


@pytest.mark.parametrize("chosen", [{"year": "1066"}, {"region": "999"}, {"year": "x" * 50}])
def test_a_wrong_choice_is_left_out_and_said(client, world, chosen):
    scenes.figure(world, world.nordvik, 28)

    response = page(client, world.mona, **chosen)

    assert response.status_code == 200
    assert len(response.context["left_out"].unknown) == 1
    assert [group.theme for group in response.context["groups"]] == ["Midlertidig botilbud"]
    assert 'excel/?">' in response.content.decode()  # what the button takes out


def test_nothing_to_show_is_said(client, world):
    world.programme.indicators_for_all.clear()

    assert "Det er ingenting å vise" in page(client, world.mona).content.decode()


def test_the_file_has_the_rows_of_the_page_and_tells_whose_they_were(client, world):
    scenes.figure(world, world.nordvik, 28)
    client.force_login(world.mona)

    client.get(reverse("report-download", args=["programme-figures"]), {"year": "2025"})

    assert [each.rows for each in world.nordvik.downloads.all()] == [3]
    assert not world.sorvik.downloads.exists()


def test_before_anything_is_due_it_is_said_and_what_is_in_is_told(client, world):
    """The figures of 2025 are due on 15 December; Nordvik sends its own early."""
    assert {
        "Hele programmet: ingen tall har hatt frist ennå.",
        "Ingen tall er sendt inn ennå.",
    } <= {*page(client, world.mona).context["answer"].sentences}
    scenes.figure(world, world.nordvik, 28)

    told = page(client, world.mona).context["answer"].sentences

    assert told[0].startswith("Barnefamilier i midlertidig botilbud, 2025: 28 husstander")
    assert "Ingen tall er sendt inn ennå." not in told
