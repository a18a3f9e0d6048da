"""Lines over time in the rows of lists: what is hidden or has not come is a gap, and never a place."""

import re
from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities import list_series
from municipalities.models import FollowedIndicator, Measurement
from programme.figures import NoNumber
from programme.models import Period
from tests.reports import scenes
from tests.reports.test_list_words import book
from tests.world import count_indicator, year

HIDDEN, MISSING = NoNumber.SUPPRESSED, NoNumber.MISSING


def half(number, which):
    first = which == 1
    return Period.objects.create(
        year=number,
        half=which,
        starts_on=date(number, 1 if first else 7, 1),
        ends_on=date(number, 6, 30) if first else date(number, 12, 31),
    )


def line_of(world, user, indicator=None, place=None):
    place, indicator = place or world.nordvik, indicator or world.indicator
    found = list_series.series_of(user, [(place, indicator)])
    return found[place.pk, indicator.pk]


def values(found):
    return [point.value for point in found.line.points]


def test_a_line_ends_at_the_year_that_is_over_and_gaps_are_missing(world):
    for number, value in ((2021, 12), (2022, 9), (2024, 7)):
        scenes.figure(world, world.nordvik, value, period=year(number))

    found = line_of(world, world.mona)

    assert values(found) == [12, 9, MISSING, 7, MISSING]
    assert len(found.line.dots) == 3
    assert found.latest == "7 (2024)"
    assert found.cell.startswith("Barnefamilier i midlertidig botilbud: <span")


def test_a_small_figure_is_hidden_outside_and_seen_by_those_who_follow(world):
    for number, value in ((2024, 12), (2025, 2)):
        scenes.figure(world, world.nordvik, value, period=year(number))

    outside = line_of(world, world.mona)

    assert values(outside) == [12, HIDDEN]
    assert outside.latest == "skjermet (2025)"
    assert len(outside.line.dots) == 1
    for user in (world.kari, world.anne):
        assert values(line_of(world, user)) == [12, 2]


def test_a_draft_is_in_nobodys_line_and_nothing_is_said_to_be_missing(world):
    scenes.figure(world, world.nordvik, 12, state="draft")

    for user in (world.kari, world.mona):
        found = line_of(world, user)
        assert (values(found), found.latest, str(found.line.svg)) == ([], "mangler", "")


def test_half_years_end_at_the_half_that_is_over(world):
    """On 24 November 2026 the first half of the year is over; on 1 May that of the year before is the last."""
    halves = count_indicator("halves", frequency="half_year")
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=halves)
    scenes.figure(world, world.nordvik, 20, indicator=halves, period=half(2025, 1))
    scenes.figure(
        world, world.nordvik, not_applicable="Ingen", indicator=halves, period=half(2025, 2)
    )

    found = line_of(world, world.mona, halves)

    assert values(found)[0] == 20
    assert len(found.line.points) == 3
    assert found.latest == "ikke aktuelt (2. halvår 2025)"
    in_spring = list_series._slots(halves, [(2025, 1)], date(2026, 5, 1))
    assert in_spring == [(2025, 1), (2025, 2)]


def test_only_the_newest_periods_are_drawn(world):
    for number in range(2014, 2026):
        scenes.figure(world, world.nordvik, number, period=year(number))

    assert values(line_of(world, world.mona)) == [Decimal(each) for each in range(2018, 2026)]


def rows_of(client, user, address):
    client.force_login(user)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    body = re.sub(r"\s+", " ", answer.content.decode().partition("<tbody")[2])
    return body.replace("\xa0", " "), len(captured)


def test_a_list_draws_what_is_shown_in_as_many_queries_for_two_as_for_seven(client, world):
    def give(own):
        scenes.goal(world, own)
        for number, value in ((2024, 12), (2025, 9)):
            scenes.figure(world, own, value, period=year(number))

    give(world.nordvik)
    give(world.sorvik)
    rows_of(client, world.mona, "/mal/")  # what is looked up once for all is not counted
    body, few = rows_of(client, world.mona, "/mal/")
    assert body.count("<polyline") == 2
    assert body.count("9 (2025)") == 2

    for own in scenes.more_places(world, 5):
        give(own)
    hidden = Measurement.objects.filter(participation=world.sorvik, period__year=2025)
    hidden.all().unlogged().update(suppression="secondary")
    body, many = rows_of(client, world.mona, "/mal/")

    assert many == few
    assert (body.count("<polyline"), body.count("<circle")) == (6, 13)
    assert body.count("skjermet (2025)") == 1


def test_the_file_of_the_list_has_the_names_alone(client, world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 9)
    client.force_login(world.mona)

    goals = book(client, world, "goals").worksheets[1]
    assert "Barnefamilier i midlertidig botilbud" in {
        cell.value for row in goals for cell in row
    }
