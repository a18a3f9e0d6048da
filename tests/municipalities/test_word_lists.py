"""Needs and goals across participations: only the version that the reader sees is shown and searched."""

import pytest

from municipalities.actions import goals, needs, versions
from municipalities.models import GoalVersion, NeedVersion
from programme.models import NeedCategory, TargetGroup
from tests import words
from tests.world import place, role


@pytest.fixture
def need(world):
    """Adopted as "Mangler boliger"; under revision as "Hemmelig ny ordlyd"."""
    category = NeedCategory.objects.create(code="home_missing", name_nb="Mangler bolig")
    youth = TargetGroup.objects.create(code="youth", name_nb="Utsatte unge")
    need = needs.word(
        participation=world.nordvik,
        by=world.ola,
        title="Mangler boliger",
        category=category,
        priority=1,
        target_groups=[youth],
    ).need
    words.revise(world, need)
    needs.reword(
        need=need,
        by=world.ola,
        title="Hemmelig ny ordlyd",
        priority=3,
        category=category,
        target_groups=[youth],
        seen=versions.stamp(type(need).objects.get(pk=need.pk).newest),
    )
    return need


def titles(client, user, address):
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200
    return [str(row.get_cell_value("title")) for row in answer.context["table"].rows]


@pytest.mark.parametrize(
    ("name", "seen"),
    [("ola", "Hemmelig ny ordlyd"), ("anne", "Mangler boliger"), ("mona", "Mangler boliger")],
)
def test_each_reader_sees_their_version(client, world, need, name, seen):
    assert titles(client, world.people()[name], "/behov/") == [seen]


@pytest.mark.parametrize(
    ("query", "ola", "mona"),
    [
        ("text=HEMMELIG", 1, 0),
        ("text=mangler", 0, 1),
        ("priority=3", 1, 0),
        ("priority=1", 0, 1),
        ("category=last", 1, 1),
        ("target_groups=last", 1, 1),
        ("participation=sorvik", 0, 0),
    ],
)
def test_a_filter_never_searches_what_the_reader_may_not_see(
    client, world, need, query, ola, mona
):
    query = query.replace("category=last", f"category={NeedCategory.objects.get().pk}")
    query = query.replace("target_groups=last", f"target_groups={TargetGroup.objects.get().pk}")
    query = query.replace("sorvik", str(world.sorvik.pk))

    shown = {
        name: len(titles(client, world.people()[name], f"/behov/?{query}"))
        for name in ("ola", "mona")
    }

    expected_ola = 1 if query.startswith("participation") else ola  # a foreign id is no filter
    assert shown == {"ola": expected_ola, "mona": mona}


def test_the_query_of_seen_versions_agrees_with_each_row(world, need):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Flere boliger", kind="main"
    ).goal
    for user in world.people().values():
        for model, owner in ((NeedVersion, need), (GoalVersion, goal)):
            fresh = type(owner).objects.visible_to(user).filter(pk=owner.pk).first()
            alone = [fresh.version_for(user)] if fresh else []
            assert [*model.objects.seen_by(user)] == alone, user


def test_goals_are_filtered_by_kind_and_indicator(client, world):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Flere boliger", kind="main"
    ).goal
    goals.measure(goal=goal, by=world.ola, indicator=world.indicator, targets={}, seen=None)

    assert titles(client, world.ola, f"/mal/?kind=main&indicator={world.indicator.pk}") == [
        "Flere boliger"
    ]
    assert titles(client, world.ola, "/mal/?kind=vision") == []
    assert titles(client, world.mona, "/mal/") == []


def test_the_queries_of_the_lists_do_not_grow(client, world, django_assert_max_num_queries):
    for number in range(12):
        near = place(f"Vik {number}", f"97{number:02}", world.region, world.programme)
        role(world.ola, near, "contributor")
        needs.word(participation=near, by=world.ola, title="Behov")
    client.force_login(world.ola)

    with django_assert_max_num_queries(16):
        client.get("/behov/")


def test_participants_are_chosen_from_in_norwegian_order(client, world):
    for number, name in enumerate(("Åfjord", "Alta", "Ørland")):
        place(name, f"98{number:02}", world.region, world.programme)
    client.force_login(world.mona)

    for address in ("/behov/", "/oppfolging/"):
        choice = client.get(address).context["filter"].form.fields["participation"]
        names = [each.name for each in choice.queryset]
        assert names == ["Alta", "Nordvik", "Sørvik", "Ørland", "Åfjord"], address
