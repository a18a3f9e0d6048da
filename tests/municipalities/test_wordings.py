"""The steps that needs, goals, strategies and the plan share: revised, corrected, closed, moved, copied, dropped."""

from datetime import date

import pytest

from municipalities.actions import goals, needs, plans, strategies, wordings
from municipalities.models import Goal, Initiative, Need, Plan, Strategy
from tests.words import adopt, close, fresh, in_review, record, revise
from tests.world import TODAY, year
from web.errors import Refused
from web.second_save import ChangedMeanwhile


@pytest.fixture
def need(world):
    return needs.word(participation=world.nordvik, by=world.ola, title="For få boliger").need


@pytest.fixture
def goal(world):
    return goals.word(participation=world.nordvik, by=world.ola, title="Alle bor godt").goal


@pytest.fixture
def strategy(world, need, goal):
    return strategies.word(
        participation=world.nordvik,
        by=world.ola,
        title="Varig bolig først",
        needs=[need],
        goals=[goal],
    ).strategy


@pytest.fixture
def plan(world):
    return plans.begin(participation=world.nordvik, by=world.ola, title="Programplan").plan


def test_a_strategy_is_worded_reworded_and_linked(world, strategy, need):
    strategies.reword(strategy=strategy, by=world.kari, title="Bolig først", needs=[])

    version = fresh(strategy).newest
    assert (version.title, version.revision, [*version.needs.all()]) == ("Bolig først", 2, [])
    assert version.goals.count() == 1


def test_links_across_participations_are_refused(world, strategy):
    foreign = needs.word(participation=world.sorvik, by=world.siri, title="Sørviks").need

    for deed in (
        lambda: strategies.reword(strategy=strategy, by=world.ola, needs=[foreign]),
        lambda: strategies.word(
            participation=world.nordvik, by=world.ola, title="Ny", needs=[foreign]
        ),
    ):
        with pytest.raises(Refused, match="samme deltaker"):
            deed()


def test_what_is_in_review_is_frozen_until_it_is_taken_out(world, need):
    in_review(world, need)

    with pytest.raises(Refused, match="hent tilbake fra behandling"):
        needs.reword(need=need, by=world.ola, title="Ny")
    wordings.take_out_of_review(owner=need, by=world.lars)
    needs.reword(need=need, by=world.ola, title="Ny")


def test_the_councils_changes_are_written_in_before_recording(
    world, need, goal, strategy, plan
):
    in_review(world, need, goal, strategy, plan)
    needs.amend(need=need, by=world.lars, title="For få små boliger")
    goals.amend(goal=goal, by=world.lars, title="Alle bor trygt", kind="main")
    strategies.amend(strategy=strategy, by=world.lars, title="Bolig")
    plans.amend(plan=plan, by=world.lars, summary="Endret av kommunestyret.")

    decision = record(world, [need, goal, strategy, plan])

    assert decision.with_changes
    assert fresh(need).adopted.title == "For få små boliger"
    assert fresh(plan).adopted.summary == "Endret av kommunestyret."


def test_a_decision_keeps_the_whole_plan_as_it_stood(world, need, goal, strategy, plan):
    first = adopt(world, need, goal, strategy, plan)
    wordings.revise(owners=[need], by=world.lars)
    needs.reword(need=need, by=world.ola, title="Fortsatt for få")
    second = adopt(world, need, reference="26/200")

    assert [v.title for v in first.needs.all()] == ["For få boliger"]
    assert [v.title for v in second.needs.all()] == ["Fortsatt for få"]
    assert [v.title for v in second.goals.all()] == ["Alle bor godt"]
    assert first.plan == second.plan == fresh(plan).adopted


def test_a_version_changed_while_the_form_was_open_is_not_adopted(world, need):
    in_review(world, need)
    version = fresh(need).newest
    needs.amend(need=need, by=world.kari, title="Endret")

    with pytest.raises(Refused, match="endret siden du åpnet"):
        record(world, [need], seen={version: "1.1"})
    assert fresh(need).standing == "in_review"


def test_two_adoptions_at_once_adopt_once(world, need):
    in_review(world, need)
    record(world, [need])

    with pytest.raises(Refused):
        record(world, [need])


def test_a_revision_of_a_revision_is_refused(world, need):
    revise(world, need)

    with pytest.raises(Refused, match="vedtatt, under revisjon"):
        wordings.revise(owners=[need], by=world.lars)


def test_nothing_chosen_is_refused(world):
    for deed in (wordings.revise, wordings.send_to_review):
        with pytest.raises(Refused):
            deed(owners=[], by=world.lars)


def test_a_spelling_fix_is_a_version_under_the_same_decision(world, need):
    decision = adopt(world, need)
    seen = "1.1"

    wordings.correct(
        owner=need, by=world.lars, seen=seen, correction="Skrivefeil", title="For få boligar"
    )

    need = fresh(need)
    old, new = need.versions.order_by("number")
    assert (old.state, new.state, new.adoption) == ("replaced", "adopted", decision)
    assert (new.title, new.correction) == ("For få boligar", "Skrivefeil")
    with pytest.raises(ChangedMeanwhile):
        wordings.correct(owner=need, by=world.kari, seen=seen, correction="x", title="y")
    with pytest.raises(Refused):
        wordings.correct(owner=need, by=world.kari, correction=" ", title="y")


def test_a_revision_that_nobody_has_seen_is_dropped_with_all_that_hangs_by_it(
    world, goal, plan
):
    words = {"indicator": world.indicator, "baseline": 41, "baseline_period": year(2022)}
    goals.measure(goal=goal, by=world.ola, targets={2027: 20}, **words)
    plan.versions.get().risks.create(text="For få boliger", likelihood=2, consequence=3)
    revise(world, goal, plan)
    assert fresh(plan).working.risks.get().text == "For få boliger"

    for owner in (goal, plan):
        wordings.drop_revision(owner=owner, by=world.lars)

    goal = fresh(goal)
    assert (goal.standing, goal.versions.count()) == ("adopted", 1)
    assert goal.adopted.goal_indicators.get().targets.get().value == 20
    assert fresh(plan).versions.count() == 1


def test_a_revision_that_was_shared_is_never_dropped(world, need):
    revise(world, need)
    wordings.share(owner=need, by=world.lars)
    wordings.take_back(owner=need, by=world.lars)

    with pytest.raises(Refused, match="slettes aldri"):
        wordings.drop_revision(owner=need, by=world.lars)


def test_what_was_sent_is_never_deleted(world, need):
    in_review(world, need)
    wordings.take_out_of_review(owner=need, by=world.lars)

    with pytest.raises(Refused, match="slettes aldri"):
        needs.throw_away(need=need, by=world.ola)


def test_a_need_that_strategies_still_serve_is_not_closed(world, need, goal, strategy):
    adopt(world, need, goal, strategy)
    reason = {"closed_as": "met", "closed_reason": "Nådd", "by": world.lars, "today": TODAY}

    for owner in (need, goal):
        with pytest.raises(Refused, match="Varig bolig først"):
            wordings.close(owner=owner, **reason)
    going = Initiative.objects.create(
        participation=world.nordvik, title="Kjøpe boliger", edited_by=world.ola
    )
    going.strategies.add(strategy)
    with pytest.raises(Refused, match="Kjøpe boliger"):
        wordings.close(owner=strategy, **reason)
    going.status = "done"
    going.save()
    wordings.close(owner=strategy, **reason)
    wordings.close(owner=need, **reason)
    assert fresh(need).closed_on == TODAY
    assert fresh(need).standing == "closed"


def test_a_main_goal_with_open_part_goals_is_not_closed(world, goal):
    part = goals.word(
        participation=world.nordvik, by=world.ola, title="Delmål", kind="part", parent=goal
    ).goal
    adopt(world, goal, part)

    with pytest.raises(Refused, match="Delmål"):
        wordings.close(
            owner=goal, closed_as="met", closed_reason="Nådd", by=world.lars, today=TODAY
        )


def test_closing_needs_a_kind_and_a_reason_and_can_be_taken_back(world, plan):
    adopt(world, plan)

    for words in (
        {"closed_as": "met", "closed_reason": " "},
        {"closed_as": "x", "closed_reason": "y"},
    ):
        with pytest.raises(Refused):
            wordings.close(owner=plan, by=world.lars, today=TODAY, **words)
    wordings.close(
        owner=plan, closed_as="replaced", closed_reason="Ny plan", by=world.lars, today=TODAY
    )
    wordings.reopen(owner=plan, by=world.lars)
    assert fresh(plan).standing == "adopted"


def test_the_order_is_the_municipalitys(world):
    titles = ["Første", "Andre", "Tredje"]
    rows = [
        needs.word(participation=world.nordvik, by=world.ola, title=title).need
        for title in titles
    ]

    wordings.move(owner=rows[2], up=True, by=world.ola)
    wordings.move(owner=rows[0], up=True, by=world.ola)  # already first
    wordings.move(owner=rows[1], up=False, by=world.ola)  # already last

    order = [row.newest.title for row in Need.objects.order_by("order")]
    assert order == ["Første", "Tredje", "Andre"]


def test_a_need_moves_past_the_closed_ones_that_its_list_does_not_show(world):
    titles = ["Første", "Lukket", "Siste"]
    rows = [
        needs.word(participation=world.nordvik, by=world.ola, title=title).need
        for title in titles
    ]
    close(world, rows[1])

    wordings.move(owner=rows[2], up=True, by=world.ola)

    order = [str(row) for row in Need.objects.open().order_by("order", "pk")]
    assert order == ["Siste", "Første"]


def test_a_part_goal_moves_among_the_parts_of_its_main_goal(world, goal):
    def part(title, parent=goal):
        words = {"kind": "part", "parent": parent, "title": title}
        return goals.word(participation=world.nordvik, by=world.ola, **words).goal

    first = part("Første")
    other = goals.word(participation=world.nordvik, by=world.ola, title="Annet mål").goal
    part("Fremmed", other)
    last = part("Siste")

    wordings.move(owner=last, up=True, by=world.ola)

    parts = Goal.objects.filter(versions__parent=goal).order_by("order", "pk")
    assert [*parts] == [last, first]


def test_a_copy_is_a_draft_of_its_own(world, goal):
    goals.measure(
        goal=goal, by=world.ola, indicator=world.indicator, no_baseline="under_way", targets={}
    )
    adopt(world, goal)

    copy = wordings.duplicate(owner=fresh(goal), by=world.ola)

    version = fresh(copy).newest
    assert (version.title, version.state, version.number) == (
        "Alle bor godt (kopi)",
        "draft",
        1,
    )
    assert version.goal_indicators.get().indicator == world.indicator


def test_a_draft_that_others_link_to_takes_its_links_with_it(world, need, strategy):
    needs.throw_away(need=need, by=world.ola)

    assert not fresh(strategy).newest.needs.exists()
    assert not Need.objects.exists()


def test_a_draft_that_something_fixed_links_to_stays(world, need, strategy):
    in_review(world, strategy)

    with pytest.raises(Refused, match="Varig bolig først"):
        needs.throw_away(need=need, by=world.ola)


def test_a_strategy_that_initiatives_follow_stays(world, strategy):
    row = Initiative.objects.create(
        participation=world.nordvik, title="Kjøpe boliger", edited_by=world.ola
    )
    row.strategies.add(strategy)
    with pytest.raises(Refused):
        strategies.throw_away(strategy=strategy, by=world.ola)
    row.delete()

    strategies.throw_away(strategy=strategy, by=world.ola)

    assert not Strategy.objects.exists()


def test_a_plan_is_begun_once_and_thrown_away_as_a_draft(world, plan):
    with pytest.raises(Refused):
        plans.begin(participation=world.nordvik, by=world.kari, title="En til")
    plans.reword(plan=plan, by=world.ola, summary="Kort")
    plan.versions.get().risks.create(text="For få boliger", likelihood=2, consequence=3)

    plans.throw_away(plan=plan, by=world.ola)

    assert not Plan.objects.exists()


def test_a_goal_that_is_closed_is_not_reworded(world, goal):
    close(world, goal)

    with pytest.raises(Refused, match="åpne igjen"):
        goals.reword(goal=goal, by=world.ola, title="Ny")
    assert Goal.objects.get().closed_on == date(2026, 11, 24)


def test_a_move_passes_by_what_is_closed(world):
    first, closed, last = (
        needs.word(participation=world.nordvik, by=world.ola, title=title).need
        for title in ("Første", "Lukket", "Siste")
    )
    close(world, closed)

    wordings.move(owner=last, up=True, by=world.ola)

    order = [row.newest.title for row in Need.objects.open().order_by("order")]
    assert order == ["Siste", "Første"]
    assert fresh(first).order > fresh(last).order


def test_rows_from_before_they_were_numbered_are_numbered_by_the_first_move(world):
    rows = [Need.objects.create(participation=world.nordvik) for _number in range(3)]

    wordings.exchange(rows, rows[2], up=True, by=world.ola)

    assert [fresh(row).order for row in rows] == [1, 2, 3]
