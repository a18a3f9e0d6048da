"""R16: figures that stand out, worked by hand; and that no hidden figure is told of."""

from datetime import date
from decimal import Decimal

import pytest

from municipalities.models import Measurement, Population
from programme.models import Period
from reports.queries import data_quality
from reports.queries.standing_out import standing_out
from tests.municipalities import completeness_scene as scene
from tests.reports import scenes
from tests.world import rate_indicator, year


@pytest.fixture(autouse=True)
def window(world):
    world.sorvik.ends_on = date(2023, 12, 31)  # Nordvik alone, unless a test takes in more
    world.sorvik.save()
    return scene.past_due(world)


def rows(user):
    return data_quality.rows(user=user)


def codes(user):
    return [code for row in rows(user) for code in row.codes]


def test_a_large_change_since_the_year_before_stands_out(world):
    scene.figure(world, world.nordvik, 40, period=year(2024))
    scene.figure(world, world.nordvik, 61)

    assert codes(world.anne) == ["jumped"]
    Measurement.objects.filter(period=world.period).unlogged().update(value=60)
    assert codes(world.anne) == []


def test_a_change_from_a_hidden_figure_is_not_told(world):
    scene.figure(world, world.nordvik, 2, period=year(2024))
    scene.figure(world, world.nordvik, 61)

    assert codes(world.kari) == codes(world.mona) == []


def test_rates_are_compared_as_rates_and_half_years_with_their_own(world):
    rate = rate_indicator(frequency="half_year", jump_least=Decimal(5))
    halves = [
        Period.objects.create(
            year=when, half=1, starts_on=date(when, 1, 1), ends_on=date(when, 6, 30)
        )
        for when in (2024, 2025)
    ]
    for half, top in zip(halves, (20, 40), strict=True):
        scene.figure(
            world,
            world.nordvik,
            None,
            indicator=rate,
            period=half,
            numerator=top,
            denominator=100,
        )
    scene.figure(world, world.nordvik, 20, period=year(2024))

    found = standing_out({world.programme.pk}, halves)

    assert found.jumped == {(world.nordvik.pk, rate.pk, halves[1].pk)}
    assert found.far == frozenset()


@pytest.fixture
def six(world):
    """Six places of 1,000 inhabitants each: 10, 11, 12, 13, 14 and 100 families in 2025."""
    places = [world.nordvik, *scenes.more_places(world, 5)]
    for place, value in zip(places, (100, 10, 11, 12, 13, 14), strict=True):
        Population.objects.create(municipality=place.municipality, year=2024, persons=1000)
        scene.figure(world, place, value)
    return places


def test_a_figure_far_from_the_others_stands_out(world, six):
    for user in (world.mona, world.anne, world.kari):
        assert [(row.participant, row.codes) for row in rows(user)] == [("Nordvik", ("far",))]


def test_the_size_of_the_place_decides_and_a_place_without_population_is_not_judged(world, six):
    own = Population.objects.filter(municipality=world.nordvik.municipality)
    own.update(persons=8000)  # 100 of 8,000 are 12.5 of 1,000
    assert rows(world.mona) == []

    own.update(year=2026, persons=1000)  # not known for 2025
    assert rows(world.mona) == []


def test_a_hidden_figure_is_neither_judged_nor_compared_with(world, six):
    Measurement.objects.filter(participation=six[1]).unlogged().update(suppression="secondary")

    # Five remain: 11, 12, 13, 14 and 100; with one more hidden they are too few.
    assert {row.participant: row.codes for row in rows(world.mona)} == {
        "Nordvik": ("far",),
        six[1].name: ("suppressed",),
    }
    Measurement.objects.filter(participation=six[2]).unlogged().update(suppression="secondary")
    assert ("far",) not in {row.codes for row in rows(world.mona)}
