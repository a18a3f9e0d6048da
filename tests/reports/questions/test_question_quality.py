"""Q18 and Q22: what must be known of the figures of a year, worked by hand."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.questions.question import Change
from tests.municipalities import completeness_scene as scene
from tests.reports import scenes
from tests.reports.questions.asking import ask
from tests.world import count_indicator, followed, year


def test_each_remark_is_counted_and_rows_hold_what_is_counted(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, 41, is_provisional=True, known="estimated")

    found = ask(world.mona, "Q18")

    assert found.sentence == (
        "Tall for 2025 med merknad: 2. Foreløpig: 1; anslått: 1; skjermet, for å verne personer: 0; "
        "mangler: 1; rettet: 0; rettet etter at perioden ikke lenger tok imot nye tall: 0."
    )
    assert (found.figure, found.n, found.of, found.missing) == (2, 1, 2, ("Sørvik",))
    assert [(row.participant, row.detail) for row in found.rows] == [
        ("Nordvik", "foreløpig; anslått"),
        ("Sørvik", "mangler"),
    ]
    assert len(found.rows) == found.figure
    assert [part.count for part in found.picture.parts] == [1, 0, 1, 0]


def test_a_hidden_figure_is_a_remark_outside_alone(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, 2)

    outside = ask(world.mona, "Q18", participation=world.nordvik)
    own = ask(world.kari, "Q18")

    assert "skjermet, for å verne personer: 1" in outside.sentence
    assert "skjermet, for å verne personer: 0" in own.sentence
    assert (outside.rows[0].value, own.rows) == ("suppressed", ())


def test_figures_of_another_year_are_not_counted(world):
    scene.past_due(world)
    scene.figure(world, world.nordvik, is_provisional=True)

    assert ask(world.mona, "Q18", chosen_year=2024).sentence == (
        "Det er ingen tall for 2024 i dette utvalget."
    )


def test_the_part_that_is_counted_is_of_all_figures(world):
    other = followed(world.nordvik, count_indicator("other"))
    scenes.figure(world, world.nordvik, 41)
    scenes.figure(world, world.nordvik, 5, indicator=other, known="estimated")
    scenes.figure(world, world.sorvik, 2, known="self_assessed")
    scenes.figure(world, world.sorvik, 7, indicator=other)
    scenes.figure(world, world.nordvik, 7, period=year(2024), known="estimated")
    scenes.figure(world, world.sorvik, 9, period=year(2024), state="draft")

    found = ask(world.mona, "Q22")

    # Two of four are counted; the year before none of one.
    assert found.sentence == ("Av tallene for 2025 er 2 av 4 telt; anslått: 1; egenvurdert: 1.")
    assert (found.figure, found.n, found.of, found.missing) == (50, 2, 2, ())
    assert found.change == Change(Decimal(50), "2024", "i prosentpoeng, av 1 tall da")
    assert [(row.participant, row.value, row.before) for row in found.rows] == [
        ("Nordvik", 50, 0),
        ("Sørvik", 50, "missing"),
    ]
    assert found.rows[1].detail == "tall: 2, anslått: 0, egenvurdert: 1"
    assert [part.count for part in found.picture.parts] == [2, 1, 1]


def test_without_figures_or_a_year_before_that_is_said(world):
    assert ask(world.mona, "Q22").sentence == "Det er ingen tall for 2025 i dette utvalget."
    scenes.figure(world, world.nordvik, 41)
    found = ask(world.mona, "Q22")
    assert (found.figure, found.change, found.missing) == (100, None, ("Sørvik",))
    assert len(found.rows) == 1


def test_the_queries_are_as_many_for_two_as_for_seven(world):
    def count():
        with CaptureQueriesContext(connection) as captured:
            for number in ("Q3", "Q4", "Q5", "Q15", "Q17", "Q18", "Q19", "Q20", "Q22"):
                ask(world.mona, number)
        return len(captured)

    def give(own):
        scenes.figure(world, own, 28)
        scenes.need(world, own, counts=[(30, "households", scenes.IN_2025)])
        scenes.cooperation(world, own)

    give(world.nordvik)
    few = count()
    for own in scenes.more_places(world, 5):
        give(own)

    assert count() == few
