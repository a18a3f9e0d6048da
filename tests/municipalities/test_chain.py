"""The breaks of the chain, worked by hand: one lack at a time, in a chain that is else whole."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from municipalities import break_words, breaks, mends
from municipalities.break_facts import (
    Facts,
    GoalFacts,
    IndicatorFacts,
    InitiativeFacts,
    MovedFacts,
    NeedFacts,
    StrategyFacts,
)
from municipalities.breaks import Code, breaks_of
from tests.world import TODAY

INDICATOR = IndicatorFacts(5, "Barnefamilier", True, (2026, 2027))
NEED = NeedFacts(1, "Mangler boliger", True, ((7, "Barnefamilier"),))
GOAL = GoalFacts(2, "Ingen barn", "main", None, False, frozenset({1}), True, (INDICATOR,))
PART = GoalFacts(6, "Delmål", "part", 2, False, frozenset(), False, (INDICATOR,))
STRATEGY = StrategyFacts(3, "Bygge flere", frozenset({1}), frozenset({2}))
INITIATIVE = InitiativeFacts(
    4,
    "Innkjøp",
    "under_way",
    frozenset({3}),
    frozenset({7}),
    (MovedFacts(5, "Barnefamilier", True), MovedFacts(11, "Ventetid", True)),
    unit="Boligkontoret",
    starts_on=date(2024, 1, 1),
    ends_on=date(2026, 11, 24),
)
MEASURED, UNMEASURED = INITIATIVE.indicators[0], MovedFacts(11, "Ventetid")
WHOLE = Facts(9, TODAY, True, True, (NEED,), (GOAL, PART), (STRATEGY,), (INITIATIVE,))


def codes(**changes):
    return [found.code for found in breaks_of(replace(WHOLE, **changes))]


def need(**changes):
    return {"needs": (replace(NEED, **changes),)}


def goal(**changes):
    return {"goals": (replace(GOAL, **changes), PART)}


def part(**changes):
    return {"goals": (GOAL, replace(PART, **changes))}


def indicator(**changes):
    return goal(indicators=(replace(INDICATOR, **changes),))


def strategy(**changes):
    return {"strategies": (replace(STRATEGY, **changes),)}


def initiative(**changes):
    return {"initiatives": (replace(INITIATIVE, **changes),)}


def test_a_whole_chain_has_no_break():
    assert breaks_of(WHOLE) == []


def test_an_empty_chain_has_no_break_before_the_plan_is_due():
    assert breaks_of(Facts(9, TODAY)) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"plan_is_adopted": False}, Code.PLAN_NOT_ADOPTED),
        (need(is_counted=False), Code.NEED_NO_COUNT),
        (goal(needs=frozenset()), Code.NEED_NO_GOAL),
        (need(groups=((7, "Barnefamilier"), (8, "Unge"))), Code.GROUP_NO_INITIATIVE),
        (goal(indicators=()), Code.GOAL_NO_INDICATOR),
        (part(indicators=()), Code.GOAL_NO_INDICATOR),
        (indicator(has_baseline_or_reason=False), Code.GOAL_NO_BASELINE),
        (indicator(target_years=()), Code.GOAL_NO_TARGET),
        (indicator(target_years=(2024, 2025)), Code.GOAL_TARGET_PAST),
        (goal(has_national_goal=False), Code.GOAL_NO_NATIONAL),
        (strategy(goals=frozenset({99})), Code.GOAL_NO_STRATEGY),
        (part(parent_is_closed=True), Code.GOAL_PARENT_CLOSED),
        (strategy(goals=frozenset({2}), needs=frozenset({1, 99})), None),
        (initiative(indicators=()), Code.INITIATIVE_NO_INDICATOR),
        (initiative(indicators=(UNMEASURED,)), Code.INITIATIVE_NO_RESULT),
        (initiative(indicators=(MEASURED, UNMEASURED)), Code.INITIATIVE_NO_RESULT),
        (initiative(indicators=(UNMEASURED,), starts_on=TODAY), Code.INITIATIVE_NO_RESULT),
        (initiative(indicators=(UNMEASURED,), starts_on=date(2026, 11, 25)), None),
        (initiative(indicators=(UNMEASURED,), status="planned", starts_on=TODAY), None),
        (initiative(status="planned"), Code.INITIATIVE_NOT_BEGUN),
        (initiative(status="planned", starts_on=date(2026, 11, 23)), Code.INITIATIVE_NOT_BEGUN),
        (initiative(status="planned", starts_on=TODAY), None),
        (initiative(status="planned", starts_on=None), Code.INITIATIVE_NO_START),
        (initiative(status="done", indicators=()), Code.INITIATIVE_NO_INDICATOR),
        (initiative(status="done", indicators=(UNMEASURED,)), Code.INITIATIVE_NO_RESULT),
        (
            initiative(status="done", indicators=(UNMEASURED,), starts_on=None),
            Code.INITIATIVE_NO_RESULT,
        ),
        (initiative(status="done", indicators=(UNMEASURED,), has_taught=True), None),
        (
            initiative(status="under_way", indicators=(UNMEASURED,), has_taught=True),
            Code.INITIATIVE_NO_RESULT,
        ),
        (initiative(ends_on=date(2026, 11, 23)), Code.INITIATIVE_PAST_END),
        (initiative(ends_on=None), None),
        (initiative(unit=""), Code.INITIATIVE_NO_UNIT),
        (initiative(starts_on=None), Code.INITIATIVE_NO_START),
        (initiative(status="done", unit="", ends_on=date(2025, 1, 1)), None),
        (initiative(status="ended", unit=""), Code.STRATEGY_NO_INITIATIVE),
    ],
)
def test_one_lack_gives_one_break(changes, code):
    assert codes(**changes) == ([code] if code else [])


def test_each_indicator_without_a_result_is_a_break_of_its_own():
    other = MovedFacts(12, "Utkastelser")
    found = breaks_of(
        replace(WHOLE, **initiative(status="done", indicators=(UNMEASURED, MEASURED, other)))
    )

    assert [break_words.label(each) for each in found] == [
        "Tiltak uten målt resultat: Ventetid",
        "Tiltak uten målt resultat: Utkastelser",
    ]


def test_a_need_that_no_open_strategy_meets_lacks_a_strategy_and_not_each_group():
    assert codes(strategies=(replace(STRATEGY, needs=frozenset()),)) == [
        Code.NEED_NO_STRATEGY,
        Code.STRATEGY_NO_NEED,
    ]


def test_a_strategy_without_a_goal_leaves_the_goal_without_a_strategy_too():
    assert codes(**strategy(goals=frozenset())) == [
        Code.GOAL_NO_STRATEGY,
        Code.STRATEGY_NO_GOAL,
    ]


def test_a_main_goal_is_served_through_its_part_goal():
    assert codes(**strategy(goals=frozenset({6}))) == []


def test_an_initiative_without_a_strategy_leaves_the_strategy_without_an_initiative():
    assert codes(**initiative(strategies=frozenset())) == [
        Code.STRATEGY_NO_INITIATIVE,
        Code.INITIATIVE_NO_STRATEGY,
    ]


def test_a_vision_needs_nothing():
    vision = GoalFacts(8, "Alle bor trygt", "vision")

    assert codes(goals=(GOAL, PART, vision)) == []


def test_a_break_names_the_indicator_and_the_group():
    (found,) = breaks_of(replace(WHOLE, **indicator(target_years=())))
    (group,) = breaks_of(replace(WHOLE, **need(groups=((8, "Unge"),))))

    assert (found.kind, found.object_id, found.part, found.part_id) == (
        "goal",
        2,
        "Barnefamilier",
        5,
    )
    assert break_words.label(group) == "Målgruppe uten tiltak: Unge"


def everything(_right):
    return True


def writing(right):
    return right == "write"


def nothing(_right):
    return False


def ways(may=everything, **changes):
    return [mends.way(found, may) for found in breaks_of(replace(WHOLE, **changes))]


def mended(may=everything, **changes):
    return [way and way.address for way in ways(may, **changes)]


def test_a_break_is_mended_on_the_page_where_it_is_filled_in():
    assert mended(**need(is_counted=False)) == ["/deltakere/9/behov/1/antall/"]
    assert mended(**indicator(target_years=())) == ["/deltakere/9/mal/2/indikator/5/"]
    assert mended(**goal(needs=frozenset())) == ["/deltakere/9/mal/ny/?needs=1"]
    assert mended(plan_is_adopted=False) == ["/deltakere/9/vedtak/"]
    assert mended(**initiative(status="planned")) == ["/deltakere/9/tiltak/4/"]


def test_an_initiative_for_a_group_is_tied_to_the_strategy_of_the_need_too():
    assert mended(**need(groups=((8, "Unge"),))) == [
        "/deltakere/9/tiltak/ny/?target_groups=8&strategies=3"
    ]


@pytest.mark.parametrize(
    ("standing", "address"),
    [
        ("draft", "/deltakere/9/mal/2/endre/"),
        ("revision_draft", "/deltakere/9/mal/2/endre/"),
        ("in_review", "/deltakere/9/mal/2/vedtatte-endringer/"),
        ("revision_in_review", "/deltakere/9/mal/2/vedtatte-endringer/"),
        ("adopted", "/deltakere/9/mal/2/"),
    ],
)
def test_words_are_mended_by_the_step_that_is_open(standing, address):
    (found,) = ways(**goal(has_national_goal=False, standing=standing))

    assert found == mends.Way(address, by_revision=standing == "adopted")


@pytest.mark.parametrize(
    ("standing", "is_told"),
    [
        ("draft", True),
        ("revision_draft", True),
        ("in_review", False),
        ("revision_in_review", False),
        ("adopted", False),
    ],
)
def test_who_only_writes_has_no_step_on_what_is_adopted_or_in_review(standing, is_told):
    for lack in (
        goal(has_national_goal=False, standing=standing),
        goal(indicators=(replace(INDICATOR, target_years=()),), standing=standing),
        strategy(needs=frozenset({1}), goals=frozenset(), standing=standing),
    ):
        assert bool(mended(writing, **lack)[-1]) == is_told


def test_who_may_do_nothing_is_led_nowhere_and_who_writes_records_no_decision():
    assert mended(nothing, **need(is_counted=False)) == [None]
    assert mended(nothing, **goal(has_national_goal=False)) == [None]
    assert mended(writing, plan_is_adopted=False) == [None]


def test_every_break_has_its_words_and_its_page():
    assert set(break_words.LABELS) == set(break_words.NEXT) == set(mends.MENDS)
    assert set(break_words.LABELS) == set(breaks.Code)


ARGUMENTS = {"participation": [9], "object": [9, 1], "part": [9, 1, 2]}


@pytest.mark.parametrize("code", breaks.Code)
def test_every_break_is_mended_on_a_page_that_there_is(code):
    mend = mends.MENDS[code]

    assert reverse(mend.route, args=ARGUMENTS[mend.of]).startswith("/deltakere/9/")


def test_a_break_without_an_object_leads_to_the_list_of_its_kind():
    assert break_words.page_address("plan", 9, None) == "/deltakere/9/plan/"
