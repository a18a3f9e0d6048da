"""R4: what is lacking and how many, with small counts hidden outside."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.models import District, Participation, Population
from programme.figures import NoNumber
from reports.queries import needs
from tests.reports import scenes
from tests.reports.scenes import IN_2025


def test_a_count_is_told_per_thousand_of_its_own_year(world):
    scenes.need(
        world,
        world.nordvik,
        counts=[(30, "households", IN_2025), (20, "households", date(2024, 1, 1))],
    )
    Population.objects.create(
        municipality=world.nordvik.municipality, year=2025, persons=12_000
    )
    Population.objects.create(municipality=world.nordvik.municipality, year=2026, persons=99)

    (row,) = needs.rows(user=world.mona)

    assert (row.count, row.per_1000) == (30, Decimal("2.5"))
    assert (row.need, row.category, row.counted_on) == (
        "Boliger til store familier",
        "Flere boliger",
        IN_2025,
    )
    assert row.is_adopted


def test_households_and_persons_stand_on_rows_of_their_own(world):
    scenes.need(
        world, world.nordvik, counts=[(30, "households", IN_2025), (90, "persons", IN_2025)]
    )

    rows = needs.rows(user=world.mona)

    assert sorted(row.count for row in rows) == [30, 90]
    assert {row.per_1000 for row in rows} == {NoNumber.MISSING}


def test_a_need_without_a_count_has_a_row_and_no_zero(world):
    scenes.need(world, world.nordvik)

    (row,) = needs.rows(user=world.mona)

    assert (row.count, row.per_1000, row.unit, row.method) == (
        NoNumber.MISSING,
        NoNumber.MISSING,
        "",
        "",
    )


def test_two_households_are_hidden_from_everybody_but_their_own(world):
    scenes.need(world, world.sorvik, counts=[(2, "households", IN_2025)])

    (outside,), (own,) = needs.rows(user=world.mona), needs.rows(user=world.siri)

    assert (outside.count, outside.per_1000) == (NoNumber.SUPPRESSED, NoNumber.SUPPRESSED)
    assert own.count == 2


def test_the_advisers_file_hides_what_the_screen_shows(world):
    scenes.need(world, world.nordvik, counts=[(2, "persons", IN_2025)])

    (row,) = needs.rows(user=world.anne)

    assert row.count is NoNumber.SUPPRESSED


def test_a_district_has_no_figure_per_thousand(world):
    district = District.objects.create(municipality=world.nordvik.municipality, name="Havna")
    own = Participation.objects.create(
        programme=world.programme, district=district, region=world.region, starts_on=IN_2025
    )
    scenes.need(world, own, counts=[(30, "households", IN_2025)])

    (row,) = needs.rows(user=world.mona)

    assert (row.participant, row.municipality_code) == ("Havna", "9901")
    assert row.per_1000 is NoNumber.NOT_APPLICABLE


def test_the_goals_that_answer_a_need_are_named(world):
    own = scenes.need(world, world.nordvik)
    answer = scenes.goal(world, world.nordvik)
    answer.adopted.needs.add(own)

    (row,) = needs.rows(user=world.mona)

    assert row.goals == "Ingen barn i midlertidig bolig"


def test_a_draft_of_another_is_not_there(world):
    scenes.need(world, world.nordvik, adopted=False)

    assert needs.rows(user=world.mona) == []
    assert [row.is_adopted for row in needs.rows(user=world.kari)] == [False]


def test_the_number_of_queries_is_the_same_for_1_and_for_16_participants(world):
    def give(each):
        own = scenes.need(world, each, counts=[(30, "households", IN_2025)])
        scenes.goal(world, each).adopted.needs.add(own)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            rows = needs.rows(user=world.anne)
        return len(rows), len(captured)

    give(world.nordvik)
    one, few = queries()
    for each in scenes.more_places(world, 15):
        give(each)

    assert (one, queries()) == (1, (16, few))
