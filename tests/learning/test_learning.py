"""Learning notes and trials: written in two minutes, shared by choice, never counted as failure."""

from datetime import date

import pytest

from learning.actions import notes, trials
from learning.models import LearningNote, Trial
from municipalities.actions import initiatives
from municipalities.models import Initiative
from reports.learning_answers import trials as answer
from reports.queries import trials as report
from tests.world import TODAY
from web.errors import Refused
from web.second_save import stamp_of

NOTE = {
    "tried": "Møte hver uke",
    "happened": "Flere fikk bolig",
    "learned": "Korte møter er nok",
    "would_change": "",
}
TEST = {"hypothesis": "Færre flytter ut", "signs": "Ni av ti bor fast", "ends_on": "31.12.2026"}


@pytest.fixture
def initiative(world):
    return initiatives.word(participation=world.nordvik, by=world.ola, title="Bofellesskap")


@pytest.fixture
def trial(world, initiative):
    words = TEST | {"ends_on": date(2026, 12, 31)}
    return trials.begin(initiative=initiative, by=world.ola, **words)


def url(initiative, rest=""):
    return f"/deltakere/{initiative.participation_id}/tiltak/{initiative.pk}/{rest}"


def said(response):
    return response.content.decode()


def note(world, initiative, **words):
    return notes.write(initiative=initiative, by=world.ola, today=TODAY, **NOTE | words)


def test_a_note_is_written_once_and_read_beside_its_initiative(client, world, initiative):
    client.force_login(world.ola)
    assert client.get(url(initiative, "laering/ny/")).status_code == 200
    for _time in range(2):
        client.post(url(initiative, "laering/ny/"), NOTE | {"once": "n"})
    kept = LearningNote.objects.get()
    assert (kept.written_by, kept.written_on) == (world.ola, TODAY)
    page = said(client.get(url(initiative)))
    assert "Korte møter er nok" in page
    assert (
        client.post(url(initiative, "laering/ny/"), NOTE | {"learned": ""}).status_code == 422
    )


def test_a_signal_is_begun_from_a_long_note_by_an_address_that_servers_take(
    client, world, initiative
):
    note(world, initiative, learned="Å" * 5000)
    client.force_login(world.lars)

    page = said(client.get(url(initiative)))

    address = next(each for each in page.split('"') if "/innspill/nytt/?" in each)
    assert len(address) < 4000
    assert "Å" * 300 in said(client.get(address.replace("&amp;", "&")))


def test_a_note_is_changed_and_what_it_said_before_stands_in_its_history(
    client, world, initiative
):
    kept = note(world, initiative)
    client.force_login(world.lars)
    address = url(initiative, f"laering/{kept.pk}/endre/")
    assert client.get(address).status_code == 200
    words = NOTE | {"learned": "Lange møter er verre", "seen": stamp_of(kept)}
    client.post(address, words)
    assert client.post(address, words).status_code == 422  # opened before the first save
    history = said(client.get(url(initiative, f"laering/{kept.pk}/historikk/")))
    assert "Korte møter er nok" in history
    assert "Lange møter er verre" in history


def test_a_note_is_husbankens_to_read_only_while_it_and_its_initiative_are_shared(
    client, world, initiative
):
    kept = note(world, initiative)
    initiatives.share(initiative=initiative, by=world.lars)
    client.force_login(world.mona)
    assert "Korte møter er nok" not in said(client.get("/laering/"))

    client.force_login(world.lars)
    client.post(url(initiative, f"laering/{kept.pk}/del/"))
    again = client.post(url(initiative, f"laering/{kept.pk}/del/"), follow=True)
    assert "Det er den allerede." in said(again)
    client.force_login(world.mona)
    assert "Korte møter er nok" in said(client.get("/laering/"))
    assert "Korte møter er nok" in said(client.get(url(initiative)))

    client.force_login(world.lars)
    client.post(url(initiative, f"laering/{kept.pk}/del/"), {"take_back": "1"})
    client.force_login(world.mona)
    assert "Korte møter er nok" not in said(client.get("/laering/"))


def test_the_notes_of_all_are_searched_in_every_answer(client, world, initiative):
    note(world, initiative)
    client.force_login(world.berit)
    for text in ("uke", "fikk bolig", "Korte", "bofelles"):
        assert "Korte møter er nok" in said(client.get("/laering/", {"text": text})), text
    assert "Korte møter er nok" not in said(client.get("/laering/", {"text": "buss"}))
    assert "Korte møter er nok" not in said(client.get("/laering/", {"is_trial": "true"}))


def test_what_is_tested_makes_the_initiative_a_trial(client, world, initiative):
    client.force_login(world.ola)
    assert client.get(url(initiative, "utproving/ny/")).status_code == 200
    for _time in range(2):
        client.post(url(initiative, "utproving/ny/"), TEST | {"once": "t"})
    assert Initiative.objects.get(pk=initiative.pk).is_trial
    again = client.post(url(initiative, "utproving/ny/"), TEST)
    assert "allerede skrevet ned" in said(again)
    assert "Færre flytter ut" in said(client.get(url(initiative)))


def test_an_initiative_that_is_a_trial_already_stays_one(world, initiative):
    initiatives.reword(initiative=initiative, by=world.ola, title="Bo", is_trial=True)
    before = initiative.history.count()
    trials.begin(initiative=initiative, by=world.ola, **TEST | {"ends_on": TODAY})
    assert initiative.history.count() == before


def test_a_trial_gets_one_verdict_and_ended_with_learning_is_never_red(
    client, world, initiative, trial
):
    client.force_login(world.ola)
    address = url(initiative, "utproving/endre/")
    assert client.get(address).status_code == 200
    client.post(address, TEST | {"signs": "Ti av ti", "seen": stamp_of(trial)})
    assert Trial.objects.get().signs == "Ti av ti"

    verdict = url(initiative, "utproving/konklusjon/")
    assert client.get(verdict).status_code == 200
    assert client.post(verdict, {"verdict": "ended", "verdict_words": ""}).status_code == 422
    client.post(verdict, {"verdict": "ended", "verdict_words": "Naboene trengte mer tid."})
    again = client.post(verdict, {"verdict": "changed", "verdict_words": "x"})
    assert "Konklusjonen er tatt" in said(again)
    with pytest.raises(Refused):
        trials.change(trial=trial, by=world.ola, signs="x")

    page = said(client.get(url(initiative)))
    assert "avsluttet med læring" in page
    assert 'data-color="danger"' not in page.split("Dette lærte vi")[1].split("</section>")[0]
    assert "tok konklusjonen" in said(client.get(url(initiative, "utproving/historikk/")))


def test_trials_are_told_with_what_was_learned(world, initiative, trial):
    note(world, initiative)
    open_one = initiatives.word(
        participation=world.nordvik, by=world.ola, title="Nytt", is_trial=True
    )
    ended = initiatives.word(
        participation=world.nordvik, by=world.ola, title="Gammelt", is_trial=True
    )
    initiatives.take_step(
        initiative=ended, step="end", learned="Det ble for dyrt.", by=world.ola
    )
    trials.conclude(
        trial=trial,
        verdict="taken_into_use",
        verdict_words="Nå fast tilbud.",
        by=world.ola,
        today=TODAY,
    )

    rows = {row.trial: row for row in report.rows(user=world.kari)}

    assert rows["Bofellesskap"].state == "tatt i bruk"
    assert rows["Bofellesskap"].learned == "Nå fast tilbud.\nKorte møter er nok"
    assert rows["Bofellesskap"].notes == 1
    assert rows["Gammelt"].state == "avsluttet med læring"
    assert (rows["Nytt"].state, rows["Nytt"].ends_on) == ("planlagt", open_one.ends_on)
    text = " ".join(answer([*rows.values()], user=world.kari, chosen={}))
    assert "3 utprøvinger fra 1 deltaker." in text
    assert "2 av 3" in text
    assert report.rows(user=world.siri) == []
    assert "ingen utprøvinger" in answer([], user=world.siri, chosen={})[0]


def test_a_trial_is_called_as_its_initiative(trial):
    assert str(trial) == "Bofellesskap"
