"""The ends of each series that a headline rests on."""

from datetime import date

from municipalities.models import Measurement
from reports.queries.headline_figures import ends
from tests.reports import scenes
from tests.world import TODAY, year


def of(world, *begun):
    return ends([world.nordvik, world.sorvik], [world.indicator], TODAY, begun)[
        world.indicator.pk
    ]


def history(world, *years, small=None):
    """Nordvik's figures of these years; that of one of them is so small that it is hidden."""
    for each in years:
        scenes.figure(world, world.nordvik, 2 if each == small else 9, period=year(each))
    return Measurement.objects.get(participation=world.nordvik, period=year(years[-1]))


def test_a_headline_reads_the_ends_of_a_history_and_the_years_where_somebody_began(world):
    history(world, 2019, 2020, 2021, 2022, 2023)
    scenes.figure(world, world.sorvik, 7, period=year(2021))

    told = [(each.participation_id, each.period.year) for each in of(world).figures]
    begun = [each.period.year for each in of(world, year(2020).pk).own[world.nordvik.pk]]

    nordvik, sorvik = world.nordvik.pk, world.sorvik.pk
    assert told == [(nordvik, 2019), (nordvik, 2021), (sorvik, 2021), (nordvik, 2023)]
    assert begun == [2019, 2020, 2021, 2023]


def test_a_period_that_is_not_over_is_no_end(world):
    history(world, 2024, TODAY.year)

    assert of(world).period == year(2024)
    assert year(TODAY.year).ends_on > date(2026, 11, 24)


def test_a_hidden_figure_between_the_ends_is_counted(world):
    latest = history(world, 2023, 2024, 2025, small=2024)

    found = of(world)

    assert [each.period.year for each in found.figures] == [2023, 2025]
    assert found.hides_before(world.nordvik.pk, latest)
    assert not found.hides_before(world.sorvik.pk, None)


def test_a_hidden_latest_figure_hides_nothing_before_it(world):
    latest = history(world, 2024, 2025, small=2025)

    assert latest.suppression
    assert not of(world).hides_before(world.nordvik.pk, latest)
