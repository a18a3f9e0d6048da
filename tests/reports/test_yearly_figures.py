"""The figures of a year beside those of the two years before, worked by hand."""

from datetime import date

from municipalities.models import FigureApproval
from programme.models import Period, ReportingWindow
from reports.queries import yearly_figures
from tests.reports import scenes
from tests.world import count_indicator, followed, year


def told(world, user, **words):
    found = yearly_figures.rows(user=user, participation=world.nordvik, year=2025, **words)
    return {(row.indicator_code, row.half): row for row in found}


def three_years(world, indicator, *values, place=None):
    """Figures of 2023, 2024 and 2025."""
    for number, value in zip((2023, 2024, 2025), values, strict=True):
        if value is not None:
            scenes.figure(
                world, place or world.nordvik, value, indicator=indicator, period=year(number)
            )


def test_the_year_stands_beside_the_two_before_with_its_change(world):
    three_years(world, world.indicator, 50, 45, 28)  # fewer families is the right way
    rising = followed(world.nordvik, count_indicator("homes", direction="higher"))
    three_years(world, rising, 12, 10, 8)
    background = followed(world.nordvik, count_indicator("born", direction="context"))
    three_years(world, background, None, 7, 7)

    rows = told(world, world.kari)

    families = rows["temp_families", 0]
    assert (families.earlier, families.before, families.value) == (50, 45, 28)
    assert (families.change, families.way) == (-17, "riktig vei")
    assert (families.period, families.state) == ("2025", "ikke godkjent")
    assert not families.turned_wrong_twice
    assert (rows["homes", 0].change, rows["homes", 0].way) == (-2, "feil vei")
    assert rows["homes", 0].turned_wrong_twice
    assert (rows["born", 0].change, rows["born", 0].way) == (0, "")


def test_what_is_not_there_is_missing_or_not_due_and_never_zero(world):
    rows = told(world, world.kari)
    assert rows["temp_families", 0].value == "not_due"  # due 15 December 2026
    assert rows["temp_families", 0].change == "missing"

    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))

    rows = told(world, world.kari)
    assert rows["temp_families", 0].value == "missing"
    assert (rows["temp_families", 0].before, rows["temp_families", 0].way) == ("missing", "")


def test_a_half_year_is_compared_with_the_same_half(world):
    counted = followed(world.nordvik, count_indicator("evictions", frequency="half_year"))
    for number, half, value in ((2024, 1, 9), (2024, 2, 20), (2025, 1, 6)):
        first = 1 if half == 1 else 7
        period = Period.objects.create(
            year=number,
            half=half,
            starts_on=date(number, first, 1),
            ends_on=date(number, first + 5, 30),
        )
        scenes.figure(world, world.nordvik, value, indicator=counted, period=period)

    rows = told(world, world.kari)

    assert (rows["evictions", 1].before, rows["evictions", 1].value) == (9, 6)
    assert rows["evictions", 1].period == "1. halvår 2025"
    assert ("evictions", 2) not in rows  # never asked for, and not there


def test_small_numbers_are_hidden_outside_with_what_would_tell_them(world):
    three_years(world, world.indicator, 50, 45, 2)
    other = {"place": world.sorvik}
    three_years(world, world.indicator, 50, 45, 9, **other)
    figure = world.nordvik.measurements.get(period=world.period)
    type(figure).objects.filter(pk=figure.pk).unlogged().update(comment="To familier flyttet")

    own, outside = (told(world, user)["temp_families", 0] for user in (world.kari, world.mona))

    assert (own.value, own.change, own.comment) == (2, -43, "To familier flyttet")
    assert (outside.value, outside.change) == ("suppressed", "suppressed")
    assert (outside.before, outside.way, outside.comment) == (45, "", "")


def test_a_draft_is_known_to_own_people_alone(world):
    scenes.figure(world, world.nordvik, 30, state="draft")

    assert told(world, world.kari)["temp_families", 0].value == 30
    assert told(world, world.mona)["temp_families", 0].value == "not_due"


def test_an_approval_outside_the_tool_is_said_as_that(world):
    approval = FigureApproval.objects.create(
        participation=world.nordvik,
        period=world.period,
        recorded_by=world.lars,
        given_by="Rådmannen",
        given_on=date(2026, 3, 1),
        reference="26/1",
    )
    scenes.figure(world, world.nordvik, 30, state="approved", approval=approval)

    assert told(world, world.kari)["temp_families", 0].state == "godkjent utenfor verktøyet"


def test_one_who_sees_no_such_participant_is_told_nothing(world):
    assert yearly_figures.rows(user=world.siri, participation=world.nordvik, year=2025) == []
