"""The demo of what was tried and learned: trials in every state, one of them ended with learning."""

from datetime import date, timedelta
from typing import Any

from learning.models import LearningNote, Trial
from municipalities.demo.places import PLACES
from municipalities.models import Initiative
from web import history

REASON = "demo.made"
NB, NN = 0, 1
HYPOTHESIS = (
    "Når oppfølgingen begynner før innflytting, blir flere boende.",
    "Når oppfølginga byrjar før innflytting, blir fleire buande.",
)
SIGNS = (
    "Ni av ti bor i samme bolig etter et år, og ingen mister den på grunn av restanser.",
    "Ni av ti bur i same bustaden etter eit år, og ingen mistar han på grunn av restansar.",
)
VERDICTS = {
    "": ("", ""),
    "taken_into_use": ("Ble fast tilbud fra nyttår.", "Vart fast tilbod frå nyttår."),
    "ended": (
        "Naboene måtte tas med tidligere. Vi tar lærdommen med i neste bofellesskap.",
        "Naboane måtte takast med tidlegare. Vi tek lærdomen med i neste bufellesskap.",
    ),
    "changed": (
        "Virket best for unge; prøves nå bare der.",
        "Verka best for unge; blir no prøvd berre der.",
    ),
}
# What became of a trial, by turns, where the initiative stands as it does.
SO_FAR = {
    Initiative.Status.DONE: ("taken_into_use", "changed"),
    Initiative.Status.ENDED: ("ended",),
    Initiative.Status.UNDER_WAY: ("", "taken_into_use", "changed"),
}
NOTE = {
    "tried": (
        "Faste møter hver uke mellom boligkontoret og NAV.",
        "Faste møte kvar veke mellom bustadkontoret og NAV.",
    ),
    "happened": (
        "Saker med lange opphold ble tatt først, og ventetiden gikk ned.",
        "Saker med lange opphald vart tekne først, og ventetida gjekk ned.",
    ),
    "learned": (
        "Korte møter med få deltakere er nok når noen eier hver sak.",
        "Korte møte med få deltakarar er nok når nokon eig kvar sak.",
    ),
    "would_change": (
        "Vi ville hatt med eiendom fra første dag.",
        "Vi ville ha hatt med eigedom frå første dag.",
    ),
}


def make(world: Any) -> None:
    """A trial's words for every initiative that tests something, and a note here and there."""
    own = Initiative.objects.filter(participation__programme=world.programme)
    rows = list(own.order_by("participation", "order", "pk"))
    written = {world.participations[place.slug].pk: place for place in PLACES}
    trials = [
        _trial(world, row, written[row.participation_id], number)
        for number, row in enumerate(each for each in rows if each.is_trial)
    ]
    history.keep_new(trials, by=world.by, reason=REASON)
    notes = [
        _note(world, row, written[row.participation_id], number)
        for number, row in enumerate(rows)
        if number % 5 == 0
    ]
    history.keep_new(notes, by=world.by, reason=REASON)


def _form(place: Any) -> int:
    return NN if place.written_form == "nn" else NB


def _trial(world: Any, initiative: Initiative, place: Any, number: int) -> Trial:
    turns = SO_FAR.get(Initiative.Status(initiative.status), ("",))
    verdict = turns[number % len(turns)]
    return Trial(
        initiative=initiative,
        hypothesis=HYPOTHESIS[_form(place)],
        signs=SIGNS[_form(place)],
        ends_on=date(world.day.year, 12, 31),
        verdict=verdict,
        verdict_on=world.day - timedelta(days=30 + number) if verdict else None,
        verdict_words=VERDICTS[verdict][_form(place)],
    )


def _note(world: Any, initiative: Initiative, place: Any, number: int) -> LearningNote:
    return LearningNote(
        participation=initiative.participation,
        initiative=initiative,
        written_by=world.contributor(place.slug),
        written_on=world.day - timedelta(days=number % 200),
        is_shared=number % 2 == 0,
        **{name: told[_form(place)] for name, told in NOTE.items()},
    )
