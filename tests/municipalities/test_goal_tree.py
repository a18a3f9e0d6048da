"""Goals stand in two levels, whichever way a revision ends."""

import pytest

from municipalities.actions import goals, wordings
from municipalities.models import Goal
from tests.words import adopt, fresh, in_review, record, set_aside
from web.errors import Refused


@pytest.fixture
def tree(world):
    """P is adopted as part of A, is being revised to a main goal, and C is hung under it."""
    a = word(world, "A")
    p = word(world, "P", kind="part", parent=a)
    adopt(world, a, p)
    wordings.revise(owners=[p], by=world.lars)
    goals.reword(goal=p, by=world.ola, kind="main", parent=None)
    return a, p, word(world, "C", kind="part", parent=p)


def word(world, title, **words):
    return goals.word(participation=world.nordvik, by=world.ola, title=title, **words).goal


def test_a_revision_is_not_given_up_while_goals_hang_under_it(world, tree):
    a, p, c = tree

    with pytest.raises(Refused, match="«C»"):
        wordings.drop_revision(owner=p, by=world.lars)
    with pytest.raises(Refused, match="«C»"):
        set_aside(world, p)

    assert fresh(p).newest.kind == "main"
    goals.reword(goal=c, by=world.ola, kind="part", parent=a)
    wordings.drop_revision(owner=p, by=world.lars)
    assert fresh(p).newest.kind == "part"


def test_a_goal_that_was_set_aside_still_hangs_where_it_hung(world, tree):
    _a, p, c = tree
    set_aside(world, c)

    with pytest.raises(Refused, match="«C»"):
        wordings.drop_revision(owner=p, by=world.lars)


def test_a_goal_is_not_adopted_under_what_is_still_a_part_goal(world, tree):
    _a, p, c = tree
    in_review(world, p, c)

    with pytest.raises(Refused, match="Delmålet «C» vedtas bare sammen med hovedmålet «P»"):
        record(world, [c])

    assert fresh(c).standing == "in_review"
    record(world, [c, p])
    assert [fresh(goal).standing for goal in (p, c)] == ["adopted", "adopted"]
    assert fresh(c).adopted.parent == Goal.objects.get(pk=p.pk)


def test_a_part_goal_is_adopted_after_its_main_goal_or_with_it(world):
    main = word(world, "Hovedmål")
    part = word(world, "Del", kind="part", parent=main)
    in_review(world, main, part)

    with pytest.raises(Refused, match="«Hovedmål»"):
        record(world, [part])

    record(world, [main])
    record(world, [part])
    assert fresh(part).standing == "adopted"
