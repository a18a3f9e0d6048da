"""The pages of initiatives: who sees what, what the words look like, what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from municipalities.actions import initiatives, strategies, wordings
from municipalities.models import Initiative, Strategy
from programme.models import InitiativeType, TargetGroup
from tests import words as worded
from tests.reports import scenes
from tests.world import TODAY, place, rate_indicator, role


@pytest.fixture
def initiative(world):
    return initiatives.word(
        participation=world.nordvik,
        by=world.ola,
        title="Čáhppes <b>=1+1</b>",
        is_trial=True,
        indicators=[world.indicator],
        budgets={2026: (Decimal(500_000), Decimal(120_000)), 2027: (Decimal(250_000), None)},
    )


@pytest.fixture
def strategy(world):
    return strategies.word(
        participation=world.nordvik, by=world.ola, title="Bolig først"
    ).strategy


def url(initiative, rest=""):
    return f"/deltakere/{initiative.participation_id}/tiltak/{initiative.pk}/{rest}"


def shown(client, user, address):
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def learned(world, initiative):
    initiatives.take_step(
        initiative=initiative, step="end", by=world.ola, learned="Tomten var for dyr"
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [("berit", 200), ("anne", 404), ("mona", 404), ("siri", 404), ("per", 404)],
)
def test_a_draft_is_invisible_to_others(client, world, initiative, name, status):
    client.force_login(world.people()[name])

    assert client.get(url(initiative)).status_code == status
    assert client.get(url(initiative, "historikk/")).status_code == status


@pytest.mark.parametrize(
    ("name", "status"), [("ola", 302), ("berit", 403), ("anne", 403), ("siri", 404)]
)
def test_own_writers_alone_create(client, world, name, status):
    client.force_login(world.people()[name])
    address = f"/deltakere/{world.nordvik.pk}/tiltak/ny/"

    assert client.post(address, {"title": "Nytt"}).status_code == status
    assert Initiative.objects.exists() == (status == 302)


def test_a_form_sent_twice_makes_one(client, world):
    client.force_login(world.ola)
    address = f"/deltakere/{world.nordvik.pk}/tiltak/ny/"
    words = {"title": "Nytt", "once": client.get(address).context["once"]}

    answers = [client.post(address, words) for _ in range(2)]

    assert answers[1]["Location"] == f"/deltakere/{world.nordvik.pk}/tiltak/"
    assert Initiative.objects.count() == 1


def test_a_column_without_amounts_has_no_sum(client, world):
    own = initiatives.word(
        participation=world.nordvik,
        by=world.ola,
        title="Uten brukt",
        budgets={2026: (Decimal(5), None)},
    )
    client.force_login(world.ola)

    context = client.get(url(own)).context

    assert (context["total"], context["total_spent"]) == (5, None)


def test_the_page_tells_words_sums_and_the_latest_figure(client, world, initiative):
    scenes.figure(world, world.nordvik, 28)

    page = shown(client, world.berit, url(initiative))

    assert "Čáhppes &lt;b&gt;=1+1&lt;/b&gt;" in page
    for text in ("750\xa0000", "120\xa0000", "500\xa0000", ">28", "(2025)"):
        assert text in page
    assert "begynn/" not in page  # a reader has no buttons


def test_outsiders_see_no_small_figure_and_no_link_to_a_draft(
    client, world, initiative, strategy
):
    scenes.figure(world, world.nordvik, 2, suppression="primary")
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[strategy])
    initiatives.share(initiative=initiative, by=world.kari)

    page = shown(client, world.mona, url(initiative))

    assert "Bolig først" not in page
    assert "(2025)" in page
    assert ">2 " not in page
    assert "Bolig først" in shown(client, world.ola, url(initiative))


def test_ended_in_learning_is_told_first_and_never_in_red(client, world, initiative):
    learned(world, initiative)

    page = shown(client, world.berit, url(initiative))

    assert "Tomten var for dyr" in page
    assert 'data-color="danger"' not in page


def test_what_is_done_without_learning_asks_for_it(client, world, initiative):
    for step in ("begin", "finish"):
        initiatives.take_step(initiative=initiative, step=step, by=world.ola)

    assert "muted" in shown(client, world.ola, url(initiative))


def test_the_list_marks_trials_and_lateness_and_sets_the_ended_apart(client, world, initiative):
    late = initiatives.word(
        participation=world.nordvik, by=world.ola, title="Sent", ends_on=date(2026, 11, 20)
    )
    learned(world, initiative)
    client.force_login(world.ola)

    answer = client.get(f"/deltakere/{world.nordvik.pk}/tiltak/")

    assert answer.context["going"] == [(late, 4)]
    assert answer.context["ended"] == [(initiative, 0)]
    assert "Tomten var for dyr" in answer.content.decode()


def test_an_empty_list_says_so(client, world):
    assert "empty-state" in shown(client, world.anne, f"/deltakere/{world.nordvik.pk}/tiltak/")


def test_the_form_writes_words_and_budgets(client, world, initiative, strategy):
    client.force_login(world.ola)
    kind = InitiativeType.objects.create(code="x", name_nb="Booppfølging", is_retired=True)
    initiatives.reword(
        initiative=initiative, by=world.ola, type=kind, starts_on=date(2024, 1, 1)
    )
    form = client.get(url(initiative, "endre/")).context["form"]
    assert form.years == [2024, 2025, 2026, 2027, 2028]
    assert kind in form.fields["type"].queryset

    words = {
        "title": "Nytt navn",
        "type": kind.pk,
        "strategies": [strategy.pk],
        "starts_on": "01.02.2026",
        "ends_on": "31.12.2027",
        "budget_2026": "1 500 000",
        "spent_2026": "0",
        "seen": "1.2",
    }
    assert client.post(url(initiative, "endre/"), words).status_code == 302

    found = Initiative.objects.get()
    assert (found.title, found.ends_on, found.type) == ("Nytt navn", date(2027, 12, 31), kind)
    assert [*found.strategies.all()] == [strategy]
    assert [*found.budgets.values_list("year", "amount", "spent")] == [(2026, 1_500_000, 0)]


def test_a_closed_strategy_stays_linked_when_the_words_are_saved(
    client, world, initiative, strategy
):
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[strategy])
    for step in ("begin", "finish"):
        initiatives.take_step(initiative=initiative, step=step, by=world.ola)
    worded.adopt(world, strategy)
    wordings.close(
        owner=strategy, closed_as="met", closed_reason="Nådd", by=world.kari, today=TODAY
    )
    client.force_login(world.ola)

    field = client.get(url(initiative, "endre/")).context["form"].fields["strategies"]

    assert [*field.queryset] == [Strategy.objects.get()]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"starts_on": "01.02.2026", "ends_on": "01.01.2026"}, "ends_on"),
        ({"budget_2026": "-1"}, "budget_2026"),
        ({"spent_2026": "12,5"}, "spent_2026"),
        ({"budget_2026": "mye"}, "budget_2026"),
        ({"title": " "}, "title"),
        ({"description": "a" * 20_001}, "description"),
        ({"strategies": ["999"]}, "strategies"),
    ],
)
def test_bad_input_comes_back_with_a_sentence(client, world, initiative, words, field):
    client.force_login(world.ola)

    answer = client.post(url(initiative, "endre/"), {"title": "Nytt", "seen": "1.1"} | words)

    assert answer.status_code == 422
    assert [*answer.context["form"].errors] == [field]
    assert Initiative.objects.get().title.startswith("Čáhppes")


def test_a_posted_strategy_of_another_participant_is_refused(client, world, initiative):
    foreign = strategies.word(participation=world.sorvik, by=world.siri, title="Fremmed")
    client.force_login(world.ola)
    words = {"title": "Nytt", "seen": "1.1", "strategies": [foreign.strategy_id]}

    assert client.post(url(initiative, "endre/"), words).status_code == 422
    assert not Initiative.objects.get().strategies.exists()


def test_a_second_save_shows_both_versions_with_the_budgets(client, world, initiative):
    client.force_login(world.ola)
    typed = {"title": "Olas", "seen": "1.1", "budget_2026": "7"}
    client.post(url(initiative, "endre/"), typed | {"title": "Karis", "budget_2026": "400000"})

    refused = client.post(url(initiative, "endre/"), typed)

    page = refused.content.decode()
    assert refused.status_code == 422
    for text in ("Karis", 'value="Olas"', 'value="1.2"', "400000"):
        assert text in page
    assert client.post(url(initiative, "endre/"), typed | {"seen": "1.2"}).status_code == 302
    assert Initiative.objects.get().title == "Olas"


def test_the_buttons_take_the_steps(client, world, initiative):
    client.force_login(world.ola)
    for address, status in (
        ("begynn/", "under_way"),
        ("pause/", "paused"),
        ("gjenoppta/", "under_way"),
        ("fullfor/", "done"),
    ):
        assert client.post(url(initiative, address)).status_code == 302
        assert Initiative.objects.get().status == status

    again = client.post(url(initiative, "begynn/"), follow=True)  # not open from done
    assert Initiative.objects.get().status == "done"
    assert "ds-alert" in again.content.decode()


def test_an_end_asks_what_was_learned(client, world, initiative):
    client.force_login(world.ola)
    address = url(initiative, "avslutt/")

    assert client.get(address).status_code == 200
    assert client.post(address, {"learned": " "}).status_code == 422
    assert client.post(address, {"learned": "Noe"}).status_code == 302
    assert client.post(address, {"learned": "Noe mer"}).status_code == 422  # it has ended
    assert Initiative.objects.get().learned == "Noe"


def test_share_move_copy_and_delete(client, world, initiative):
    client.force_login(world.kari)

    client.post(url(initiative, "kopier/"))
    copy = Initiative.objects.exclude(pk=initiative.pk).get()
    client.post(url(copy, "flytt/"), {"up": "1"})
    assert [*Initiative.objects.order_by("order")] == [copy, initiative]
    client.post(url(copy, "slett/"))
    assert Initiative.objects.get() == initiative
    client.post(url(initiative, "del/"))
    assert Initiative.objects.visible_to(world.mona).exists()
    client.post(url(initiative, "del/"), {"take_back": "1"})
    assert not Initiative.objects.visible_to(world.mona).exists()
    refused = client.post(url(initiative, "slett/"))
    assert refused["Location"] == url(initiative)
    assert Initiative.objects.exists()


def test_a_contributor_does_not_share(client, world, initiative):
    client.force_login(world.ola)

    assert client.post(url(initiative, "del/")).status_code == 403


def test_the_history_tells_words_steps_and_amounts(client, world, initiative):
    initiatives.reword(
        initiative=initiative,
        by=world.lars,
        title="Nytt navn",
        ends_on=date(2027, 12, 31),
        budgets={2026: (Decimal(500_000), Decimal(200_000))},
    )
    initiatives.take_step(initiative=initiative, step="begin", by=world.lars)

    page = shown(client, world.berit, url(initiative, "historikk/"))

    for text in ("Ola", "Lars", "Nytt navn", "31.12.2027", "120\xa0000", "2027"):
        assert text in page


def test_outsiders_history_starts_when_it_was_shared_without_a_break(client, world, initiative):
    initiatives.share(initiative=initiative, by=world.kari)
    initiatives.take_back(initiative=initiative, by=world.kari)
    initiatives.reword(initiative=initiative, by=world.ola, title="Hemmelig")
    initiatives.reword(initiative=initiative, by=world.ola, title="Åpent")
    initiatives.share(initiative=initiative, by=world.kari)
    initiatives.take_step(initiative=initiative, step="begin", by=world.lars)

    page = shown(client, world.anne, url(initiative, "historikk/"))

    assert "Hemmelig" not in page
    assert "Lars" in page


def test_outsiders_history_starts_when_its_strategy_was_adopted(
    client, world, initiative, strategy
):
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[strategy])
    worded.adopt(world, strategy)
    initiatives.reword(initiative=initiative, by=world.lars, title="Etter vedtaket")

    page = shown(client, world.anne, url(initiative, "historikk/"))

    assert "Etter vedtaket" in page
    assert "Ola" not in page


def test_no_history_for_what_follows_a_strategy_that_was_let_go(
    client, world, initiative, strategy, monkeypatch
):
    """Seen for a moment by a strategy that is then dropped: nothing is told of the past."""
    monkeypatch.setattr(
        "municipalities.views.initiative_history.InitiativeHistory._adopted_since",
        lambda page: [],
    )
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[strategy])
    worded.adopt(world, strategy)
    client.force_login(world.anne)

    assert client.get(url(initiative, "historikk/")).status_code == 404


def test_the_strategy_links_to_its_initiatives(client, world, initiative, strategy):
    initiatives.reword(initiative=initiative, by=world.ola, strategies=[strategy])

    page = shown(client, world.ola, f"/deltakere/{world.nordvik.pk}/strategier/{strategy.pk}/")

    assert f'href="{url(initiative)}"' in page


def titles(client, user, query=""):
    client.force_login(user)
    answer = client.get(f"/tiltak/{query}")
    assert answer.status_code == 200
    return [row.record.title for row in answer.context["table"].rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=ÆRFUGL", ["Ærfugl"]),
        ("text=teknisk", ["Ærfugl"]),
        ("status=ended", ["Åpning"]),
        ("trial=yes", ["Åpning"]),
        ("trial=no", ["Bolig", "Ærfugl"]),
        ("end=past", ["Bolig"]),
        ("type=last", ["Ærfugl"]),
        ("target_groups=last", ["Ærfugl"]),
        ("sort=title", ["Bolig", "Ærfugl", "Åpning"]),
        ("sort=-title", ["Åpning", "Ærfugl", "Bolig"]),
        ("sort=ends_on", ["Bolig", "Åpning", "Ærfugl"]),
    ],
)
def test_the_list_of_all_is_filtered_and_sorted(client, world, query, found):
    kind = InitiativeType.objects.create(code="follow_up", name_nb="Booppfølging")
    youth = TargetGroup.objects.create(code="youth", name_nb="Utsatte unge")
    own = {"participation": world.nordvik, "by": world.ola}
    trial = initiatives.word(
        **own,
        title="Åpning",
        is_trial=True,
        ends_on=date(2026, 10, 1),
        starts_on=date(2026, 1, 1),
    )
    learned(world, trial)
    initiatives.word(
        **own,
        title="Ærfugl",
        type=kind,
        target_groups=[youth],
        responsible_unit="Teknisk",
        ends_on=date(2030, 1, 1),
    )
    initiatives.word(**own, title="Bolig", ends_on=date(2026, 1, 1))
    query = query.replace("type=last", f"type={kind.pk}")
    query = query.replace("target_groups=last", f"target_groups={youth.pk}")

    rows = titles(client, world.ola, f"?{query}")

    assert rows == found if "sort" in query else sorted(rows) == sorted(found)


def test_others_see_what_is_shared_alone(client, world, initiative):
    assert titles(client, world.mona) == []
    assert titles(client, world.siri) == []
    initiatives.share(initiative=initiative, by=world.kari)
    assert titles(client, world.mona) == [initiative.title]
    assert titles(client, world.siri) == []


def test_the_list_goes_to_excel(client, world, initiative):
    client.force_login(world.ola)

    answer = client.get(reverse("list-download", args=["initiatives"]))

    assert answer.status_code == 200


def test_the_queries_of_the_list_do_not_grow(client, world, django_assert_max_num_queries):
    for number in range(12):
        near = place(f"Vik {number}", f"97{number:02}", world.region, world.programme)
        role(world.ola, near, "contributor")
        initiatives.word(participation=near, by=world.ola, title="Tiltak")
    client.force_login(world.ola)

    with django_assert_max_num_queries(16):
        client.get("/tiltak/")


def test_what_was_written_before_the_link_to_an_adopted_strategy_stays_at_home(client, world):
    strategy = strategies.word(
        participation=world.nordvik, by=world.ola, title="Varig bolig"
    ).strategy
    worded.adopt(world, strategy)
    row = initiatives.word(participation=world.nordvik, by=world.ola, title="HEMMELIG")
    initiatives.reword(
        initiative=row, by=world.ola, title="Boligkontor", strategies=[strategy], budgets={}
    )
    address = f"/deltakere/{world.nordvik.pk}/tiltak/{row.pk}/historikk/"

    client.force_login(world.anne)
    assert "HEMMELIG" not in client.get(address).content.decode()
    client.force_login(world.ola)
    assert "HEMMELIG" in client.get(address).content.decode()


def test_the_form_offers_indicators_that_are_asked_followed_aimed_at_or_chosen(client, world):
    far = rate_indicator("far_off", name_nb="Noe helt annet")
    address = reverse("initiative-create", args=[world.nordvik.pk])
    client.force_login(world.ola)

    form = client.get(address).context["form"]
    assert [*form.fields["indicators"].queryset] == [world.indicator]

    row = initiatives.word(
        participation=world.nordvik, by=world.ola, title="Boligkontor", indicators=[far]
    )
    form = client.get(reverse("initiative-reword", args=[world.nordvik.pk, row.pk])).context[
        "form"
    ]
    assert {*form.fields["indicators"].queryset} == {world.indicator, far}


def test_a_button_that_is_pressed_twice_makes_one_copy(client, world, initiative):
    client.force_login(world.ola)
    address = f"/deltakere/{world.nordvik.pk}/tiltak/{initiative.pk}/kopier/"

    for _ in range(2):
        page = client.post(address, {"once": "a"}, follow=True)
    client.post(address, {"once": "b"})

    assert "Dette er allerede gjort" in page.content.decode()
    assert Initiative.objects.count() == 3
