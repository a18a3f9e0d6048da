"""Q16: guidance, unanswered questions, and Husbanken's own lateness."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dialogue.actions import commitments, guidance
from municipalities.actions import comments
from municipalities.models import Comment
from reports.questions import husbanken
from reports.questions.question import Change
from reports.questions.scope import Scope
from tests.reports import scenes
from tests.world import TODAY

OSLO = ZoneInfo("Europe/Oslo")


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=OSLO)


def question(world, participation, asked_on, answered_on=None):
    """A question to Husbanken about an adopted goal."""
    own = scenes.goal(world, participation)
    asker = world.kari if participation == world.nordvik else world.siri
    made = comments.ask(about=own, text="Hva med tilskuddet?", waits_for="husbanken", by=asker)

    Comment.objects.filter(pk=made.pk).all().unlogged().update(
        written_at=noon(asked_on), answered_at=answered_on and noon(answered_on)
    )


def request(world, participation, asked_on):
    asker = world.kari if participation == world.nordvik else world.siri
    words = {"theme": "homes", "what": "Hvordan kjøpe?"}
    guidance.ask(participation=participation, today=asked_on, by=asker, **words)


def promise(world, participation, due_on, side="husbanken"):
    words = {"what": "Kurs for de ansatte", "who": "Regionkontoret"}
    by = world.tor if side == "husbanken" else world.kari
    commitments.promise(participation=participation, due_on=due_on, by=by, **words)


def given(world, held_on, *places, theme="homes"):
    words = {"theme": theme, "what": "Råd om kjøp", "held_on": held_on, "kind": "advice"}
    guidance.give(participations=list(places), by=world.tor, **words)


def test_what_waits_more_than_thirty_days_is_the_figure(world):
    """31 days since 24 October, 30 since 25 October, 44 since 11 October."""
    question(world, world.nordvik, date(2026, 10, 24))
    question(world, world.nordvik, date(2026, 10, 25))
    question(world, world.nordvik, date(2026, 9, 1), answered_on=date(2026, 9, 2))
    request(world, world.sorvik, date(2026, 10, 11))
    promise(world, world.nordvik, date(2026, 11, 14))
    promise(world, world.nordvik, date(2026, 11, 1), side="participant")
    promise(world, world.nordvik, TODAY)
    given(world, date(2026, 5, 1), world.nordvik)
    given(world, date(2025, 5, 1), world.sorvik)

    found = husbanken.q16(Scope(world.mona))

    assert found.sentence == (
        "2 spørsmål og ønsker til Husbanken har ventet i mer enn 30 dager; i alt venter 3, det eldste i 44 dager."
    )
    assert found.further == (
        "1 av forpliktelsene til Husbanken er over fristen, med 10 dager.",
        "Husbanken har gitt veiledning 1 gang i 2026 og nådd 1 av 2 deltakere; mest om: Boliger (1).",
    )
    assert (found.figure, found.n, found.of, found.missing) == (2, 1, 2, ("Sørvik",))
    assert [(row.participant, row.days, row.state) for row in found.rows] == [
        ("Sørvik", 44, "venter på Husbanken"),
        ("Nordvik", 31, "venter på Husbanken"),
        ("Nordvik", 30, "venter på Husbanken"),
        ("Nordvik", 10, "over fristen"),
        ("Nordvik", None, "gitt"),
    ]
    waits = [row for row in found.rows if row.state == "venter på Husbanken"]
    assert found.figure == sum(row.days > 30 for row in waits)
    assert [part.count for part in found.picture.parts] == [1, 2]
    assert found.change == Change(2, "24.11.2025")


def test_the_change_is_from_what_had_waited_as_long_a_year_before(world):
    question(world, world.nordvik, date(2025, 9, 1), answered_on=date(2025, 12, 1))
    question(world, world.nordvik, date(2025, 9, 1), answered_on=date(2025, 11, 1))
    question(world, world.nordvik, date(2025, 11, 1), answered_on=date(2026, 1, 1))
    request(world, world.nordvik, date(2025, 10, 1))

    found = husbanken.q16(Scope(world.mona))

    assert (found.figure, found.change) == (1, Change(-1, "24.11.2025"))


def test_nothing_that_waits_is_said(world):
    found = husbanken.q16(Scope(world.mona))

    assert found.sentence == "Ingen spørsmål eller ønsker til Husbanken venter på svar."
    assert found.further == (
        "Ingen av forpliktelsene til Husbanken er over fristen.",
        "Det er ikke skrevet ned noen veiledning for 2026.",
    )
    assert (found.figure, found.rows) == (0, ())


def test_a_chosen_year_and_a_region_narrow_it(world):
    given(world, date(2025, 5, 1), world.nordvik, world.sorvik)
    given(world, date(2025, 6, 1), world.sorvik, theme="evictions")
    question(world, world.nordvik, date(2026, 9, 1))

    vest = husbanken.q16(Scope(world.mona, region=world.other_region, chosen_year=2025))

    assert (vest.figure, vest.n, vest.of) == (0, 1, 1)
    assert "2 ganger i 2025" in vest.further[1]
    assert [row.participant for row in vest.rows] == ["Sørvik", "Sørvik"]


def test_a_participant_sees_its_own_alone(world):
    given(world, date(2026, 5, 1), world.nordvik, world.sorvik)
    question(world, world.sorvik, date(2026, 9, 1))

    found = husbanken.q16(Scope(world.kari))

    assert (found.figure, found.n, found.of) == (0, 1, 1)
    assert [row.participant for row in found.rows] == ["Nordvik"]
