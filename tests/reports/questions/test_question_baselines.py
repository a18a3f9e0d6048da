"""Q1 and Q2: who lacks a baseline and for how long, and which goals have nothing to be measured by."""

from datetime import date

from municipalities.models import Adoption, Goal, GoalVersion
from reports.questions import figures_trusted
from reports.questions.question import NotHeld
from reports.questions.scope import Scope
from tests.reports import scenes


def decided(day):
    """All decisions fell on this day."""
    Adoption.objects.all().unlogged().update(decided_on=day)


def bare_goal(world, participation):
    """An adopted goal that nothing measures."""
    own = Goal.objects.create(participation=participation)
    GoalVersion.objects.create(
        goal=own,
        title="Bedre bomiljø",
        edited_by=world.kari,
        state="adopted",
        adoption=scenes.adoption(participation),
    )
    return own


def test_who_lacks_a_baseline_is_counted_of_those_with_adopted_main_goals(world):
    """100 days from 16 August to 24 November 2026."""
    scenes.goal(world, world.nordvik, baseline=None)
    scenes.goal(world, world.nordvik)
    scenes.goal(world, world.sorvik)
    decided(date(2026, 8, 16))

    found = figures_trusted.q1(Scope(world.mona))

    assert found.sentence == (
        "1 av 2 deltakere med vedtatte hovedmål mangler utgangspunkt (nullpunkt) for minst ett "
        "av dem; det har vart lengst i 100 dager."
    )
    assert (found.figure, found.n, found.of, found.missing) == (1, 2, 2, ())
    assert found.further == (
        "1 av dem er kommet til de siste tolv månedene.",
        "Alle vedtatte mål har indikator, måltall og målår.",
    )
    (row,) = found.rows
    assert (row.participant, row.days, row.day) == ("Nordvik", 100, date(2026, 8, 16))
    assert row.detail == "tellingen er i gang"
    assert found.figure == len({each.participation_id for each in found.rows})
    assert [part.count for part in found.picture.parts] == [1, 1]


def test_what_has_been_lacking_for_years_is_not_new(world):
    scenes.goal(world, world.nordvik, baseline=None)
    decided(date(2024, 8, 16))

    assert figures_trusted.q1(Scope(world.mona)).further[0].startswith("0 av dem")


def test_nobody_lacking_is_said_and_who_has_no_goal_is_named(world):
    scenes.goal(world, world.nordvik)

    found = figures_trusted.q1(Scope(world.mona))

    assert found.sentence == "Alle vedtatte hovedmål har utgangspunkt (nullpunkt)."
    assert (found.figure, found.n, found.missing, found.rows) == (0, 1, ("Sørvik",), ())


def test_a_part_goal_is_no_main_goal_and_a_draft_is_not_adopted(world):
    scenes.goal(world, world.nordvik, baseline=None)
    above = Goal.objects.create(participation=world.nordvik)
    GoalVersion.objects.all().unlogged().update(kind="part", parent=above)
    scenes.goal(world, world.sorvik, baseline=None, adopted=False)

    assert figures_trusted.q1(Scope(world.mona)) == NotHeld(
        "Det er ingen vedtatte hovedmål i dette utvalget."
    )
    assert isinstance(figures_trusted.q2(Scope(world.siri)), NotHeld)


def test_goals_without_indicator_or_target_are_counted_once_each(world):
    scenes.goal(world, world.nordvik)
    scenes.goal(world, world.nordvik, target=None)
    bare_goal(world, world.sorvik)

    found = figures_trusted.q2(Scope(world.mona))

    assert found.sentence == (
        "2 av 3 vedtatte mål mangler noe å måles etter: 1 er uten indikator, 1 uten måltall og målår."
    )
    assert (found.figure, found.unit, found.n, found.of) == (2, "mål", 2, 2)
    assert [(row.participant, row.state) for row in found.rows] == [
        ("Nordvik", "måltall og målår"),
        ("Sørvik", "indikator"),
    ]
    assert figures_trusted.q1(Scope(world.mona)).further[-1] == found.sentence
    assert found.rows[1].about == "Bedre bomiljø"


def test_goals_are_narrowed_with_the_scope(world):
    scenes.goal(world, world.nordvik, target=None)
    scenes.goal(world, world.sorvik)

    assert figures_trusted.q2(Scope(world.mona, region=world.other_region)).figure == 0
    assert figures_trusted.q2(Scope(world.anne)).of == 1
