"""Policy signals: sent by the municipality, answered by Husbanken, counted by what they are about."""

from datetime import date

import pytest

from dialogue import signal_states
from dialogue.actions import policy_signals
from dialogue.models import PolicySignal
from municipalities.actions import initiatives, needs
from reports.learning_answers import policy_signals as answer
from reports.queries import policy_signals as report
from tests.world import TODAY
from web.errors import Refused
from web.second_save import stamp_of

WORDS = {"instrument": "startlan", "theme": "homes", "what": "Taket er for lavt"}


def url(world, rest=""):
    return f"/deltakere/{world.nordvik.pk}/innspill/{rest}"


def said(response):
    return response.content.decode()


def send(world, place=None, day=date(2026, 11, 4), **words):
    return policy_signals.send(
        participation=place or world.nordvik, by=world.lars, today=day, **WORDS | words
    )


def answered(world, signal, **words):
    about = {"answer": "not_now", "reason": "Ikke rom i år.", "by": world.tor, "today": TODAY}
    return policy_signals.answer(signal=signal, **about | words)


@pytest.mark.parametrize(
    ("state", "open_steps"),
    [
        ("sent", {"receive", "consider", "answer"}),
        ("received", {"consider", "answer"}),
        ("considered", {"answer"}),
        ("answered", {"answer", "tell_outcome"}),
        ("outcome", {"tell_outcome"}),
    ],
)
def test_a_signal_goes_one_way(state, open_steps):
    steps = {step for step in signal_states.STEPS if signal_states.is_open(step, state)}
    assert steps == open_steps


def test_a_signal_is_sent_once_from_a_need_and_the_sender_sees_the_answer(client, world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Unge uten bolig").need
    client.force_login(world.lars)
    of_need = f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/"
    assert url(world, f"nytt/?need={need.pk}") in said(client.get(of_need))
    page = said(client.get(url(world, f"nytt/?need={need.pk}&what=Taket")))
    assert "Unge uten bolig" in page
    assert "Taket" in page
    for _time in range(2):
        client.post(url(world, "nytt/"), WORDS | {"need": need.pk, "once": "s"})
    signal = PolicySignal.objects.get()
    assert signal.sent_on == TODAY
    client.force_login(world.berit)
    page = said(client.get(of_need))  # a reader sees what is told, and cannot tell more
    assert url(world, f"{signal.pk}/") in page
    assert url(world, "nytt/") not in page

    client.force_login(world.tor)
    page = said(client.get(url(world, f"{signal.pk}/")))
    assert "Unge uten bolig" not in page  # the need is a draft of Nordvik's
    client.post(url(world, f"{signal.pk}/mottatt/"))
    client.post(url(world, f"{signal.pk}/vurderes/"))
    address = url(world, f"{signal.pk}/svar/")
    assert client.get(address).status_code == 200
    seen = stamp_of(PolicySignal.objects.get())
    reply = {"answer": "followed_up", "reason": "", "seen": seen}
    assert client.post(address, reply).status_code == 422
    client.post(address, reply | {"reason": "Vi tar det med departementet."})

    client.force_login(world.berit)
    page = said(client.get(url(world, f"{signal.pk}/")))
    assert "følges opp" in page
    assert "Vi tar det med departementet." in page
    assert "Unge uten bolig" in page
    assert "følges opp" in said(client.get(url(world)))
    assert "begynte å vurdere" in said(client.get(url(world, f"{signal.pk}/historikk/")))


def test_what_it_led_to_is_told_at_last(client, world):
    signal = answered(world, send(world))
    client.force_login(world.tor)
    address = url(world, f"{signal.pk}/virkning/")
    assert client.get(address).status_code == 200
    words = {"outcome": "Taket er hevet.", "seen": stamp_of(signal)}
    client.post(address, words)
    assert "Taket er hevet." in said(client.get(url(world, f"{signal.pk}/")))
    assert client.post(address, words | {"outcome": "Nei."}).status_code == 422  # opened before


def test_two_who_answer_at_once_see_both_and_an_answer_keeps_its_day(world):
    signal = answered(world, send(world), today=date(2026, 11, 10))
    again = answered(world, signal, answer="possible")
    assert (again.answer, again.answered_on, again.days_open(TODAY)) == (
        "possible",
        date(2026, 11, 10),
        6,
    )


def test_a_step_that_is_not_open_is_refused_with_the_state(world):
    signal = answered(world, send(world))
    with pytest.raises(Refused, match="besvart"):
        policy_signals.move(signal=signal, step="receive", by=world.tor)
    with pytest.raises(Refused, match="sendt"):
        policy_signals.tell_outcome(signal=send(world), outcome="x", by=world.tor)


def test_what_it_comes_from_is_the_participants_own(client, world):
    foreign = initiatives.word(participation=world.sorvik, by=world.siri, title="Sørviks")
    with pytest.raises(Refused, match="annen deltaker"):
        send(world, initiative=foreign)
    client.force_login(world.kari)
    posted = client.post(url(world, "nytt/"), WORDS | {"initiative": foreign.pk})
    assert posted.status_code == 422
    own = initiatives.word(participation=world.nordvik, by=world.ola, title="Nordviks tiltak")
    signal = send(world, initiative=own)
    assert "Nordviks tiltak" in said(client.get(url(world, f"{signal.pk}/")))


def test_the_list_of_all_is_narrowed(client, world):
    send(world)
    send(world, world.sorvik, instrument="grants", what="For sen utbetaling")
    client.force_login(world.mona)
    page = said(client.get("/innspill/?instrument=grants"))
    assert "For sen utbetaling" in page
    assert "Taket" not in page
    answered(world, send(world, what="Alt besvart"))
    for waits, there in (("true", [True, False]), ("false", [False, True])):
        page = said(client.get(f"/innspill/?waits={waits}"))
        assert [text in page for text in ("For sen utbetaling", "Alt besvart")] == there
    client.force_login(world.siri)
    assert "Taket" not in said(client.get("/innspill/"))


def test_signals_are_counted_by_instrument_and_theme(world):
    send(world)  # 4 to 24 November: 20 days
    send(world, what="Samme igjen")  # the same participant counts once
    send(world, world.sorvik)
    answered(world, send(world, world.sorvik, instrument="grants"))

    rows = report.rows(user=world.mona)

    assert [(row.participant, row.told_by, row.days_open) for row in rows] == [
        ("Nordvik", 2, 20),
        ("Nordvik", 2, 20),
        ("Sørvik", 1, 20),
        ("Sørvik", 2, 20),
    ]
    text = " ".join(answer(rows, user=world.mona, chosen={}))
    assert "4 innspill fra 2 deltakere." in text
    assert "Venter på svar: 3; det eldste har ventet 20 dager." in text
    assert "startlån – Boliger (3)" in text


def test_the_answer_says_when_nothing_is_sent_and_when_all_is_answered(world):
    assert "ingen innspill" in answer([], user=world.mona, chosen={})[0]
    answered(world, send(world))
    rows = report.rows(user=world.kari)
    assert "Alle er besvart." in answer(rows, user=world.kari, chosen={})
