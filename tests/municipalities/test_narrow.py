"""Many figures read at once."""

from municipalities.models import Measurement
from municipalities.narrow import narrow, numbers, periods_of, sharing
from programme.figures import NoNumber
from tests.reports import scenes
from tests.world import rate_indicator, year


def some(world):
    for number in (2023, 2024, 2025):
        scenes.figure(world, world.nordvik, number - 2000, period=year(number))
    return Measurement.objects.order_by("period__ends_on")


def test_the_figures_share_their_indicator_and_their_periods(world):
    first, *_others, last = sharing(some(world))

    assert first.indicator is last.indicator
    assert (first.period, last.period) == (year(2023), year(2025))


def test_only_what_is_asked_for_is_read_in_three_queries(world, django_assert_num_queries):
    figures = some(world)

    with django_assert_num_queries(3):
        found = narrow(figures, "state")
        told = [(each.figure, str(each.period), each.state) for each in found]

    assert told == [
        (23, "2023", "submitted"),
        (24, "2024", "submitted"),
        (25, "2025", "submitted"),
    ]
    assert found[0].get_deferred_fields() >= {"entered_at", "comment"}


def test_numbers_are_told_alone_and_a_rate_is_its_parts(world, django_assert_num_queries):
    rate = rate_indicator()
    scenes.figure(world, world.nordvik, 23)
    scenes.figure(world, world.sorvik, not_applicable="Har ikke slike boliger")
    scenes.figure(world, world.sorvik, indicator=rate, numerator=30, denominator=120)
    indicators = {each.pk: each for each in (world.indicator, rate)}

    with django_assert_num_queries(1):
        told = dict(numbers(Measurement.objects.order_by("pk"), indicators))

    of, period = world.indicator.pk, world.period.pk
    assert told == {
        (world.nordvik.pk, of, period): 23,
        (world.sorvik.pk, of, period): NoNumber.NOT_APPLICABLE,
        (world.sorvik.pk, rate.pk, period): 25,
    }


def test_only_the_periods_with_figures_are_told_and_each_once(world):
    scenes.figure(world, world.sorvik, 7, period=year(2024))
    year(2019)

    assert [str(each) for each in periods_of(some(world)).order_by("year")] == [
        "2023",
        "2024",
        "2025",
    ]
