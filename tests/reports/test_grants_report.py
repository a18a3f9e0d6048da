"""R13: what is granted, paid and left, and what lapses within ninety days."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogue.actions.grants import give
from reports.grants_answer import grants as answer
from reports.queries import grants


def granted(world, place, number, amount, paid, claim_by, **words):
    return give(
        participation=place,
        by=world.tor,
        number=number,
        amount=Decimal(amount),
        paid=Decimal(paid),
        granted_on=date(2026, 1, 10),
        claim_by=claim_by,
        **words,
    )


def said(world, user):
    rows = grants.rows(user=user)
    return " ".join(answer(rows, user=user, chosen={})).replace("\xa0", " ")


def test_the_sums_and_what_lapses_are_those_worked_by_hand(world):
    granted(world, world.nordvik, "N-1", 600_000, 550_000, date(2026, 12, 31))
    granted(world, world.sorvik, "S-1", 400_000, 100_000, date(2027, 12, 31))

    rows = grants.rows(user=world.mona)
    assert [(r.participant, r.left, r.days_to_claim, r.lapses_soon) for r in rows] == [
        ("Nordvik", 50_000, 37, True),  # 24 November to 31 December
        ("Sørvik", 300_000, 402, False),
    ]
    text = said(world, world.mona)
    # 600 000 + 400 000; 550 000 + 100 000; 50 000 + 300 000.
    assert "1 000 000 kroner" in text
    assert "650 000 utbetalt" in text
    assert "350 000 igjen" in text
    assert "50 000 kroner faller bort innen 90 dager, eller har falt bort" in text
    assert "Revisjon mangler fra: Nordvik." in text


def test_one_sees_ones_own_alone_and_nothing_is_said_as_nothing(world):
    assert said(world, world.mona) == "Det er ingen tilskudd å vise."
    granted(world, world.sorvik, "S-1", 100_000, 100_000, date(2026, 11, 1), audited_on=None)
    assert grants.rows(user=world.kari) == []
    text = said(world, world.siri)
    assert "Ingenting faller bort" in text
    assert "Ingen revisjon mangler." in text
    assert not grants.rows(user=world.siri)[0].has_lapsed


def test_the_audit_is_said_in_words(world):
    day = date(2026, 11, 2)
    granted(world, world.nordvik, "N-1", 600_000, 600_000, day, audited_on=day)
    granted(world, world.nordvik, "N-2", 10, 0, day)
    rows = {row.number: row for row in grants.rows(user=world.kari)}
    assert rows["N-1"].audit == "revidert"
    assert rows["N-2"].audit == "ikke nødvendig"
    assert rows["N-2"].has_lapsed


def test_the_number_of_queries_does_not_grow(world):
    with CaptureQueriesContext(connection) as few:
        grants.rows(user=world.mona)
    for number in range(5):
        granted(world, world.nordvik, f"N-{number}", 10, 0, date(2027, 1, 1))
    with CaptureQueriesContext(connection) as many:
        grants.rows(user=world.mona)
    assert len(many) == len(few)
