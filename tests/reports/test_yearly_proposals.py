"""What is proposed for the first page of a year, by stated rules, worked by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from dialogue.actions import commitments, grants
from learning.actions import trials
from municipalities.actions import comments, needs, wordings
from municipalities.models import Need
from programme.models import ReportingWindow
from reports.yearly.proposals import RULES, part_of, proposals
from tests.reports import scenes
from tests.world import TODAY, count_indicator, followed, rate_indicator, year


def told(world, user=None):
    """By rule: the texts."""
    found = {}
    for each in proposals(world.nordvik, 2025, user or world.lars):
        assert each.key.partition("-")[0] in RULES
        found.setdefault((each.kind, each.key.partition("-")[0]), []).append(each.text)
    return {key: texts[0] if len(texts) == 1 else texts for key, texts in found.items()}


def three_years(world, indicator, *values):
    for number, value in zip((2023, 2024, 2025), values, strict=True):
        scenes.figure(world, world.nordvik, value, indicator=indicator, period=year(number))


def test_goals_are_proposed_by_where_they_stand_against_the_plan(world):
    # From 40 at the end of 2022 to 20 at the end of 2027: 28 at the end of 2025 is on plan.
    for code, latest in (("ahead", 22), ("even", 28), ("slow", 36)):
        indicator = count_indicator(code, name_nb=f"Familier {code}")
        scenes.goal(world, world.nordvik, indicator, baseline=40, target=20)
        scenes.figure(world, world.nordvik, latest, indicator=indicator)

    found = told(world)

    sentence = "Familier {} {}: fra 40 til {}. Måltallet er 20 i 2027."
    assert found["good", "ahead"] == sentence.format("ahead", "ligger foran planen", 22)
    assert found["good", "on"] == sentence.format("even", "er i rute", 28)
    assert found["worrying", "behind"] == sentence.format("slow", "ligger etter planen", 36)


def test_the_largest_change_for_its_size_comes_first_and_background_is_not_judged(world):
    homes = followed(world.nordvik, count_indicator("homes", direction="higher", name_nb="H"))
    three_years(world, homes, 10, 10, 15)  # 5 of 10
    three_years(world, world.indicator, 50, 50, 40)  # 10 of 50
    born = followed(world.nordvik, count_indicator("born", direction="context", name_nb="F"))
    three_years(world, born, 10, 10, 90)
    rejected = followed(world.nordvik, rate_indicator("rejected", nature="count", decimals=0))
    three_years(world, rejected, 10, 11, 12)

    found = told(world)

    assert [text[:1] for text in found["good", "moved"]] == ["H", "B"]
    assert found["good", "moved"][0] == "H har gått fra 10 til 15 på ett år. Det er riktig vei."
    assert "feil vei to år på rad: 10, 11, 12." in found["worrying", "twice"]


def test_a_hidden_figure_is_in_no_proposal(world):
    three_years(world, world.indicator, 9, 7, 2)
    scenes.goal(world, world.nordvik, baseline=9, target=1)

    assert {rule for _kind, rule in told(world)} == {"complete", "breaks"}


def test_what_is_missing_is_told_once_it_is_due_and_all_in_is_good(world):
    assert ("worrying", "missing") not in told(world)
    assert ("good", "complete") not in told(world)

    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    assert told(world)["worrying", "missing"] == (
        "1 av 1 tall for 2025 er ikke sendt inn, og fristen er ute: "
        "Barnefamilier i midlertidig botilbud."
    )

    scenes.figure(world, world.nordvik, 28)
    assert (
        told(world)["good", "complete"] == "Det ene tallet det er spurt om for 2025, er levert."
    )


def test_a_trial_with_a_verdict_in_the_year_is_a_result_whichever_it_is(world):
    tried = scenes.initiative(world, world.nordvik, "Bofellesskap")
    words = {"initiative": tried, "by": world.ola}
    trials.begin(hypothesis="a", signs="b", ends_on=TODAY, **words)
    concluded = {"verdict": "ended", "verdict_words": "Naboene må med."}
    trials.conclude(trial=tried.trial, by=world.ola, today=date(2025, 6, 1), **concluded)

    assert told(world)["good", "trial"] == (
        "Utprøvingen «Bofellesskap» er avsluttet med læring. Dette lærte vi: Naboene må med."
    )


def test_what_waits_is_asked_of_us(world):
    own = {"participation": world.nordvik, "by": world.lars}
    commitments.promise(what="Levere regnskap", who="Lars", due_on=date(2026, 12, 1), **own)
    version = needs.word(title="Boliger", participation=world.nordvik, by=world.ola)
    need = Need.objects.get(pk=version.need_id)
    comments.ask(about=need, text="Hvor?", waits_for="participant", by=world.kari)
    wordings.send_to_review(owners=[need], by=world.lars)
    grants.give(
        participation=world.nordvik,
        by=world.tor,
        number="B-1",
        amount=Decimal(300_000),
        granted_on=date(2026, 1, 10),
        claim_by=date(2026, 12, 31),
    )
    ReportingWindow.objects.create(
        programme=world.programme,
        period=world.period,
        kind="report",
        opens_on=date(2026, 1, 2),
        due_on=date(2026, 3, 1),
        late_until=date(2026, 12, 31),
        corrections_until=date(2026, 12, 31),
    )

    asked = {rule: text for (kind, rule), text in told(world).items() if kind == "asked"}

    assert {rule: text.replace("\xa0", " ") for rule, text in asked.items()} == {
        "promise": "Holde det vi har lovet Husbanken innen 01.12.2026: Levere regnskap",
        "question": "Svare Husbanken: 1 spørsmål venter.",
        "decision": "Vedta: 1 behov, mål, strategi eller plan er til behandling.",
        "report": "Sende Husbanken statusrapporten som er over fristen.",
        "lapsing": "Be om utbetaling av 300 000 kroner i tilskudd som faller bort innen 90 dager, "
        "eller er falt bort.",
    }


def test_a_break_worries_once_something_is_adopted(world):
    scenes.need(world, world.nordvik, adopted=False)
    assert ("worrying", "breaks") not in told(world)

    scenes.need(world, world.nordvik)
    assert "Kjeden fra behov til resultat har" in told(world)["worrying", "breaks"]


def test_proposals_are_in_the_written_form_and_are_cut_to_a_line(world):
    world.nordvik.municipality.written_form = "nn"
    scenes.goal(world, world.nordvik, count_indicator("long", name_nb="F" * 200), baseline=40)
    own = {"participation": world.nordvik, "by": world.lars}
    commitments.promise(what="Lang " * 200, who="Lars", due_on=TODAY, **own)

    with translation.override("en"):
        found = proposals(world.nordvik, 2025, world.lars)

    promised = next(each.text for each in found if each.key.startswith("promise"))
    assert promised.startswith("Halde det vi har lova Husbanken innan 24.11.2026: Lang")
    assert max(len(each.text) for each in found) <= 300


@pytest.mark.parametrize(
    ("proposed", "part"),
    [("behind-1-temp", "goal_attainment"), ("promise-4", "commitments"), ("", ""), ("x-1", "")],
)
def test_a_line_leads_to_the_part_that_tells_more(proposed, part):
    assert part_of(proposed) == part
