"""The chain page, the management page and every report ask the database as often for 357 participants as for one."""

from benchmarks import scene
from benchmarks.queries import CHAIN_PAGE, MANAGEMENT, measure, questions
from reports.catalogue import BY_SLUG, REPORTS


def counted(reader, place):
    found = {}
    for name, ask in questions(reader, place).items():
        ask()  # what is looked up once for all is not counted
        found[name] = measure(ask)[0]
    return found


def test_357_participants_ask_no_more_than_one(world):
    about = {"programme": world.programme, "region": world.region}
    about |= {"indicator": world.indicator, "by": world.tor}
    (first,) = scene.participants(1, **about)
    one = counted(world.tor, first)

    scene.participants(scene.NATIONAL - 1, first=1, **about)

    assert {CHAIN_PAGE, MANAGEMENT, *(f"{each.number} {each.slug}" for each in REPORTS)} == {
        *one
    }
    assert counted(world.tor, first) == one


def test_the_scene_has_a_whole_chain_for_each(world):
    about = {"programme": world.programme, "region": world.region}
    about |= {"indicator": world.indicator, "by": world.tor}
    scene.participants(3, **about)

    rows = BY_SLUG["chain"].rows(user=world.tor)

    assert len({row.participation_id for row in rows}) == 3
    assert all(row.has_adoption for row in rows)
    assert {row.initiative for row in rows if row.need} == {"Boligkontor"}
