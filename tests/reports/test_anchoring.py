"""R17: which body has adopted what, and where the municipality has anchored the work."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from municipalities.actions import wordings
from municipalities.models import Participation
from reports.anchoring_answer import anchoring as answer
from reports.queries import anchoring
from tests.municipalities import plan_scenes
from tests.world import TODAY, place


def told(rows):
    return [(row.participant, row.code, row.title, row.reference) for row in rows]


def said(world, user=None):
    return answer(anchoring.rows(user=user or world.mona), user=world.mona, chosen={})


def test_the_plan_the_strategies_and_own_plans_come_in_this_order(world):
    plan_scenes.plan(world)
    plan_scenes.adopt(world.nordvik, world.kari)

    rows = anchoring.rows(user=world.mona)

    assert told(rows) == [
        ("Nordvik", "plan", "Programplan", "26/55"),
        ("Nordvik", "strategy", "Fra midlertidig til varig", "26/55"),
        ("Nordvik", "own_plan", "Samfunnsdelen", "24/117"),
        ("Sørvik", "", "", ""),
    ]
    assert [row.decided_on for row in rows] == [
        plan_scenes.DECIDED,
        plan_scenes.DECIDED,
        date(2024, 6, 12),
        None,
    ]
    assert rows[0].municipality_code == "9901"
    assert rows[0].body == rows[2].body != ""


def test_a_draft_is_not_anchored(world):
    plan_scenes.plan(world)

    assert [row.code for row in anchoring.rows(user=world.kari)] == ["own_plan"]


def test_what_is_closed_is_no_longer_anchored(world):
    plan_scenes.plan(world)
    plan_scenes.adopt(world.nordvik, world.kari)
    plan = world.nordvik.plans.get()
    reason = {"closed_as": "dropped", "closed_reason": "Ny plan"}
    wordings.close(owner=plan, by=world.kari, today=TODAY, **reason)

    codes = [row.code for row in anchoring.rows(user=world.mona)]

    assert codes == ["strategy", "own_plan", ""]


def test_the_adopted_stands_while_the_next_is_written(world):
    plan_scenes.plan(world)
    plan_scenes.adopt(world.nordvik, world.kari)
    wordings.revise(owners=[world.nordvik.plans.get()], by=world.kari)

    assert anchoring.rows(user=world.anne)[0].reference == "26/55"


def test_each_reads_the_participants_of_its_own(world):
    plan_scenes.plan(world)

    assert [row.participant for row in anchoring.rows(user=world.siri)] == ["Sørvik"]
    assert [row.participant for row in anchoring.rows(user=world.anne)] == ["Nordvik"]
    assert anchoring.rows(user=world.per) == []


def test_the_answer_counts_participants_and_names_who_is_missing(world):
    plan_scenes.plan(world)
    plan_scenes.adopt(world.nordvik, world.kari)

    plans, strategies, own_plans, missing = said(world)

    assert plans == "Med vedtatt programplan: 1 av 2 deltakere."
    assert strategies == "1 vedtatt strategi, fra 1 av 2 deltakere."
    assert own_plans.startswith("Med arbeidet forankret i egne planer: 1 av 2 deltakere; ")
    assert own_plans.endswith("(1).")
    assert missing.endswith("Sørvik.")


def test_the_answer_says_so_when_nothing_and_when_all_is_anchored(world):
    assert len(said(world, world.per)) == 1
    assert "Nordvik, Sørvik" in said(world)[3]
    assert said(world)[2] == "Med arbeidet forankret i egne planer: 0 av 2 deltakere."
    for own in (world.nordvik, world.sorvik):
        plan_scenes.anchor(own, world.tor)

    assert said(world)[3] == "Alle har noe som er forankret."


def test_one_of_one_is_said_in_the_singular(world):
    plan_scenes.plan(world)
    plan_scenes.adopt(world.nordvik, world.kari)

    assert said(world, world.kari)[0] == "Med vedtatt programplan: 1 av 1 deltaker."
    with translation.override("en"):
        assert (
            said(world, world.kari)[0] == "With an adopted programme plan: 1 of 1 participant."
        )


def test_sixteen_participants_are_asked_for_as_one(world):
    plan_scenes.plan(world)
    plan_scenes.adopt(world.nordvik, world.kari)
    one = queries(world)
    for number in range(14):
        own = place(f"Sted {number}", f"98{number:02}", world.region, world.programme)
        plan_scenes.plan(world, own)
        plan_scenes.adopt(own, world.kari)

    assert Participation.objects.count() == 16
    assert queries(world) == one


def queries(world):
    with CaptureQueriesContext(connection) as made:
        anchoring.rows(user=world.mona)
    return len(made)
