"""The front page tells each side what it owes the other, in the same way."""

from datetime import date
from decimal import Decimal

from dialogue.actions import activity_plans, commitments, grants, guidance, policy_signals
from municipalities.actions import initiatives
from reports.queries.between import lines
from tests.reports import scenes
from tests.world import TODAY

LATE = date(2026, 11, 20)


def told(user):
    return [line.sentence.replace("\xa0", " ") for line in lines(user=user, today=TODAY)]


def test_each_side_sees_its_own_late_promises(client, world):
    for by in (world.anne, world.lars):
        commitments.promise(
            participation=world.nordvik, by=by, what="Tall", who="Alle", due_on=LATE
        )
    sentence = "1 av forpliktelsene deres er over fristen, den eldste med 4 dager"
    theirs = "1 av forpliktelsene til Husbanken er over fristen, den eldste med 4 dager"
    participants = "1 av forpliktelsene til deltakerne er over fristen, den eldste med 4 dager"
    assert told(world.kari) == [sentence, theirs]
    assert told(world.anne) == [sentence, participants]
    assert told(world.siri) == []
    assert told(world.mona) == told(world.eva) == [theirs, participants]
    assert told(world.arne) == []
    client.force_login(world.kari)
    page = client.get("/").content.decode()
    assert sentence in page
    assert "side=participant&amp;late=true" in page
    assert "side=husbanken&amp;late=true" in page


def test_husbanken_sees_what_it_is_asked_for(world):
    own = {"participation": world.nordvik, "by": world.lars}
    guidance.ask(theme="homes", what="Hvordan?", today=date(2026, 11, 4), **own)
    guidance.give(
        by=world.anne,
        participations=[world.nordvik],
        held_on=LATE,
        theme="homes",
        what="Råd",
        follow_up="Mal",
        follow_up_by=LATE,
    )
    words = {"instrument": "startlan", "theme": "homes", "what": "Taket"}
    policy_signals.send(today=date(2026, 11, 14), **own, **words)
    initiatives.word(title="Kjøp", **own)
    plan = activity_plans.begin(year=2027, **own)
    activity_plans.send(plan=plan, with_reservation=True, by=world.kari)

    wish = "1 ønske om veiledning venter, det eldste i 20 dager"
    assert told(world.kari) == [
        "Dere venter på svar på 1 ønske om veiledning, det eldste i 20 dager",
        "Dere venter på svar på 1 innspill, det eldste i 10 dager",
    ]
    assert told(world.anne) == [
        wish,
        "1 oppfølging etter veiledning er over fristen",
    ]
    assert told(world.mona) == [wish, "1 innspill venter, det eldste i 10 dager"]
    assert told(world.tor)[2:] == [
        "Nordvik venter på svar på aktivitetsplanen for 2027",
        "1 innspill venter, det eldste i 10 dager",
    ]


def test_both_sides_are_warned_of_money_that_lapses(world):
    for number, claim_by, paid in (("1", date(2026, 12, 31), 0), ("2", date(2026, 12, 31), 10)):
        grants.give(
            participation=world.nordvik,
            number=number,
            amount=Decimal(10),
            paid=Decimal(paid),
            granted_on=date(2026, 1, 1),
            claim_by=claim_by,
            by=world.anne,
        )
    sentence = "1 tilskudd faller bort innen 90 dager, eller har falt bort"
    assert told(world.berit) == told(world.anne) == [sentence]


def test_of_many_plans_the_three_that_have_waited_longest_stand_open(client, world):
    for place in scenes.more_places(world, 5):
        initiatives.word(title="Kjøp", participation=place, by=world.tor)
        plan = activity_plans.begin(participation=place, year=2027, by=world.tor)
        activity_plans.send(plan=plan, with_reservation=True, by=world.tor)

    *first, last = lines(user=world.tor, today=TODAY)

    assert len(first) == 3
    assert last.sentence == "2 deltakere til venter på svar på aktivitetsplanen sin"
    assert all(
        "venter på svar på aktivitetsplanen for 2027" in each.sentence for each in last.folded
    )
    client.force_login(world.tor)
    page = client.get("/").content.decode()
    assert all(each.address in page for each in (*first, *last.folded))
