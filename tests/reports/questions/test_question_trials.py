"""Q19: trials that go on, and those that ended with learning."""

from datetime import date

from learning.actions import trials
from municipalities.actions import initiatives
from tests.reports.questions.asking import ask
from tests.world import TODAY


def trial(world, title, verdict="", on=TODAY):
    own = initiatives.word(participation=world.nordvik, by=world.ola, title=title)
    begun = trials.begin(
        initiative=own,
        by=world.ola,
        hypothesis="Færre flytter ut",
        signs="Ni av ti bor fast",
        ends_on=date(2026, 12, 31),
    )
    if verdict:
        words = {"verdict": verdict, "verdict_words": "Korte møter er nok"}
        trials.conclude(trial=begun, by=world.ola, today=on, **words)
    initiatives.share(initiative=own, by=world.lars)


def test_those_that_go_on_and_those_that_ended_are_told_apart(world):
    trial(world, "Bofellesskap")
    trial(world, "Team", "ended", date(2025, 3, 1))
    trial(world, "Møter", "changed")

    found = ask(world.mona, "Q19")

    assert found.sentence == "3 utprøvinger fra 1 deltaker."
    assert (found.figure, found.n, found.of, found.missing) == (1, 1, 2, ("Sørvik",))
    assert "Konkludert de siste tolv månedene: 1." in found.further
    assert found.further[-1].endswith("er ikke registrert ennå.")
    assert [part.count for part in found.picture.parts] == [1, 1, 1]
    assert [row.state for row in found.rows] == [
        "planlagt",
        "avsluttet med læring",
        "endret og prøvd videre",
    ]
    assert found.rows[1].detail == "Færre flytter ut – Korte møter er nok"


def test_without_trials_that_is_said(world):
    assert ask(world.mona, "Q19").sentence == "Ingen utprøvinger er ført i dette utvalget."
