"""Before a decision on a choice of parts is recorded, the page says what does not come along."""

import pytest

from municipalities import left_behind
from municipalities.actions import goals, needs, strategies
from municipalities.models import Adoption
from municipalities.step_forms import key
from tests.words import adopt, fresh, in_review

DECISION = {"body": "council", "decided_on": "24.11.2026", "reference": "26/117"}
HEADING = "Dette blir ikke med"


@pytest.fixture
def parts(world):
    own = {"participation": world.nordvik, "by": world.ola}
    need = needs.word(title="For få boliger", **own).need
    main = goals.word(title="Alle bor godt", needs=[need], **own).goal
    part = goals.word(title="Kortere opphold", kind="part", parent=main, **own).goal
    strategy = strategies.word(title="Bygge", needs=[need], goals=[main], **own).strategy
    return need, main, part, strategy


def post(client, world, owners, **words):
    client.force_login(world.lars)
    chosen = {"chosen": [key(fresh(owner).newest) for owner in owners]}
    page = f"/deltakere/{world.nordvik.pk}/vedtak/registrer/"
    return client.post(page, DECISION | chosen | words)


def ends(owners):
    found = left_behind.of([fresh(owner).newest for owner in owners])
    return [(each.kind, each.title, each.leaning) for each in found]


def test_what_a_choice_leans_on_and_is_not_adopted_is_a_loose_end(world, parts):
    need, main, part, strategy = parts

    assert ends([strategy]) == [
        ("Behov", "For få boliger", "Bygge"),
        ("Mål", "Alle bor godt", "Bygge"),
    ]
    assert ends([part]) == [("Mål", "Alle bor godt", "Kortere opphold")]
    assert ends([main]) == [("Behov", "For få boliger", "Alle bor godt")]
    assert ends(parts) == ends([need]) == []
    adopt(world, need)
    assert ends([main, strategy]) == []


def test_the_page_says_what_is_left_behind_before_it_is_recorded(client, world, parts):
    in_review(world, *parts)

    answer = post(client, world, parts[3:])

    page = answer.content.decode()
    assert answer.status_code == 422
    assert HEADING in page
    assert "Behov «For få boliger» (til behandling), som «Bygge» bygger på" in page
    assert 'value="26/117"' in page
    assert not Adoption.objects.exists()

    again = post(client, world, parts[3:], told=answer.context["form"].data["told"])

    assert again.status_code == 302
    assert fresh(parts[3]).standing == "adopted"


def test_what_was_shown_from_the_start_is_not_asked_about_again(client, world, parts):
    in_review(world, parts[3])
    client.force_login(world.lars)

    shown = client.get(f"/deltakere/{world.nordvik.pk}/vedtak/registrer/")

    assert "(utkast)" in shown.content.decode()
    told = shown.context["form"].initial["told"]
    assert f'value="{told}"' in shown.content.decode()
    assert post(client, world, parts[3:], told=told).status_code == 302


def test_a_whole_plan_leaves_nothing_behind(client, world, parts):
    in_review(world, *parts)
    client.force_login(world.lars)

    page = client.get(f"/deltakere/{world.nordvik.pk}/vedtak/registrer/").content.decode()

    assert HEADING not in page
    assert post(client, world, parts).status_code == 302


def test_a_part_goal_without_its_main_goal_is_refused(client, world, parts):
    in_review(world, parts[2])
    told = " ".join(each.key for each in left_behind.of([fresh(parts[2]).newest]))

    answer = post(client, world, [parts[2]], told=told)

    assert answer.status_code == 422
    assert "bare sammen med hovedmålet" in answer.content.decode()
