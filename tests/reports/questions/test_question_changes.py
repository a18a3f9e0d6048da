"""The change since a year ago of what is lacking, tried and remarked on (Q1, Q2, Q4, Q5, Q18, Q19, Q21), by hand."""

from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from municipalities.actions import initiatives
from municipalities.models import (
    Adoption,
    Goal,
    GoalIndicator,
    GoalVersion,
    Initiative,
    Population,
)
from programme.models import TargetGroup
from reports.questions.answers import Card, told, why_no_change
from reports.questions.catalogue import QUESTIONS
from reports.questions.question import NotHeld
from reports.questions.scope import Scope
from tests.municipalities import chain_scene as chain
from tests.municipalities import completeness_scene
from tests.reports import scenes
from tests.reports.questions.asking import ask
from tests.reports.questions.test_question_baselines import bare_goal
from tests.reports.questions.test_question_trials import trial
from tests.world import TODAY, rate_indicator, year

LONG_AGO, A_YEAR_AGO = date(2024, 6, 1), "24.11.2025"


def decide(owner, day):
    """The decision on what stands of it fell on this day."""
    adopted = owner.versions.get(state="adopted").adoption_id
    Adoption.objects.all().unlogged().filter(pk=adopted).update(decided_on=day)


def revised(world, goal, **words):
    """What stood is replaced by a version that was adopted today."""
    old = goal.versions.get()
    GoalVersion.objects.all().unlogged().filter(pk=old.pk).update(state="replaced")
    return GoalVersion.objects.create(
        goal=goal,
        number=2,
        title=old.title,
        edited_by=world.kari,
        state="adopted",
        adoption=scenes.adoption(goal.participation),
        **words,
    )


def close(owner, day):
    type(owner).objects.all().unlogged().filter(pk=owner.pk).update(closed_on=day)


def moved(found):
    return found.change.value, found.change.since, found.change.note


def test_who_lacked_a_baseline_is_read_from_the_decisions(world):
    """Then Nordvik and Sørvik lacked one, of two; today Sørvik alone."""
    first = scenes.goal(world, world.nordvik, baseline=None)
    second = scenes.goal(world, world.sorvik, baseline=None)
    for own in (first, second):
        decide(own, LONG_AGO)
    mended = revised(world, first)
    GoalIndicator.objects.create(
        version=mended, indicator=world.indicator, baseline=41, baseline_period=year(2022)
    )

    found = ask(world.mona, "Q1")

    assert found.figure == 1
    assert moved(found) == (-1, A_YEAR_AGO, "av 2 deltakere med vedtatte hovedmål da")


def test_goals_that_were_not_aimed_are_counted_as_they_stood_and_were_open(world):
    """Then two of three; one is closed since, and one was adopted today: one of two. A vision needs none."""
    closed, stands = bare_goal(world, world.nordvik), bare_goal(world, world.sorvik)
    aimed, new = (
        scenes.goal(world, world.nordvik),
        scenes.goal(world, world.nordvik, target=None),
    )
    vision = bare_goal(world, world.sorvik)
    GoalVersion.objects.all().unlogged().filter(goal=vision).update(kind="vision")
    for own in (closed, stands, aimed):
        decide(own, LONG_AGO)
    close(closed, date(2026, 2, 1))
    close(stands, date(2025, 2, 1))

    found = ask(world.mona, "Q2")

    # Then `closed` alone of two, since `stands` was closed before; today `new`.
    assert new in Goal.objects.open()
    assert moved(found) == (0, A_YEAR_AGO, "av vedtatte mål da: 2")


def test_needs_that_no_strategy_met_are_counted_without_drafts(world):
    """Then both were unmet; today one is, and so is a draft that is not counted."""
    met, unmet = chain.need(world, "Boliger"), chain.need(world, "Oppfølging")
    chain.adopt(world, met, unmet)
    decide(met, LONG_AGO)
    strategy = chain.strategy(world, needs=[met])
    chain.adopt(world, strategy)
    chain.need(world, "Utkast")

    found = ask(world.kari, "Q4")

    assert found.figure == 2
    assert moved(found) == (-1, A_YEAR_AGO, "uten utkast; vedtatte behov da: 2")


def written(day):
    """All that the log tells of initiatives was written on this day."""
    moment = timezone.make_aware(datetime.combine(day, time(12)))
    Initiative.history.all().update(history_date=moment)


@pytest.fixture
def served(world):
    """An adopted need of two groups; an initiative was for one of them, as the log tells."""
    young, old = (
        TargetGroup.objects.create(code=name, name_nb=name) for name in ("Unge", "Eldre")
    )
    need = chain.need(world, "Boliger", target_groups=[young, old])
    strategy = chain.strategy(world, needs=[need])
    chain.adopt(world, need, strategy)
    for owner in (need, strategy):
        decide(owner, LONG_AGO)
    alone = chain.need(world, "Ukjent", at=world.sorvik, target_groups=[young])
    chain.adopt(world, alone, at=world.sorvik)
    decide(alone, LONG_AGO)
    words = {"strategies": [strategy], "target_groups": [young]}
    own = initiatives.word(participation=world.nordvik, by=world.ola, title="Kjøp", **words)
    return own, (young, old)


def test_groups_that_nothing_was_done_for_are_read_from_the_log(world, served):
    """Then one group of two; today none. Of a moment with several lines the last counts."""
    own, groups = served
    gone = initiatives.word(participation=world.nordvik, by=world.ola, title="Forkastet")
    initiatives.throw_away(initiative=gone, by=world.ola)
    written(LONG_AGO)
    initiatives.reword(initiative=own, by=world.ola, target_groups=[*groups])

    found = ask(world.mona, "Q5")

    note = "uten utkast; blant 1 deltaker som hadde tiltak her da"
    assert found.figure == 0
    assert moved(found) == (-1, A_YEAR_AGO, note)


def test_what_was_given_up_does_not_help_a_group(world, served):
    own, _groups = served
    written(LONG_AGO)
    initiatives.take_step(initiative=own, step="end", by=world.ola, learned="Ingen solgte")

    # Then one group of two; today nothing is done for the need, which it says itself.
    assert ask(world.mona, "Q5").change.value == -1


def test_what_cannot_be_known_is_said(world, served):
    found = ask(world.mona, "Q5")

    assert found.change is None
    day = timezone.localdate().strftime("%d.%m.%Y")
    assert found.no_change == (
        "Det er ikke kjent hvordan dette var for et år siden: "
        f"Det første tiltaket ble skrevet inn her {day}."
    )
    # The file says it where the change would have stood.
    question = next(each for each in QUESTIONS if each.number == "Q5")
    assert told(Card(question, found, TODAY), "/").since == found.no_change


def test_a_word_for_no_number_has_no_unit(world):
    """ "Hidden households" would be read as households that are hidden."""
    scenes.figure(world, world.nordvik, 2)
    question = next(each for each in QUESTIONS if each.number == "Q11")
    hidden, shown = (
        Card(question, ask(user, "Q11", participation=world.nordvik), TODAY)
        for user in (world.mona, world.kari)
    )

    assert (hidden.unit, shown.unit) == ("", "husstander")
    assert Card(question, NotHeld("Nei."), TODAY).unit == ""


def test_one_has_the_word_for_one_beside_the_figure_and_in_the_sentence(world):
    scenes.figure(world, world.nordvik, 1)
    question = next(each for each in QUESTIONS if each.number == "Q11")
    card = Card(question, ask(world.kari, "Q11", participation=world.nordvik), TODAY)

    assert card.unit == "husstand"
    assert ", 2025: 1 husstand (1 av 1 deltaker)" in card.answer.sentence
    assert told(card, "/").unit == "husstander"  # a column has one word for its unit


def test_where_nothing_was_adopted_a_year_ago_that_is_said(world):
    scenes.goal(world, world.nordvik)
    chain.adopt(world, chain.need(world))

    assert [ask(world.mona, number).no_change for number in ("Q1", "Q2", "Q4")] == [
        "For et år siden hadde ingen i dette utvalget et vedtatt hovedmål.",
        "For et år siden hadde ingen i dette utvalget et vedtatt mål.",
        "For et år siden hadde ingen i dette utvalget et vedtatt behov.",
    ]
    assert why_no_change(NotHeld("Nei.")) == ""


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (28, 28, "Uendret siden 2024"),
        (28, 31, "+3 siden 2024"),
        (31, 28, "−3 siden 2024"),
    ],
)
def test_what_has_not_changed_is_told_as_that(world, client, before, now, said):
    scenes.figure(world, world.nordvik, before, period=year(2024))
    scenes.figure(world, world.nordvik, now)
    client.force_login(world.kari)

    page = client.get("/styringsinformasjon/temporary-housing/").content.decode()

    assert said in page
    assert "0 siden" not in page


def test_a_choice_without_initiatives_has_the_plain_words(world):
    young = TargetGroup.objects.create(code="young", name_nb="Unge")
    need = chain.need(world, "Boliger", target_groups=[young])
    chain.initiative(world, follows=[chain.strategy(world, needs=[need])])
    Initiative.history.all().delete()

    found = ask(world.kari, "Q5")

    card = Card(next(each for each in QUESTIONS if each.number == "Q5"), found, TODAY)
    assert card.no_change == "Det er ikke noe fra året før å sammenligne med."


def test_remarks_are_those_of_the_year_before_as_it_stands(world):
    completeness_scene.past_due(world)
    completeness_scene.figure(world, world.nordvik, 41, is_provisional=True)
    for own in (world.nordvik, world.sorvik):
        scenes.figure(world, own, 38, period=year(2024), known="estimated")

    first = ask(world.mona, "Q18")

    # In 2025 one is provisional and one missing; of 2024 the tool has no dates, so no remarks.
    assert (first.figure, *moved(first)[:2]) == (2, 2, "2024")
    assert ask(world.mona, "Q18", chosen_year=2024).no_change == (
        "Det er ingen tall for 2023 i dette utvalget å sammenligne med."
    )


def begun(title, day):
    Initiative.objects.all().unlogged().filter(title=title).update(starts_on=day)


def test_trials_that_went_on_then_had_begun_and_were_not_over(world):
    """Then A, B and E; today A and C. D has no date of start, and of F it is not known when it ended."""
    for title, verdict, on in [
        ("A", "", TODAY),
        ("B", "ended", date(2026, 3, 1)),
        ("C", "", TODAY),
        ("D", "", TODAY),
        ("E", "", TODAY),
        ("F", "", TODAY),
    ]:
        trial(world, title, verdict, on)
    for title, day in [("A", LONG_AGO), ("B", LONG_AGO), ("C", TODAY), ("E", LONG_AGO)]:
        begun(title, day)
    begun("F", LONG_AGO)
    for title in ("E", "F"):
        own = Initiative.objects.get(title=title)
        initiatives.take_step(initiative=own, step="end", by=world.ola, learned="Nei")
    closed_on = timezone.make_aware(datetime.combine(TODAY, time(12)))
    Initiative.history.filter(title="E").update(history_date=closed_on)
    Initiative.history.filter(title="F", history_change_reason="initiative.ended").delete()

    found = ask(world.mona, "Q19")

    note = "utprøvinger der det er kjent når de begynte: 4 av 6"
    assert moved(found) == (-1, A_YEAR_AGO, note)


def test_trials_without_any_date_say_so(world):
    trial(world, "A")

    assert ask(world.mona, "Q19").no_change.startswith("Det er ikke kjent når noen av")


def settled(place, of, persons):
    Population.objects.create(municipality=place.municipality, year=of, persons=persons)


def test_who_is_alike_is_asked_of_the_year_before_too(world):
    rate = rate_indicator(suppress_below=None)
    world.programme.indicators_for_all.add(rate)
    for own, then, now, before, value in [
        (world.nordvik, 10_000, 10_000, 40, 40),
        (world.sorvik, 30_000, 19_000, 50, 30),
    ]:
        settled(own, 2024, then)
        settled(own, 2026, now)
        for number, share in ((2024, before), (2025, value)):
            parts = {"numerator": share, "denominator": 100}
            scenes.figure(world, own, indicator=rate, period=year(number), **parts)

    found = ask(world.mona, "Q21", participation=world.nordvik)

    note = "med bedre tall for minst én indikator: 0 da, 1 nå"
    assert moved(found) == (1, "2024", note)


def test_a_size_that_was_not_known_then_is_said(world):
    settled(world.nordvik, 2026, 10_000)
    scenes.figure(world, world.nordvik, 40)

    assert ask(world.mona, "Q21", participation=world.nordvik).no_change == (
        "Folketallet i Nordvik i 2024 er ikke hentet inn."
    )


def test_the_queries_of_the_changes_do_not_grow_with_the_participants(world, served):
    written(LONG_AGO)

    def count():
        with CaptureQueriesContext(connection) as captured:
            scope = Scope(world.mona)
            for each in QUESTIONS:
                if each.number in ("Q1", "Q2", "Q4", "Q5", "Q18", "Q19"):
                    each.ask(scope)
        return len(captured)

    def give(own):
        goal = scenes.goal(world, own)
        decide(goal, LONG_AGO)
        scenes.figure(world, own, 28)
        scenes.figure(world, own, 30, period=year(2024))
        scenes.cooperation(world, own)

    give(world.nordvik)
    few = count()
    for own in scenes.more_places(world, 5):
        give(own)

    assert count() == few
