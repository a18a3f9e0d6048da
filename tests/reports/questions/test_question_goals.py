"""Q7 and Q8: how the goals stand against their plans, and what goes the wrong way two years on end."""

from datetime import date
from decimal import Decimal

from municipalities.models import Measurement
from programme.figures import NoNumber
from reports.questions import goals
from reports.questions.question import Change, NotHeld
from reports.questions.scope import Scope
from tests.reports import scenes
from tests.world import count_indicator, place, year

ROOM = "\N{NO-BREAK SPACE}"


def test_the_goals_on_or_ahead_of_plan_are_counted_of_those_that_can_be_judged(world):
    """From 41 in 2022 to 20 in 2027: the line is at 28,4 in 2025."""
    third = place("Tredje", "9903", world.region, world.programme)
    for own, value in [(world.nordvik, 25), (world.sorvik, 40), (third, None)]:
        scenes.goal(world, own)
        if value:
            scenes.figure(world, own, value)

    found = goals.standings(Scope(world.mona))

    assert found.sentence == (
        "1 av 2 målindikatorer som kan vurderes, er i rute eller foran planen; etter: 1."
    )
    assert (found.figure, found.n, found.of, found.missing) == (1, 2, 3, ("Tredje",))
    assert found.further == (
        "Av alle 3 målindikatorene er 1 uten tall ennå, og 0 kan ikke vurderes.",
    )
    assert [row.state for row in found.rows] == ["foran", "etter", "ikke rapportert"]
    assert found.figure == sum(row.state in ("foran", "i rute") for row in found.rows)
    row = found.rows[0]
    assert (row.before, row.value) == (41, 25)
    assert row.detail == f"utgangspunkt 2022, måltall 20 i 2027, 76{ROOM}% av veien"
    assert [part.count for part in found.picture.parts] == [1, 0, 1, 1]
    assert found.change is None


def test_the_change_is_among_those_that_could_be_judged_both_times(world):
    for own in (world.nordvik, world.sorvik):
        scenes.goal(world, own)
        scenes.figure(world, own, 40, period=year(2024))
        scenes.figure(world, own, 25)
    third = place("Tredje", "9903", world.region, world.programme)
    scenes.goal(world, third)
    scenes.figure(world, third, 25)

    found = goals.standings(Scope(world.mona))

    assert found.figure == 3
    assert found.change == Change(
        Decimal(2), "24.11.2025", "blant de 2 som kunne vurderes begge ganger"
    )


def test_what_is_behind_carries_the_municipalitys_own_words_or_that_there_are_none(world):
    said = "To hus ble stengt."
    for own, value, words in [(world.nordvik, 40, said), (world.sorvik, 41, "")]:
        scenes.goal(world, own)
        scenes.figure(world, own, value, comment=words)

    first, second = goals.standings(Scope(world.mona)).rows

    assert first.detail.endswith(f"av veien – {said}")
    assert second.detail.endswith("– ikke noe er skrevet om dette tallet ennå")


def test_a_chosen_year_is_judged_by_the_figures_of_that_time(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 40, period=year(2024))
    scenes.figure(world, world.nordvik, 25)

    assert goals.standings(Scope(world.mona, chosen_year=2025)).figure == 1
    assert goals.standings(Scope(world.mona, chosen_year=2024)).figure == 0


def test_a_year_before_the_leap_day_is_the_day_before(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 25)
    world.mona.scope = type(world.mona.scope)(
        date(2028, 2, 29), everywhere=world.mona.scope.everywhere
    )

    assert goals.standings(Scope(world.mona)).change.since == "28.02.2027"


def test_a_goal_with_a_hidden_part_is_not_judged_and_gives_nothing_away(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 2)

    found = goals.standings(Scope(world.mona))

    assert found.sentence == "Ingen målindikator kan vurderes ennå."
    assert (found.figure, found.n, found.missing) == (0, 0, ("Nordvik", "Sørvik"))
    assert found.further[0].endswith("0 uten tall ennå, og 1 kan ikke vurderes.")
    (row,) = found.rows
    assert (row.value, row.state) == (NoNumber.SUPPRESSED, ":")
    assert ": i" not in row.detail
    assert goals.standings(Scope(world.kari)).figure == 1


def test_a_goal_without_baseline_and_target_is_told_without_a_way(world):
    scenes.goal(world, world.nordvik, baseline=None, target=None)
    scenes.figure(world, world.nordvik, 25)

    (row,) = goals.standings(Scope(world.mona)).rows

    assert (row.detail, row.state) == ("", "vurderes ikke")


def test_a_draft_goal_is_not_for_husbanken(world):
    scenes.goal(world, world.nordvik, adopted=False)

    assert isinstance(goals.standings(Scope(world.mona)), NotHeld)
    assert len(goals.standings(Scope(world.kari)).rows) == 1


def three_years(world, own, values, indicator=None, last=2025):
    for period, value in zip(range(last - len(values) + 1, last + 1), values, strict=True):
        scenes.figure(world, own, value, indicator=indicator, period=year(period))


def test_what_is_worse_two_years_on_end_is_counted_and_never_names_who(world):
    """Fewer is better: 20, 25, 30 goes the wrong way; 20, 30, 30 stands; 30, 20, 25 turned once."""
    third = place("Tredje", "9903", world.region, world.programme)
    three_years(world, world.nordvik, [20, 25, 30])
    three_years(world, world.sorvik, [20, 30, 30])
    three_years(world, third, [30, 20, 25])
    background = count_indicator("new_applicants", direction="context")
    three_years(world, world.nordvik, [20, 25, 30], background)
    higher = count_indicator("allotted_new", direction="higher", name_nb="Nyinnflyttede")
    three_years(world, world.sorvik, [30, 20, 10], higher)

    found = goals.wrong_way(Scope(world.mona))

    assert found.sentence == (
        "2 av 4 tallrekker har gått feil vei to år på rad; oftest: "
        "Nyinnflyttede (1), Barnefamilier i midlertidig botilbud (1)."
    )
    assert (found.figure, found.n, found.of, found.missing) == (2, 3, 3, ())
    assert found.figure == len(found.rows)
    first = found.rows[1]
    assert (first.participant, first.before, first.value) == ("Nordvik", 25, 30)
    assert first.detail == "2023: 20, 2024: 25, 2025: 30"
    assert found.period == "2023–2025"
    assert found.change is None


def test_the_change_is_from_the_three_years_before(world):
    three_years(world, world.nordvik, [20, 25, 30, 35])
    three_years(world, world.sorvik, [20, 25, 30, 10])

    found = goals.wrong_way(Scope(world.mona))

    assert goals.wrong_way(Scope(world.siri)).sentence == (
        "0 av 1 tallrekke har gått feil vei to år på rad."
    )
    assert (found.figure, found.change) == (
        1,
        Change(Decimal(-1), "2024", "av 2 tallrekker som kunne vurderes da"),
    )


def test_a_hidden_figure_is_not_judged_which_would_tell_its_way(world):
    three_years(world, world.nordvik, [20, 25, 30])
    three_years(world, world.sorvik, [1, 25, 30])

    found = goals.wrong_way(Scope(world.mona))

    assert Measurement.objects.exclude(suppression="").exists()
    assert [row.participant for row in found.rows] == []
    assert isinstance(goals.wrong_way(Scope(world.mona, region=world.other_region)), NotHeld)
    assert len(goals.wrong_way(Scope(world.siri)).rows) == 1


def test_two_years_are_not_enough_to_judge(world):
    three_years(world, world.nordvik, [25, 30])

    assert goals.wrong_way(Scope(world.mona)) == NotHeld(
        "Ingen i dette utvalget har tall for tre år på rad som kan vurderes."
    )
