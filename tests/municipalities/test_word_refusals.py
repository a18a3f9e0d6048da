"""What the rules in the database refuse comes back as a sentence in the form, with what was typed."""

import pytest

from municipalities.actions import goals, needs, versions, wordings
from municipalities.models import Goal, NeedCount, NeedVersion


@pytest.fixture
def need(world):
    return needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need


def test_a_second_count_of_the_same_day_is_refused(client, world, need):
    client.force_login(world.ola)
    address = f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/antall/"
    typed = {
        "count": "18",
        "unit": "households",
        "counted_on": "01.11.2026",
        "method": "mapping",
    }

    first, second = client.post(address, typed), client.post(address, typed | {"count": "19"})

    assert (first.status_code, second.status_code) == (302, 422)
    assert NeedCount.objects.get().count == 18
    assert 'value="19"' in second.content.decode()


def test_an_indicator_that_the_goal_already_has_is_refused(client, world):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Flere boliger", kind="main"
    ).goal
    client.force_login(world.ola)
    address = f"/deltakere/{world.nordvik.pk}/mal/{goal.pk}/indikator/"
    typed = {
        "indicator": world.indicator.pk,
        "baseline": "41",
        "baseline_period": world.period.pk,
    }

    answers = []
    for _time in range(2):
        seen = versions.stamp(Goal.objects.get(pk=goal.pk).newest)
        answers.append(client.post(address, typed | {"seen": seen}))
    first, second = answers

    assert first.status_code == 302
    assert second.status_code == 422


@pytest.mark.parametrize("title", ["Kárášjohka – bolig", "=1+1", "<b>fet</b>", "Østre Ærvik Å"])
def test_every_letter_is_kept_and_shown_as_text(client, world, title):
    from django.utils.html import escape

    client.force_login(world.ola)

    answer = client.post(
        f"/deltakere/{world.nordvik.pk}/behov/ny/", {"title": title}, follow=True
    )

    assert answer.status_code == 200
    assert NeedVersion.objects.get().title == title
    assert escape(title) in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "text"),
    [("title", "a" * 201), ("title", ""), ("description", "a" * 20_001), ("title", "a\x00b")],
)
def test_text_that_is_too_long_or_unreadable_is_told(client, world, field, text):
    client.force_login(world.ola)

    answer = client.post(
        f"/deltakere/{world.nordvik.pk}/behov/ny/", {"title": "Behov", field: text}
    )

    assert answer.status_code == 422
    assert not NeedVersion.objects.exists()


def test_a_draft_that_nobody_outside_has_seen_is_deleted(client, world, need):
    client.force_login(world.ola)

    answer = client.post(f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/slett/", follow=True)

    assert answer.status_code == 200
    assert not NeedVersion.objects.exists()
    assert NeedVersion.history.filter(history_change_reason="need.deleted").exists()


def test_a_shared_need_is_never_deleted(client, world, need):
    wordings.share(owner=need, by=world.kari)
    client.force_login(world.ola)

    client.post(f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/slett/")

    assert NeedVersion.objects.get().title == "Mangler boliger"


def test_a_goal_is_measured_by_an_indicator_no_longer(client, world):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Flere boliger", kind="main"
    ).goal
    goals.measure(
        goal=goal, by=world.ola, indicator=world.indicator, targets={2027: 11}, seen=None
    )
    client.force_login(world.ola)
    page = client.get(f"/deltakere/{world.nordvik.pk}/mal/{goal.pk}/")

    client.post(
        f"/deltakere/{world.nordvik.pk}/mal/{goal.pk}/indikator/{world.indicator.pk}/fjern/",
        {"seen": page.context["seen"]},
    )

    assert not Goal.objects.get().newest.goal_indicators.exists()


def test_a_goal_draft_is_deleted_with_its_indicators(client, world):
    goal = goals.word(
        participation=world.nordvik, by=world.ola, title="Flere boliger", kind="main"
    ).goal
    client.force_login(world.ola)

    client.post(f"/deltakere/{world.nordvik.pk}/mal/{goal.pk}/slett/")

    assert not Goal.objects.exists()
