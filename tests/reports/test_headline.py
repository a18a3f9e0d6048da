"""The programme's figures in one line each."""

from datetime import date
from decimal import Decimal

import pytest

from municipalities.models import District, Measurement, Participation
from programme.figures import NoNumber
from reports.queries import programme_figures, series_totals, time_series
from reports.queries.headline import headlines
from tests.municipalities.grid_scene import move
from tests.reports import scenes
from tests.world import TODAY, count_indicator, rate_indicator, year


def told(world, user=None, **chosen):
    return headlines(user=user or world.mona, today=TODAY, **chosen)


def test_who_has_both_is_added_and_who_lacks_one_is_named(world):
    move(world.period, due_on=date(2026, 2, 15))
    for place, baseline, latest in [(world.nordvik, 25, None), (world.sorvik, 41, 28)]:
        scenes.goal(world, place, baseline=baseline)
        if latest:
            scenes.figure(world, place, latest)

    (line,) = told(world)

    assert (line.first, line.latest, line.n, line.of) == (41, 28, 1, 2)
    assert line.missing == ("Nordvik",)
    assert line.sentence == (
        "Barnefamilier i midlertidig botilbud: 41 → 28 (2022 → 2025), 1 av 2 deltakere; mangler: Nordvik."
    )


def test_of_how_many_is_counted_as_everywhere_else(world):
    """Who came later, whom it does not apply to and who need not answer yet lack nothing."""
    indicator = world.indicator
    later, not_applicable = scenes.more_places(world, 2)
    later.starts_on = date(2026, 1, 1)
    later.save()
    scenes.figure(world, not_applicable, not_applicable="Har ikke slike boliger")
    for place in (world.nordvik, world.sorvik):
        scenes.figure(world, place, 30, period=year(2023))
    scenes.figure(world, world.nordvik, 28)

    def of_the_programme():
        (line,), rows = told(world), programme_figures.rows(user=world.mona, year=2025)
        (row,) = [each for each in rows if each.region_id is None]
        series = series_totals.rows(time_series.rows(user=world.mona, indicator=indicator))[-1]
        assert (row.of, row.names) == (line.of, line.missing)
        assert (series.of, series.missing) == (line.of, ", ".join(line.missing))
        return line.n, line.of, line.missing

    assert of_the_programme() == (1, 1, ())
    move(world.period, due_on=date(2026, 2, 15))
    assert of_the_programme() == (1, 2, ("Sørvik",))


def test_the_first_figure_serves_where_no_goal_has_a_baseline(world):
    scenes.figure(world, world.nordvik, 30, period=year(2023))
    scenes.figure(world, world.nordvik, 28)

    (line,) = told(world)

    assert (line.first, line.latest, line.first_period) == (30, 28, "2023")


def test_who_has_nothing_to_compare_with_is_not_called_missing(world):
    """Sørvik's figure is in; it has no baseline and no earlier figure."""
    move(world.period, due_on=date(2026, 2, 15))
    scenes.goal(world, world.nordvik, baseline=41)
    for place in (world.nordvik, world.sorvik):
        scenes.figure(world, place, 28)

    (line,) = told(world)

    assert (line.n, line.of, line.missing, line.without_start) == (1, 2, (), ("Sørvik",))
    assert line.sentence.endswith(
        "1 av 2 deltakere; uten tidligere tall å sammenligne med: Sørvik."
    )


def test_a_rate_is_sum_over_sum(world):
    rate = rate_indicator()
    world.programme.indicators_for_all.set([rate])
    for place, before, now in [
        (world.nordvik, (10, 20), (5, 20)),
        (world.sorvik, (30, 180), (20, 180)),
    ]:
        for period, (above, below) in [(year(2024), before), (year(2025), now)]:
            scenes.figure(
                world,
                place,
                indicator=rate,
                period=period,
                numerator=Decimal(above),
                denominator=Decimal(below),
            )

    (line,) = told(world)

    assert (line.first, line.latest) == (20, Decimal("12.5"))
    assert "20,0 → 12,5 prosent (2024 → 2025)" in line.sentence


def test_a_percentage_without_its_parts_is_never_combined(world):
    rate = rate_indicator()
    world.programme.indicators_for_all.set([rate])
    scenes.figure(world, world.nordvik, 12, indicator=rate)

    (line,) = told(world)

    assert (line.n, line.first, line.latest) == (0, NoNumber.MISSING, NoNumber.MISSING)


def test_a_total_over_zero_is_not_applicable(world):
    rate = rate_indicator()
    world.programme.indicators_for_all.set([rate])
    for period in (year(2024), year(2025)):
        scenes.figure(
            world,
            world.nordvik,
            indicator=rate,
            period=period,
            numerator=Decimal(0),
            denominator=Decimal(0),
        )

    assert told(world)[0].latest is NoNumber.NOT_APPLICABLE


def test_a_total_of_few_with_a_hidden_one_is_not_told(world):
    for place, latest in [(world.nordvik, 28), (world.sorvik, 2)]:
        scenes.goal(world, place, baseline=41)
        scenes.figure(world, place, latest)

    (line,) = told(world)

    assert (line.first, line.latest) == (82, NoNumber.SUPPRESSED)
    assert "82 → skjermet" in line.sentence


def test_the_total_of_six_with_two_hidden_stands(world):
    places = [world.nordvik, world.sorvik, *scenes.more_places(world, 4)]
    for place, latest in zip(places, [28, 2, 20, 30, 1, 50], strict=True):
        scenes.goal(world, place, baseline=41)
        scenes.figure(world, place, latest)

    (line,) = told(world)

    assert (line.latest, line.n) == (131, 6)


def test_a_district_is_not_added_to_its_own_municipality(world):
    district = District.objects.create(municipality=world.nordvik.municipality, name="Havna")
    havna = Participation.objects.create(
        programme=world.programme,
        district=district,
        region=world.region,
        starts_on=date(2023, 1, 1),
    )
    for place in (world.nordvik, havna):
        scenes.goal(world, place, baseline=41)
        scenes.figure(world, place, 28)

    (line,) = told(world, world.anne)

    assert (line.latest, line.of, line.overlap) == (28, 1, ("Havna",))
    assert "Havna" in line.sentence


def test_what_is_not_applicable_is_not_a_figure(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, not_applicable="Har ikke botilbud")

    assert told(world)[0].n == 0


def test_an_indicator_without_figures_has_no_line(world):
    assert told(world) == []


def test_only_the_first_goal_that_measures_it_gives_the_baseline(world):
    scenes.goal(world, world.nordvik, baseline=41)
    scenes.goal(world, world.nordvik, baseline=None)
    scenes.goal(world, world.nordvik, baseline=50)
    scenes.figure(world, world.nordvik, 28)

    assert told(world)[0].first == 41


def test_those_without_a_home_come_first(world):
    waiting = count_indicator("a_waiting", theme="waiting")
    world.programme.indicators_for_all.add(waiting)
    for indicator in (waiting, world.indicator):
        scenes.figure(world, world.nordvik, 28, indicator=indicator)

    assert [line.indicator for line in told(world)] == [world.indicator, waiting]


def test_the_total_of_six_with_one_hidden_is_not_told(world):
    places = [world.nordvik, world.sorvik, *scenes.more_places(world, 4)]
    for place in places:
        scenes.goal(world, place, baseline=41)
    made = [scenes.figure(world, place, 20) for place in places]
    first = Measurement.objects.all().unlogged().filter(pk=made[0].pk)
    first.update(suppression="primary")

    (line,) = told(world)

    assert (line.latest, line.n) == (NoNumber.SUPPRESSED, 6)


@pytest.mark.parametrize(("baseline", "told"), [(41, NoNumber.SUPPRESSED), (44, Decimal(44))])
def test_a_beginning_that_is_a_figure_is_not_told_beside_a_total_with_a_hidden_one(
    world, baseline, told
):
    # The total of 2022 is told elsewhere: 43 less 41 would be the hidden 2.
    scenes.goal(world, world.nordvik, baseline=baseline)
    scenes.goal(world, world.sorvik, baseline=2)
    for place, value in ((world.nordvik, 41), (world.sorvik, 2)):
        scenes.figure(world, place, value, period=year(2022))
    scenes.figure(world, world.nordvik, 28)

    (line,) = headlines(user=world.mona, today=TODAY)

    assert (line.first, line.latest, line.n) == (told, 28, 1)


# Attacks


def hide(*figures):
    keys = [each.pk for each in figures]
    Measurement.objects.all().unlogged().filter(pk__in=keys).update(suppression="primary")


def seven(world, *, without_goal=()):
    """Six places of the region and Sørvik, alone in its own; each from 41 to 20."""
    places = [world.nordvik, *scenes.more_places(world, 5), world.sorvik]
    for place in places:
        if place.name not in without_goal:
            scenes.goal(world, place, baseline=41)
    return [scenes.figure(world, place, 20) for place in places]


def test_a_region_is_not_told_where_the_whole_less_it_would_be_a_hidden_figure(world):
    made = seven(world)
    assert told(world, region=world.region)[0].latest == 120

    hide(made[0], made[1], made[-1])

    assert told(world)[0].latest == 140
    assert told(world, region=world.region)[0].latest is NoNumber.SUPPRESSED
    assert told(world, world.anne)[0].latest is NoNumber.SUPPRESSED
    assert told(world, world.kari, region=world.region)[0].latest == 20  # her own


def test_a_hidden_figure_is_not_the_programmes_total_less_the_headline(world):
    made = seven(world, without_goal=["Sørvik"])
    hide(made[0], made[1])
    assert told(world)[0].latest == 120

    hide(made[-1])  # Sørvik has no beginning, and is in the programme's total alone

    assert told(world)[0].latest is NoNumber.SUPPRESSED


def test_a_hidden_beginning_that_is_left_out_hides_the_sum_of_beginnings(world):
    places = [world.nordvik, *scenes.more_places(world, 5)]
    for place in places:
        scenes.figure(world, place, 30, period=year(2024))
        scenes.figure(world, place, 20)
    alone = scenes.figure(world, world.sorvik, 30, period=year(2024))
    assert (told(world)[0].first, told(world)[0].latest) == (180, 120)

    hide(alone)

    assert (told(world)[0].first, told(world)[0].latest) == (NoNumber.SUPPRESSED, 120)
