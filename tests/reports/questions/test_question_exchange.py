"""Q17 and Q20: grants and policy signals, sums worked by hand."""

from datetime import date
from decimal import Decimal

from dialogue.actions import grants, policy_signals
from reports.questions.question import Change
from tests.reports.questions.asking import ask, plain
from tests.world import TODAY


def granted(world, place, number, amount, paid, claim_by, on):
    return grants.give(
        participation=place,
        by=world.tor,
        number=number,
        amount=Decimal(amount),
        paid=Decimal(paid),
        accounted_for=Decimal(0),
        granted_on=on,
        claim_by=claim_by,
    )


def test_the_money_is_summed_by_year_and_what_lapses_is_told(world):
    about = (world, world.nordvik)
    granted(*about, "N-1", 600_000, 550_000, date(2026, 12, 31), date(2026, 1, 10))
    granted(*about, "N-2", 200_000, 0, date(2026, 6, 1), date(2025, 3, 1))
    granted(*about, "N-3", 100_000, 0, date(2028, 6, 1), date(2025, 3, 1))

    found = ask(world.mona, "Q17")

    assert (found.figure, found.n, found.of, found.missing) == (900_000, 1, 2, ("Sørvik",))
    assert plain(found.sentence) == (
        "3 tilskudd til 1 deltaker: 900 000 kroner i tilsagn, 550 000 utbetalt, 350 000 igjen."
    )
    assert "Tilsagn per år, i kroner: 2025: 300 000; 2026: 600 000." in map(
        plain, found.further
    )
    assert "Regnskapsført: 0 kroner." in found.further
    assert found.change == Change(600_000, "24.11.2025")
    assert sum(row.value for row in found.rows) == found.figure
    assert [row.state for row in found.rows] == [
        "faller bort innen 90 dager",
        "",
        "har falt bort",
    ]
    assert [part.count for part in found.picture.parts] == [550_000, 350_000]
    assert ask(world.siri, "Q17").sentence == "Ingen tilskudd er ført i dette utvalget."


def signal(world, place, on=TODAY, **words):
    about = {"instrument": "startlan", "theme": "homes", "what": "Taket er lavt"}
    return policy_signals.send(participation=place, by=world.kari, today=on, **about, **words)


def test_what_is_asked_for_answered_and_come_of_it(world):
    first = signal(world, world.nordvik, date(2025, 6, 1))
    signal(world, world.nordvik)
    assert ask(world.mona, "Q20").further[-1] == "Ingen er besvart ennå."
    policy_signals.move(signal=first, step="receive", by=world.tor)
    policy_signals.move(signal=first, step="consider", by=world.tor)
    policy_signals.answer(
        signal=first, answer="followed_up", reason="Ny forskrift", by=world.tor, today=TODAY
    )

    found = ask(world.mona, "Q20")

    assert found.sentence == "2 innspill fra 1 deltaker."
    assert (found.figure, found.n, found.of, found.missing) == (2, 1, 2, ("Sørvik",))
    assert found.further[-1] == "Besvart: følges opp (1); fortalt hva det førte til: 0."
    assert found.change == Change(1, "24.11.2025")
    assert len(found.rows) == found.figure
    assert sorted(row.days is None for row in found.rows) == [False, True]
    assert [part.count for part in found.picture.parts] == [1, 1]
    assert ask(world.siri, "Q20").sentence == "Ingen i dette utvalget har sendt innspill."
