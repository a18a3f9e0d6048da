"""Q4 and Q5: what the chain lacks between need, strategy and initiative, worked by hand."""

from datetime import date

from municipalities.models import Initiative
from programme.models import TargetGroup
from tests.municipalities import chain_scene as scene
from tests.reports.questions.asking import ask

NOTHING_SAID = "Verken behov eller strategier er formulert i dette utvalget."


def test_needs_without_strategy_and_strategies_without_initiative_are_counted(world):
    met, _unmet = scene.need(world, "Boliger"), scene.need(world, "Oppfølging")
    first = scene.strategy(world, "Bygge", needs=[met])
    scene.strategy(world, "Leie", needs=[met])
    scene.initiative(world, follows=[first], status="under_way")

    found = ask(world.kari, "Q4")

    assert found.sentence == (
        "1 av 2 behov har ingen strategi; 1 av 2 strategier har ikke noe tiltak som er planlagt eller i gang."
    )
    assert (found.figure, found.n, found.of, found.missing) == (1, 1, 1, ())
    assert found.further[0] == (
        "2 av dem er hos deltakere som ikke har vedtatt noe ennå; der gjenstår arbeidet."
    )
    assert found.further[1] == "Det er ingen hull i kjeden."
    assert [(row.about, row.state) for row in found.rows] == [
        ("Leie", "Gjenstår"),
        ("Oppfølging", "Gjenstår"),
    ]
    assert sum("uten strategi" in row.detail for row in found.rows) == found.figure
    assert "/behov/" in found.rows[1].address


def test_what_is_adopted_has_breaks_and_those_outside_see_them(world):
    need = scene.need(world)
    scene.adopt(world, need)

    found = ask(world.mona, "Q4")

    assert (found.figure, found.n, found.of, found.missing) == (1, 1, 2, ("Sørvik",))
    assert found.rows[0].state == "Hull"
    # Without strategy, count, goal, category and the like: each is a break of the whole chain.
    assert found.further[-1].endswith(" hull i hele kjeden, hos 1 deltaker.")
    assert [part.count for part in found.picture.parts] == [1, 0]


def test_a_draft_is_unknown_outside(world):
    scene.need(world)

    assert ask(world.mona, "Q4").sentence == NOTHING_SAID


def test_groups_that_a_need_names_and_nothing_is_done_for(world):
    young, old = (
        TargetGroup.objects.create(code=name, name_nb=name) for name in ("Unge", "Eldre")
    )
    need = scene.need(world, "Boliger", target_groups=[young, old])
    strategy = scene.strategy(world, needs=[need])
    own = scene.initiative(
        world, "Innkjøp", follows=[strategy], status="under_way", ends_on=date(2026, 11, 14)
    )
    own.target_groups.set([young])
    scene.initiative(world, "Møter", status="planned")
    scene.initiative(world, "Ferdig", status="done")

    found = ask(world.kari, "Q5")

    assert found.sentence == (
        "1 målgruppe som et behov nevner, har ikke noe tiltak, hos 1 deltaker: Eldre (1)."
    )
    assert (found.figure, found.n, found.of) == (1, 1, 1)
    assert found.further[1] == "1 av 2 tiltak som er planlagt eller i gang, har en målgruppe."
    assert [(row.about, row.detail, row.days) for row in found.rows] == [
        ("Boliger", "Målgruppe uten tiltak: Eldre", None),
        ("Innkjøp", "Unge – Bygge flere", 10),
        ("Møter", "", None),
    ]


def test_when_every_group_is_served_that_is_said(world):
    scene.initiative(world, "Møter", is_shared=True)

    found = ask(world.mona, "Q5")

    assert found.figure == 0
    assert found.sentence == "For hver målgruppe som et behov nevner, finnes det et tiltak."
    assert (found.n, found.missing) == (1, ("Sørvik",))
    Initiative.objects.all().unlogged().update(is_shared=False)
    assert ask(world.mona, "Q5").sentence == (
        "Verken tiltak eller målgrupper er nevnt i dette utvalget."
    )
