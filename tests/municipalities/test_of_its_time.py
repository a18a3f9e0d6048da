"""What stood at an earlier time is read as it was, though it was corrected since."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from municipalities.actions import figure_steps, measurements
from municipalities.models import Measurement
from tests.reports import scenes
from tests.world import TODAY


def enter(world, value):
    return measurements.enter(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        part=world.total,
        entry=measurements.Entry(value=Decimal(value), correction_reason="Talt på nytt"),
        by=world.ola,
        today=TODAY,
    )


def submit(world):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )


def stood(world, at):
    figure = Measurement.objects.all().as_it_stood(
        world.nordvik, world.indicator, world.period, world.total, at
    )
    return figure and figure.value


def test_a_corrected_figure_is_still_what_stood_before_the_correction(world):
    before = timezone.now()
    draft = enter(world, 41)
    drafted = timezone.now()
    submit(world)
    sent = timezone.now()
    enter(world, 28)
    correcting = timezone.now()
    submit(world)

    assert [stood(world, at) for at in (before, drafted, sent, correcting)] == [
        None,
        None,
        41,
        41,
    ]
    assert stood(world, timezone.now()) == 28
    draft.refresh_from_db()
    assert draft.state == "replaced"


def test_a_figure_that_was_returned_and_sent_again_stood_with_each_of_its_numbers(world):
    enter(world, 41)
    submit(world)
    sent = timezone.now()
    figure_steps.send_back(
        figures=[Measurement.objects.get()], comment="Talt feil?", by=world.kari, today=TODAY
    )
    returned = timezone.now()
    enter(world, 28)
    submit(world)

    assert stood(world, sent) == 41
    assert stood(world, returned) is None
    assert stood(world, timezone.now()) == 28


def test_figures_that_were_loaded_stood_until_the_later_one(world):
    scenes.figure(world, world.nordvik, 41, state="replaced")
    first = timezone.now()
    scenes.figure(world, world.nordvik, 28)

    assert stood(world, first) == 41
    assert stood(world, timezone.now()) == 28
    assert stood(world, first - timedelta(days=1)) is None
